/**
 * The part of a worker process that does what pages ask of the program: takes in lists, clears away those that nobody
 * decided about, previews and confirms assumptions, plans runs. As `hien_dien_app`, on connections of its own.
 */
import { defaultNorm } from '#measurement/index.ts';
import { createRunDoers } from '#observatory/index.ts';
import { createOrderTask } from '#platform/jobs/orders.ts';
import { serveJobs } from '#platform/jobs/serve.ts';
import { openPool, type Target } from '#platform/postgres/pool.ts';
import { pause } from '#platform/wait.ts';
import { createUploadTasks, expireUploads, restoreUploadJobs } from '#registry/index.ts';
import { applyConfirmed, proposalDoers, pruneFiguresMoved, refreshTouched } from '#reporting/index.ts';
import type { Host } from '../host.ts';
import { secretOf } from '../secret-of.ts';

const role = 'hien_dien_app';
/** Imports of one kind wait for each other anyway; the second is for whoever waits for a preview meanwhile. */
const atOnce = 2;
const clearEveryMs = 10 * 60_000;
/** What a page has changed is in the figures within a few seconds; a look at an empty table costs 0.3 ms. */
const countEveryMs = 2_000;

/** Resolves when told to stop and the import in work has ended or was cut off; that one is begun again by the next worker. */
export async function serveLists(
  target: Target,
  host: Host,
  { signal, onTrouble }: { signal: AbortSignal; onTrouble(error: unknown): void },
): Promise<void> {
  const pool = openPool(target, { applicationName: 'hien-dien lists', role, max: 4 });
  const clearing = clearAway();
  const counting = keepCounted();
  try {
    const tasks = createUploadTasks({
      pool,
      secret: () => secretOf(pool, host),
      clock: host,
      async onCommitted() {
        await refreshTouched(pool, { now: host.now() });
      },
    });
    const runs = createRunDoers({
      method: `${defaultNorm.name} · hien-dien ${host.version}`,
      vantage: host.settings.vantage,
    });
    const orders = createOrderTask({ pool, clock: host, doers: { ...proposalDoers, ...runs } });
    await serveJobs({ target, role, tasks: [...tasks, orders], concurrency: atOnce, signal, onTrouble });
    await Promise.all([clearing, counting]);
  } finally {
    await pool.end();
  }

  async function keepCounted(): Promise<void> {
    while (!signal.aborted) {
      await refreshTouched(pool, { now: host.now(), wait: false }).catch(onTrouble);
      await pause(countEveryMs, signal);
    }
  }

  async function clearAway(): Promise<void> {
    while (!signal.aborted) {
      try {
        await expireUploads(pool, host.now());
        await restoreUploadJobs(pool);
        await applyConfirmed(pool, { now: host.now() });
        await pruneFiguresMoved(pool);
      } catch (error) {
        onTrouble(error);
      }
      await pause(clearEveryMs, signal);
    }
  }
}
