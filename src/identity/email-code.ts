/**
 * Codes by e-mail, for phones without authenticator app and in-app browsers without passkeys (Zalo): eight digits, ten
 * minutes, five tries, once. A code belongs to what it was asked for (a session that waits for its second factor, or an
 * activation link): seen in another browser, it is worth nothing.
 *
 * The code is returned for the caller to send; here only an HMAC of it is kept, for eight digits under a plain hash are
 * found in a second.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Trx } from '#platform/postgres/db.ts';
import type { Means } from './actor.ts';
import { stillGood, voidLinks } from './one-time.ts';
import { deriveKey, type RandomBytes } from './secrets.ts';

export const codeDigits = 8;
export const codeMinutes = 10;
/** Five of 10^8: one chance in twenty million a code. */
export const codeAttempts = 5;

/** What the code was asked for: `session:12`, `link:7`. */
type Bound = `session:${number}` | `link:${number}`;

/** Makes a code and voids the one before. @returns eight digits, shown once */
export async function insertEmailCode(
  trx: Trx,
  { accountId, bound }: { accountId: number; bound: Bound },
  { means, now }: { means: Means; now: Temporal.Instant },
): Promise<string> {
  await voidLinks(trx, { purpose: 'email-code', accountIds: [accountId], now });
  const code = randomDigits(means.random);
  await trx.query(
    `insert into identity.one_time (purpose, account_id, secret_hash, made_at, expires_at)
     values ('email-code', $1, $2, $3, $4)`,
    [accountId, hashCode(means.key, bound, code), now, now.add({ minutes: codeMinutes })],
  );
  return code;
}

/**
 * Uses a code up. The try is counted first, and the row stays locked to the end of the transaction: of two with the right
 * code at once, the second finds it used.
 */
export async function spendEmailCode(
  trx: Trx,
  { accountId, bound, code }: { accountId: number; bound: Bound; code: string },
  { means, now }: { means: Pick<Means, 'key'>; now: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await trx.query<{ id: number; hash: Buffer }>(
    `update identity.one_time
     set attempts = attempts + 1
     where account_id = $1 and purpose = 'email-code' and attempts < $3 and ${stillGood} $2
     returning id, secret_hash as hash`,
    [accountId, now, codeAttempts],
  );
  const open = rows[0];
  if (open === undefined) return false;
  if (!timingSafeEqual(open.hash, hashCode(means.key, bound, code.replace(/\s/g, '')))) return false;
  await trx.query('update identity.one_time set used_at = $2 where id = $1', [open.id, now]);
  return true;
}

function hashCode(key: Buffer, bound: Bound, code: string): Buffer {
  return createHmac('sha256', deriveKey(key, 'email-code')).update(`${bound} ${code}`, 'utf8').digest();
}

/** Evenly distributed: what lies beyond the last whole multiple of 10^8 is drawn again. */
function randomDigits(random: RandomBytes): string {
  const range = 10 ** codeDigits;
  for (;;) {
    const drawn = random(4).readUInt32BE();
    if (drawn < 2 ** 32 - (2 ** 32 % range)) return String(drawn % range).padStart(codeDigits, '0');
  }
}
