/**
 * NSD: .vn with com.vn and biz.vn, one hoster, and the crowd.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DnsServerSpec } from './knot.ts';
import type { ServerCommand } from './process.ts';

export function nsdConfig({ folder, addresses, zones }: DnsServerSpec): string {
  return [
    'server:',
    '  server-count: 1',
    ...addresses.map((address) => `  ip-address: ${address}`),
    '  ip-transparent: yes',
    '  username: ""',
    '  chroot: ""',
    '  database: ""',
    `  zonesdir: "${folder}"`,
    `  zonelistfile: "${folder}/zone.list"`,
    `  xfrdfile: "${folder}/xfrd.state"`,
    `  xfrdir: "${folder}"`,
    `  pidfile: "${folder}/nsd.pid"`,
    '  hide-version: yes',
    '  hide-identity: yes',
    '  refuse-any: no',
    '  rrl-ratelimit: 0', // NSD's own limit of 200 answers/s would fall on the one visitor there is
    '  rrl-whitelist-ratelimit: 0',
    '  tcp-count: 1000',
    '  verbosity: 1',
    'remote-control:',
    '  control-enable: no',
    ...zones.flatMap(({ origin, path }) => ['zone:', `  name: "${origin}"`, `  zonefile: "${path}"`]),
    '',
  ].join('\n');
}

export function prepareNsd(spec: DnsServerSpec): Omit<ServerCommand, 'answers'> {
  mkdirSync(spec.folder, { recursive: true });
  const file = join(spec.folder, 'nsd.conf');
  writeFileSync(file, nsdConfig(spec));
  return { name: spec.name, command: 'nsd', args: ['-d', '-c', file], logFile: join(spec.folder, 'log') };
}
