/**
 * The guard before any parser: a list is looked at, weighed and named before anything reads what is inside.
 *
 * Sizes come from the directory entry, kinds from the first bytes, never from the file's name. Everything that is no
 * list ends in one sentence of the catalogue.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { problem, readingProblem } from '../problems.ts';

/** 50 MB: about two million names; a province's largest export seen has 8 MB. */
export const largestListBytes = 50_000_000;

export interface ListBytes {
  path: string;
  bytes: Buffer;
  kind: 'text' | 'zip';
}

/** @throws Problem when there is no such file, it cannot be read, is too large, or is no list */
export async function readList(path: string, limit = largestListBytes): Promise<ListBytes> {
  const entry = await stat(path).catch((error: unknown) => {
    throw readingProblem(path, error);
  });
  if (entry.isDirectory()) throw problem('file-directory', { path });
  if (entry.isFile() && entry.size > limit) {
    throw problem('file-too-large', { path, bytes: entry.size, limit });
  }
  return readListStream(path, createReadStream(path), limit);
}

/** The same for a stream (`-`, a pipe), which is weighed as it comes. */
export async function readListStream(
  path: string,
  stream: Readable,
  limit = largestListBytes,
): Promise<ListBytes> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw readingProblem(path, error);
  }
  if (size > limit) throw problem('file-too-large', { path, bytes: null, limit });
  const bytes = Buffer.concat(chunks);
  return { path, bytes, kind: kindOf(path, bytes) };
}

/** By the first bytes. @throws Problem for what is no list */
export function kindOf(path: string, bytes: Buffer): 'text' | 'zip' {
  if (bytes.length === 0) throw problem('file-empty', { path });
  const head = bytes.subarray(0, 1024).toString('latin1');
  if (head.includes('%PDF-')) throw problem('file-pdf', { path });
  // Compound File Binary: .xls, and .xlsx behind a password ([MS-OFFCRYPTO] wraps the zip in one).
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw problem('file-old-excel', { path });
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  return 'text';
}
