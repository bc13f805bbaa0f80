/**
 * "Measure again now" in the lab with real worker processes: with no run open, while one is, and past a worker's death.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import {
  type Ask,
  askMeasurement,
  prepareJobs,
  type Run,
  selectAsk,
  selectRun,
  startRun,
} from '#observatory/index.ts';
import { insertNames } from '#observatory/testing/names.ts';
import type { WorkerProcessOptions } from '#observatory/testing/worker-process.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { readLabFacts } from '../engine.ts';
import { measurableDomains } from '../oracles/product.ts';
import { checkout } from '../state.ts';

const facts = readLabFacts();
/** Websites that answer at once, and one name whose servers say nothing for twenty seconds. */
const quick = measurableDomains().slice(170, 180);
const slow = 'silent-servers.vn';
const asks = { method: 'test', vantage: 'lab' };
let database: TestDatabase;
const ids = new Map<string, number>();
const running = new Set<ChildProcess>();

before(async () => {
  database = await openTestDatabase();
  await prepareJobs(database.target);
  const names = [...quick, slow];
  for (const [place, id] of (await insertNames(database.pool, names)).entries()) ids.set(names[place]!, id);
});
afterEach(async () => {
  const ends = [...running].map((child) => once(child, 'close'));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(ends);
});
after(() => database[Symbol.asyncDispose]());

/** Ends with its run where it is given one. */
function startWorker(workerId: string, runId?: number): ChildProcess {
  const options: WorkerProcessOptions = {
    target: database.target,
    workerId,
    asks,
    ...(runId === undefined ? {} : { runId }),
    means: {
      rootHints: readFileSync(facts.rootHints, 'utf8'),
      trustAnchors: readFileSync(facts.trustAnchor, 'utf8'),
      ca: readFileSync(facts.ca, 'utf8'),
      allowNetworks: facts.allowNetworks,
    },
  };
  const script = join(checkout, 'src/observatory/testing/worker-process.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

function ask(name: string): Promise<Ask> {
  return inTransaction(database.pool, (trx) =>
    askMeasurement(trx, { domainId: ids.get(name)!, accountId: null, now: Temporal.Now.instant() }),
  );
}

function planRun(names: string[]): Promise<Run> {
  return inTransaction(database.pool, (trx) =>
    startRun(trx, {
      now: Temporal.Now.instant(),
      everyDays: 7,
      failingEveryDays: 1,
      changedEveryDays: 1,
      names,
      profile: 'full',
      ...asks,
      slots: 1,
    }),
  );
}

async function comesTo<Row extends { status: string }>(
  status: Row['status'],
  read: () => Promise<Row | null>,
): Promise<Row> {
  for (;;) {
    const row = await read();
    if (row?.status === status) return row;
    await new Promise((soon) => setTimeout(soon, 50));
  }
}

const askIs = (id: number, status: Ask['status']) => comesTo(status, () => selectAsk(database.pool, id));
const runIs = (id: number, status: Run['status']) => comesTo(status, () => selectRun(database.pool, id));

test('with no run open a worker measures what is asked for', { timeout: 120_000 }, async (t) => {
  startWorker('idle');
  const { id } = await ask(quick[0]!);
  const done = await askIs(id, 'done');
  assert.deepEqual([done.outcome, done.judgementBefore, done.reason], ['changed', null, null]);
  const { rows } = await database.pool.query(
    `select judgement.id as judgement, run.kind, run.status, run.profile, run.measured
     from observatory.judgement
     join observatory.run on run.id = judgement.run_id
     where judgement.domain_id = $1`,
    [ids.get(quick[0]!)],
  );
  assert.deepEqual(rows, [
    { judgement: done.judgementAfter, kind: 'asked', status: 'done', profile: 'full', measured: 1 },
  ]);
  const warm = await askIs((await ask(quick[1]!)).id, 'done');
  const took = (one: Ask) => `${one.endedAt!.since(one.askedAt).total('milliseconds').toFixed(0)} ms`;
  t.diagnostic(`first ask, with the worker's start: ${took(done)}; with its crew there: ${took(warm)}`);
});

test('a run takes over from the idle worker, and what is asked for meanwhile is measured beside it', {
  timeout: 120_000,
}, async () => {
  startWorker('idle');
  await askIs((await ask(quick[2]!)).id, 'done');
  const run = await planRun([slow, quick[3]!]);
  await runIs(run.id, 'running');
  const { id } = await ask(quick[4]!);
  const done = await askIs(id, 'done');
  assert.equal(done.outcome, 'changed');
  assert.equal((await selectRun(database.pool, run.id))?.status, 'running');
  const over = await runIs(run.id, 'done');
  assert.deepEqual([over.planned, over.measured + over.notMeasured], [2, 2]);
  assert.ok(Temporal.Instant.compare(done.startedAt!, over.startedAt!) > 0);
  assert.notEqual(done.runId, run.id);
});

test('a name that a run is measuring is not measured beside it', { timeout: 120_000 }, async () => {
  const run = await planRun([slow]);
  startWorker('one', run.id);
  await runIs(run.id, 'running');
  const { id } = await ask(slow);
  const over = await runIs(run.id, 'done');
  assert.equal((await selectAsk(database.pool, id))?.status, 'waiting');
  startWorker('two');
  // The run looked before it was asked for, so that is no answer.
  const done = await askIs(id, 'done');
  assert.ok(Temporal.Instant.compare(done.startedAt!, over.endedAt!) > 0);
  assert.notEqual(done.runId, run.id);
});

test('a worker killed with -9 while it measures leaves the name to the next', {
  timeout: 120_000,
}, async () => {
  await database.pool.query('delete from observatory.ask');
  const first = startWorker('killed');
  const { id } = await ask(slow);
  await askIs(id, 'measuring');
  first.kill('SIGKILL');
  await once(first, 'close');
  startWorker('next');
  const done = await askIs(id, 'done');
  assert.notEqual(done.outcome, null);
  const { rows } = await database.pool.query<{ attempt: number }>(
    'select attempt from observatory.ask where id = $1',
    [id],
  );
  assert.equal(rows[0]!.attempt, 2);
});
