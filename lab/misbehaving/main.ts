/**
 * The process that does what no honest server does. Its one argument is a JSON file with its listeners.
 *
 * It tells its parent `ready` over IPC and ends when the parent is gone.
 */
import { readFileSync } from 'node:fs';
import { type DnsListener, type DnsSources, serveDns } from './dns.ts';
import { serveTcp, type TcpListener } from './tcp.ts';

export interface MisbehavingConfig {
  dns: DnsListener[];
  tcp: TcpListener[];
  sources: DnsSources;
}

const config = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as MisbehavingConfig;
process.once('disconnect', () => process.exit(0));
await Promise.all([
  ...config.dns.map((listener) => serveDns(listener, config.sources)),
  ...config.tcp.map((listener) => serveTcp(listener)),
]);
process.send?.('ready');
