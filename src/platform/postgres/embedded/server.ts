/**
 * One run of the server process: started, waited for, stopped. Who decides when is the keeper.
 *
 * The process and all its children hold `server.lock`, so whoever gets that lock knows that none of them is left, in
 * whatever namespace they ran.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { type Problem, problem, systemCode } from '../../problems.ts';
import { openClient } from '../pool.ts';
import { clearStalePid, serverEnvironment, superuser } from './cluster.ts';
import type { Folders } from './folders.ts';
import type { Footing } from './footing.ts';
import { renderSettings } from './settings.ts';

export interface ServerPlan {
  folders: Folders;
  footing: Footing;
  durable: boolean;
  listen?: { address: string; port: number } | undefined;
}

export interface Server {
  process: ChildProcess;
  /** Resolves when the process is gone. */
  exited: Promise<void>;
  /** A connection of the keeper's own. */
  client: pg.Client;
}

/** How long the last server may take to let go of the lock: a fast shutdown writes out up to 512 MB of pages. */
const lockWaitSeconds = 60;
const logLimitBytes = 10_000_000;

/**
 * Starts the server and returns when it accepts connections, after crash recovery where that is needed.
 *
 * @throws Problem when the folder is held, the port taken or the disk full; Error with the log's last lines otherwise
 */
export async function startServer({ folders, footing, durable, listen }: ServerPlan): Promise<Server> {
  const lock = spawnSync('flock', ['--wait', String(lockWaitSeconds), folders.serverLock, 'true']);
  if (lock.status !== 0) throw problem('postgres-folder-held', { folder: folders.cluster });
  clearStalePid(folders.cluster, folders.socket);
  writeAuthentication(join(folders.cluster, 'pg_hba.conf'), listen !== undefined);
  rotateLog(folders.serverLog);

  const log = openSync(folders.serverLog, 'a', 0o600);
  const logStart = statSync(folders.serverLog).size;
  const settings = renderSettings({ socketFolder: folders.socket, durable, listen });
  const [file = '', ...args] = [
    ...['flock', '--nonblock', '--no-fork', folders.serverLock, ...footing.prefix],
    ...[join(footing.binaries, 'bin', 'postgres'), '-D', footing.cluster],
    ...settings.flatMap((setting) => ['-c', setting]),
  ];
  const server = spawn(file, args, { cwd: '/', stdio: ['ignore', log, log], env: serverEnvironment });
  closeSync(log);
  let alive = true;
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      alive = false;
      resolve();
    };
    server.once('error', end);
    server.once('exit', end);
  });
  const target = {
    socketFolder: folders.socket,
    database: 'postgres',
    user: superuser,
    port: listen?.port ?? 5432,
  };
  while (alive) {
    try {
      const client = await openClient(target, { applicationName: 'hien-dien keeper' });
      return { process: server, exited, client };
    } catch (error) {
      const code = systemCode(error);
      // 57P03: it is up and replays its log, which may take a while after a crash.
      if (!['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'].includes(code) && alive) {
        server.kill('SIGINT');
        throw error;
      }
    }
    await wait(20);
  }
  throw explainExit(folders, readFileSync(folders.serverLog, 'utf8').slice(logStart), listen);
}

/**
 * Fast shutdown: sessions are ended, what is committed is written; resolves when the process is gone.
 *
 * A server that cannot write its last checkpoint, as on a full disk, says "shutting down" for ever, also when there is room
 * again (18.4, seen in lab/tests/faults-disk.test.ts). After `graceSeconds` it is ended at once; the next start replays its log.
 */
export async function stopServer(server: Server, graceSeconds = lockWaitSeconds / 2): Promise<void> {
  void server.client.end().catch(() => {});
  server.process.kill('SIGINT');
  const late = setTimeout(() => server.process.kill('SIGQUIT'), graceSeconds * 1000);
  await server.exited;
  clearTimeout(late);
}

function explainExit(folders: Folders, said: string, listen: ServerPlan['listen']): Problem | Error {
  if (listen !== undefined && /could not bind .*(Address already in use|already in use)/.test(said)) {
    return problem('postgres-port-taken', listen);
  }
  if (/lock file .* already exists|pre-existing shared memory block/.test(said)) {
    return problem('postgres-folder-held', { folder: folders.cluster });
  }
  if (/No space left on device/.test(said)) return problem('postgres-disk-full', { folder: folders.cluster });
  const fatal = /(?:FATAL|PANIC): +(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? '';
  return problem('postgres-not-started', { log: folders.serverLog, reason: fatal });
}

/** The socket's folder is closed to others, so whoever comes that way is us; over TCP a password is asked. */
function writeAuthentication(file: string, tcp: boolean): void {
  const lines = ['local all all trust', ...(tcp ? ['host all all all scram-sha-256'] : [])];
  // Overwritten in place: owner and mode stay what initdb made them.
  writeFileSync(file, `${lines.join('\n')}\n`);
}

function rotateLog(file: string): void {
  if (existsSync(file) && statSync(file).size > logLimitBytes) renameSync(file, `${file}.1`);
}
