/**
 * The audit's present end, signed, in a file beside the key. Heads in the database are a day's; whoever may do anything there
 * can cut off what came after the last one, and the last one too. This file is not in the database: while the web runs, the
 * end that nothing vouches for is a minute long (cli/start/upkeep.ts).
 *
 * A file that says more than the chain holds is evidence and is never written over.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timeZone } from '#platform/day.ts';
import type { Db } from '#platform/postgres/db.ts';
import { problem, systemCode } from '#platform/problems.ts';
import { type AuditHead, signEnd } from './head.ts';
import type { AuditKey } from './key.ts';

export const keptHeadFile = 'audit.head';

/** `differs`: the chain ends before the kept head, or has another entry there. */
export type Kept = 'signed' | 'unchanged' | 'empty' | 'differs';

/**
 * Signs the last entry into the file in `folder`, where it is not the one that stands there. By the primary key.
 *
 * @throws Problem when the file is there and is no head, or cannot be read or written
 */
export async function keepHead(db: Db, { folder, key }: { folder: string; key: AuditKey }): Promise<Kept> {
  const kept = readKeptHead(folder);
  const { rows } = await db.query<Pick<AuditHead, 'day' | 'seq' | 'hash'> & { hashAtKept: Buffer | null }>(
    `
    select
      seq,
      hash,
      (at at time zone $2)::date as day,
      (select hash from identity.audit_entry where seq = $1) as "hashAtKept"
    from identity.audit_entry
    order by seq desc
    limit 1`,
    [kept?.seq ?? 0, timeZone],
  );
  const last = rows[0];
  if (kept !== null && !last?.hashAtKept?.equals(kept.hash)) return 'differs';
  if (last === undefined) return 'empty';
  if (last.seq === kept?.seq) return 'unchanged';
  const { day, seq, hash } = last;
  write(join(folder, keptHeadFile), signEnd({ day, seq, hash }, key));
  return 'signed';
}

/** What stands in the file in `folder`, its signature not yet checked; null where there is none. @throws as `keepHead` */
export function readKeptHead(folder: string): AuditHead | null {
  const path = join(folder, keptHeadFile);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw asProblem(path, error);
  }
  const [, day, seq, hash, keyId, signature] =
    /^hien-dien audit head 1\|(\d{4}-\d\d-\d\d)\|(\d{1,15})\|([0-9a-f]{64})\|([0-9a-f]{16})\|([0-9a-f]{128})\n$/.exec(
      text,
    ) ?? [];
  if (day === undefined) throw problem('audit-head-broken', { path });
  return {
    day,
    seq: Number(seq),
    hash: Buffer.from(hash!, 'hex'),
    keyId: keyId!,
    signature: Buffer.from(signature!, 'hex'),
  };
}

/**
 * Whole and on the disk under another name first: who is killed meanwhile, or loses power, leaves the old one. The name is no
 * other process's: in containers that share the folder each is number 1, and one would take the other's away half written.
 */
function write(path: string, { day, seq, hash, keyId, signature }: AuditHead): void {
  const own = `${path}.${randomUUID()}`;
  const fields = [day, seq, hash.toString('hex'), keyId, signature.toString('hex')];
  try {
    writeFileSync(own, `hien-dien audit head 1|${fields.join('|')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    renameSync(own, path);
  } catch (error) {
    rmSync(own, { force: true });
    throw asProblem(path, error);
  }
}

function asProblem(path: string, error: unknown): unknown {
  const code = systemCode(error);
  return /^E[A-Z]+$/.test(code) ? problem('secret-unreadable', { path, reason: code }) : error;
}
