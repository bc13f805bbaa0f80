/**
 * The job of an ask: take it, measure the name, store what came of it. With a crew that somebody else keeps.
 */
import type { Pool } from 'pg';
import type { Crew } from '#measurement/index.ts';
import type { JobContext, Task } from '#platform/jobs/serve.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { type Result, resultOf } from '../result.ts';
import type { Stored } from '../store.ts';
import type { MailRule } from '../summary.ts';
import { type AskLease, claimAsk, failAsk, finishAsk, giveBackAsk } from './claim.ts';
import type { Manner } from './run-of-the-day.ts';

export const askTask = 'measure-ask';

export interface AskMeans {
  pool: Pool;
  manner: Manner;
  mailRule?: MailRule;
  clock: { now(): Temporal.Instant };
  /** The crew for one name; it is not ended before `measured` is called. */
  crew(): Promise<{ crew: Crew; measured(): void }>;
  onBroken(name: string, error: unknown): void;
  /** Called after a result was stored. */
  onStored(askId: number, stored: Stored): Promise<void>;
}

export function createAskTask(means: AskMeans): Task {
  const { pool } = means;
  return {
    name: askTask,
    async run(id, job) {
      try {
        const lease = await inTransaction(pool, (trx) => claimAsk(trx, id));
        if (lease !== null) await measureAsk(lease, means, job);
      } catch (error) {
        if (job.last && !job.signal.aborted) await inTransaction(pool, (trx) => failAsk(trx, id));
        throw error;
      }
    },
  };
}

async function measureAsk(lease: AskLease, means: AskMeans, { signal }: JobContext): Promise<void> {
  const { pool, manner, clock } = means;
  const result = signal.aborted ? null : await measureName(lease, means, signal);
  if (result === null) {
    await inTransaction(pool, (trx) => giveBackAsk(trx, lease));
    return;
  }
  const stored = await inTransaction(pool, (trx) => finishAsk(trx, lease, result, manner, clock.now()));
  if (stored !== null) await means.onStored(lease.id, stored);
}

/** @returns null when the process was told to stop before it was done */
async function measureName(
  { domainId, name }: AskLease,
  means: AskMeans,
  signal: AbortSignal,
): Promise<Result | null> {
  const { crew, measured } = await means.crew();
  try {
    const result = resultOf(domainId, await crew.measure(name), means.mailRule);
    const interrupted = result.kind === 'not-measured' && result.fault === 'interrupted';
    return interrupted && signal.aborted ? null : result;
  } catch (error) {
    if (signal.aborted) return null;
    means.onBroken(name, error);
    return { kind: 'not-measured', domainId, triedAt: means.clock.now(), fault: 'engine-broke' };
  } finally {
    measured();
  }
}
