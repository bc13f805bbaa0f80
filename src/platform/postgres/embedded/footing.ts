/**
 * As whom, and seeing which folders, the server runs. PostgreSQL refuses root, and root's checkout may lie where nobody
 * else can enter; an ordinary user has neither difficulty.
 *
 * As root the first that works here, beginning with those whose account owns the cluster already:
 * 1. a user namespace in which root's number is called 65534: the files stay root's, closed folders stay open to it;
 * 2. a mount namespace that shows binaries and cluster under the socket's folder, and an ordinary account (where user
 *    namespaces are forbidden, or the folder is another user's);
 * 3. the ordinary account alone (in a container without the right to mount).
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { problem } from '../../problems.ts';
import { openSocketFolder } from './folders.ts';

export interface Footing {
  name: 'self' | 'user-namespace' | 'mount-namespace' | 'account';
  /** The owner that files of cluster and socket must have, as seen from here. */
  uid: number;
  gid: number;
  /** Binaries and cluster as the server sees them. */
  binaries: string;
  cluster: string;
  /** Put before a command to run it on this footing. */
  prefix: readonly string[];
}

export interface Places {
  binaries: string;
  cluster: string;
  socket: string;
}

/** Ends the server with the keeper, whatever ends the keeper: SIGINT is PostgreSQL's fast shutdown. */
const dieWithKeeper = ['setpriv', '--pdeathsig', 'INT'];

/**
 * The footing for this cluster; its folder and the socket's are there afterwards and belong to the right user.
 *
 * @param only tries this one footing: how the tests reach those that this machine would not need
 * @throws Problem when root has no footing here
 */
export function findFooting(places: Places, only?: Footing['name']): Footing {
  const root = process.getuid!() === 0;
  const account = root ? readAccount() : undefined;
  const owner = statSync(places.cluster).uid;
  const candidates = (account === undefined ? [self(places)] : asRoot(places, account))
    .filter(({ name }) => only === undefined || name === only)
    .sort((a, b) => Number(b.uid === owner) - Number(a.uid === owner));
  for (const footing of candidates) {
    openSocketFolder(places.socket, [process.getuid!(), ...(account === undefined ? [] : [account.uid])]);
    handOver(places, footing);
    if (footing.name === 'self' || works(footing, places)) return footing;
  }
  throw problem('postgres-folder-unreachable', {
    folder: places.cluster,
    account: account?.name ?? String(process.getuid!()),
  });
}

function self({ binaries, cluster }: Places): Footing {
  const [uid, gid] = [process.getuid!(), process.getgid!()];
  return { name: 'self', uid, gid, binaries, cluster, prefix: [...dieWithKeeper, '--'] };
}

function asRoot({ binaries, cluster, socket }: Places, { uid, gid }: Account): Footing[] {
  const asAccount = [...dieWithKeeper, `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];
  const shown = { binaries: join(socket, 'native'), cluster: join(socket, 'cluster') };
  const show =
    'mkdir -p "$2" "$4" && mount --bind "$1" "$2" && mount --bind "$3" "$4" && shift 4 && exec "$@"';
  return [
    {
      name: 'user-namespace',
      uid: 0,
      gid: 0,
      binaries,
      cluster,
      prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--', ...dieWithKeeper, '--'],
    },
    {
      name: 'mount-namespace',
      uid,
      gid,
      ...shown,
      prefix: [
        ...['unshare', '--mount', '--', 'sh', '-c', show, 'sh'],
        ...[binaries, shown.binaries, cluster, shown.cluster, ...asAccount],
      ],
    },
    { name: 'account', uid, gid, binaries, cluster, prefix: asAccount },
  ];
}

/** Only root can give files away; for everybody else they are right already. */
function handOver({ cluster, socket }: Places, { name, uid, gid }: Footing): void {
  if (process.getuid!() !== 0) return;
  // Only through, not to be listed: what lies beside the cluster is closed file by file.
  if (name === 'account') chmodSync(dirname(cluster), 0o711);
  if (statSync(socket).uid !== uid) chownSync(socket, uid, gid);
  if (statSync(cluster).uid !== uid) {
    // The footing has changed since the last start: every file changes hands.
    spawnSync('chown', ['--recursive', '--no-dereference', `${uid}:${gid}`, cluster], { stdio: 'ignore' });
  }
}

/** Whether PostgreSQL runs and can write to cluster and socket on this footing. */
function works({ prefix, binaries, cluster }: Footing, { socket }: Places): boolean {
  const script = '"$1" --version && test -w "$2" && test -w "$3"';
  const [file = '', ...args] = [...prefix, 'sh', '-c', script, 'sh', join(binaries, 'bin', 'postgres')];
  return spawnSync(file, [...args, cluster, socket], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** Debian's account for PostgreSQL where there is one, else nobody. */
function readAccount(): Account {
  const accounts = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => [name, { name, uid: Number(uid), gid: Number(gid) }]),
  );
  return accounts.get('postgres') ?? accounts.get('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 };
}
