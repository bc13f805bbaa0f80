/**
 * The network namespace: how the lab gets into one of its own, and how commands join it.
 *
 * As root by `unshare -n`, as an ordinary user by `unshare -rn` (root of a user namespace). With a PID namespace where
 * that works, so that killing its first process ends everything; where /proc may not be mounted, setpriv's parent
 * death signal does it. A mount namespace lets /etc/resolv.conf name the resolver inside.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningLab } from './state.ts';

export interface Entry {
  command: string;
  args: string[];
  environment: Record<string, string>;
  user: boolean;
}

/** How to run a command as the first one of a new namespace; throws when this machine forbids it. */
export function newNamespace(): Entry {
  const user = process.getuid?.() !== 0;
  const base = [...(user ? ['--map-root-user'] : []), '--net', '--mount'];
  const withPids = [...base, '--pid', '--fork', '--kill-child', '--mount-proc'];
  if (works(withPids)) return { command: 'unshare', args: withPids, environment: {}, user };
  const alone = ['--pdeathsig', 'KILL', 'unshare', ...base];
  if (works(base)) {
    return { command: 'setpriv', args: alone, environment: { HIEN_DIEN_LAB_PDEATHSIG: '1' }, user };
  }
  throw new Error(
    user
      ? 'lab: this machine does not let ordinary users make a network namespace (unshare --map-root-user --net); run it as root'
      : 'lab: unshare --net fails although this is root; the lab needs CAP_SYS_ADMIN',
  );
}

function works(args: readonly string[]): boolean {
  return spawnSync('unshare', [...args, 'true'], { stdio: 'ignore' }).status === 0;
}

/** How to run a command in a lab that is running. The PID namespace is not joined: nsenter then becomes the command. */
export function joinNamespace(lab: RunningLab): { command: string; args: string[] } {
  const user = lab.user ? ['--user', '--preserve-credentials'] : [];
  return { command: 'nsenter', args: ['--target', String(lab.pid), ...user, '--net', '--mount', '--wd=.'] };
}

/** Inside a new namespace: loopback up, every lab address local, and the settings servers need. */
export function setUpNetwork(folder: string, visitor: { v4: string; v6: string }, resolver: string): void {
  ip([
    'link set lo up',
    // The address clients send from: without it IPv4 clients appear under the server's own address, IPv6 ones as ::1.
    `addr add ${visitor.v4}/32 dev lo`,
    `addr add ${visitor.v6}/128 dev lo nodad`,
    `route add local 198.18.0.0/15 dev lo src ${visitor.v4}`,
    `route add local 2001:db8::/32 dev lo src ${visitor.v6}`,
  ]);
  for (const [name, value] of [
    ['ipv6/ip_nonlocal_bind', '1'],
    ['ipv4/ip_local_port_range', '10240 65535'],
    ['ipv4/tcp_tw_reuse', '1'],
    ['core/somaxconn', '4096'],
  ] as const) {
    const path = `/proc/sys/net/${name}`;
    if (existsSync(path)) writeFileSync(path, value);
  }
  const resolvConf = join(folder, 'resolv.conf');
  writeFileSync(resolvConf, `nameserver ${resolver}\n`);
  // Absent in some containers; then tools inside need @resolver.
  if (existsSync('/etc/resolv.conf')) execFileSync('mount', ['--bind', resolvConf, '/etc/resolv.conf']);
}

/** BIND only listens on addresses that an interface has. */
export function addAddresses(addresses: readonly string[]): void {
  ip(
    addresses.map(
      (address) => `addr add ${address}/${address.includes(':') ? '128 dev lo nodad' : '32 dev lo'}`,
    ),
  );
}

function ip(commands: readonly string[]): void {
  if (commands.length === 0) return;
  // The family is an option of the whole batch.
  for (const family of ['-4', '-6']) {
    const lines = commands.filter((command) => (family === '-6') === command.includes(':'));
    if (lines.length === 0) continue;
    const result = spawnSync('ip', [family, '-batch', '-'], { input: `${lines.join('\n')}\n` });
    if (result.status !== 0) throw new Error(`lab: ip -batch failed: ${result.stderr.toString().trim()}`);
  }
}
