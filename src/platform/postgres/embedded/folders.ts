/**
 * What lies where. The data folder holds the cluster, the logs and two lock files; the socket lies elsewhere, for a
 * socket's path may have 107 bytes and a checkout's may have more.
 *
 *   data/postgres/cluster/        PostgreSQL's own
 *   data/postgres/server.log      what the server says; keeper.log: what its keeper says
 *   data/postgres/endpoint.json   where the running server listens; absent while none does
 *   data/postgres/keeper.lock     flock held by the keeper, server.lock by every process of the server
 *
 * The locks are the kernel's: gone with the last process that holds them, and true across namespaces, where the number in
 * a pid file means nothing.
 */
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problem, systemCode } from '../../problems.ts';

export interface Folders {
  data: string;
  cluster: string;
  /** Where a server that is started now would put its socket; a running one says so in `endpoint`. */
  socket: string;
  endpoint: string;
  keeperLock: string;
  serverLock: string;
  serverLog: string;
  keeperLog: string;
}

/**
 * Makes the data folder where it is missing and names what lies in it.
 *
 * @param runtimeFolder `$XDG_RUNTIME_DIR` where there is one; else the system's temporary directory is used
 * @throws Problem when the folder cannot be made, cannot be written or belongs to somebody else
 */
export function openDataFolder(dataFolder: string, runtimeFolder?: string): Folders {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw problem('postgres-folder-unwritable', { folder: dataFolder, reason: systemCode(error) });
  }
  const data = realpathSync(dataFolder);
  const { uid } = statSync(data);
  if (uid !== process.getuid!()) throw problem('postgres-folder-foreign', { folder: data, uid });
  const name = `hien-dien-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
  return {
    data,
    cluster: join(data, 'cluster'),
    socket: join(runtimeFolder ?? tmpdir(), name),
    endpoint: join(data, 'endpoint.json'),
    keeperLock: join(data, 'keeper.lock'),
    serverLock: join(data, 'server.lock'),
    serverLog: join(data, 'server.log'),
    keeperLog: join(data, 'keeper.log'),
  };
}

/**
 * Makes the socket's folder, closed to everybody else: who can enter it can be the database's superuser.
 *
 * @throws Problem when something of that name is there already and is not a folder of `owners`
 */
export function openSocketFolder(folder: string, owners: readonly number[]): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') {
      throw problem('postgres-folder-unwritable', { folder, reason: systemCode(error) });
    }
  }
  checkSocketFolder(folder, owners);
  chmodSync(folder, 0o700);
}

/** @throws Problem when the folder is somebody else's; the system's error when it is not there */
export function checkSocketFolder(folder: string, owners: readonly number[]): void {
  const found = lstatSync(folder);
  if (!found.isDirectory() || !owners.includes(found.uid)) {
    throw problem('postgres-socket-foreign', { folder, uid: found.uid });
  }
}

/**
 * Takes the socket's folder away when no server runs. Only empty folders go, and never what is in them: on one footing
 * binaries and cluster were mounted there (footing.ts).
 */
export function closeSocketFolder(folder: string): void {
  for (const empty of [join(folder, 'native'), join(folder, 'cluster'), folder]) {
    try {
      rmdirSync(empty);
    } catch {
      // not there, or not empty: then it is not ours to take away
    }
  }
}
