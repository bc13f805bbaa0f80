/**
 * BIND: com, net and id.vn, and one hoster. It listens only on addresses of an interface, so namespace.ts adds them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DnsServerSpec } from './knot.ts';
import type { ServerCommand } from './process.ts';

export function bindConfig({ folder, addresses, zones }: DnsServerSpec): string {
  const list = (of: readonly string[]) => (of.length === 0 ? '{ none; }' : `{ ${of.join('; ')}; }`);
  return [
    'options {',
    `  directory "${folder}";`,
    `  pid-file "${folder}/named.pid";`,
    `  session-keyfile "${folder}/session.key";`,
    `  managed-keys-directory "${folder}";`,
    `  listen-on ${list(addresses.filter((address) => !address.includes(':')))};`,
    `  listen-on-v6 ${list(addresses.filter((address) => address.includes(':')))};`,
    '  recursion no;',
    '  allow-transfer { none; };',
    '  notify no;',
    '  dnssec-validation no;',
    '  version none;',
    '  hostname none;',
    '  server-id none;',
    '  empty-zones-enable no;',
    '  check-names primary ignore;',
    '  check-mx ignore;',
    '  check-integrity no;',
    '  check-sibling no;',
    '  tcp-clients 1000;',
    '};',
    'controls { };',
    ...zones.map(({ origin, path }) => `zone "${origin}" { type primary; file "${path}"; };`),
    '',
  ].join('\n');
}

export function prepareBind(spec: DnsServerSpec): Omit<ServerCommand, 'answers'> {
  mkdirSync(spec.folder, { recursive: true });
  const file = join(spec.folder, 'named.conf');
  writeFileSync(file, bindConfig(spec));
  return {
    name: spec.name,
    command: 'named',
    args: ['-g', '-n', '1', '-c', file],
    logFile: join(spec.folder, 'log'),
  };
}
