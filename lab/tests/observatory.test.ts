/**
 * Runs in the lab with real worker processes: what is measured counts once, whoever is killed or told to stop.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, afterEach, before, test } from 'node:test';
import {
  prepareJobs,
  type Run,
  selectProgress,
  selectRun,
  startRun,
  stopRun,
  type WorkEvent,
} from '#observatory/index.ts';
import { insertNames } from '#observatory/testing/names.ts';
import type { WorkerProcessOptions } from '#observatory/testing/worker-process.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { databaseOf, openClient } from '#platform/postgres/pool.ts';
import { openTestDatabase, openTestServer, type TestDatabase } from '#platform/postgres/testing.ts';
import { readLabFacts } from '../engine.ts';
import { measurableDomains } from '../oracles/product.ts';
import { checkout } from '../state.ts';

const facts = readLabFacts();
/** Websites that answer at once, and one name whose servers say nothing for twenty seconds. */
const quick = measurableDomains().slice(170, 229);
const slow = 'silent-servers.vn';
let database: TestDatabase;
const running = new Set<ChildProcess>();

before(async () => {
  database = await openTestDatabase();
  await prepareJobs(database.target);
  await insertNames(database.pool, [...quick, slow]);
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
after(() => database[Symbol.asyncDispose]());

type Said = WorkEvent | { kind: 'ended' };

interface WorkerProcess {
  child: ChildProcess;
  said: Said[];
  /** Resolves with the first event of this kind, or the `times`-th, already said or to come; rejects when the process ends without it. */
  says<Kind extends Said['kind']>(kind: Kind, times?: number): Promise<Extract<Said, { kind: Kind }>>;
  ended: Promise<unknown>;
}

function startWorker(workerId: string, runId: number): WorkerProcess {
  const options: WorkerProcessOptions = {
    target: database.target,
    workerId,
    runId,
    means: {
      rootHints: readFileSync(facts.rootHints, 'utf8'),
      trustAnchors: readFileSync(facts.trustAnchor, 'utf8'),
      ca: readFileSync(facts.ca, 'utf8'),
      allowNetworks: facts.allowNetworks,
    },
  };
  const script = join(checkout, 'src/observatory/testing/worker-process.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  const said: Said[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(JSON.parse(line) as Said);
    for (const look of waiting) look();
  });
  const ended = once(child, 'close').then(() => {
    running.delete(child);
    for (const look of waiting) look();
  });
  return {
    child,
    said,
    ended,
    says: <Kind extends Said['kind']>(kind: Kind, times = 1) =>
      new Promise<Extract<Said, { kind: Kind }>>((resolve, reject) => {
        const look = () => {
          const found = said.filter((event): event is Extract<Said, { kind: Kind }> => event.kind === kind)[
            times - 1
          ];
          if (found) resolve(found);
          else if (!running.has(child)) reject(new Error(`worker ${workerId} ended without "${kind}"`));
          else return;
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
  };
}

function planRun(slots: number, batchSize: number, names = quick): Promise<Run> {
  return inTransaction(database.pool, (trx) =>
    startRun(trx, {
      now: Temporal.Now.instant(),
      everyDays: 7,
      failingEveryDays: 1,
      changedEveryDays: 1,
      names,
      profile: 'presence',
      method: 'test',
      vantage: 'lab',
      slots,
      batchSize,
    }),
  );
}

/** Resolves when a batch of the run is leased by a worker whose id ends so and has names finished. */
async function isAtWork(run: Run, workerId: string): Promise<void> {
  for (;;) {
    const { rows } = await database.pool.query(
      `select from observatory.batch where run_id = $1 and leased_by like '%' || $2 and finished > 0`,
      [run.id, workerId],
    );
    if (rows.length > 0) return;
    await new Promise((soon) => setTimeout(soon, 100));
  }
}

test('two workers share a run and measure every name once', { timeout: 120_000 }, async () => {
  const run = await planRun(2, 5);
  const workers = [startWorker('one', run.id), startWorker('two', run.id)];
  const slots = await Promise.all(workers.map(async (worker) => (await worker.says('slot-taken')).slot));
  assert.deepEqual(slots.sort(), [1, 2]);
  await Promise.all(workers.map(({ ended }) => ended));
  const done = (await selectRun(database.pool, run.id))!;
  assert.deepEqual([done.status, done.measured + done.notMeasured], ['done', 59]);
  const { rows } = await database.pool.query(
    'select count(*) as n from observatory.domain_now where run_id = $1',
    [run.id],
  );
  assert.equal(rows[0].n, 59);
});

test('measured again, nothing of the lab has changed', { timeout: 120_000 }, async () => {
  const run = await planRun(1, 30);
  await startWorker('again', run.id).ended;
  const done = (await selectRun(database.pool, run.id))!;
  assert.deepEqual([done.status, done.unchanged], ['done', done.measured]);
  const { rows } = await database.pool.query(
    'select count(*) as n from observatory.observation where run_id = $1',
    [run.id],
  );
  assert.equal(rows[0].n, 0);
});

test('a worker killed in a batch loses nothing: the other measures its names, each counts once', {
  timeout: 200_000,
}, async () => {
  const run = await planRun(2, 15, [...quick, slow]);
  const [killed, left] = [startWorker('killed', run.id), startWorker('left', run.id)];
  await isAtWork(run, 'killed');
  killed.child.kill('SIGKILL');
  await killed.ended;
  await left.ended;
  const done = (await selectRun(database.pool, run.id))!;
  assert.deepEqual([done.status, done.measured + done.notMeasured], ['done', 60]);
  assert.ok(left.said.some(({ kind }) => kind === 'workers-gone'));
  const { rows } = await database.pool.query(
    'select max(attempts) as most from observatory.batch where run_id = $1',
    [run.id],
  );
  assert.equal(rows[0].most, 2);
});

test('a worker told to stop gives its batches back within ten seconds', { timeout: 120_000 }, async () => {
  const run = await planRun(1, 60, [...quick, slow]);
  const worker = startWorker('stopped', run.id);
  await isAtWork(run, 'stopped');
  const late = setTimeout(() => worker.child.kill('SIGKILL'), 10_000);
  worker.child.kill('SIGTERM');
  await worker.says('ended');
  clearTimeout(late);
  const { batches, run: open } = await selectProgress(database.pool, run.id);
  assert.deepEqual([open.status, batches], ['running', { waiting: 1, leased: 0, done: 0 }]);
  const { rows } = await database.pool.query(
    'select count(*) as n from graphile_worker.jobs where key is not null and locked_at is null',
  );
  assert.equal(rows[0].n, 1);
  await inTransaction(database.pool, stopRun);
});

test('a database that is away for a while in the middle of a run is waited for', {
  timeout: 120_000,
}, async () => {
  const run = await planRun(1, 30, [...quick, slow]);
  const worker = startWorker('patient', run.id);
  await isAtWork(run, 'patient');
  const server = await openTestServer();
  const name = databaseOf(database.target);
  const admin = await openClient(server.connectionFor('postgres'), { applicationName: 'outage' });
  await admin.query(`alter database ${name} allow_connections false`);
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = $1 and application_name like 'hien-dien worker%'`,
    [name],
  );
  // It has come back more than once and found nobody.
  await worker.says('trouble', 4);
  await admin.query(`alter database ${name} allow_connections true`);
  await admin.end();
  await worker.says('ended');
  const done = (await selectRun(database.pool, run.id))!;
  assert.deepEqual([done.status, done.measured + done.notMeasured], ['done', 60]);
  const { rows } = await database.pool.query(
    'select max(attempts) as most, count(*) as batches from observatory.batch where run_id = $1',
    [run.id],
  );
  assert.deepEqual(rows, [{ most: 1, batches: 2 }]);
});
