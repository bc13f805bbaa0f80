/**
 * What time alone changes, written down: sessions that ended by themselves, codes and challenges that ran out, limits that
 * are full again. Nothing depends on it; whoever runs may call it every few minutes, and several at once do no harm.
 */
import type { Trx } from '#platform/postgres/db.ts';
import { deleteFullBuckets } from './limit-bucket.ts';
import { endHandedOverSessions, endStaleSessions } from './session-ends.ts';

export interface Swept {
  sessions: number;
  links: number;
  challenges: number;
  buckets: number;
}

export async function sweepIdentity(trx: Trx, now: Temporal.Instant): Promise<Swept> {
  const sessions =
    (await endHandedOverSessions(trx, { postId: null, now })) + (await endStaleSessions(trx, now));
  // What was chosen with a link that ran out is forgotten with it.
  const links = await trx.query(
    `update identity.one_time
     set voided_at = $1, pending_password_hash = null, pending_totp = null
     where used_at is null and voided_at is null and expires_at <= $1`,
    [now],
  );
  const challenges = await trx.query('delete from identity.challenge where expires_at <= $1', [now]);
  return {
    sessions,
    links: links.rowCount ?? 0,
    challenges: challenges.rowCount ?? 0,
    buckets: await deleteFullBuckets(trx, now),
  };
}
