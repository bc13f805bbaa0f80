/**
 * A database that is restarted, or killed, in the middle of a run: workers wait for it, and the run goes on alone to its
 * end with every name counted once.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Run } from '#observatory/index.ts';
import {
  accountOf,
  endOf,
  exact,
  type Installation,
  middleOf,
  openInstallation,
  planRun,
} from '../faults/installation.ts';
import { type Program, startWorker } from '../faults/program.ts';
import { until } from '../faults/until.ts';
import { measurableDomains } from '../oracles/product.ts';

const names = measurableDomains().slice(170, 230);
let installation: Installation;

before(async () => {
  installation = await openInstallation({ names });
});
after(() => installation[Symbol.asyncDispose]());

/** Runs two workers, breaks something in the middle, and expects the run to end as if nothing had been. */
async function survive(breakIt: (postmaster: number) => void): Promise<Run> {
  const { pool, settings } = installation;
  const run = await planRun(pool, { slots: 2, batchSize: 2 });
  using one = startWorker({ settings, vantage: 'một', runId: run.id });
  using two = startWorker({ settings, vantage: 'hai', runId: run.id });
  await until('both are at work', () => [one, two].every(({ stderr }) => stderr.includes('slot')));
  await middleOf(pool, run);
  const postmaster = await installation.postmaster();
  await Promise.race([one, two].map(nextStored));
  breakIt(postmaster);
  const done = await endOf(pool, run);
  assert.notEqual(await installation.postmaster(), postmaster);
  assert.deepEqual([await one.ended, await two.ended], [0, 0], one.stderr + two.stderr);
  assert.match(one.stderr + two.stderr, /database-away/);
  assert.deepEqual(await accountOf(pool, run), exact(60));
  assert.equal(done.notMeasuredWhy['engine-broke'], undefined);
  return done;
}

/** The worst moment: results are committed, the queue does not know yet, and another batch is in work. */
function nextStored({ child }: Program): Promise<void> {
  return new Promise((resolve) => {
    child.stderr?.on('data', (text: string) => {
      if (text.includes(' stored: ')) resolve();
    });
  });
}

function childrenOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return children === '' ? [] : children.split(' ').map(Number);
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

test('a database that is restarted in the middle of a run is waited for', { timeout: 120_000 }, async () => {
  await survive((postmaster) => process.kill(postmaster, 'SIGINT'));
});

test('a database killed with all its processes comes back with everything it had confirmed', {
  timeout: 120_000,
}, async () => {
  const done = await survive((postmaster) => {
    for (const pid of [postmaster, ...childrenOf(postmaster)]) process.kill(pid, 'SIGKILL');
  });
  assert.equal(done.unchanged, done.measured);
});

test('a database whose keeper is killed is started again by those who need it', {
  timeout: 120_000,
}, async () => {
  await survive((postmaster) => process.kill(parentOf(postmaster), 'SIGKILL'));
});
