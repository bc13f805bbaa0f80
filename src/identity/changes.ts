/**
 * What an administrator corrects: a name, an address, a post's title and units. A role is never changed: another role is
 * another post. What each says about himself is in profile.ts.
 */
import type { Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { lockAccount } from './accounts.ts';
import type { Act } from './actor.ts';
import { parseEmail, parseTitle } from './logins.ts';
import { voidLinks } from './one-time.ts';
import { lockPost, type NewPost, parsePost } from './posts.ts';
import { record } from './record.ts';

/** Codes on the way to the old address are void; '' takes the address away. @throws Problem */
export async function changeAccount(
  trx: Trx,
  { accountId, name, email }: { accountId: number; name: string; email: string },
  act: Act,
): Promise<void> {
  const account = await lockAccount(trx, accountId);
  if (account.status === 'closed')
    throw problem('account-not-usable', { name: account.name, status: 'closed' });
  const next = { name: parseTitle(name, 'name'), email: parseEmail(email) };
  await trx.query('update identity.account set name = $2, email = $3 where id = $1', [
    accountId,
    next.name,
    next.email,
  ]);
  const changed = (['name', 'email'] as const).filter((field) => next[field] !== account[field]);
  if (changed.includes('email')) {
    await voidLinks(trx, { purpose: 'email-code', accountIds: [accountId], now: act.now });
  }
  if (changed.length > 0) await record(trx, 'account-changed', `account:${accountId}`, act, { changed });
}

/** Counts from the holder's next request on: after a change of the map a post is for the new units. @throws Problem */
export async function changePost(
  trx: Trx,
  { postId, ...wanted }: { postId: number } & Omit<NewPost, 'role'>,
  act: Act,
): Promise<void> {
  const { role } = await lockPost(trx, postId);
  const { title, unitIds, everywhere, bodyId } = parsePost({ ...wanted, role });
  await trx.query('update identity.post set title = $2, everywhere = $3, body_id = $4 where id = $1', [
    postId,
    title,
    everywhere,
    bodyId,
  ]);
  await trx.query('delete from identity.post_unit where post_id = $1 and unit_id <> all ($2)', [
    postId,
    unitIds,
  ]);
  await trx.query(
    `insert into identity.post_unit (post_id, unit_id)
     select $1, unit_id
     from unnest($2::bigint[]) unit_id
     on conflict do nothing`,
    [postId, unitIds],
  );
  await record(trx, 'post-changed', `post:${postId}`, act, { unitIds, everywhere });
}
