/**
 * What passkeys of this installation have in common: for whom they are, how a person is called in them, what they must do.
 *
 * To and from the browser goes JSON, and the page's script is three lines each way:
 *   adding    options → `PublicKeyCredential.parseCreationOptionsFromJSON(options)` → `navigator.credentials.create({ publicKey })`
 *   signing   options → `PublicKeyCredential.parseRequestOptionsFromJSON(options)` → `navigator.credentials.get({ publicKey })`
 *   back      `JSON.stringify(credential)`, which calls its `toJSON()`
 * Options are what startRegistration and startSignIn give, unchanged; what comes back goes unchanged into their other half.
 */
import { createHash } from 'node:crypto';

export interface RelyingParty {
  /** The host's name without a port, `hiendien.tinh.gov.vn`, or `localhost`. A passkey is for it alone, for ever. */
  id: string;
  /** Shown by the device. */
  name: string;
  /** Scheme, host and port as the browser has them: `https://hiendien.tinh.gov.vn`. */
  origin: string;
}

/** How long a person may take to find the key and touch it, as the device's own question allows. */
export const challengeMinutes = 5;

/** A phone, a computer, a key of metal and one in the safe, twice over. */
export const mostPasskeys = 10;

/** COSE numbers: EdDSA, ES256, RS256 (Windows Hello on older machines has only the last). */
export const algorithms: number[] = [-8, -7, -257];

/**
 * How an account is called inside a passkey: it tells nothing about the person and stays the same when login and name
 * change. The device gives it back at sign-in.
 */
export function userHandle(rp: RelyingParty, accountId: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`hien-dien passkey user|${rp.id}|${accountId}`).digest());
}

/** The challenge an answer says it is for; null where the answer is not of that form. Nothing is verified here. */
export function challengeOf(response: unknown): string | null {
  if (!isRecord(response) || !isRecord(response.response)) return null;
  const { clientDataJSON } = response.response;
  if (typeof clientDataJSON !== 'string') return null;
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
    return isRecord(data) && typeof data.challenge === 'string' ? data.challenge : null;
  } catch {
    return null;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
