/**
 * Leases: a batch belongs to one worker for a while. What a worker brings back counts only while the lease it was given
 * still stands, told by the number of the attempt, so a batch that two workers measured is stored once.
 *
 * All times are the database's: workers on several machines need not agree on the hour.
 */
import type { Db, Trx } from '#platform/postgres/db.ts';
import { markAsOfRun } from '#registry/index.ts';
import { lockClaims } from './asks/claim.ts';
import { addBatchJobs } from './jobs.ts';
import type { Result } from './result.ts';
import { closeRunIfDone } from './runs.ts';
import { type Stored, storeResults } from './store.ts';

/** A lease ends by itself after this long; a heartbeat every few seconds renews it. */
export const leaseSeconds = 60;
/** How long a batch waits for a name of it that is being measured on being asked. */
const lookAgainSeconds = 2;

export interface Lease {
  runId: number;
  number: number;
  workerId: string;
  attempt: number;
  method: string;
  /** In the order in which they are to be measured. */
  names: { domainId: number; name: string }[];
}

/**
 * Takes a batch for this worker and marks its run as running.
 *
 * @returns null when the batch is done, another worker has it, or its run is over: then there is nothing to do; also while
 * one of its names is being measured on being asked: then its job comes back
 */
export async function claimBatch(
  trx: Trx,
  { runId, number, workerId }: { runId: number; number: number; workerId: string },
): Promise<Lease | null> {
  await lockClaims(trx);
  if (await isAsked(trx, runId, number)) {
    await addBatchJobs(trx, runId, [number], lookAgainSeconds);
    return null;
  }
  const { rows } = await trx.query<{ attempts: number; domain_ids: number[]; method: string }>(
    `
    update observatory.batch
    set
      status = 'leased',
      leased_by = $3,
      lease_until = now() + make_interval(secs => $4),
      attempts = attempts + 1,
      finished = 0
    from observatory.run
    where run_id = $1
      and number = $2
      and (batch.status = 'waiting' or (batch.status = 'leased' and (lease_until < now() or leased_by = $3)))
      and run.id = run_id
      and run.status in ('planned', 'running')
    returning attempts, domain_ids, run.method`,
    [runId, number, workerId, leaseSeconds],
  );
  const batch = rows[0];
  if (!batch) return null;
  // Whoever stops the run at this moment either sees this lease or is seen here; batch before run, as when storing.
  const { rows: open } = await trx.query(
    `
    select
    from observatory.run
    where id = $1
      and status in ('planned', 'running')
    for update`,
    [runId],
  );
  if (open.length === 0) {
    await trx.query(
      `
      update observatory.batch
      set status = 'waiting', leased_by = null, lease_until = null
      where run_id = $1
        and number = $2`,
      [runId, number],
    );
    return null;
  }
  await trx.query(
    `
    update observatory.run
    set status = 'running', started_at = clock_timestamp()
    where id = $1
      and status = 'planned'`,
    [runId],
  );
  const { rows: names } = await trx.query<{ domainId: number; name: string }>(
    `
    select domain.id as "domainId", domain.name
    from unnest($1::bigint[]) with ordinality as planned (id, place)
    join registry.domain on domain.id = planned.id
    order by place`,
    [batch.domain_ids],
  );
  return { runId, number, workerId, attempt: batch.attempts, method: batch.method, names };
}

/** Whether somebody measures a name of this batch on being asked. After three minutes that somebody is taken for gone. */
async function isAsked(trx: Trx, runId: number, number: number): Promise<boolean> {
  const { rows } = await trx.query(
    `
    select
    from observatory.ask
    join observatory.batch on ask.domain_id = any(batch.domain_ids)
    where batch.run_id = $1
      and batch.number = $2
      and ask.status = 'measuring'
      and ask.started_at > now() - interval '3 minutes'
    limit 1`,
    [runId, number],
  );
  return rows.length > 0;
}

/**
 * Stores what a batch came to and marks it done, together.
 *
 * @returns null when the lease was lost meanwhile: then nothing was stored, and somebody else's results will be
 */
export async function finishBatch(
  trx: Trx,
  lease: Lease,
  results: readonly Result[],
): Promise<Stored | null> {
  if (!(await holdsLease(trx, lease))) return null;
  await markAsOfRun(trx);
  const stored = await storeResults(trx, { id: lease.runId, method: lease.method }, results);
  await trx.query(
    `
    update observatory.batch
    set
      status = 'done',
      leased_by = null,
      lease_until = null,
      finished = cardinality(domain_ids),
      measured = $3,
      unchanged = $4,
      not_measured = $5,
      not_measured_why = $6,
      trouble = null,
      done_at = clock_timestamp()
    where run_id = $1
      and number = $2`,
    [
      lease.runId,
      lease.number,
      stored.measured,
      stored.unchanged,
      stored.notMeasured,
      JSON.stringify(stored.notMeasuredWhy),
    ],
  );
  await closeRunIfDone(trx, lease.runId);
  return stored;
}

/** Hands a batch back unmeasured, so that somebody else can take it at once. Does nothing when the lease is lost. */
export async function giveBack(trx: Trx, lease: Lease, inSeconds = 0): Promise<void> {
  if (!(await holdsLease(trx, lease))) return;
  const { rows } = await trx.query<{ status: string }>(
    `
    update observatory.batch
    set status = 'waiting', leased_by = null, lease_until = null, finished = 0
    from observatory.run
    where run_id = $1
      and number = $2
      and run.id = run_id
    returning run.status`,
    [lease.runId, lease.number],
  );
  if (rows[0]?.status === 'stopping') await closeRunIfDone(trx, lease.runId);
  else await addBatchJobs(trx, lease.runId, [lease.number], inSeconds);
}

/** Locks the batch, so that it cannot be taken away before the transaction ends. */
async function holdsLease(trx: Trx, { runId, number, workerId, attempt }: Lease): Promise<boolean> {
  const { rows } = await trx.query(
    `
    select
    from observatory.batch
    where run_id = $1
      and number = $2
      and status = 'leased'
      and leased_by = $3
      and attempts = $4
    for update`,
    [runId, number, workerId, attempt],
  );
  return rows.length > 0;
}

/**
 * Says that this worker is still at these batches and how far it is.
 *
 * @returns keys of those that are still its own
 */
export async function renewLeases(
  db: Db,
  workerId: string,
  batches: readonly { runId: number; number: number; attempt: number; finished: number }[],
): Promise<Set<string>> {
  if (batches.length === 0) return new Set();
  const { rows } = await db.query<{ run_id: number; number: number }>(
    `
    update observatory.batch
    set lease_until = now() + make_interval(secs => $6), finished = held.finished
    from unnest($2::bigint[], $3::int[], $4::int[], $5::int[]) as held (run_id, number, attempt, finished)
    where batch.run_id = held.run_id
      and batch.number = held.number
      and batch.attempts = held.attempt
      and batch.leased_by = $1
      and batch.status = 'leased'
    returning batch.run_id, batch.number`,
    [
      workerId,
      batches.map(({ runId }) => runId),
      batches.map(({ number }) => number),
      batches.map(({ attempt }) => attempt),
      batches.map(({ finished }) => finished),
      leaseSeconds,
    ],
  );
  return new Set(rows.map(({ run_id, number }) => leaseKey({ runId: run_id, number })));
}

export function leaseKey({ runId, number }: { runId: number; number: number }): string {
  return `${runId}/${number}`;
}

/** Shows in the run's status why a batch is not stored yet. Best effort: the database may be what is in trouble. */
export async function noteTrouble(
  db: Db,
  { runId, number }: Lease,
  trouble: 'disk-full' | 'database-away' | 'broke',
): Promise<void> {
  await db.query('update observatory.batch set trouble = $3 where run_id = $1 and number = $2', [
    runId,
    number,
    trouble,
  ]);
}
