/**
 * The key of this installation: tokens of identity codes are made with it (registry/identifiers/token.ts). It lies beside
 * the data and never in the database or a backup: whoever has a copy of the tables alone cannot try codes against them.
 *
 * Losing it loses no row, but codes in new lists then match nothing: keep a copy where the backups are not.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem, systemCode } from './problems.ts';

export const secretFile = 'secret.key';
const bytes = 32;

/**
 * The key in `folder`, made at the first call.
 *
 * @returns 32 bytes. @throws Problem when the file is there and is no key, or cannot be read or written
 */
export function readSecret(folder: string): Buffer {
  const path = join(folder, secretFile);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return parse(path, readFileSync(path, 'utf8'));
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw asProblem(path, error);
  }
  // Written whole under another name and linked: of two processes that start at once, one makes it and both read it.
  const own = `${path}.${process.pid}`;
  try {
    writeFileSync(own, `${randomBytes(bytes).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    linkSync(own, path);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw asProblem(path, error);
  } finally {
    rmSync(own, { force: true });
  }
  return parse(path, readFileSync(path, 'utf8'));
}

function parse(path: string, text: string): Buffer {
  const hex = text.trim();
  if (!/^[0-9a-f]{64}$/.test(hex)) throw problem('secret-broken', { path });
  return Buffer.from(hex, 'hex');
}

function asProblem(path: string, error: unknown): unknown {
  const code = systemCode(error);
  return /^E[A-Z]+$/.test(code) ? problem('secret-unreadable', { path, reason: code }) : error;
}
