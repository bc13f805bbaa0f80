/**
 * Sessions that end without anybody signing out: the post changed hands, the post ended, nobody was there, the day is over.
 * A request finds all this out by itself (session-actor.ts); here it is written down, for the person's own list.
 */
import { dayOf } from '#platform/day.ts';
import type { Db } from '#platform/postgres/db.ts';
import { idleMinutes } from './sessions.ts';

/** Ends sessions acting in a post that their account does not hold today. `postId` null: of every post. */
export async function endHandedOverSessions(
  db: Db,
  { postId, now }: { postId: number | null; now: Temporal.Instant },
): Promise<number> {
  const { rowCount } = await db.query(
    `update identity.session
     set ended_at = $2, ended_why = 'handed-over'
     where ended_at is null
       and post_id is not null
       and ($1::bigint is null or post_id = $1)
       and not exists (
         select
         from identity.tenure
         join identity.post on post.id = tenure.post_id
         where tenure.post_id = session.post_id
           and tenure.account_id = session.account_id
           and tenure.valid @> $3::date
           and post.ended_at is null
       )`,
    [postId, now, dayOf(now)],
  );
  return rowCount ?? 0;
}

/** Ends sessions that were idle too long or have lived their day. @returns how many */
export async function endStaleSessions(db: Db, now: Temporal.Instant): Promise<number> {
  const { rowCount } = await db.query(
    `update identity.session
     set
       ended_at = $1,
       -- Whichever came first.
       ended_why = case when seen_at + make_interval(mins => $2) < expires_at then 'idle' else 'expired' end
     where ended_at is null
       and (expires_at <= $1 or seen_at + make_interval(mins => $2) <= $1)`,
    [now, idleMinutes],
  );
  return rowCount ?? 0;
}
