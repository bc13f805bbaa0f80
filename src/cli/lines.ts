/**
 * Lines of a file that may be far larger than memory (stored observations), each with the byte at which it ends.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { problem, readingProblem } from '#platform/problems.ts';

export interface Line {
  /** From 1. */
  number: number;
  text: string;
  /** Bytes of the file up to and with this line's end. */
  endByte: number;
  /** False for a last line that was broken off before its line end. */
  complete: boolean;
}

/** A kept observation is bounded at about 2 MB; a line of 32 MB is no answer of ours. */
const longestLineBytes = 32_000_000;

/** @throws Problem when the file is missing, a directory or unreadable */
export async function* readFileLines(path: string): AsyncGenerator<Line, void, undefined> {
  const entry = await stat(path).catch((error: unknown) => {
    throw readingProblem(path, error);
  });
  if (entry.isDirectory()) throw problem('file-directory', { path });
  yield* readStreamLines(path, createReadStream(path));
}

/** The same from a stream. Empty lines are counted and not given; a line that is too long is given cut. */
export async function* readStreamLines(
  path: string,
  stream: Readable,
): AsyncGenerator<Line, void, undefined> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let endByte = 0;
  let number = 0;
  const take = (tail: Buffer): string => {
    const text = Buffer.concat([...held, tail])
      .toString('utf8')
      .trim();
    held = [];
    heldBytes = 0;
    return number === 1 ? text.replace(/^\ufeff/, '') : text;
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        number += 1;
        endByte += at + 1 - from;
        const text = take(chunk.subarray(from, at));
        from = at + 1;
        if (text !== '') yield { number, text, endByte, complete: true };
      }
      endByte += chunk.length - from;
      if (heldBytes <= longestLineBytes) held.push(chunk.subarray(from));
      heldBytes += chunk.length - from;
    }
  } catch (error) {
    throw readingProblem(path, error);
  }
  if (heldBytes > 0) {
    number += 1;
    const text = take(Buffer.alloc(0));
    if (text !== '') yield { number, text, endByte, complete: false };
  }
}
