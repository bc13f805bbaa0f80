/**
 * One batch from lease to stored: its names measured a few at a time, its results brought home whatever the database does
 * meanwhile. What is measured stays in memory until it is stored or somebody else has the lease.
 */
import type { Pool } from 'pg';
import type { Crew } from '#measurement/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { pause, within } from '#platform/wait.ts';
import { finishBatch, giveBack, type Lease, noteTrouble } from './leases.ts';
import { type Result, resultOf } from './result.ts';
import type { Stored } from './store.ts';
import type { MailRule } from './summary.ts';

export interface BatchMeans {
  pool: Pool;
  crew: Crew;
  mailRule?: MailRule;
  clock: { now(): Temporal.Instant };
  /** At most so many names of this process at once. */
  places: Places;
  /** Called as each name is finished. */
  onFinished(): void;
  onBroken(name: string, error: unknown): void;
  onTrouble(trouble: Trouble, error: unknown): void;
  /** The process is told to stop, or the lease is lost: nothing more is begun, and what is begun does not count. */
  signal: AbortSignal;
}

/** @returns what was stored; null when the batch was given back or belongs to somebody else by now. Never rejects. */
export async function workBatch(lease: Lease, means: BatchMeans): Promise<Stored | null> {
  const { pool, signal } = means;
  const results = await measureNames(lease, means);
  if (results === null) {
    // Within the few seconds a stopping process has; else the lease ends by itself.
    await within(
      4_000,
      inTransaction(pool, (trx) => giveBack(trx, lease)),
    ).catch(() => {});
    return null;
  }
  let waitMs = 250;
  for (;;) {
    try {
      return await inTransaction(pool, (trx) => finishBatch(trx, lease, results));
    } catch (error) {
      const trouble = troubleOf(error);
      means.onTrouble(trouble, error);
      await within(4_000, noteTrouble(pool, lease, trouble)).catch(() => {});
      if (trouble === 'broke') {
        // Our own fault: measured anew in a minute, by another build perhaps; the run's status shows it meanwhile.
        await within(
          4_000,
          inTransaction(pool, (trx) => giveBack(trx, lease, 60)),
        ).catch(() => {});
        return null;
      }
      if (signal.aborted) return null;
      await pause(waitMs, signal);
      waitMs = Math.min(waitMs * 2, 5_000);
    }
  }
}

/** @returns null when the signal came before the last name was finished */
async function measureNames(lease: Lease, means: BatchMeans): Promise<Result[] | null> {
  const { signal } = means;
  const results: Result[] = [];
  await Promise.all(
    lease.names.map(async ({ domainId, name }) => {
      const leave = await means.places.enter(signal);
      try {
        if (signal.aborted) return;
        const result = await measureName(domainId, name, means);
        if (signal.aborted) return;
        results.push(result);
        means.onFinished();
      } finally {
        leave();
      }
    }),
  );
  return results.length === lease.names.length ? results : null;
}

async function measureName(domainId: number, name: string, means: BatchMeans): Promise<Result> {
  try {
    return resultOf(domainId, await means.crew.measure(name), means.mailRule);
  } catch (error) {
    means.onBroken(name, error);
    return { kind: 'not-measured', domainId, triedAt: means.clock.now(), fault: 'engine-broke' };
  }
}

/** At most so many at once, in the order of asking. */
export interface Places {
  /** @returns what gives the place back; at once, without a place, when the signal is aborted */
  enter(signal: AbortSignal): Promise<() => void>;
}

export function createPlaces(most: number): Places {
  let free = most;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async enter(signal) {
      if (signal.aborted) return () => {};
      if (free > 0) free -= 1;
      else await new Promise<void>((turn) => waiting.push(turn));
      return leave;
    },
  };
}

export type Trouble = 'disk-full' | 'database-away' | 'broke';

/** Whether trying again later may help, and what to call it until then. */
export function troubleOf(error: unknown): Trouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // 53100 disk_full, 53200 out_of_memory, 53300 too_many_connections, 58030 io_error
  if (code === '53100' || code === '58030') return 'disk-full';
  // Class 08 connection, 53 resources, 57 operator intervention, 40 rolled back (deadlock, serialisation); ECONN… and the
  // driver's own words, which carry no code.
  if (/^(08|53|57|40)[0-9A-Z]{3}$/.test(code) || /^E[A-Z]+$/.test(code)) return 'database-away';
  const message = error instanceof Error ? error.message : '';
  return /connection|terminated|timeout|timed out/i.test(message) ? 'database-away' : 'broke';
}
