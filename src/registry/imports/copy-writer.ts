/**
 * Rows on their way into a table by COPY in its binary format (PostgreSQL manual, COPY, "Binary Format"): lengths and bytes,
 * so that the server parses no digits, dates and hexadecimals. Rows are gathered into pieces of 128 kB.
 */
import { once } from 'node:events';
import { from } from 'pg-copy-streams';
import type { IsoDate, Trx } from '#platform/postgres/db.ts';

/** Cells are written in the order of the statement's columns, after `row`. */
export interface CopyWriter {
  row(columns: number): void;
  text(value: string): void;
  /** `null` where there is none. */
  nullableText(value: string | null): void;
  int(value: number): void;
  bigint(value: number | null): void;
  date(value: IsoDate | null): void;
  bytes(value: Buffer | null): void;
  bigints(values: readonly number[]): void;
  /** Resolves when the server is not behind. */
  drained(): Promise<void>;
  /** @returns rows copied */
  end(): Promise<number>;
  /** Gives the copy up; the transaction fails with it. */
  abort(): void;
}

const pieceBytes = 131_072;
/** Room that a row of ours never exceeds but for its texts, which ask for more themselves. */
const rowBytes = 1_024;
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const shortText = 24;
/** oid of int8, in the header of an array. */
const int8 = 20;
const firstDay = Date.UTC(2000, 0, 1);

/** @param table with its columns: `registry.subject (kind, name)` */
export function startCopy(trx: Trx, table: string): CopyWriter {
  const stream = trx.client.query(from(`copy ${table} from stdin (format binary)`));
  let failure: Error | null = null;
  stream.on('error', (error: Error) => {
    failure = error;
  });
  // Buffers whose bytes the socket has taken are used again: new ones for every piece raise the peak by 60 MB.
  const free: Buffer[] = [];
  const nextPiece = () => free.pop() ?? Buffer.allocUnsafe(pieceBytes);
  let piece = nextPiece();
  let at = signature.copy(piece);
  let full = false;

  const flush = () => {
    if (at === 0) return;
    const written = piece;
    if (failure === null) {
      full = !stream.write(written.subarray(0, at), () => {
        if (written.length === pieceBytes) free.push(written);
      });
    }
    piece = nextPiece();
    at = 0;
  };
  const room = (bytes: number) => {
    if (at + bytes <= piece.length) return;
    flush();
    if (bytes > piece.length) piece = Buffer.allocUnsafe(bytes);
  };
  const int32 = (value: number) => {
    piece[at] = value >>> 24;
    piece[at + 1] = value >>> 16;
    piece[at + 2] = value >>> 8;
    piece[at + 3] = value;
    at += 4;
  };
  const int64 = (value: number) => {
    int32(Math.floor(value / 0x1_0000_0000));
    int32(value >>> 0);
  };
  /** Codes and words: letter by letter, for a call into the runtime takes longer. @returns false when it is not ASCII */
  const shortAscii = (value: string): boolean => {
    const start = at + 4;
    for (let index = 0; index < value.length; index += 1) {
      const code = value.charCodeAt(index);
      if (code < 0x20 || code > 0x7e) return false;
      piece[start + index] = code;
    }
    int32(value.length);
    at += value.length;
    return true;
  };
  const days = new Map<IsoDate, number>();
  const dayNumber = (day: IsoDate): number => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const number = Math.round((Date.parse(`${day}T00:00:00Z`) - firstDay) / 86_400_000);
    if (days.size < 50_000) days.set(day, number);
    return number;
  };

  const writer: CopyWriter = {
    row(columns) {
      room(rowBytes);
      piece[at] = columns >>> 8;
      piece[at + 1] = columns;
      at += 2;
    },
    text(value) {
      if (value.length <= shortText && shortAscii(value)) return;
      const clean = onOneLine(value);
      room(4 + clean.length * 3 + rowBytes);
      const written = piece.write(clean, at + 4);
      int32(written);
      at += written;
    },
    nullableText(value) {
      if (value === null) int32(-1);
      else writer.text(value);
    },
    int(value) {
      int32(4);
      int32(value);
    },
    bigint(value) {
      if (value === null) return int32(-1);
      int32(8);
      int64(value);
    },
    date(value) {
      if (value === null) return int32(-1);
      int32(4);
      int32(dayNumber(value));
    },
    bytes(value) {
      if (value === null) return int32(-1);
      int32(value.length);
      at += value.copy(piece, at);
    },
    bigints(values) {
      room(24 + values.length * 12 + rowBytes);
      int32(values.length === 0 ? 12 : 20 + values.length * 12);
      int32(values.length === 0 ? 0 : 1);
      int32(0);
      int32(int8);
      if (values.length === 0) return;
      int32(values.length);
      int32(1);
      for (const value of values) writer.bigint(value);
    },
    async drained() {
      if (full && failure === null && stream.writableNeedDrain) await once(stream, 'drain').catch(() => {});
      full = false;
      if (failure) throw failure;
    },
    async end() {
      room(2);
      piece[at] = 0xff;
      piece[at + 1] = 0xff;
      at += 2;
      flush();
      await new Promise<void>((resolve, reject) => {
        if (failure) return reject(failure);
        stream.once('error', reject);
        stream.end(() => resolve());
      });
      return stream.rowCount;
    },
    abort() {
      stream.destroy();
    },
  };
  return writer;
}

/** Line breaks and what else is left of control characters become a space: a name or an address is one line. */
function onOneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u001f]/.test(text) ? text.replace(/[\u0000-\u001f]+/g, ' ') : text;
}
