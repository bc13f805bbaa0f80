/**
 * Who holds a post from which day to which. A hand-over is an act with a date: the one's time ends the day before, the
 * other's begins on it. It may lie ahead, and until then may be taken back; what was held is never rewritten.
 */
import { dayOf } from '#platform/day.ts';
import type { IsoDate, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { type Invited, insertAccount, lockAccount, type NewAccount } from './accounts.ts';
import type { Act, SecretAct } from './actor.ts';
import { lockAdministrators, selectAdministrators } from './administrators.ts';
import { holdsStrongFactor } from './factors.ts';
import { lockPost } from './posts.ts';
import { record } from './record.ts';
import { endHandedOverSessions } from './session-ends.ts';

export interface HandOver {
  postId: number;
  to: { accountId: number } | { newAccount: NewAccount };
  /** The first day of the new holder, in Viet Nam; may lie ahead. */
  on: IsoDate;
  /** Why, as the person wrote it: "Quyết định 12/QĐ-UBND, nghỉ thai sản". */
  note?: string;
}

/**
 * Gives a post to somebody from a day on; where it is vacant then, he is its first holder.
 *
 * @returns the new account's link, where one was made; else null
 * @throws Problem where he holds it already, the day is not after the present holder's first, or another hand-over is planned
 */
export async function handOver(
  trx: Trx,
  { postId, to, on, note = '' }: HandOver,
  act: SecretAct,
): Promise<Invited | null> {
  await lockAdministrators(trx);
  const post = await lockPost(trx, postId);
  const invited = 'newAccount' in to ? await insertAccount(trx, to.newAccount, act) : null;
  const accountId = 'accountId' in to ? to.accountId : invited!.accountId;
  const account = await lockAccount(trx, accountId);
  if (account.status === 'suspended' || account.status === 'closed') {
    throw problem('account-not-usable', { name: account.name, status: account.status });
  }
  if (
    post.role === 'administrator' &&
    account.status === 'active' &&
    !(await holdsStrongFactor(trx, accountId))
  ) {
    throw problem('administrator-without-app', { name: account.name });
  }
  const administrators = await selectAdministrators(trx, act.now);
  const before = await endTenure(trx, { postId, title: post.title, accountId, on });
  if (
    post.role === 'administrator' &&
    account.status === 'invited' &&
    administrators.every((id) => id === before)
  ) {
    throw problem('administrator-not-activated', { name: account.name });
  }
  await trx.query(
    `insert into identity.tenure (post_id, account_id, valid, note, recorded_by, recorded_at)
     values ($1, $2, daterange($3, null), $4, $5, $6)`,
    [postId, accountId, on, note.normalize('NFC').trim().slice(0, 500), act.by?.accountId ?? null, act.now],
  );
  await endHandedOverSessions(trx, { postId, now: act.now });
  if (invited !== null) await record(trx, 'account-made', `account:${accountId}`, act);
  await record(trx, 'post-handed-over', `post:${postId}`, act, {
    from: before === null ? null : `account:${before}`,
    to: `account:${accountId}`,
    on,
  });
  return invited;
}

/** Ends the tenure that runs on a day with the day before. @returns who held it, or null where it is vacant */
async function endTenure(
  trx: Trx,
  { postId, title, accountId, on }: { postId: number; title: string; accountId: number; on: IsoDate },
): Promise<number | null> {
  const { rows } = await trx.query<{
    accountId: number;
    name: string;
    since: IsoDate;
    until: IsoDate | null;
  }>(
    `select
       tenure.account_id as "accountId", account.name, lower(tenure.valid) as since, upper(tenure.valid) as until
     from identity.tenure
     join identity.account on account.id = tenure.account_id
     where tenure.post_id = $1 and tenure.valid && daterange($2, null)
     order by tenure.valid`,
    [postId, on],
  );
  const later = rows.find(({ since }) => since > on);
  if (later !== undefined) throw problem('hand-over-planned', { title, name: later.name, on: later.since });
  const present = rows[0];
  if (present === undefined) return null;
  if (present.accountId === accountId) throw problem('hand-over-same', { title, name: present.name });
  if (present.since === on)
    throw problem('hand-over-too-early', { title, name: present.name, since: present.since });
  await trx.query(
    `update identity.tenure
     set valid = daterange(lower(valid), $2::date)
     where post_id = $1 and valid @> $2::date`,
    [postId, on],
  );
  return present.accountId;
}

/**
 * Takes back a hand-over whose day has not come; who holds the post keeps it.
 *
 * @throws Problem where none is planned
 */
export async function cancelHandOver(trx: Trx, { postId }: { postId: number }, act: Act): Promise<void> {
  const post = await lockPost(trx, postId);
  const { rows } = await trx.query<{ accountId: number; on: IsoDate }>(
    `delete from identity.tenure
     where post_id = $1 and lower(valid) > $2
     returning account_id as "accountId", lower(valid) as on`,
    [postId, dayOf(act.now)],
  );
  const planned = rows[0];
  if (planned === undefined) throw problem('hand-over-none', { title: post.title });
  await trx.query(
    `update identity.tenure
     set valid = daterange(lower(valid), null)
     where post_id = $1 and upper(valid) = $2`,
    [postId, planned.on],
  );
  await record(trx, 'hand-over-cancelled', `post:${postId}`, act, {
    to: `account:${planned.accountId}`,
    on: planned.on,
  });
}
