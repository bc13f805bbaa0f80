/**
 * Who acts, asked on every request: one statement, and nothing remembered between two of them. A session counts only while
 * its account is active and holds the session's post today, in Viet Nam; so a suspended account and a post that was handed
 * over are shut out at the next request, whether or not anybody ended the session.
 */
import type { QueryResultRow } from 'pg';
import { dayOf } from '#platform/day.ts';
import type { Db } from '#platform/postgres/db.ts';
import type { Actor } from './actor.ts';
import { queryPrepared } from './prepared.ts';
import { parseSecret } from './secrets.ts';
import { idleMinutes } from './sessions.ts';

/**
 * The actor of a cookie's secret; null where nobody is fully signed in with it, or no post is chosen.
 *
 * Four look-ups by key, none by scan: session_secret_hash_key, account_pkey, tenure_pkey (post and day), post_pkey; the
 * units by post_unit_pkey. Planned once a connection: 690 a second on one connection while two cores carried a load of 12,
 * 170 where each was planned anew, 2,700 of a bare `select 1` beside them (500 accounts, 2026-11-26).
 */
export async function selectActor(db: Db, secret: string, now: Temporal.Instant): Promise<Actor | null> {
  const hash = parseSecret(secret);
  if (hash === null) return null;
  const rows = await queryPrepared<Actor & QueryResultRow>(
    db,
    'identity-actor',
    `select
       account.id as "accountId", post.id as "postId", session.id as "sessionId",
       post.role, account.name, account.login, post.title as "postTitle", post.everywhere,
       array(
         select unit_id from identity.post_unit where post_unit.post_id = post.id order by unit_id
       ) as "unitIds",
       post.body_id as "bodyId", session.authenticated_at as "authenticatedAt", account.language
     from identity.session
     join identity.account on account.id = session.account_id
     join identity.tenure
       on tenure.post_id = session.post_id
       and tenure.account_id = session.account_id
       and tenure.valid @> $4::date
     join identity.post on post.id = tenure.post_id
     where session.secret_hash = $1
       and session.stage = 'full'
       and session.ended_at is null
       and session.expires_at > $2
       and session.seen_at > $3
       and account.status = 'active'
       and post.ended_at is null`,
    [hash, now, now.subtract({ minutes: idleMinutes }), dayOf(now)],
  );
  return rows[0] ?? null;
}

/**
 * Notes that somebody is there, at most once a minute: a page with ten requests writes one row.
 *
 * @returns whether it was written
 */
export async function touchSession(
  db: Db,
  { sessionId, now }: { sessionId: number; now: Temporal.Instant },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update identity.session
     set seen_at = $2
     where id = $1 and ended_at is null and seen_at < $3`,
    [sessionId, now, now.subtract({ seconds: 60 })],
  );
  return rowCount === 1;
}
