/**
 * Many short texts by number, kept as UTF-8 in a few large buffers. An array of 300,000 strings that a parser cut out of its
 * input keeps that input alive: 35 MB more for a workbook of 100,000 rows.
 */
export interface TextStore {
  push(text: string): void;
  /** '' for a number that was never given. */
  get(index: number): string;
  count(): number;
  bytes(): number;
}

const blockBytes = 1 << 20;

export function createTextStore(): TextStore {
  const blocks: Buffer[] = [Buffer.allocUnsafe(blockBytes)];
  let starts = new Float64Array(1 << 12);
  let lengths = new Uint32Array(1 << 12);
  let count = 0;
  let total = 0;
  let at = 0;

  return {
    push(text) {
      const length = Buffer.byteLength(text);
      if (at + length > blockBytes) {
        blocks.push(Buffer.allocUnsafe(Math.max(blockBytes, length)));
        at = 0;
      }
      blocks.at(-1)!.write(text, at);
      if (count === starts.length) {
        const [olderStarts, olderLengths] = [starts, lengths];
        starts = new Float64Array(count * 2);
        starts.set(olderStarts);
        lengths = new Uint32Array(count * 2);
        lengths.set(olderLengths);
      }
      starts[count] = (blocks.length - 1) * blockBytes + at;
      lengths[count] = length;
      count += 1;
      total += length;
      at += length;
    },
    get(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count) return '';
      const start = starts[index]!;
      const block = Math.floor(start / blockBytes);
      const offset = start - block * blockBytes;
      return blocks[block]!.toString('utf8', offset, offset + lengths[index]!);
    },
    count: () => count,
    bytes: () => total,
  };
}
