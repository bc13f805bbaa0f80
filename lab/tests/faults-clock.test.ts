/**
 * A clock that is moved back an hour between two runs: what the second saw is kept after what the first saw, nothing is
 * lost and nothing stands twice.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { selectRun } from '#observatory/index.ts';
import {
  accountOf,
  exact,
  type Installation,
  openInstallation,
  planRun,
  type RunPlan,
} from '../faults/installation.ts';
import { startWorker } from '../faults/program.ts';
import { measurableDomains } from '../oracles/product.ts';
import { checkout } from '../state.ts';

const names = measurableDomains().slice(170, 210);
const hourBack = join(checkout, 'lab/faults/hour-back.ts');
let installation: Installation;

before(async () => {
  installation = await openInstallation({ names });
});
after(() => installation[Symbol.asyncDispose]());

/** Measures all names with one worker, whose clock is the machine's or an hour behind. */
async function measureAll(plan: Pick<RunPlan, 'profile'>, clock: 'right' | 'an hour behind') {
  const { pool, settings } = installation;
  const behind = clock === 'an hour behind';
  const now = Temporal.Now.instant().subtract({ hours: behind ? 1 : 0 });
  const run = await planRun(pool, { ...plan, now, slots: 1, batchSize: 8 });
  using worker = startWorker({ settings, runId: run.id, ...(behind ? { preload: hourBack } : {}) });
  assert.equal(await worker.ended, 0, worker.stderr);
  assert.deepEqual(await accountOf(pool, run), exact(40));
  return (await selectRun(pool, run.id))!;
}

test('measured an hour "earlier", a name that shows something else is kept in order', {
  timeout: 120_000,
}, async () => {
  const { pool } = installation;
  const first = await measureAll({ profile: 'presence' }, 'right');
  // More is asked of every name, so nearly every judgement differs.
  const second = await measureAll({ profile: 'full' }, 'an hour behind');
  assert.equal(second.measured, first.measured);
  const changed = second.measured - second.unchanged;
  assert.ok(changed >= 30, `${changed} of 40 names show something else`);
  const { rows } = await pool.query(
    `
    select
      count(*) as names,
      count(*) filter (where later.first_seen = earlier.last_seen + interval '1 microsecond') as "inOrder",
      count(*) filter (where n.judgement_id = later.id) as current,
      count(*) filter (where n.last_tried_at < earlier.last_seen - interval '50 minutes') as "triedBefore"
    from observatory.judgement as earlier
    join observatory.judgement as later on later.domain_id = earlier.domain_id and later.run_id = $2
    join observatory.domain_now as n on n.domain_id = earlier.domain_id
    where earlier.run_id = $1`,
    [first.id, second.id],
  );
  assert.deepEqual(rows, [{ names: changed, inOrder: changed, current: changed, triedBefore: changed }]);
});

test('when the clock is right again, what is unchanged is seen until now', { timeout: 120_000 }, async () => {
  const { pool } = installation;
  const third = await measureAll({ profile: 'full' }, 'right');
  assert.equal(third.unchanged, third.measured);
  const { rows } = await pool.query(
    `
    select count(*) filter (where last_measured_at >= $2 and last_measured_at = last_tried_at) as "untilNow"
    from observatory.domain_now
    where run_id = $1 and judgement_id is not null and last_fault is null`,
    [third.id, third.plannedAt],
  );
  assert.deepEqual(rows, [{ untilNow: third.measured }]);
});
