/**
 * A worker on another machine whose network is cut in the middle of its batches: others finish the run, what it brings
 * home late is not counted, and it is back at work when the wire is.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Run } from '#observatory/index.ts';
import {
  accountOf,
  endOf,
  exact,
  type Installation,
  openInstallation,
  planRun,
} from '../faults/installation.ts';
import { type Program, startWorker } from '../faults/program.ts';
import { openSecondNetwork } from '../faults/second-network.ts';
import { until } from '../faults/until.ts';
import { measurableDomains } from '../oracles/product.ts';

/** Websites that answer at once. */
const names = measurableDomains().slice(170, 210);

/** Stops the world for the worker at a moment at which it has batches. @returns their numbers */
async function freezeAtWork({ pool }: Installation, run: Run, worker: Program): Promise<number[]> {
  return until('the worker has batches in work', async () => {
    worker.freeze();
    const { rows } = await pool.query<{ number: number }>(
      `select number from observatory.batch where run_id = $1 and leased_by like 'xa %'`,
      [run.id],
    );
    if (rows.length > 0) return rows.map(({ number }) => number);
    worker.thaw();
    return null;
  });
}

test('a worker whose network is cut loses nothing and counts nothing twice, and is back when the wire is', {
  timeout: 420_000,
}, async () => {
  await using wire = await openSecondNetwork();
  await using installation = await openInstallation({
    names,
    listen: { address: wire.nearAddress, port: 5432 },
  });
  const { pool, server, settings } = installation;
  const { connectionString } = server.tcpConnectionFor('hien_dien') as { connectionString: string };
  using away = startWorker({
    settings: { ...settings, DATABASE_URL: connectionString },
    vantage: 'xa',
    prefix: wire.prefix,
  });
  const run = await planRun(pool, { slots: 2, batchSize: 4 });
  const held = await freezeAtWork(installation, run, away);
  wire.cut();
  away.thaw();

  using near = startWorker({ settings, runId: run.id });
  const done = await endOf(pool, run);
  assert.equal(await near.ended, 0, near.stderr);
  assert.match(near.stderr, /took over from xa /);
  assert.deepEqual(await accountOf(pool, run), exact(40));
  const attempts = await pool.query<{ attempts: number }>(
    'select distinct attempts from observatory.batch where run_id = $1 and number = any($2)',
    [run.id, held],
  );
  assert.deepEqual(attempts.rows, [{ attempts: 2 }]);

  wire.mend();
  for (const number of held) {
    // What was sent into the cut wire may wait for TCP's two minutes before the worker hears that it lost the batch.
    await until(`batch ${number} is given up`, () => away.stderr.includes(`batch ${number} given up`), 180);
  }
  assert.deepEqual(await endOf(pool, run), done);

  const next = await planRun(pool, { slots: 1, batchSize: 4 });
  const measured = await endOf(pool, next);
  assert.deepEqual(await accountOf(pool, next), exact(40));
  assert.equal(away.alive, true);
  // Names that could not be measured during the cut were measured by somebody else, not counted as unreachable.
  assert.deepEqual(done.notMeasuredWhy, measured.notMeasuredWhy);
  away.child.kill('SIGTERM');
  assert.equal(await away.ended, 130);
});
