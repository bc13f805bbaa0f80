import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareJobs } from '#platform/jobs/queue.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { claimBatch, finishBatch, giveBack, type Lease } from './leases.ts';
import { type StartRun, selectProgress, selectRun, startRun, stopRun } from './runs.ts';
import { insertNames, measured } from './testing/names.ts';
import { reportAlive, sweep } from './workers.ts';

const now = Temporal.Instant.from('2026-11-20T02:00:00Z');
const request: StartRun = {
  now,
  everyDays: 7,
  failingEveryDays: 1,
  changedEveryDays: 1,
  profile: 'presence',
  method: 'hien-dien-2026.1 test',
  vantage: 'test',
  slots: 2,
  batchSize: 2,
};

async function openWithNames(names: readonly string[]): Promise<TestDatabase & { ids: number[] }> {
  const database = await openTestDatabase();
  await prepareJobs(database.target);
  return Object.assign(database, { ids: await insertNames(database.pool, names) });
}
const start = ({ pool }: TestDatabase, change: Partial<StartRun> = {}) =>
  inTransaction(pool, (trx) => startRun(trx, { ...request, ...change }));
const claim = ({ pool }: TestDatabase, runId: number, number: number, workerId: string) =>
  inTransaction(pool, (trx) => claimBatch(trx, { runId, number, workerId }));
const resultsOf = (lease: Lease) => lease.names.map(({ domainId }) => measured(domainId, now));
const finish = ({ pool }: TestDatabase, lease: Lease) =>
  inTransaction(pool, (trx) => finishBatch(trx, lease, resultsOf(lease)));
const jobKeys = async ({ pool }: TestDatabase) =>
  (
    await pool.query<{ key: string }>(
      'select key from graphile_worker.jobs where key is not null and attempts < max_attempts order by key',
    )
  ).rows.map(({ key }) => key);

test('a run is planned with its batches and their jobs, by the role of the application', async () => {
  await using database = await openWithNames(['a.vn', 'b.vn', 'c.vn']);
  const app = database.connect('hien_dien_app');
  const run = await inTransaction(app, (trx) => startRun(trx, request));
  assert.deepEqual([run.kind, run.status, run.planned, run.measured], ['due', 'planned', 3, 0]);
  const { rows } = await database.pool.query(
    'select number, domain_ids from observatory.batch order by number',
  );
  assert.deepEqual(rows, [
    { number: 1, domain_ids: database.ids.slice(0, 2) },
    { number: 2, domain_ids: database.ids.slice(2) },
  ]);
  assert.deepEqual(await jobKeys(database), [`measure ${run.id}/1`, `measure ${run.id}/2`]);
});

test('of two runs started at once one is planned and the other is told of it', async () => {
  await using database = await openWithNames(['a.vn', 'b.vn']);
  const both = await Promise.allSettled([start(database), start(database)]);
  const failed = both.filter((one) => one.status === 'rejected');
  assert.equal(failed.length, 1);
  assert.equal(failed[0]!.reason.code, 'run-open');
  assert.match(failed[0]!.reason.sentences.vi, /đang chạy từ .*0\/2 tên.*run status.*run stop/);
  const { rows } = await database.pool.query('select count(*) as n from observatory.batch');
  assert.equal(rows[0].n, 1);
});

test('what a batch stores and touches is of the run', async () => {
  await using database = await openWithNames(['a.vn', 'b.vn']);
  await database.pool.query(`
    with unit as (
      insert into territory.unit (key, level, exists_on) values ('commune 1', 'commune', '(,)') returning id
    )
    update registry.domain set unit_id = unit.id from unit`);
  await database.pool.query('delete from registry.touched_unit');
  const run = await start(database);
  await finish(database, (await claim(database, run.id, 1, 'w1'))!);
  const { rows } = await database.pool.query(
    `select
       (select array_agg(distinct of_run) from registry.touched_unit) as touched,
       (select of_run from reporting.figures_moved order by id desc limit 1) as moved`,
  );
  assert.deepEqual(rows, [{ touched: [true], moved: true }]);
});

test('where nothing is due it says when something will be', async () => {
  await using database = await openWithNames(['a.vn']);
  const run = await start(database);
  await finish(database, (await claim(database, run.id, 1, 'w1'))!);
  await assert.rejects(start(database), {
    code: 'run-nothing-due',
    message: /the next is on 27 Nov 2026/,
  });
  assert.equal((await start(database, { all: true })).planned, 1);
});

test('without any name it says to import a list', async () => {
  await using database = await openWithNames([]);
  await assert.rejects(start(database), { code: 'run-no-names' });
  const { rows } = await database.pool.query('select count(*) as n from observatory.run');
  assert.equal(rows[0].n, 0);
});

test('the run is done with its last batch, and its figures are the sums of all', async () => {
  await using database = await openWithNames(['a.vn', 'b.vn', 'c.vn']);
  const run = await start(database);
  await finish(database, (await claim(database, run.id, 1, 'w1'))!);
  assert.equal((await selectRun(database.pool, run.id))?.status, 'running');
  const second = (await claim(database, run.id, 2, 'w2'))!;
  await inTransaction(database.pool, (trx) =>
    finishBatch(trx, second, [
      { kind: 'not-measured', domainId: second.names[0]!.domainId, triedAt: now, fault: 'timeout' },
    ]),
  );
  const done = await selectRun(database.pool, run.id);
  assert.deepEqual(
    [done?.status, done?.measured, done?.notMeasured, done?.notMeasuredWhy],
    ['done', 2, 1, { timeout: 1 }],
  );
  assert.ok(done?.endedAt);
});

test('results of a lease that somebody else has by now are dropped', async () => {
  await using database = await openWithNames(['a.vn', 'b.vn']);
  const run = await start(database);
  const first = (await claim(database, run.id, 1, 'w1'))!;
  assert.equal(await claim(database, run.id, 1, 'w2'), null);
  await database.pool.query(`update observatory.batch set lease_until = now() - interval '1 second'`);
  const second = (await claim(database, run.id, 1, 'w2'))!;
  assert.equal(second.attempt, 2);
  assert.equal(await finish(database, first), null);
  const { rows } = await database.pool.query('select count(*) as n from observatory.judgement');
  assert.equal(rows[0].n, 0);
  assert.equal((await finish(database, second))?.measured, 2);
  assert.equal(await finish(database, second), null);
  assert.equal((await selectRun(database.pool, run.id))?.measured, 2);
});

test('a dead worker is swept away: its batch and its job are free at once', async () => {
  await using database = await openWithNames(['a.vn', 'b.vn']);
  const { pool } = database;
  const run = await start(database);
  await reportAlive(pool, 'dead', 'pool-dead');
  await reportAlive(pool, 'alive', 'pool-alive');
  await claim(database, run.id, 1, 'dead');
  await pool.query(`
    update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now() - interval '40 seconds'`);
  await pool.query(`update observatory.worker set seen_at = now() - interval '31 seconds' where id = 'dead'`);
  await pool.query(`update observatory.batch set lease_until = now() + interval '29 seconds'`);
  const worker = database.connect('hien_dien_worker');
  assert.deepEqual(await inTransaction(worker, sweep), ['dead']);
  const { rows: jobs } = await pool.query('select locked_by from graphile_worker.jobs');
  assert.deepEqual(jobs, [{ locked_by: null }]);
  assert.equal((await claim(database, run.id, 1, 'alive'))?.attempt, 2);
  assert.deepEqual(await inTransaction(worker, sweep), []);
});

test('a batch that waits without a job gets one', async () => {
  await using database = await openWithNames(['a.vn', 'b.vn', 'c.vn']);
  const run = await start(database);
  await database.pool.query(`delete from graphile_worker._private_jobs where key = 'measure ${run.id}/2'`);
  await inTransaction(database.pool, sweep);
  assert.deepEqual(await jobKeys(database), [`measure ${run.id}/1`, `measure ${run.id}/2`]);
});

test('a batch given back waits with a job of its own', async () => {
  await using database = await openWithNames(['a.vn']);
  const run = await start(database);
  const lease = (await claim(database, run.id, 1, 'w1'))!;
  await inTransaction(database.pool, (trx) => giveBack(trx, lease));
  assert.deepEqual((await selectProgress(database.pool, run.id)).batches, { waiting: 1, leased: 0, done: 0 });
  assert.deepEqual(await jobKeys(database), [`measure ${run.id}/1`]);
  assert.equal((await claim(database, run.id, 1, 'w2'))?.attempt, 2);
});

test('a run that is stopped lets its workers finish and begins nothing more', async () => {
  await using database = await openWithNames(['a.vn', 'b.vn', 'c.vn']);
  const run = await start(database);
  const lease = (await claim(database, run.id, 1, 'w1'))!;
  const app = database.connect('hien_dien_app');
  assert.equal((await inTransaction(app, stopRun)).status, 'stopping');
  assert.deepEqual(await jobKeys(database), []);
  assert.equal(await claim(database, run.id, 2, 'w2'), null);
  assert.equal((await finish(database, lease))?.measured, 2);
  const stopped = await selectRun(database.pool, run.id);
  assert.deepEqual([stopped?.status, stopped?.measured], ['stopped', 2]);
  await assert.rejects(inTransaction(app, stopRun), { code: 'run-none-open' });
});

test('a run that is stopped while a worker takes a batch is not closed under it', async () => {
  await using database = await openWithNames(['a.vn', 'b.vn', 'c.vn']);
  const run = await start(database);
  await claim(database, run.id, 1, 'w1');
  let stopped: Promise<string> | undefined;
  await inTransaction(database.pool, async (trx) => {
    await claimBatch(trx, { runId: run.id, number: 2, workerId: 'w2' });
    stopped = inTransaction(database.pool, stopRun).then(({ status }) => status);
    // It has to wait for this claim: seen in the server's list of locks, not guessed by time.
    const waiting = `select count(*) as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    while ((await database.pool.query(waiting)).rows[0].n === 0) {}
  });
  assert.equal(await stopped, 'stopping');
  const second = await claim(database, run.id, 2, 'w2');
  assert.equal(second, null);
});

test('a small run is dealt out in batches small enough for all of its workers', async () => {
  await using database = await openWithNames(Array.from({ length: 240 }, (_, at) => `n${at}.vn`));
  const { batchSize: _, ...planned } = request;
  await inTransaction(database.pool, (trx) => startRun(trx, planned));
  const { rows } = await database.pool.query(
    'select cardinality(domain_ids) as names from observatory.batch order by number',
  );
  assert.deepEqual(
    rows.map(({ names }) => names),
    [30, 30, 30, 30, 30, 30, 30, 30],
  );
});
