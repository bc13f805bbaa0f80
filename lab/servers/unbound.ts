/**
 * Unbound: a validating resolver inside the lab. Tools that are run there (curl, a browser, zonemaster) resolve by it,
 * and it is an oracle beside our own resolver; our engine never asks it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerCommand } from './process.ts';

export interface ResolverSpec {
  folder: string;
  address: string;
  rootHints: string;
  trustAnchor: string;
}

export function prepareUnbound({
  folder,
  address,
  rootHints,
  trustAnchor,
}: ResolverSpec): Omit<ServerCommand, 'answers'> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'unbound.conf');
  const lines = [
    'server:',
    '  username: ""',
    '  chroot: ""',
    `  directory: "${folder}"`,
    `  pidfile: "${folder}/unbound.pid"`,
    '  use-syslog: no',
    '  logfile: ""',
    '  num-threads: 1',
    `  interface: ${address}`,
    '  ip-transparent: yes',
    '  access-control: 0.0.0.0/0 allow',
    '  access-control: ::0/0 allow',
    `  root-hints: "${rootHints}"`,
    `  trust-anchor-file: "${trustAnchor}"`,
    '  ede: yes',
    '  val-log-level: 2',
    '  module-config: "validator iterator"',
    '  cache-max-ttl: 60',
    '  cache-max-negative-ttl: 5',
    'remote-control:',
    '  control-enable: no',
    '',
  ];
  writeFileSync(file, lines.join('\n'));
  return { name: 'resolver', command: 'unbound', args: ['-d', '-c', file], logFile: join(folder, 'log') };
}
