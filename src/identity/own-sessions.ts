/**
 * A person's own sessions: seen, left, ended from elsewhere; and the post he acts in.
 */
import { dayOf } from '#platform/day.ts';
import type { Db, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Act } from './actor.ts';
import { record } from './record.ts';
import type { Role } from './roles.ts';
import { endSessions, idleMinutes, lockSession, type Method } from './sessions.ts';

export interface ListedSession {
  id: number;
  method: Method;
  createdAt: Temporal.Instant;
  seenAt: Temporal.Instant;
  agent: string;
  network: string;
  postTitle: string | null;
}

/** An account's sessions that are good, the last seen first; by session_account. */
export async function selectSessions(
  db: Db,
  { accountId }: { accountId: number },
  now: Temporal.Instant,
): Promise<ListedSession[]> {
  const { rows } = await db.query<ListedSession>(
    `select
       session.id, session.method, session.created_at as "createdAt", session.seen_at as "seenAt",
       session.agent, session.network, post.title as "postTitle"
     from identity.session
     left join identity.post on post.id = session.post_id
     where session.account_id = $1
       and session.stage = 'full'
       and session.ended_at is null
       and session.expires_at > $2
       and session.seen_at > $3
     order by session.seen_at desc, session.id desc`,
    [accountId, now, now.subtract({ minutes: idleMinutes })],
  );
  return rows;
}

/** Ends the session of a cookie, at any stage; a cookie that is good for nothing is no fault. */
export async function signOut(trx: Trx, { secret }: { secret: string }, act: Omit<Act, 'by'>): Promise<void> {
  const session = await lockSession(trx, { secret, now: act.now });
  if (session === null) return;
  await trx.query(`update identity.session set ended_at = $2, ended_why = 'signed-out' where id = $1`, [
    session.id,
    act.now,
  ]);
  const by = { accountId: session.accountId, postId: session.postId };
  await record(trx, 'signed-out', `session:${session.id}`, { ...act, by });
}

/** Ends one of an account's sessions from elsewhere. @returns false where that account has no such session */
export async function revokeSession(
  trx: Trx,
  { sessionId, accountId }: { sessionId: number; accountId: number },
  act: Act,
): Promise<boolean> {
  const { rowCount } = await trx.query(
    `update identity.session
     set ended_at = $3, ended_why = 'revoked'
     where id = $1 and account_id = $2 and ended_at is null`,
    [sessionId, accountId, act.now],
  );
  if (rowCount !== 1) return false;
  await record(trx, 'session-revoked', `session:${sessionId}`, act);
  return true;
}

/** Ends all of an account's sessions but one. @returns how many */
export async function revokeSessions(
  trx: Trx,
  { accountId, except }: { accountId: number; except?: number },
  act: Act,
): Promise<number> {
  const ended = await endSessions(trx, {
    accountId,
    why: 'revoked',
    now: act.now,
    ...(except === undefined ? {} : { except }),
  });
  if (ended > 0) await record(trx, 'session-revoked', `account:${accountId}`, act, { sessions: ended });
  return ended;
}

export interface HeldPost {
  postId: number;
  title: string;
  role: Role;
}

/** Posts an account holds today, by title. */
export async function selectHeldPosts(
  db: Db,
  { accountId }: { accountId: number },
  now: Temporal.Instant,
): Promise<HeldPost[]> {
  const { rows } = await db.query<HeldPost>(
    `select post.id as "postId", post.title, post.role
     from identity.tenure
     join identity.post on post.id = tenure.post_id
     where tenure.account_id = $1 and tenure.valid @> $2::date and post.ended_at is null
     order by post.title collate "vi-x-icu", post.id`,
    [accountId, dayOf(now)],
  );
  return rows;
}

/** The one post there is; null where there are none or several to choose from. */
export async function onlyPost(db: Db, accountId: number, now: Temporal.Instant): Promise<number | null> {
  const held = await selectHeldPosts(db, { accountId }, now);
  return held.length === 1 ? held[0]!.postId : null;
}

/** Acts in another of his posts from the next request on. @throws Problem where he does not hold it today */
export async function choosePost(
  trx: Trx,
  { secret, postId }: { secret: string; postId: number },
  act: Omit<Act, 'by'>,
): Promise<void> {
  const session = await lockSession(trx, { secret, now: act.now });
  if (session === null || session.stage !== 'full') throw problem('session-over', {});
  const held = await selectHeldPosts(trx, { accountId: session.accountId }, act.now);
  if (!held.some((post) => post.postId === postId)) throw problem('post-not-held', {});
  await trx.query('update identity.session set post_id = $2 where id = $1', [session.id, postId]);
  await record(trx, 'post-chosen', `post:${postId}`, {
    ...act,
    by: { accountId: session.accountId, postId },
  });
}
