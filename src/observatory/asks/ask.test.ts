import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import type pg from 'pg';
import { prepareJobs } from '#platform/jobs/queue.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { inScope } from '#platform/postgres/scope.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { claimBatch } from '../leases.ts';
import type { Result } from '../result.ts';
import { selectRun, startRun } from '../runs.ts';
import { storeResults } from '../store.ts';
import { insertNames, insertRun, measured } from '../testing/names.ts';
import { type Ask, askMeasurement, selectAsk, selectOpenAsk } from './ask.ts';
import { type AskLease, claimAsk, failAsk, finishAsk, giveBackAsk } from './claim.ts';

let database: TestDatabase;
let consolePool: pg.Pool;
let worker: pg.Pool;
let accountId: number;
const opened: TestDatabase[] = [];
beforeEach(async () => {
  database = await openTestDatabase();
  opened.push(database);
  await prepareJobs(database.target);
  consolePool = database.connect('hien_dien_console');
  worker = database.connect('hien_dien_worker');
  const { rows } = await database.pool.query<{ id: number }>(
    `insert into identity.account (login, name) values ('so.khcn', 'Phòng Chuyển đổi số') returning id`,
  );
  accountId = rows[0]!.id;
});
after(async () => {
  for (const one of opened) await one[Symbol.asyncDispose]();
});

const noon = Temporal.Instant.from('2026-11-26T05:00:00Z');
const manner = { method: 'hien-dien-2026.1 · hien-dien 1.0.0', vantage: 'lab', profile: 'full' } as const;

const ask = (domainId: number, now = noon, everywhere = true): Promise<Ask> =>
  inScope(consolePool, { everywhere, unitIds: [], accountId }, (trx) =>
    askMeasurement(trx, { domainId, accountId, now }),
  );
const claim = (id: number) => inTransaction(worker, (trx) => claimAsk(trx, id));
const finish = (lease: AskLease, result: Result, now = noon) =>
  inTransaction(worker, (trx) => finishAsk(trx, lease, result, manner, now));

async function jobs(): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    'select task_identifier as task, key, priority, run_at > now() as later from graphile_worker.jobs order by id',
  );
  return rows;
}

async function nameOf(name = 'cafebalo.biz.vn'): Promise<number> {
  const [id] = await insertNames(database.pool, [name]);
  return id!;
}

test('asking makes one ask with one job; a second while it is open is the same ask', async () => {
  const domainId = await nameOf();
  const first = await ask(domainId);
  assert.deepEqual([first.status, first.accountId, first.judgementBefore], ['waiting', accountId, null]);
  assert.equal((await ask(domainId, noon.add({ seconds: 30 }))).id, first.id);
  assert.equal((await selectOpenAsk(worker, domainId))?.id, first.id);
  assert.deepEqual(await jobs(), [
    { task: 'measure-ask', key: `measure-ask ${first.id}`, priority: -10, later: false },
  ]);
});

test('two who ask at the same moment ask once', async () => {
  const domainId = await nameOf();
  const [one, two] = await Promise.all([ask(domainId), ask(domainId)]);
  assert.equal(one!.id, two!.id);
  assert.equal((await jobs()).length, 1);
});

test('a name is measured again after two minutes at the earliest', async () => {
  const domainId = await nameOf();
  const { id } = await ask(domainId);
  const lease = (await claim(id))!;
  await finish(lease, measured(domainId, noon));
  await assert.rejects(ask(domainId, noon.add({ seconds: 119 })), { code: 'ask-too-soon' });
  assert.notEqual((await ask(domainId, noon.add({ seconds: 120 }))).id, id);
});

test('an account asks for thirty names an hour', async () => {
  const names = Array.from({ length: 31 }, (_, number) => `ten${number}.vn`);
  const ids = await insertNames(database.pool, names);
  for (const [minute, id] of ids.slice(0, 30).entries()) await ask(id, noon.add({ minutes: minute }));
  await assert.rejects(ask(ids[30]!, noon.add({ minutes: 59 })), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'ask-too-many');
    assert.match(error.message, /30 measurements an hour/);
    return true;
  });
  await ask(ids[30]!, noon.add({ minutes: 60 }));
});

test('who does not see a name can neither ask for it nor see that somebody did', async () => {
  const domainId = await nameOf();
  await assert.rejects(ask(domainId, noon, false), { code: 'ask-name-unknown' });
  const { id } = await ask(domainId);
  const nobody = { everywhere: false, unitIds: [], accountId };
  assert.equal(await inScope(consolePool, nobody, (trx) => selectAsk(trx, id)), null);
});

test('what was measured is stored with the ask, under one run a day that is never open', async () => {
  const domainId = await nameOf();
  const first = await ask(domainId);
  const stored = await finish((await claim(first.id))!, measured(domainId, noon));
  assert.deepEqual([stored?.measured, stored?.unchanged], [1, 0]);
  const changed = (await selectAsk(worker, first.id))!;
  assert.deepEqual(
    [changed.status, changed.outcome, changed.judgementBefore, changed.judgementAfter !== null],
    ['done', 'changed', null, true],
  );
  const later = noon.add({ minutes: 5 });
  const second = await ask(domainId, later);
  await finish((await claim(second.id))!, measured(domainId, later), later);
  const unchanged = (await selectAsk(worker, second.id))!;
  assert.deepEqual(
    [unchanged.outcome, unchanged.judgementBefore, unchanged.judgementAfter],
    ['unchanged', changed.judgementAfter, changed.judgementAfter],
  );
  const third = await ask(domainId, noon.add({ minutes: 10 }));
  const failed: Result = {
    kind: 'not-measured',
    domainId,
    triedAt: noon.add({ minutes: 10 }),
    fault: 'engine-broke',
  };
  await finish((await claim(third.id))!, failed, noon.add({ minutes: 10 }));
  const none = (await selectAsk(worker, third.id))!;
  assert.deepEqual([none.status, none.outcome, none.reason], ['done', 'not-measured', 'engine-broke']);
  assert.deepEqual([changed.runId, unchanged.runId, none.runId], Array(3).fill(changed.runId));
  const run = (await selectRun(worker, changed.runId!))!;
  assert.deepEqual(
    [run.kind, run.status, run.method, run.vantage, run.profile],
    ['asked', 'done', manner.method, 'lab', 'full'],
  );
  assert.deepEqual(
    [run.planned, run.measured, run.unchanged, run.notMeasured, run.notMeasuredWhy],
    [3, 2, 1, 1, { 'engine-broke': 1 }],
  );
  // The day changes at midnight in Hanoi, 17:00 UTC.
  const tomorrow = Temporal.Instant.from('2026-11-26T17:00:00Z');
  const fourth = await ask(domainId, tomorrow);
  await finish((await claim(fourth.id))!, measured(domainId, tomorrow), tomorrow);
  assert.notEqual((await selectAsk(worker, fourth.id))?.runId, changed.runId);
  assert.equal(await selectRun(worker), null);
});

test('of two workers that have an ask the one that took it last stores; what the other brings is dropped', async () => {
  const domainId = await nameOf();
  const { id } = await ask(domainId);
  const lost = (await claim(id))!;
  const held = (await claim(id))!;
  assert.equal(await finish(lost, measured(domainId, noon)), null);
  await inTransaction(worker, (trx) => giveBackAsk(trx, lost));
  assert.equal((await selectAsk(worker, id))?.status, 'measuring');
  assert.equal((await finish(held, measured(domainId, noon)))?.measured, 1);
  assert.equal(await claim(id), null);
  const { rows } = await database.pool.query('select count(*) as n from observatory.judgement');
  assert.deepEqual(rows, [{ n: 1 }]);
});

test('an ask given back waits with a new job; one given up says so and the name can be asked for again', async () => {
  const domainId = await nameOf();
  const { id } = await ask(domainId);
  const lease = (await claim(id))!;
  await database.pool.query('delete from graphile_worker._private_jobs');
  await inTransaction(worker, (trx) => giveBackAsk(trx, lease));
  assert.equal((await selectAsk(worker, id))?.status, 'waiting');
  assert.equal((await jobs()).length, 1);
  await inTransaction(worker, (trx) => failAsk(trx, id));
  const failed = (await selectAsk(worker, id))!;
  assert.deepEqual([failed.status, failed.outcome], ['failed', null]);
  assert.equal((await ask(domainId, noon.add({ minutes: 3 }))).status, 'waiting');
});

async function planRun(names: string[]) {
  return await inTransaction(database.connect('hien_dien_app'), (trx) =>
    startRun(trx, {
      now: noon,
      everyDays: 7,
      failingEveryDays: 1,
      changedEveryDays: 1,
      names,
      profile: 'full',
      method: 'test',
      vantage: 'lab',
      slots: 1,
    }),
  );
}

test('a name in a batch that is being measured is not measured beside it; the batch answers', async () => {
  const domainId = await nameOf();
  const run = await planRun(['cafebalo.biz.vn']);
  const batch = { runId: run.id, number: 1, workerId: 'one' };
  assert.ok(await inTransaction(worker, (trx) => claimBatch(trx, batch)));
  const { id } = await ask(domainId);
  assert.equal(await claim(id), null);
  const waiting = (await selectAsk(worker, id))!;
  assert.deepEqual([waiting.status, waiting.startedAt], ['waiting', null]);
  await inTransaction(worker, (trx) =>
    storeResults(trx, { id: run.id, method: 'test' }, [measured(domainId, noon.add({ seconds: 5 }))]),
  );
  assert.equal(await claim(id), null);
  const done = (await selectAsk(worker, id))!;
  assert.deepEqual([done.status, done.outcome, done.runId], ['done', 'changed', run.id]);
});

test('a batch is not taken while one of its names is being measured on being asked, and its job comes back', async () => {
  const domainId = await nameOf();
  const { id } = await ask(domainId);
  const lease = (await claim(id))!;
  const run = await planRun(['cafebalo.biz.vn']);
  const batch = { runId: run.id, number: 1, workerId: 'one' };
  assert.equal(await inTransaction(worker, (trx) => claimBatch(trx, batch)), null);
  const again = (await jobs()) as { task: string; later: boolean }[];
  assert.deepEqual(
    again.filter(({ task }) => task === 'measure-batch').map(({ later }) => later),
    [true],
  );
  await finish(lease, measured(domainId, noon));
  assert.ok(await inTransaction(worker, (trx) => claimBatch(trx, batch)));
});

test('what a name showed before it was asked for is no answer', async () => {
  const domainId = await nameOf();
  await inTransaction(worker, async (trx) =>
    storeResults(trx, { id: await insertRun(database.pool), method: 'test' }, [
      measured(domainId, noon.subtract({ seconds: 1 })),
    ]),
  );
  const { id } = await ask(domainId);
  assert.ok(await claim(id));
});
