/**
 * Who can let others in: active accounts that hold an administrator's post today. There is always one after the first
 * start; what would take the last one away asks here first.
 */
import { dayOf } from '#platform/day.ts';
import type { Db, Trx } from '#platform/postgres/db.ts';

/** Whoever may change how many there are does so one after another. */
export async function lockAdministrators(trx: Trx): Promise<void> {
  await trx.query(`select pg_advisory_xact_lock(hashtext('identity.administrators'))`);
}

export async function selectAdministrators(db: Db, now: Temporal.Instant): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select distinct account.id
     from identity.post
     join identity.tenure on tenure.post_id = post.id and tenure.valid @> $1::date
     join identity.account on account.id = tenure.account_id
     where post.role = 'administrator' and post.ended_at is null and account.status = 'active'`,
    [dayOf(now)],
  );
  return rows.map(({ id }) => id);
}

export async function isLastAdministrator(
  db: Db,
  { accountId, now }: { accountId: number; now: Temporal.Instant },
): Promise<boolean> {
  const all = await selectAdministrators(db, now);
  return all.length === 1 && all[0] === accountId;
}
