/**
 * Posts: rights belong to a post, people come and go (tenure.ts). A post has a role and is for named units, or for all of
 * them where its role allows.
 */

import { dayOf } from '#platform/day.ts';
import type { Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Act } from './actor.ts';
import { isLastAdministrator, lockAdministrators } from './administrators.ts';
import { parseTitle } from './logins.ts';
import { record } from './record.ts';
import { type Role, roles } from './roles.ts';
import { endHandedOverSessions } from './session-ends.ts';

export interface NewPost {
  title: string;
  role: Role;
  /** Units of today's map; empty only for a post that is everywhere. */
  unitIds: readonly number[];
  everywhere?: boolean;
  /** Of the register's bodies; asked of the role 'body'. */
  bodyId?: number | null;
}

/** Makes a post that nobody holds yet. @returns its id. @throws Problem where role and units do not go together */
export async function makePost(trx: Trx, post: NewPost, act: Act): Promise<number> {
  const postId = await insertPost(trx, post, act);
  await record(trx, 'post-made', `post:${postId}`, act, { role: post.role });
  return postId;
}

/** The same without its entry in the audit, for acts of which it is a part. */
export async function insertPost(trx: Trx, post: NewPost, { now }: Act): Promise<number> {
  const { title, role, unitIds, everywhere, bodyId } = parsePost(post);
  const { rows } = await trx.query<{ id: number }>(
    `with made as (
       insert into identity.post (title, role, body_id, everywhere, created_at)
       values ($1, $2, $3, $4, $5)
       returning id
     ), units as (
       insert into identity.post_unit (post_id, unit_id)
       select made.id, unit_id
       from made, unnest($6::bigint[]) unit_id
     )
     select id from made`,
    [title, role, bodyId, everywhere, now, unitIds],
  );
  return rows[0]!.id;
}

/** A post as it is stored. @throws Problem */
export function parsePost(post: NewPost): Required<NewPost> {
  const { role, everywhere = false, bodyId = null } = post;
  const title = parseTitle(post.title, 'title');
  const unitIds = [...new Set(post.unitIds)].sort((a, b) => a - b);
  if (everywhere && !roles[role].mayBeEverywhere) throw problem('post-not-everywhere', { title, role });
  if (!everywhere && unitIds.length === 0) throw problem('post-without-units', { title });
  if (role === 'body' && bodyId === null) throw problem('post-without-body', { title });
  return { title, role, unitIds, everywhere, bodyId };
}

/** Nobody acts in it any more; who holds it today has held it for today. @throws Problem for the last administrator's */
export async function endPost(
  trx: Trx,
  { postId, note = '' }: { postId: number; note?: string },
  act: Act,
): Promise<void> {
  await lockAdministrators(trx);
  const post = await lockPost(trx, postId);
  const today = dayOf(act.now);
  const { rows } = await trx.query<{ id: number; name: string }>(
    `select account.id, account.name
     from identity.tenure
     join identity.account on account.id = tenure.account_id
     where tenure.post_id = $1 and tenure.valid @> $2::date`,
    [postId, today],
  );
  const holder = rows[0];
  if (
    post.role === 'administrator' &&
    holder !== undefined &&
    (await isLastAdministrator(trx, { accountId: holder.id, now: act.now }))
  ) {
    throw problem('last-administrator', { name: holder.name });
  }
  await trx.query('update identity.post set ended_at = $2 where id = $1', [postId, act.now]);
  await trx.query('delete from identity.tenure where post_id = $1 and lower(valid) > $2', [postId, today]);
  await trx.query(
    `update identity.tenure
     set valid = daterange(lower(valid), $2::date + 1)
     where post_id = $1 and valid @> $2::date`,
    [postId, today],
  );
  await endHandedOverSessions(trx, { postId, now: act.now });
  await record(trx, 'post-ended', `post:${postId}`, act, note === '' ? {} : { note });
}

/** A post's row held for this transaction: of two hand-overs at once the second sees what the first did. @throws Problem */
export async function lockPost(trx: Trx, postId: number): Promise<{ id: number; title: string; role: Role }> {
  const { rows } = await trx.query<{ id: number; title: string; role: Role }>(
    `select id, title, role
     from identity.post
     where id = $1 and ended_at is null
     for no key update`,
    [postId],
  );
  if (rows[0] === undefined) throw problem('post-unknown', { postId });
  return rows[0];
}
