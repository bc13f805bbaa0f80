/**
 * Second factors an account can show: an app's code where one was set up, a code by e-mail where it has an address. An
 * administrator's is never the mailbox: whoever has it would have everybody's accounts; that holds from the
 * moment the post is given, also where its day lies ahead.
 */
import { dayOf } from '#platform/day.ts';
import type { Db } from '#platform/postgres/db.ts';

export type Factor = 'totp' | 'email-code';

/** The factors of an account, the stronger first; empty while it was never activated. */
export async function selectFactors(
  db: Db,
  { accountId, now }: { accountId: number; now: Temporal.Instant },
): Promise<Factor[]> {
  const { rows } = await db.query<{ totp: boolean; mail: boolean }>(
    `select
       totp_confirmed_at is not null as totp,
       email is not null and not exists (
         select
         from identity.tenure
         join identity.post on post.id = tenure.post_id
         where tenure.account_id = account.id
           and tenure.valid && daterange($2, null)
           and post.role = 'administrator'
           and post.ended_at is null
       ) as mail
     from identity.account
     where id = $1`,
    [accountId, dayOf(now)],
  );
  const { totp = false, mail = false } = rows[0] ?? {};
  return [...(totp ? (['totp'] as const) : []), ...(mail ? (['email-code'] as const) : [])];
}

/** Whether an account has an app or a passkey, which an administrator's must. */
export async function holdsStrongFactor(db: Db, accountId: number): Promise<boolean> {
  const { rows } = await db.query(
    `select
     from identity.account
     where id = $1
       and (totp_confirmed_at is not null
         or exists (select from identity.passkey where passkey.account_id = account.id))`,
    [accountId],
  );
  return rows.length === 1;
}
