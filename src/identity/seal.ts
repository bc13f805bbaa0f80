/**
 * TOTP secrets at rest: AES-256-GCM under a key derived from the installation's, bound to the account's id. A copy of the
 * tables alone makes no codes, and one account's sealed secret put into another's row does not open.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { deriveKey, type RandomBytes } from './secrets.ts';

/** First byte of what is stored, so that another way of sealing can stand beside this one some day. */
const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

/** @returns version, nonce, tag and ciphertext in one */
export function seal(
  plain: Buffer,
  { key, accountId, random }: { key: Buffer; accountId: number; random: RandomBytes },
): Buffer {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', deriveKey(key, 'totp-seal'), nonce, {
    authTagLength: tagBytes,
  });
  cipher.setAAD(boundTo(accountId));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]);
}

/** @throws Error when it was sealed with another key, for another account, or was changed */
export function unseal(sealed: Buffer, { key, accountId }: { key: Buffer; accountId: number }): Buffer {
  const bodyFrom = 1 + nonceBytes + tagBytes;
  if (sealed.length < bodyFrom || sealed[0] !== version) {
    throw new Error(`the sealed secret of account ${accountId} has no form that is known here`);
  }
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(key, 'totp-seal'), nonce, {
    authTagLength: tagBytes,
  });
  decipher.setAAD(boundTo(accountId));
  decipher.setAuthTag(sealed.subarray(1 + nonceBytes, bodyFrom));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(bodyFrom)), decipher.final()]);
  } catch (cause) {
    throw new Error(`the sealed secret of account ${accountId} does not open: another key, or changed`, {
      cause,
    });
  }
}

function boundTo(accountId: number): Buffer {
  return Buffer.from(`account:${accountId}`, 'ascii');
}
