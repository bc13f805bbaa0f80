/**
 * The embedded PostgreSQL for a data folder: started by the first process that asks, joined by the others, stopped by its
 * keeper when the last is gone.
 *
 * Whether a server lives is found out by connecting to its socket and by the kernel's locks, never by a number in a pid
 * file, so it holds between processes in different pid and network namespaces. While a handle is open and the server is
 * lost (keeper killed, namespace ended), it is started again in the background; queries meanwhile fail as on any server
 * that restarts.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { Problem, type ProblemCode, problem, systemCode } from '../../problems.ts';
import type { Target } from '../pool.ts';
import { serverEnvironment, superuser } from './cluster.ts';
import { type Endpoint, readEndpoint } from './endpoint.ts';
import { checkSocketFolder, type Folders, openDataFolder } from './folders.ts';
import type { Footing } from './footing.ts';
import type { KeeperAnswer, KeeperOrder } from './keeper.ts';
import { becomePresent } from './presence.ts';

export interface EmbeddedOptions {
  /** Holds the cluster and its logs; made when missing. */
  dataFolder: string;
  /** `$XDG_RUNTIME_DIR` where there is one; else the system's temporary directory holds the socket. */
  runtimeFolder?: string | undefined;
  /** False for tests only: nothing is forced to disk. */
  durable?: boolean;
  /** How long the server waits for somebody after the last one left. */
  idleSeconds?: number;
  /** TCP beside the socket, with a password; none by default. */
  listen?: { address: string; port: number };
  /** This footing and no other, for tests; see footing.ts. */
  footing?: Footing['name'];
}

export interface Embedded extends AsyncDisposable {
  /** Of the server as it runs now; a restarted one may have another. */
  readonly socketFolder: string;
  readonly user: string;
  /** By the socket. */
  connectionFor(database: string): Target;
  /** By TCP, with the password; only where `listen` was asked for. */
  tcpConnectionFor(database: string): Target;
}

/** Nobody answers and somebody else holds the keeper's lock: initdb on a slow disk is the longest good reason. */
const patienceMs = 90_000;
/** Somebody says the server is ready, and we do not reach it. */
const unreachableMs = 5_000;
const pauseMs = 50;
/** `flock`'s exit status when somebody else has the lock; any number that Node does not use. */
const lockTaken = 75;

/**
 * Returns when the server accepts connections: 1.5 s when a cluster has to be made, 0.3 s for a start, 20 ms for joining.
 *
 * @throws Problem when the folder, the port or the disk do not allow it
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const folders = openDataFolder(options.dataFolder, options.runtimeFolder);
  let { client, endpoint } = await attach(folders, options);
  let closed = false;

  const keepPresent = (): void => {
    client.once('end', () => {
      if (!closed) void attachAgain();
    });
  };
  const attachAgain = async (): Promise<void> => {
    while (!closed) {
      try {
        ({ client, endpoint } = await attach(folders, options));
        if (closed) await client.end();
        else keepPresent();
        return;
      } catch {
        // Whoever runs a query meets the same trouble and reports it.
        await wait(1000, undefined, { ref: false });
      }
    }
  };
  keepPresent();

  return {
    get socketFolder() {
      return endpoint.socketFolder;
    },
    user: superuser,
    connectionFor: (database) => ({
      socketFolder: endpoint.socketFolder,
      port: endpoint.port,
      database,
      user: superuser,
    }),
    tcpConnectionFor: (database) => {
      if (endpoint.tcp === undefined) throw new Error('the embedded server was started without `listen`');
      const { address, password } = endpoint.tcp;
      const host = address.includes(':') ? `[${address}]` : address;
      return {
        connectionString: `postgres://${superuser}:${password}@${host}:${endpoint.port}/${database}`,
      };
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      // It kept no process alive so far; its end is waited for, and with nothing else to do Node would not wait.
      (client as unknown as { ref(): void }).ref();
      await client.end();
    },
  };
}

interface Attached {
  client: pg.Client;
  endpoint: Endpoint;
}

async function attach(folders: Folders, options: EmbeddedOptions): Promise<Attached> {
  const start = performance.now();
  let lastSign = start;
  let readySince: number | null = null;
  for (;;) {
    const endpoint = readEndpoint(folders.endpoint);
    const outcome = endpoint === null ? 'absent' : await tryAttach(endpoint, options);
    if (typeof outcome === 'object') return { client: outcome, endpoint: endpoint! };
    const now = performance.now();
    if (outcome === 'waking') lastSign = now;
    else if ((await startKeeper(folders, options)) === 'kept') {
      // Another keeper lives. It is starting, stopping, or out of our reach.
      readySince = endpoint === null ? null : (readySince ?? now);
      if (now - lastSign > patienceMs || (readySince !== null && now - readySince > unreachableMs)) {
        throw problem('postgres-folder-held', { folder: folders.cluster });
      }
    }
    await wait(pauseMs);
  }
}

/** A presence, or why there is none: nothing answers there, or it answers that it is starting or stopping. */
async function tryAttach(
  endpoint: Endpoint,
  options: EmbeddedOptions,
): Promise<pg.Client | 'absent' | 'waking'> {
  try {
    checkSocketFolder(endpoint.socketFolder, [process.getuid!(), endpoint.uid]);
    const client = await becomePresent(endpoint);
    const { listen } = options;
    if (listen !== undefined && (endpoint.tcp?.address !== listen.address || endpoint.port !== listen.port)) {
      await client.end();
      throw problem('postgres-not-listening', listen);
    }
    return client;
  } catch (error) {
    const code = systemCode(error);
    // 57P01 and a reset: it stopped while we came in. 57P03: it is starting or stopping.
    if (['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01'].includes(code)) return 'absent';
    if (code === '57P03') return 'waking';
    if (/Connection terminated/.test(String(error))) return 'absent';
    throw error;
  }
}

/** Starts a keeper and waits for its answer; `kept` when there is one already. */
async function startKeeper(folders: Folders, options: EmbeddedOptions): Promise<'started' | 'kept'> {
  const order: KeeperOrder = {
    dataFolder: folders.data,
    runtimeFolder: options.runtimeFolder,
    durable: options.durable ?? true,
    idleSeconds: options.idleSeconds ?? 5,
    listen: options.listen,
    footing: options.footing,
  };
  const lock = ['--nonblock', '--conflict-exit-code', String(lockTaken), '--no-fork', folders.keeperLock];
  const keeper = [process.execPath, join(import.meta.dirname, 'keeper.ts'), JSON.stringify(order)];
  let log: number;
  try {
    log = openSync(folders.keeperLog, 'a', 0o600);
  } catch (error) {
    if (systemCode(error) === 'ENOSPC') throw problem('postgres-disk-full', { folder: folders.data });
    throw problem('postgres-folder-unwritable', { folder: folders.data, reason: systemCode(error) });
  }
  const child = spawn('flock', [...lock, ...keeper], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', log],
    env: serverEnvironment,
  });
  closeSync(log);
  const { line, status } = await new Promise<{ line: string; status: number | null }>((resolve, reject) => {
    let text = '';
    child.once('error', (error) =>
      reject(systemCode(error) === 'ENOENT' ? problem('postgres-tool-missing', { tool: 'flock' }) : error),
    );
    child.stdout!.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (text.includes('\n')) resolve({ line: text, status: null });
    });
    child.once('close', (code) => resolve({ line: text, status: code }));
  });
  child.stdout!.destroy();
  child.unref();
  if (status === lockTaken) return 'kept';
  if (line === '')
    throw new Error(`the database's keeper ended with status ${status}; see ${folders.keeperLog}`);
  const answer = JSON.parse(line) as KeeperAnswer;
  if ('problem' in answer) {
    throw new Problem(answer.problem.code as ProblemCode, answer.problem.sentences);
  }
  if ('error' in answer) throw new Error(`${answer.error} (see ${folders.keeperLog})`);
  return 'started';
}
