/**
 * What a passkey or a provider must answer to: kept under the hash of a secret, taken once, gone after its time.
 *
 * Taking deletes, so of two answers at once one finds it. Whether a failed answer uses it up too is decided by the caller's
 * transaction: it does where that one commits.
 */
import type { Db } from '#platform/postgres/db.ts';
import { hashSecret } from './secrets.ts';

export type ChallengePurpose = 'passkey-register' | 'passkey-sign-in' | 'oidc';

export interface Challenge {
  /** Whom it was made for; null where nobody is known yet. */
  accountId: number | null;
  payload: unknown;
}

/** Keeps a challenge, and throws away those whose time is over: at most one a sign-in was begun stands here. */
export async function insertChallenge(
  db: Db,
  {
    secret,
    purpose,
    accountId,
    payload,
    now,
    minutes,
  }: Challenge & { secret: string; purpose: ChallengePurpose; now: Temporal.Instant; minutes: number },
): Promise<void> {
  await db.query(
    `
    with over as (
      delete from identity.challenge
      where expires_at <= $5
    )
    insert into identity.challenge (secret_hash, purpose, account_id, payload, expires_at)
    values ($1, $2, $3, $4, $5::timestamptz + make_interval(mins => $6))`,
    [hashSecret(secret), purpose, accountId, JSON.stringify(payload), now, minutes],
  );
}

/** Takes a challenge for good; null where it was never there, was taken, is over, or is for something else. */
export async function takeChallenge(
  db: Db,
  { secret, purpose, now }: { secret: string; purpose: ChallengePurpose; now: Temporal.Instant },
): Promise<Challenge | null> {
  const { rows } = await db.query<Challenge>(
    `
    delete from identity.challenge
    where secret_hash = $1
      and purpose = $2
      and expires_at > $3
    returning account_id as "accountId", payload`,
    [hashSecret(secret), purpose, now],
  );
  return rows[0] ?? null;
}
