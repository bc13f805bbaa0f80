/**
 * Secrets of links and sessions: 256 random bits as base64url in the person's hands, their SHA-256 in the database. So
 * long a secret needs no salt and no slow hash: nobody tries 2^256 of them, and it is found by its hash through an index.
 */
import { createHash, createHmac, hkdfSync } from 'node:crypto';

/** `randomBytes` of node:crypto, or a test's own. */
export type RandomBytes = (size: number) => Buffer;

export interface Secret {
  /** 43 characters of A–Z a–z 0–9 - _; shown once, never stored. */
  text: string;
  /** 32 bytes. */
  hash: Buffer;
}

const secretBytes = 32;
const secretForm = /^[A-Za-z0-9_-]{43}$/;

export function makeSecret(random: RandomBytes): Secret {
  const text = random(secretBytes).toString('base64url');
  return { text, hash: hashSecret(text) };
}

export function hashSecret(text: string): Buffer {
  return createHash('sha256').update(text, 'ascii').digest();
}

/** @returns the hash to look for, or null where the text was never a secret of ours */
export function parseSecret(text: string): Buffer | null {
  return secretForm.test(text) ? hashSecret(text) : null;
}

/** What a key of its own is derived for; a word is never reused for another purpose. */
type Purpose = 'totp-seal' | 'login-key' | 'email-code';

/** A key of 32 bytes for one purpose, derived from the installation's (HKDF-SHA-256, RFC 5869). */
export function deriveKey(key: Buffer, purpose: Purpose): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `hien-dien identity ${purpose}`, 32));
}

/** What somebody typed as login, for limits and audit: the same login gives the same text, and none is read out of it. */
export function loginKey(key: Buffer, login: string): string {
  return createHmac('sha256', deriveKey(key, 'login-key')).update(login, 'utf8').digest('hex').slice(0, 32);
}
