/**
 * A list that is to be imported: weighed, hashed and named before anything reads what is inside, then read as a stream.
 *
 * A workbook is held as its packed bytes (≤ 50 MB); a text file is read from the disk again at every pass, so a list of a
 * million rows is never in memory. The hash says whether this very file was imported before.
 */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { problem, readingProblem } from '../problems.ts';
import { readDelimited } from './delimited.ts';
import { decodeChunks, decodeText, detectEncoding, type Encoding } from './encoding.ts';
import { kindOf, type ListBytes, largestListBytes } from './guard.ts';
import { type Table, tableOf } from './rows.ts';
import { openWorkbook } from './workbook.ts';

/** Text is read as a stream, so only time sets a limit: 500 MB are about six million rows. */
export const largestTextBytes = 500_000_000;
/** What the statistics of an old encoding are taken of. */
const sampleBytes = 1_000_000;
/** Larger chunks are no faster and keep more rows in memory. */
const chunkBytes = 65_536;

export interface ListSource {
  /** As the person wrote it; `-` is standard input. */
  path: string;
  kind: 'text' | 'zip';
  sha256: Buffer;
  /** @throws Problem when the encoding is refused, or a workbook is damaged, too large or holds what no list needs */
  open(): Promise<Table>;
}

/** @throws Problem when there is no such file, it cannot be read, is too large, or is no list */
export async function openListFile(path: string, textLimit = largestTextBytes): Promise<ListSource> {
  const entry = await stat(path).catch((error: unknown) => {
    throw readingProblem(path, error);
  });
  if (entry.isDirectory()) throw problem('file-directory', { path });
  if (entry.size > textLimit) throw problem('file-too-large', { path, bytes: entry.size, limit: textLimit });
  const survey = await surveyFile(path, textLimit);
  if (survey.kind === 'zip') {
    if (survey.bytes.length > largestListBytes) {
      throw problem('file-too-large', { path, bytes: survey.bytes.length, limit: largestListBytes });
    }
    return zipSource(path, survey.bytes, survey.sha256);
  }
  const encoding = survey.encoding;
  const chunks = () => createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>;
  return {
    path,
    kind: 'text',
    sha256: survey.sha256,
    async open() {
      const text = readable(path, encoding);
      return tableOf(path, () => readDelimited(path, () => decodeChunks(chunks(), text)));
    },
  };
}

/** The same for bytes that are in memory: standard input, an upload. */
export function openListBytes({ path, bytes, kind }: ListBytes): ListSource {
  const sha256 = createHash('sha256').update(bytes).digest();
  if (kind === 'zip') return zipSource(path, bytes, sha256);
  return {
    path,
    kind,
    sha256,
    async open() {
      const text = readable(path, detectEncoding(bytes));
      return tableOf(path, () => readDelimited(path, () => decodeText(bytes, text)));
    },
  };
}

function zipSource(path: string, bytes: Buffer, sha256: Buffer): ListSource {
  return {
    path,
    kind: 'zip',
    sha256,
    async open() {
      return tableOf(path, (await openWorkbook(path, bytes, 'import')).batches);
    },
  };
}

function readable(path: string, encoding: Encoding): Extract<Encoding, { kind: 'text' }> {
  if (encoding.kind === 'old') throw problem('file-old-encoding', { path, encoding: encoding.name });
  if (encoding.kind === 'binary') throw problem('file-no-list', { path });
  return encoding;
}

type Survey =
  | { kind: 'text'; sha256: Buffer; encoding: Encoding }
  | { kind: 'zip'; sha256: Buffer; bytes: Buffer };

/** One pass: the hash, whether all of it is UTF-8, and the bytes where it is a workbook. 78 MB in 0.2 s. */
async function surveyFile(path: string, textLimit: number): Promise<Survey> {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  const whole: Buffer[] = [];
  let kind: 'text' | 'zip' | null = null;
  let size = 0;
  let utf8 = true;
  let cut: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path, {
      highWaterMark: chunkBytes,
    }) as AsyncIterable<Buffer>) {
      kind ??= kindOf(path, chunk);
      hash.update(chunk);
      if (size < sampleBytes) head.push(chunk);
      size += chunk.length;
      const limit = kind === 'zip' ? largestListBytes : textLimit;
      if (size > limit) throw problem('file-too-large', { path, bytes: null, limit });
      if (kind === 'zip') whole.push(chunk);
      else if (utf8) {
        const joined: Buffer = cut.length > 0 ? Buffer.concat([cut, chunk]) : chunk;
        const end = lastWholeLetter(joined);
        utf8 = isUtf8(joined.subarray(0, end));
        cut = joined.subarray(end);
      }
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'Problem') throw error;
    throw readingProblem(path, error);
  }
  if (kind === null) throw problem('file-empty', { path });
  const sha256 = hash.digest();
  if (kind === 'zip') return { kind, sha256, bytes: Buffer.concat(whole) };
  return { kind, sha256, encoding: detectEncoding(Buffer.concat(head), utf8 && cut.length === 0) };
}

/** Where a UTF-8 sequence that the end of a chunk cuts begins (RFC 3629: at most four bytes). */
function lastWholeLetter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
