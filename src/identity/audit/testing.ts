/**
 * Keys for tests of the audit: as the data folder's, without a folder.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuditKey, type AuditPublicKey, readAuditKey } from './key.ts';

export function newKey(): AuditKey {
  const folder = mkdtempSync(join(tmpdir(), 'hien-dien-audit-'));
  try {
    return readAuditKey(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const publicOf = ({ id, publicKey }: AuditKey): AuditPublicKey => ({ id, publicKey });
