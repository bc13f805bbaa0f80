/**
 * What pages order about runs: to plan one of what is due, or of all names, and to stop the open one. Done by a worker, which
 * knows from where it measures and by which method.
 */
import { readAssumptions } from '#assumptions/index.ts';
import { appendAudit } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Doer } from '#platform/jobs/orders.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { selectWorkers } from './run-lists.ts';
import { startRun, stopRun } from './runs.ts';

/** `given` of an order to start. */
export interface RunOrder {
  all: boolean;
}

export interface RunMeans {
  method: string;
  vantage: string;
}

/** A run planned while nobody is there is shared by as many as may still come. */
const leastSlots = 2;

export function createRunDoers({ method, vantage }: RunMeans) {
  return {
    async 'start-run'({ pool, now, end }, { given, accountId, postId, requestId }) {
      await inTransaction(pool, async (trx) => {
        const assumed = await readAssumptions(trx, dayOf(now));
        const { alive } = await selectWorkers(trx);
        const { id, planned } = await startRun(trx, {
          now,
          everyDays: assumed['measurement.every-days'],
          failingEveryDays: assumed['measurement.failing-every-days'],
          changedEveryDays: assumed['measurement.changed-every-days'],
          profile: 'full',
          method,
          vantage,
          slots: Math.max(leastSlots, alive),
          all: (given as unknown as RunOrder).all,
        });
        await end(trx, { runId: id, planned });
        const actor = { accountId, postId };
        const object = `run:${id}`;
        await appendAudit(trx, {
          at: now,
          actor,
          act: 'run-started',
          object,
          details: { planned },
          requestId,
        });
      });
    },

    async 'stop-run'({ pool, now, end }, { accountId, postId, requestId }) {
      await inTransaction(pool, async (trx) => {
        const { id } = await stopRun(trx);
        await end(trx, { runId: id });
        const actor = { accountId, postId };
        await appendAudit(trx, { at: now, actor, act: 'run-stopped', object: `run:${id}`, requestId });
      });
    },
  } satisfies Record<string, Doer>;
}
