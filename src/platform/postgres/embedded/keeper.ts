/**
 * The keeper: a small process of its own session that runs the embedded server for whoever comes, and stops it when
 * nobody has been there for a while. Started by start.ts under `flock keeper.lock`, so there is one for a data folder.
 *
 * Presence is an advisory lock: everybody who needs the server holds it shared, the keeper takes it exclusive before it
 * stops the server. So nobody can arrive between the look and the stop. Connections without that lock (a psql, a program
 * that was given the socket) are counted too, from pg_stat_activity.
 *
 * A server that dies is started again. A keeper that is killed takes the server along (fast shutdown, see footing.ts),
 * and those who are present start the next.
 */
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Problem, problem, systemCode } from '../../problems.ts';
import { findBinaries } from './binaries.ts';
import { openCluster, superuser } from './cluster.ts';
import { removeEndpoint, writeEndpoint } from './endpoint.ts';
import { closeSocketFolder, openDataFolder } from './folders.ts';
import type { Footing } from './footing.ts';
import { presenceLock } from './presence.ts';
import { type Server, type ServerPlan, startServer, stopServer } from './server.ts';

/** What start.ts asks for, as JSON in the first argument. */
export interface KeeperOrder {
  dataFolder: string;
  runtimeFolder?: string | undefined;
  durable: boolean;
  idleSeconds: number;
  listen?: { address: string; port: number } | undefined;
  footing?: Footing['name'] | undefined;
}

/** The one line the keeper answers on its standard output. */
export type KeeperAnswer =
  | { ready: true }
  | { problem: { code: string; sentences: Record<'vi' | 'en', string> } }
  | { error: string };

/** Started and not used yet: whoever asked for it comes at once, or has died. */
const firstClientSeconds = 10;
/** What is left of a server that broke has no sessions to end and may take this long to be gone. */
const brokenServerSeconds = 5;
/** A server that dies this often within a minute is not worth starting again. */
const restartsPerMinute = 5;

let answered = false;
let asked = false;
process.on('SIGTERM', () => {
  asked = true;
});
process.on('SIGINT', () => {
  asked = true;
});

const order = JSON.parse(process.argv[2] ?? '{}') as KeeperOrder;
try {
  await keep(order);
} catch (thrown) {
  // On a full disk our own small files fail as well: the endpoint, pg_hba.conf, a log.
  const diskFull = ['ENOSPC', '53100'].includes(systemCode(thrown));
  const error = diskFull ? problem('postgres-disk-full', { folder: order.dataFolder }) : thrown;
  if (error instanceof Problem) answer({ problem: { code: error.code, sentences: error.sentences } });
  else answer({ error: error instanceof Error ? error.message : String(error) });
  console.error(error);
  process.exitCode = 1;
}

async function keep(order: KeeperOrder): Promise<void> {
  const folders = openDataFolder(order.dataFolder, order.runtimeFolder);
  const { durable, listen } = order;
  removeEndpoint(folders.endpoint);
  const footing = openCluster(
    { binaries: findBinaries(), cluster: folders.cluster, socket: folders.socket },
    { durable, ...(order.footing === undefined ? {} : { only: order.footing }) },
  );
  const plan: ServerPlan = { folders, footing, durable, listen };
  const starts: number[] = [];
  for (;;) {
    starts.push(performance.now());
    const server = await startServer(plan);
    try {
      await announce(server, plan);
    } catch (error) {
      // A server that nobody is told of would hold the folder for ever, and this process with it.
      await stopServer(server);
      throw error;
    }
    answer({ ready: true });
    const end = await watch(server, order.idleSeconds);
    removeEndpoint(folders.endpoint);
    if (end === 'unused') {
      await stopServer(server);
      return closeSocketFolder(folders.socket);
    }
    console.error('the server ended by itself and is started again');
    await stopServer(server, brokenServerSeconds);
    if (asked || starts.filter((at) => at > performance.now() - 60_000).length > restartsPerMinute) return;
  }
}

/** Writes down where the server listens. */
async function announce(server: Server, { folders, footing, listen }: ServerPlan): Promise<void> {
  writeEndpoint(folders.endpoint, {
    socketFolder: folders.socket,
    port: listen?.port ?? 5432,
    uid: footing.uid,
    tcp: listen && { address: listen.address, password: await givePassword(server) },
  });
}

/** Until nobody needs the server (the exclusive lock is then held) or the server is gone. */
async function watch(server: Server, idleSeconds: number): Promise<'unused' | 'gone'> {
  let gone = false;
  void server.exited.then(() => {
    gone = true;
  });
  const pauseMs = Math.min(1000, idleSeconds * 200);
  let seen = performance.now();
  let used = false;
  let sessions: number | null = null;
  while (!gone) {
    if (asked) return 'unused';
    try {
      const now = await look(server);
      if (now.others > 0 || (sessions !== null && now.sessions !== sessions)) {
        seen = performance.now();
        used = true;
      }
      ({ sessions } = now);
      const patienceMs = 1000 * (used ? idleSeconds : Math.max(idleSeconds, firstClientSeconds));
      if (performance.now() - seen > patienceMs && (await claimAlone(server))) return 'unused';
    } catch {
      return 'gone'; // our own connection broke: only a dying server does that
    }
    await wait(pauseMs);
  }
  return 'gone';
}

/** Who is connected now beside us, and how many sessions there have been: some come and go between two looks. */
async function look({ client }: Server): Promise<{ others: number; sessions: number }> {
  const { rows } = await client.query<{ others: number; sessions: number }>(`
    select
      (
        select count(*)
        from pg_stat_activity
        where backend_type = 'client backend'
          and pid <> pg_backend_pid()
      ) as others,
      (select sum(sessions)::int8 from pg_stat_database) as sessions`);
  return rows[0]!;
}

/** Whoever comes from now on waits for the lock, and is sent on to the next server when this one stops. */
async function claimAlone(server: Server): Promise<boolean> {
  const { client } = server;
  const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [presenceLock]);
  if (!rows[0].alone) return false;
  if ((await look(server)).others === 0) return true;
  await client.query('select pg_advisory_unlock($1)', [presenceLock]);
  return false;
}

/** A new one every start, so that an old copy of the endpoint opens nothing. */
async function givePassword({ client }: Server): Promise<string> {
  const password = randomBytes(18).toString('base64url');
  await client.query(`alter role ${superuser} password '${password}'`);
  return password;
}

/** To the process that started us, which reads one line; it may be dead already. */
function answer(line: KeeperAnswer): void {
  if (answered) return;
  answered = true;
  try {
    writeSync(1, `${JSON.stringify(line)}\n`);
  } catch (error) {
    console.error('nobody waits for the answer', error);
  }
}
