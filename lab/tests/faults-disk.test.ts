/**
 * A disk that is full in the middle of a run: what is measured is kept and tried again, the status says why, and the run
 * ends by itself as soon as there is room.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, type TestContext, test } from 'node:test';
import {
  accountOf,
  endOf,
  exact,
  type Installation,
  middleOf,
  openInstallation,
  planRun,
} from '../faults/installation.ts';
import { ask, startProgram, startWorker } from '../faults/program.ts';
import type { SmallDisk } from '../faults/small-disk.ts';
import { until } from '../faults/until.ts';
import { measurableDomains } from '../oracles/product.ts';

const names = measurableDomains().slice(170, 230);
let installation: Installation;

before(async () => {
  installation = await openInstallation({ names, megabytes: 300 });
});
after(() => installation[Symbol.asyncDispose]());

/**
 * Runs two workers and fills the disk in the middle.
 *
 * @param whileFull ends when it has seen what it came for; then there is room again
 */
async function starve(t: TestContext, whileFull: () => Promise<void>): Promise<void> {
  const { disk, pool, settings } = installation;
  if (typeof disk === 'string') return t.skip(`this machine lets us mount no small disk: ${disk}`);
  const run = await planRun(pool, { slots: 2, batchSize: 4 });
  using one = startWorker({ settings, vantage: 'một', runId: run.id });
  using two = startWorker({ settings, vantage: 'hai', runId: run.id });
  await middleOf(pool, run);
  disk.fill();
  await whileFull();
  disk.empty();
  await endOf(pool, run);
  assert.deepEqual([await one.ended, await two.ended], [0, 0], one.stderr + two.stderr);
  assert.deepEqual(await accountOf(pool, run), exact(60));
  assert.doesNotMatch(await ask(['run', 'status'], { settings }), /Trở ngại/);
  await readEveryRow(disk);
}

/** A backup reads every table, and the server checks the sum of every page it reads. */
async function readEveryRow({ folder }: SmallDisk): Promise<void> {
  assert.match(
    await ask(['backup', join(folder, 'backup')], { settings: installation.settings }),
    /^Đã sao lưu /,
  );
}

test('a disk that is full in the middle of a run holds it up, and the status says so', {
  timeout: 180_000,
}, async (t) => {
  const { settings } = installation;
  await starve(t, async () => {
    const said = await until('the status says that the disk is full', async () => {
      const status = await ask(['run', 'status'], { settings });
      return status.includes('Trở ngại') ? status : null;
    });
    assert.match(said, /Trở ngại: đĩa của cơ sở dữ liệu đã đầy; sẽ tự thử lại\./);
  });
});

test('a disk so full that the database itself cannot run stops the run until there is room', {
  timeout: 180_000,
}, async (t) => {
  const { pool, settings } = installation;
  await starve(t, async () => {
    await until('the database has no room for its log', async () => {
      const switched = pool.query(`select pg_logical_emit_message(true, 'test', 'x'), pg_switch_wal()`);
      return switched.then(
        () => false,
        () => true,
      );
    });
    await until('a command says that the disk is full', async () => {
      using status = startProgram(['run', 'status'], { settings });
      await status.ended;
      return /đĩa/.test(status.stderr);
    });
  });
});
