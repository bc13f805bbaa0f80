/**
 * "Measure again now": somebody asks for one name. What is asked is a row and its job, made together; a worker measures
 * it soon, and the row says what came of it. A second ask while one is open is the same ask.
 */
import { addDeskJob } from '#platform/jobs/queue.ts';
import type { Db, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';

export interface Ask {
  id: number;
  domainId: number;
  accountId: number | null;
  askedAt: Temporal.Instant;
  status: 'waiting' | 'measuring' | 'done' | 'failed';
  startedAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
  /** Under which its result is stored: the run of the day for what is asked, or a run that came to the name first. */
  runId: number | null;
  /** What the name showed before; null where it had never been judged. */
  judgementBefore: number | null;
  judgementAfter: number | null;
  /** null until it is done. */
  outcome: 'changed' | 'unchanged' | 'not-measured' | null;
  /** Why it was not measured: a word of the engine's vocabulary, or `engine-broke`. */
  reason: string | null;
}

/**
 * A name again: whoever mends a site looks after each change, and two minutes are what a slow name takes (limits.nameTimeoutMs);
 * more often, its servers would see a visit of ours without end.
 */
export const nameAgainSeconds = 120;
/** An officer at work on single names opens one every two minutes; who needs more wants a run, which spares what names share. */
export const asksAnHour = 30;
/** A job that was lost with its last attempt is put back by whoever asks again after this long. */
const lostAfterMinutes = 10;
/** Before the batches of a run: a person waits. */
const priority = -10;

const askColumns = `
    id, domain_id as "domainId", account_id as "accountId", asked_at as "askedAt", status,
    started_at as "startedAt", ended_at as "endedAt", run_id as "runId",
    judgement_before as "judgementBefore", judgement_after as "judgementAfter", outcome, reason`;

/** @returns null where there is none, or it is of a name that whoever asks does not see */
export async function selectAsk(db: Db, id: number): Promise<Ask | null> {
  const { rows } = await db.query<Ask>(`select ${askColumns} from observatory.ask where id = $1`, [id]);
  return rows[0] ?? null;
}

/** The ask of a name that is waiting or being measured; null where there is none. */
export async function selectOpenAsk(db: Db, domainId: number): Promise<Ask | null> {
  const { rows } = await db.query<Ask>(
    `
    select ${askColumns}
    from observatory.ask
    where domain_id = $1
      and status in ('waiting', 'measuring')`,
    [domainId],
  );
  return rows[0] ?? null;
}

/** The last ask of a name, open or not; null where nobody has asked. */
export async function selectLastAsk(db: Db, domainId: number): Promise<Ask | null> {
  const { rows } = await db.query<Ask>(
    `
    select ${askColumns}
    from observatory.ask
    where domain_id = $1
    order by asked_at desc, id desc
    limit 1`,
    [domainId],
  );
  return rows[0] ?? null;
}

/**
 * Asks for one name. Nobody asks by a wall of names: limits are kept here, whatever page it comes from.
 *
 * @returns the ask, or the one that is open already
 * @throws Problem when the name is not seen, was asked for a moment ago, or the account has asked too often
 */
export async function askMeasurement(
  trx: Trx,
  { domainId, accountId, now }: { domainId: number; accountId: number | null; now: Temporal.Instant },
): Promise<Ask> {
  const { rows } = await trx.query<{ name: string }>(
    'select unicode as name from registry.domain where id = $1',
    [domainId],
  );
  const name = rows[0]?.name;
  if (name === undefined) throw problem('ask-name-unknown', { domainId });
  // One request of a name and of an account at a time, or two at once would both be under the limit. In this order.
  await trx.query(
    `select pg_advisory_xact_lock(hashtextextended('observatory.ask name ' || $1::bigint, 0))`,
    [domainId],
  );
  const last = await selectLastAsk(trx, domainId);
  if (last && (last.status === 'waiting' || last.status === 'measuring')) {
    if (Temporal.Instant.compare(last.askedAt.add({ minutes: lostAfterMinutes }), now) < 0) {
      await addDeskJob(trx, 'measure-ask', last.id, { priority });
    }
    return last;
  }
  const again = last?.askedAt.add({ seconds: nameAgainSeconds });
  if (again && Temporal.Instant.compare(now, again) < 0) {
    throw problem('ask-too-soon', { name, notBefore: again.toString() });
  }
  if (accountId !== null) await checkAccount(trx, accountId, now);
  const { rows: made } = await trx.query<Ask>(
    `
    insert into observatory.ask (domain_id, account_id, asked_at, judgement_before)
    values ($1, $2, $3, (select judgement_id from observatory.domain_now where domain_id = $1))
    returning ${askColumns}`,
    [domainId, accountId, now],
  );
  const ask = made[0]!;
  await addDeskJob(trx, 'measure-ask', ask.id, { priority });
  return ask;
}

/** By ask_of_account: at most `asksAnHour` rows are read. */
async function checkAccount(trx: Trx, accountId: number, now: Temporal.Instant): Promise<void> {
  await trx.query(
    `select pg_advisory_xact_lock(hashtextextended('observatory.ask account ' || $1::bigint, 0))`,
    [accountId],
  );
  const { rows } = await trx.query<{ askedAt: Temporal.Instant }>(
    `
    select asked_at as "askedAt"
    from observatory.ask
    where account_id = $1
      and asked_at > $2::timestamptz - interval '1 hour'
    order by asked_at desc
    offset $3
    limit 1`,
    [accountId, now, asksAnHour - 1],
  );
  const first = rows[0]?.askedAt;
  if (first) {
    throw problem('ask-too-many', { limit: asksAnHour, notBefore: first.add({ hours: 1 }).toString() });
  }
}
