/**
 * The file a backup is: frames, one after another, written and read from front to back in constant memory.
 *
 *   "hien-dien backup 1\n"                  the magic line with the format's number
 *   frame: kind (1 byte) · length (4 bytes, big endian) · payload
 *     H  JSON: program, moment, migrations       T  JSON: a table begins, with its columns
 *     D  a piece of the table's COPY text, zstd  E  JSON: the table ends, with rows and SHA-256 of its text
 *     M  JSON: all tables with their counts and hashes, and the sequences
 *   SHA-256 (32 bytes) of everything before
 *
 * A file that was cut has no M or a wrong end; one that was changed has another hash. Both are found before anything is
 * restored.
 */
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { problem, readingProblem } from '../problems.ts';

export const backupFormat = 1;
const magic = (format: number) => `hien-dien backup ${format}\n`;
const digestBytes = 32;
/** A piece of COPY text before compression: large enough for zstd, small enough to hold several. */
export const pieceBytes = 1 << 20;
/** More than a compressed piece can have; a longer frame is damage. */
const frameLimitBytes = 64 << 20;

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export interface BackupHeader {
  program: string;
  takenAt: string;
  migrations: { number: number; file: string; sha256: string }[];
}

export interface TableHeader {
  table: string;
  columns: string[];
}

export interface TableEnd {
  table: string;
  rows: number;
  /** Of the COPY text before compression. */
  bytes: number;
  sha256: string;
}

export interface Manifest {
  tables: TableEnd[];
  sequences: { sequence: string; lastValue: string; isCalled: boolean }[];
}

export type Frame =
  | { kind: 'H'; value: BackupHeader }
  | { kind: 'T'; value: TableHeader }
  | { kind: 'D'; value: Buffer }
  | { kind: 'E'; value: TableEnd }
  | { kind: 'M'; value: Manifest };

/** Writes frames to a file that is there already, open and empty. */
export interface FrameWriter {
  write(frame: Frame): Promise<void>;
  /** Writes the hash and forces everything to the disk. */
  finish(): Promise<void>;
}

export async function writeFrames(file: FileHandle): Promise<FrameWriter> {
  const hash = createHash('sha256');
  const put = async (bytes: Buffer): Promise<void> => {
    hash.update(bytes);
    await file.writeFile(bytes);
  };
  await put(Buffer.from(magic(backupFormat)));
  return {
    async write({ kind, value }) {
      const payload = kind === 'D' ? await compress(value) : Buffer.from(JSON.stringify(value));
      const head = Buffer.alloc(5);
      head.write(kind, 0, 'latin1');
      head.writeUInt32BE(payload.length, 1);
      await put(Buffer.concat([head, payload]));
    },
    async finish() {
      await file.writeFile(hash.digest());
      await file.sync();
    },
  };
}

/**
 * Reads the frames of a file that `checkBackup` has found whole.
 *
 * @throws Problem when the file is damaged after all
 */
export async function* readFrames(path: string): AsyncGenerator<Frame> {
  const file = await openBackup(path);
  try {
    for await (const { kind, payload } of readRaw(file, path, createHash('sha256'))) {
      // A piece has a megabyte before compression (pieceBytes), and one COPY row more at most.
      if (kind === 'D')
        yield { kind, value: await decompress(payload, { maxOutputLength: frameLimitBytes }) };
      else yield { kind, value: JSON.parse(payload.toString('utf8')) } as Frame;
    }
  } finally {
    await file.close();
  }
}

/**
 * Reads the whole file once and holds it against its hash.
 *
 * @returns header and manifest
 * @throws Problem when it is no backup, of a later format, cut short or changed
 */
export async function checkBackup(path: string): Promise<{ header: BackupHeader; manifest: Manifest }> {
  const file = await openBackup(path);
  try {
    const hash = createHash('sha256');
    let header: Buffer | undefined;
    let manifest: Buffer | undefined;
    let position = magic(backupFormat).length;
    for await (const { kind, payload } of readRaw(file, path, hash)) {
      if (kind === 'H') header = payload;
      if (kind === 'M') manifest = payload;
      position += 5 + payload.length;
    }
    const digest = Buffer.alloc(digestBytes + 1);
    const { bytesRead } = await file.read(digest, 0, digest.length, position);
    if (bytesRead < digestBytes) throw problem('backup-damaged', { path, reason: 'cut' });
    if (bytesRead > digestBytes || !hash.digest().equals(digest.subarray(0, digestBytes))) {
      throw problem('backup-damaged', { path, reason: 'changed' });
    }
    if (header === undefined || manifest === undefined) {
      throw problem('backup-damaged', { path, reason: 'changed' });
    }
    return readEnds(path, header, manifest);
  } finally {
    await file.close();
  }
}

/** A file whose hash is right may still be anybody's: its JSON is held against its shape before it is used. */
function readEnds(
  path: string,
  header: Buffer,
  manifest: Buffer,
): { header: BackupHeader; manifest: Manifest } {
  try {
    const read = {
      header: JSON.parse(header.toString('utf8')) as BackupHeader,
      manifest: JSON.parse(manifest.toString('utf8')) as Manifest,
    };
    const whole =
      read.header.migrations.every(
        ({ number, file }) => Number.isInteger(number) && typeof file === 'string',
      ) &&
      read.manifest.tables.every(({ table }) => typeof table === 'string') &&
      read.manifest.sequences.every(({ sequence }) => typeof sequence === 'string');
    if (whole) return read;
  } catch {
    // Told as below.
  }
  throw problem('backup-damaged', { path, reason: 'changed' });
}

async function openBackup(path: string): Promise<FileHandle> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw readingProblem(path, error);
  });
  try {
    const start = Buffer.alloc(magic(backupFormat).length);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    const [, format] = /^hien-dien backup (\d+)\n?/.exec(start.toString('latin1', 0, bytesRead)) ?? [];
    if (format === undefined) throw problem('backup-not-one', { path });
    if (Number(format) > backupFormat) {
      throw problem('backup-format-newer', { path, format: Number(format), known: backupFormat });
    }
    return file;
  } catch (error) {
    await file.close();
    throw error instanceof Error && 'code' in error && error.code === 'EISDIR'
      ? readingProblem(path, error)
      : error;
  }
}

/** Frames up to and with M, every byte of them hashed. */
async function* readRaw(
  file: FileHandle,
  path: string,
  hash: Hash,
): AsyncGenerator<{ kind: string; payload: Buffer }> {
  hash.update(magic(backupFormat));
  let position = magic(backupFormat).length;
  const take = async (length: number): Promise<Buffer> => {
    const bytes = Buffer.allocUnsafe(length);
    const { bytesRead } = await file.read(bytes, 0, length, position);
    if (bytesRead < length) throw problem('backup-damaged', { path, reason: 'cut' });
    position += length;
    hash.update(bytes);
    return bytes;
  };
  for (;;) {
    const head = await take(5);
    const kind = head.toString('latin1', 0, 1);
    const length = head.readUInt32BE(1);
    if (!'HTDEM'.includes(kind) || length > frameLimitBytes) {
      throw problem('backup-damaged', { path, reason: 'changed' });
    }
    yield { kind, payload: await take(length) };
    if (kind === 'M') return;
  }
}
