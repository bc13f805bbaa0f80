/**
 * The audit walked from its first entry to its last: every hash worked out again, every signed head held against it.
 *
 * What this finds: an entry changed, taken out, put in or moved, an end cut off behind a signed head, a chain written anew
 * up to a signed head. What nobody can find with the database alone: a cut, or a rewriting, that begins after the last head
 * that is left. Hence the head in a file beside the key (kept-head.ts), and the heads in print.
 */
import { dayOf } from '#platform/day.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type EntryText, firstPreviousHash, hashEntry } from './canonical.ts';
import { type AuditHead, selectHeads, verifyHead } from './head.ts';
import type { AuditPublicKey } from './key.ts';

/**
 * - `changed`: the entry is not what its own hash says
 * - `unlinked`: the entry is whole but does not follow the one before: that one was written anew
 * - `missing`: no entry has this number, and later ones are there
 * - `cut-off`: no entry from this number on, and a signed head says there was
 * - `head-differs`: the entry is not the one that a head was signed over
 * - `head-forged`: the head at this entry was changed, or signed by somebody else
 * - `head-key`: the head at this entry was signed with a key that is not at hand, so nothing can be said
 */
export type AuditFault =
  | 'changed'
  | 'unlinked'
  | 'missing'
  | 'cut-off'
  | 'head-differs'
  | 'head-forged'
  | 'head-key';

export interface BadEntry {
  seq: number;
  why: AuditFault;
  /** The entry's day and act as they stand there; of a head its day; null where there is nothing. */
  day: IsoDate | null;
  act: string | null;
}

export interface AuditVerdict {
  /** Entries found good, from the first on. */
  entries: number;
  firstBad: BadEntry | null;
  /** Heads of days found good. */
  heads: number;
  /** The newest head that was found good, of a day or kept beside the key. */
  lastHead: AuditHead | null;
  /** Entries after that head: nothing would show that they were cut off. */
  unsigned: number;
  /** When the first and the last of them were written; null where there are none, or an entry's instant is none. */
  unsignedSpan: { from: Temporal.Instant; until: Temporal.Instant } | null;
}

interface Row extends EntryText {
  previousHash: Buffer;
  hash: Buffer;
}

/** A page is some 3 MB at most in practice; 2,000 to 10,000 rows made no difference. */
const pageSize = 5_000;
/** 10^8 days on either side of 1970, in nanoseconds: as far as an instant goes. */
const latest = 8_640_000_000_000_000_000_000n;

/**
 * Walks the chain in pages by its primary key; memory does not grow with it. Entries that are appended meanwhile may or
 * may not be seen. A million entries: 12 s (84,000/s) and 20 MB more of memory than none, two busy cores, November 2026;
 * they were appended at 9,300/s.
 *
 * @param keys public keys of this installation, the present one and earlier ones
 * @param kept what `readKeptHead` gave for this database, read before: entries may be appended meanwhile, none may go
 */
export async function verifyAudit(
  db: Db,
  { keys, kept = null }: { keys: readonly AuditPublicKey[]; kept?: AuditHead | null },
): Promise<AuditVerdict> {
  const ofDays = await selectHeads(db);
  const heads = kept === null ? ofDays : [...ofDays, kept].toSorted((a, b) => a.seq - b.seq);
  const walk = {
    entries: 0,
    heads: 0,
    lastHead: null as AuditHead | null,
    lastHash: firstPreviousHash,
    /** Of the first entry after the last head, and of the last one. */
    unsignedFrom: null as Row | null,
    unsignedUntil: null as Row | null,
  };
  const verdict = (firstBad: BadEntry | null): AuditVerdict => ({
    entries: walk.entries,
    firstBad,
    heads: heads.slice(0, walk.heads).filter((head) => head !== kept).length,
    lastHead: walk.lastHead,
    unsigned: walk.entries - (walk.lastHead?.seq ?? 0),
    unsignedSpan: spanOf(walk.unsignedFrom, walk.unsignedUntil),
  });

  for await (const row of readEntries(db)) {
    const seq = walk.entries + 1;
    const why = judgeEntry(row, seq, walk.lastHash);
    if (why === 'missing') return verdict({ seq, why, day: null, act: null });
    if (why !== null) return verdict({ seq, why, day: dayOfRow(row), act: row.act });
    for (let head = heads[walk.heads]; head?.seq === seq; head = heads[walk.heads]) {
      const fault = judgeHead(head, row.hash, keys);
      if (fault !== null) {
        const day = fault === 'head-differs' ? dayOfRow(row) : head.day;
        return verdict({ seq, why: fault, day, act: row.act });
      }
      walk.heads += 1;
      walk.lastHead = head;
    }
    const isSigned = walk.lastHead?.seq === seq;
    walk.unsignedFrom = isSigned ? null : (walk.unsignedFrom ?? row);
    walk.unsignedUntil = isSigned ? null : row;
    walk.entries = seq;
    walk.lastHash = row.hash;
  }

  const beyond = heads[walk.heads];
  if (beyond === undefined) return verdict(null);
  // A head at no entry at all (0, -5) can only have been put in.
  const why = beyond.seq > walk.entries ? 'cut-off' : 'head-forged';
  return verdict({ seq: why === 'cut-off' ? walk.entries + 1 : beyond.seq, why, day: beyond.day, act: null });
}

function judgeEntry(row: Row, seq: number, lastHash: Buffer): 'missing' | 'changed' | 'unlinked' | null {
  if (row.seq !== String(seq)) return 'missing';
  if (!hashEntry(row.previousHash, row).equals(row.hash)) return 'changed';
  return row.previousHash.equals(lastHash) ? null : 'unlinked';
}

function judgeHead(
  head: AuditHead,
  hash: Buffer,
  keys: readonly AuditPublicKey[],
): 'head-key' | 'head-forged' | 'head-differs' | null {
  const key = keys.find(({ id }) => id === head.keyId);
  if (key === undefined) return 'head-key';
  if (!verifyHead(head, key)) return 'head-forged';
  return hash.equals(head.hash) ? null : 'head-differs';
}

async function* readEntries(db: Db): AsyncGenerator<Row> {
  let after = '0';
  for (;;) {
    const { rows } = await db.query<Row>(
      `
      select
        seq::text,
        case
          when isfinite(at) then (extract(epoch from at) * 1000000)::bigint::text
          else at::text
        end as "atMicroseconds",
        account_id::text as "accountId",
        post_id::text as "postId",
        act,
        object,
        details::text as details,
        request_id as "requestId",
        previous_hash as "previousHash",
        hash
      from identity.audit_entry
      where seq > $1
      order by audit_entry.seq
      limit $2`,
      [after, pageSize],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.seq;
  }
}

function spanOf(first: Row | null, last: Row | null): AuditVerdict['unsignedSpan'] {
  const from = first && instantOfRow(first);
  const until = last && instantOfRow(last);
  return from && until ? { from, until } : null;
}

function dayOfRow(row: Row): IsoDate | null {
  const at = instantOfRow(row);
  return at && dayOf(at);
}

/** A changed instant may be `infinity` or beyond what `Temporal` holds; then there is none. */
function instantOfRow({ atMicroseconds }: Row): Temporal.Instant | null {
  if (!/^-?\d{1,18}$/.test(atMicroseconds)) return null;
  const nanoseconds = BigInt(atMicroseconds) * 1000n;
  return nanoseconds > latest || nanoseconds < -latest
    ? null
    : Temporal.Instant.fromEpochNanoseconds(nanoseconds);
}
