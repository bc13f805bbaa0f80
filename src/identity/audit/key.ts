/**
 * The key that signs the audit's end of each day (Ed25519, PKCS #8 in PEM). It lies beside the data and never in the
 * database or a backup: whoever can rewrite every table still cannot sign what he wrote.
 *
 * Losing it loses no entry, but the signatures of earlier days can then be checked by nobody: keep a copy elsewhere.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem, systemCode } from '#platform/problems.ts';

export const auditKeyFile = 'audit.key';

export interface AuditPublicKey {
  /** First 8 bytes of SHA-256 over the public key (SPKI, DER), in hex. */
  id: string;
  publicKey: KeyObject;
}

export interface AuditKey extends AuditPublicKey {
  privateKey: KeyObject;
}

/**
 * The key in `folder`, made at the first call with rights for its owner alone.
 *
 * @throws Problem when the file is there and is no such key, or cannot be read or written
 */
export function readAuditKey(folder: string): AuditKey {
  const path = join(folder, auditKeyFile);
  const there = readIfThere(path);
  if (there !== null) return there;
  // Written whole under another name and linked: of two processes that start at once, one makes it and both read it.
  const own = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(own, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
    linkSync(own, path);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw asProblem(path, error);
  } finally {
    rmSync(own, { force: true });
  }
  const made = readIfThere(path);
  if (made === null) throw problem('secret-unreadable', { path, reason: 'ENOENT' });
  return made;
}

/** The public half of the key in `folder`; null where there is none yet. Nothing is made. @throws as `readAuditKey` */
export function readAuditPublicKey(folder: string): AuditPublicKey | null {
  return readIfThere(join(folder, auditKeyFile));
}

function readIfThere(path: string): AuditKey | null {
  let pem: string;
  try {
    pem = readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw asProblem(path, error);
  }
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch {
    throw problem('audit-key-broken', { path });
  }
  if (privateKey.asymmetricKeyType !== 'ed25519') throw problem('audit-key-broken', { path });
  const publicKey = createPublicKey(pem);
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const id = createHash('sha256').update(spki).digest().subarray(0, 8).toString('hex');
  return { id, publicKey, privateKey };
}

function asProblem(path: string, error: unknown): unknown {
  const code = systemCode(error);
  return /^E[A-Z]+$/.test(code) ? problem('secret-unreadable', { path, reason: code }) : error;
}
