/**
 * Links that are good once. The database keeps a hash; the text is in the hands of whoever made it, once. A newer link of
 * the same purpose and account takes the older one's place. "Not good" has one answer: whether a link was used, ran out,
 * was replaced or never existed is nobody's business who does not hold a good one.
 */
import type { Db, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Act, Means } from './actor.ts';
import { makeSecret, parseSecret } from './secrets.ts';

export type LinkPurpose = 'setup' | 'activation' | 'recovery' | 'totp';

export interface Link {
  id: number;
  purpose: LinkPurpose;
  /** Null only for a set-up link before its first step. */
  accountId: number | null;
  madeBy: number | null;
  pendingPasswordHash: string | null;
  pendingTotp: Buffer | null;
}

/** What is written while a link is still good. */
export const stillGood = 'used_at is null and voided_at is null and expires_at >';

/** Makes a link and voids the older ones of its purpose and account. @returns its secret, shown once */
export async function makeLink(
  trx: Trx,
  { purpose, accountId, hours }: { purpose: LinkPurpose; accountId: number | null; hours: number },
  { by, now, means }: Act & { means: Means },
): Promise<{ secret: string; expiresAt: Temporal.Instant }> {
  await voidLinks(trx, { purpose, accountIds: accountId === null ? null : [accountId], now });
  const secret = makeSecret(means.random);
  const expiresAt = now.add({ hours });
  await trx.query(
    `insert into identity.one_time (purpose, account_id, secret_hash, made_at, made_by, expires_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [purpose, accountId, secret.hash, now, by?.accountId ?? null, expiresAt],
  );
  return { secret: secret.text, expiresAt };
}

/** Voids what is still good; `purpose` null: of every purpose, `accountIds` null: of every account. */
export async function voidLinks(
  db: Db,
  {
    purpose,
    accountIds,
    now,
  }: {
    purpose: LinkPurpose | 'email-code' | null;
    accountIds: readonly number[] | null;
    now: Temporal.Instant;
  },
): Promise<void> {
  await db.query(
    `update identity.one_time
     set voided_at = $3, pending_password_hash = null, pending_totp = null
     where used_at is null
       and voided_at is null
       and ($1::text is null or purpose = $1)
       and ($2::bigint[] is null or account_id = any ($2))`,
    [purpose, accountIds, now],
  );
}

/** A good link by its secret, or null; by the unique index on the hash. */
export async function selectLink(
  db: Db,
  { secret, now, lock = false }: { secret: string; now: Temporal.Instant; lock?: boolean },
): Promise<Link | null> {
  const hash = parseSecret(secret);
  if (hash === null) return null;
  const { rows } = await db.query<Link>(
    `select
       id, purpose, account_id as "accountId", made_by as "madeBy",
       pending_password_hash as "pendingPasswordHash", pending_totp as "pendingTotp"
     from identity.one_time
     where secret_hash = $1 and purpose <> 'email-code' and ${stillGood} $2
     ${lock ? 'for update' : ''}`,
    [hash, now],
  );
  return rows[0] ?? null;
}

/** A good link, held for this transaction: of two that use it at once the second waits and finds it used. @throws Problem */
export async function lockLink(
  trx: Trx,
  { secret, purposes, now }: { secret: string; purposes: readonly LinkPurpose[]; now: Temporal.Instant },
): Promise<Link> {
  const link = await selectLink(trx, { secret, now, lock: true });
  if (link === null || !purposes.includes(link.purpose)) throw problem('link-not-good', {});
  return link;
}

/** Marks a locked link as used and forgets what was pending with it. */
export async function spendLink(trx: Trx, { id, now }: { id: number; now: Temporal.Instant }): Promise<void> {
  await trx.query(
    `update identity.one_time
     set used_at = $2, pending_password_hash = null, pending_totp = null
     where id = $1`,
    [id, now],
  );
}
