/**
 * Knot DNS: the root, one hoster, and the backend of the misbehaving name servers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerCommand } from './process.ts';

export interface DnsServerSpec {
  name: string;
  /** A folder of its own for configuration, run files and log. */
  folder: string;
  addresses: readonly string[];
  zones: readonly { origin: string; path: string }[];
}

/** @param transferTo address that may transfer every zone; nobody else may */
export function knotConfig({ folder, addresses, zones }: DnsServerSpec, transferTo: string | null): string {
  const acl =
    transferTo === null
      ? []
      : ['acl:', '  - id: transfer', `    address: ${transferTo}`, '    action: transfer'];
  return [
    'server:',
    `  rundir: "${folder}"`,
    '  identity: ""',
    '  version: ""',
    '  nsid: ""',
    '  udp-workers: 1',
    '  tcp-workers: 2',
    '  background-workers: 2',
    `  listen: [ ${addresses.map((address) => `${address}@53`).join(', ')} ]`,
    'control:',
    `  listen: "${folder}/knot.sock"`,
    'log:',
    '  - target: stderr',
    '    any: info',
    'database:',
    `  storage: "${folder}/db"`,
    '  journal-db-max-size: 1M',
    '  kasp-db-max-size: 5M',
    '  timer-db-max-size: 1M',
    '  catalog-db-max-size: 5M',
    ...acl,
    'template:',
    '  - id: default',
    '    semantic-checks: off', // zones may be wrong on purpose
    '    journal-content: none',
    '    zonefile-sync: -1',
    '    zonefile-load: whole',
    ...(transferTo === null ? [] : ['    acl: transfer']),
    'zone:',
    ...zones.flatMap(({ origin, path }) => [`  - domain: "${origin}"`, `    file: "${path}"`]),
    '',
  ].join('\n');
}

export function prepareKnot(spec: DnsServerSpec, transferTo: string | null): Omit<ServerCommand, 'answers'> {
  mkdirSync(join(spec.folder, 'db'), { recursive: true });
  const file = join(spec.folder, 'knot.conf');
  writeFileSync(file, knotConfig(spec, transferTo));
  return { name: spec.name, command: 'knotd', args: ['-c', file], logFile: join(spec.folder, 'log') };
}
