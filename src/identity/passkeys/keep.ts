/**
 * One's passkeys: the list, a name for each, taking one away; and all of somebody's at once, when an administrator puts an
 * account back into its owner's hands.
 */
import type { Db, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { By } from '../actor.ts';
import { appendAudit } from '../audit/append.ts';

export interface Passkey {
  /** Base64url. */
  credentialId: string;
  name: string;
  createdAt: Temporal.Instant;
  lastUsedAt: Temporal.Instant | null;
}

/** A passkey of the actor's own account, and when and in which request something is done to it. */
export interface OwnPasskey {
  by: By;
  credentialId: string;
  now: Temporal.Instant;
  requestId?: string;
}

export const longestPasskeyName = 60;

/** One line, without spaces around it. @throws Problem `passkey-name-wrong` */
export function checkPasskeyName(name: string): string {
  const text = name.normalize('NFC').trim();
  const length = [...text].length;
  if (length < 1 || length > longestPasskeyName || /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(text)) {
    throw problem('passkey-name-wrong', { length, limit: longestPasskeyName });
  }
  return text;
}

/** An account's passkeys, the oldest first; at most ten. */
export async function selectPasskeys(db: Db, { accountId }: { accountId: number }): Promise<Passkey[]> {
  const { rows } = await db.query<Omit<Passkey, 'credentialId'> & { id: Buffer }>(
    `
    select credential_id as id, name, created_at as "createdAt", last_used_at as "lastUsedAt"
    from identity.passkey
    where account_id = $1
    order by created_at, credential_id`,
    [accountId],
  );
  return rows.map(({ id, ...rest }) => ({ credentialId: id.toString('base64url'), ...rest }));
}

/** @throws Problem `passkey-missing` or `passkey-name-wrong` */
export async function renamePasskey(
  trx: Trx,
  { name, ...given }: OwnPasskey & { name: string },
): Promise<void> {
  const shownName = checkPasskeyName(name);
  const { rowCount } = await trx.query(
    `
    update identity.passkey
    set name = $3
    where credential_id = $1
      and account_id = $2`,
    [Buffer.from(given.credentialId, 'base64url'), given.by.accountId, shownName],
  );
  if (rowCount === 0) throw problem('passkey-missing', {});
  await record(trx, 'passkey-renamed', given);
}

/** @throws Problem `passkey-missing` */
export async function removePasskey(trx: Trx, given: OwnPasskey): Promise<void> {
  const { rowCount } = await trx.query(
    `
    delete from identity.passkey
    where credential_id = $1
      and account_id = $2`,
    [Buffer.from(given.credentialId, 'base64url'), given.by.accountId],
  );
  if (rowCount === 0) throw problem('passkey-missing', {});
  await record(trx, 'passkey-removed', given);
}

/** Takes all passkeys of an account away, for its recovery; who may do so is the caller's. @returns how many there were */
export async function removePasskeysOf(
  trx: Trx,
  {
    accountId,
    by,
    now,
    requestId,
  }: { accountId: number; by: By | null; now: Temporal.Instant; requestId?: string },
): Promise<number> {
  const { rowCount } = await trx.query('delete from identity.passkey where account_id = $1', [accountId]);
  const count = rowCount ?? 0;
  if (count === 0) return 0;
  await appendAudit(trx, {
    at: now,
    actor: by,
    act: 'passkeys-removed',
    object: `account:${accountId}`,
    details: { count },
    ...(requestId === undefined ? {} : { requestId }),
  });
  return count;
}

async function record(
  trx: Trx,
  act: string,
  { by, credentialId, now, requestId }: OwnPasskey,
): Promise<void> {
  await appendAudit(trx, {
    at: now,
    actor: by,
    act,
    object: `account:${by.accountId}`,
    details: { key: credentialId.slice(0, 8) },
    ...(requestId === undefined ? {} : { requestId }),
  });
}
