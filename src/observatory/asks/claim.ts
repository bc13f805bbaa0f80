/**
 * An ask in a worker's hands: taken, given back, or done with its result stored in the same transaction.
 *
 * Two workers never measure one name at once: an ask waits while a batch with its name is leased, and a batch is not taken
 * while one of its names is being measured on being asked (leases.ts). Both claims hold one lock, so neither misses the
 * other. A name that a batch came to first after it was asked for is done with the batch's result.
 */
import { addDeskJob } from '#platform/jobs/queue.ts';
import type { Trx } from '#platform/postgres/db.ts';
import type { Result } from '../result.ts';
import { type Stored, storeResults } from '../store.ts';
import { addToRunOfTheDay, type Manner } from './run-of-the-day.ts';

export interface AskLease {
  id: number;
  domainId: number;
  /** As it is measured: A-label form. */
  name: string;
  attempt: number;
}

/** How long an ask waits for a batch that has its name, before it looks again. */
const lookAgainSeconds = 2;

/** Held by whoever takes a batch or an ask, to the end of the transaction: some milliseconds. */
export async function lockClaims(trx: Trx): Promise<void> {
  await trx.query(`select pg_advisory_xact_lock(hashtextextended('observatory.claims', 0))`);
}

/**
 * Takes an ask for this worker.
 *
 * @returns null when there is nothing to do now: it is over, was answered by a batch, or waits for one and has a new job
 */
export async function claimAsk(trx: Trx, id: number): Promise<AskLease | null> {
  await lockClaims(trx);
  if (await answeredByBatch(trx, id)) return null;
  const { rows } = await trx.query<AskLease & { inBatch: boolean }>(
    `
    select
      ask.id, ask.domain_id as "domainId", domain.name, ask.attempt + 1 as attempt,
      exists (
        select
        from observatory.batch
        where status = 'leased'
          and lease_until > now()
          and domain_ids @> array[ask.domain_id]
      ) as "inBatch"
    from observatory.ask
    join registry.domain on domain.id = ask.domain_id
    where ask.id = $1
      and ask.status in ('waiting', 'measuring')
    for update of ask`,
    [id],
  );
  const ask = rows[0];
  if (!ask) return null;
  const { inBatch, ...lease } = ask;
  await trx.query(
    `
    update observatory.ask
    set
      status = case when $2 then 'waiting' else 'measuring' end,
      started_at = case when $2 then null else clock_timestamp() end,
      attempt = $3
    where id = $1`,
    [id, inBatch, lease.attempt],
  );
  if (!inBatch) return lease;
  await addDeskJob(trx, 'measure-ask', id, { priority: -10, inSeconds: lookAgainSeconds });
  return null;
}

/** A try since it was asked for is the answer, whoever made it. */
async function answeredByBatch(trx: Trx, id: number): Promise<boolean> {
  const { rowCount } = await trx.query(
    `
    update observatory.ask
    set
      status = 'done',
      ended_at = clock_timestamp(),
      run_id = shown.run_id,
      judgement_after = shown.judgement_id,
      outcome = case
        when shown.last_fault is not null then 'not-measured'
        when shown.judgement_id is distinct from judgement_before then 'changed'
        else 'unchanged'
      end,
      reason = shown.last_fault
    from observatory.domain_now as shown
    where ask.id = $1
      and ask.status in ('waiting', 'measuring')
      and shown.domain_id = ask.domain_id
      and shown.last_tried_at >= ask.asked_at`,
    [id],
  );
  return rowCount === 1;
}

/** Hands it back unmeasured, for a worker that has time. Does nothing when it is in other hands. */
export async function giveBackAsk(trx: Trx, { id, attempt }: AskLease): Promise<void> {
  const { rowCount } = await trx.query(
    `
    update observatory.ask
    set status = 'waiting', started_at = null
    where id = $1
      and attempt = $2
      and status = 'measuring'`,
    [id, attempt],
  );
  if (rowCount === 1) await addDeskJob(trx, 'measure-ask', id, { priority: -10, inSeconds: 1 });
}

/**
 * Stores what came of it and ends the ask, together.
 *
 * @returns null when it was in other hands meanwhile: then nothing was stored, and somebody else's result will be
 */
export async function finishAsk(
  trx: Trx,
  { id, domainId, attempt }: AskLease,
  result: Result,
  manner: Manner,
  now: Temporal.Instant,
): Promise<Stored | null> {
  const { rows } = await trx.query(
    `
    select
    from observatory.ask
    where id = $1
      and attempt = $2
      and status = 'measuring'
    for update`,
    [id, attempt],
  );
  if (rows.length === 0) return null;
  const before = await selectShown(trx, domainId);
  const run = await addToRunOfTheDay(trx, manner, now);
  const stored = await storeResults(trx, { id: run.id, method: manner.method }, [result]);
  await run.count(stored);
  const reason = result.kind === 'not-measured' ? result.fault : null;
  await trx.query(
    `
    update observatory.ask
    set
      status = 'done',
      ended_at = clock_timestamp(),
      run_id = $2,
      judgement_before = $3,
      judgement_after = $4,
      outcome = $5,
      reason = $6
    where id = $1`,
    [
      id,
      run.id,
      before,
      await selectShown(trx, domainId),
      reason !== null ? 'not-measured' : stored.unchanged === 1 ? 'unchanged' : 'changed',
      reason,
    ],
  );
  return stored;
}

/** Gives it up: nobody will try again, and the page says so. */
export async function failAsk(trx: Trx, id: number): Promise<void> {
  await trx.query(
    `
    update observatory.ask
    set status = 'failed', ended_at = clock_timestamp()
    where id = $1
      and status in ('waiting', 'measuring')`,
    [id],
  );
}

async function selectShown(trx: Trx, domainId: number): Promise<number | null> {
  const { rows } = await trx.query<{ id: number | null }>(
    'select judgement_id as id from observatory.domain_now where domain_id = $1',
    [domainId],
  );
  return rows[0]?.id ?? null;
}
