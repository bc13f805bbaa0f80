/**
 * Codes from an authenticator app (RFC 6238): six digits, a new one every 30 seconds, the one before and the one after
 * taken too. Each step is good once: the account keeps the last that was used, and an older or equal one is refused.
 */
import { Secret, TOTP } from 'otpauth';
import type { Db } from '#platform/postgres/db.ts';
import type { Means } from './actor.ts';
import { seal, unseal } from './seal.ts';

const issuer = 'Hiện Diện';
const digits = 6;
const periodSeconds = 30;
/** Steps to either side: clocks of phones are right, but people type slowly. RFC 6238, 5.2. */
const window = 1;
/** 160 bits, the length of the HMAC's hash. RFC 4226, 4 (R6). */
const secretBytes = 20;

export interface TotpEnrolment {
  /** For the QR code: `otpauth://totp/…`. */
  uri: string;
  /** The same secret to type by hand: base32 in groups of four. */
  typed: string;
}

/** A new secret: sealed for the row, and as the person takes it over. It counts for nothing until a code confirms it. */
export function makeTotp(
  { key, random }: Means,
  { accountId, login }: { accountId: number; login: string },
): { sealed: Buffer; enrolment: TotpEnrolment } {
  const plain = random(secretBytes);
  const totp = totpOf(plain, login);
  const typed = totp.secret.base32.replace(/(.{4})(?=.)/g, '$1 ');
  return { sealed: seal(plain, { key, accountId, random }), enrolment: { uri: totp.toString(), typed } };
}

/**
 * The step a code belongs to.
 *
 * @param code as typed; blanks in it are left out
 * @returns null where it is the code of none of the three steps around `now`
 */
export function totpStepOf(
  { key }: Pick<Means, 'key'>,
  {
    accountId,
    sealed,
    code,
    now,
  }: { accountId: number; sealed: Buffer; code: string; now: Temporal.Instant },
): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^[0-9]{6}$/.test(token)) return null;
  const totp = totpOf(unseal(sealed, { key, accountId }), '');
  const timestamp = now.epochMilliseconds;
  const delta = totp.validate({ token, timestamp, window });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

/** Uses a step up. @returns false where it, or a later one, was used already: of two at once one gets true */
export async function spendTotpStep(
  db: Db,
  { accountId, step }: { accountId: number; step: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update identity.account
     set totp_last_step = $2
     where id = $1 and (totp_last_step is null or totp_last_step < $2)`,
    [accountId, step],
  );
  return rowCount === 1;
}

function totpOf(plain: Buffer, label: string): TOTP {
  const secret = new Secret({ buffer: Uint8Array.from(plain).buffer });
  return new TOTP({ issuer, label, algorithm: 'SHA1', digits, period: periodSeconds, secret });
}

/** The confirmed secret of an account, sealed; null where it has none. */
export async function selectTotp(db: Db, accountId: number): Promise<Buffer | null> {
  const { rows } = await db.query<{ sealed: Buffer }>(
    `select totp_secret as sealed
     from identity.account
     where id = $1 and totp_confirmed_at is not null`,
    [accountId],
  );
  return rows[0]?.sealed ?? null;
}
