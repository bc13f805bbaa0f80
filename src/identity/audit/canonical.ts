/**
 * The bytes of an audit entry that are hashed, as identity.append_audit makes them in the database. Written down twice on
 * purpose: whoever could change the database's function could not make this one agree with him.
 *
 * A field is its length in bytes (four bytes, highest first) and its UTF-8; null is the length -1 and nothing after it.
 * Fields in order: the mark of this form, number, microseconds since 1970 in UTC, account, post, act, object, details,
 * request id. Numbers are decimal text. Details are the text PostgreSQL gives for its jsonb: keys by length, then by
 * bytes, one space after each colon and comma, numbers as numeric prints them (1e21 is written out).
 */
import { createHash } from 'node:crypto';

/** An entry with all values as the database gives them in text. */
export interface EntryText {
  seq: string;
  /** Microseconds since 1970-01-01T00:00Z. */
  atMicroseconds: string;
  accountId: string | null;
  postId: string | null;
  act: string;
  object: string;
  details: string;
  requestId: string;
}

const form = 'hien-dien audit 1';
const none = Buffer.from([0xff, 0xff, 0xff, 0xff]);

/** What the first entry follows: 32 zero bytes. */
export const firstPreviousHash: Buffer = Buffer.alloc(32);

/** The entry's bytes after the hash of the one before. */
export function canonicalBytes(entry: EntryText): Buffer {
  return Buffer.concat([
    field(form),
    field(entry.seq),
    field(entry.atMicroseconds),
    field(entry.accountId),
    field(entry.postId),
    field(entry.act),
    field(entry.object),
    field(entry.details),
    field(entry.requestId),
  ]);
}

/** SHA-256 over the hash before and the entry's bytes. */
export function hashEntry(previousHash: Uint8Array, entry: EntryText): Buffer {
  return createHash('sha256').update(previousHash).update(canonicalBytes(entry)).digest();
}

function field(value: string | null): Buffer {
  if (value === null) return none;
  const bytes = Buffer.byteLength(value);
  const buffer = Buffer.allocUnsafe(4 + bytes);
  buffer.writeInt32BE(bytes, 0);
  buffer.write(value, 4);
  return buffer;
}
