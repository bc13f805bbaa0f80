/**
 * Which names a list holds and on which line each stands first, without keeping the names: 64 bits of SHA-1, the line
 * and a mark for each, in flat arrays. 100,000 names take 3.4 MB, a list of 50 MB about 70 MB.
 *
 * Two different names would have to share 64 bits to be taken for one: 3 in 10¹⁰ for a list of 100,000.
 */
import { hash } from 'node:crypto';

export interface NameTable {
  /** Enters a name met on a line (from 1). Returns the line on which it stood first. */
  add(domain: string, line: number): number;
  /** First line of a name; 0 when the list does not hold it. */
  firstLine(domain: string): number;
  /** All lines of the name that stands first on this line. */
  linesOf(firstLine: number): number[];
  /** Marks a name as answered; false when it is not in the list or was marked before. */
  markAnswered(domain: string): boolean;
  isAnswered(domain: string): boolean;
  /** Distinct names. */
  readonly size: number;
}

export function createNameTable(): NameTable {
  let capacity = 1 << 12;
  let high = new Uint32Array(capacity);
  let low = new Uint32Array(capacity);
  let lines = new Uint32Array(capacity);
  let answered = new Uint8Array(capacity);
  let size = 0;
  /** Lines after the first, by first line; most names have none. */
  const more = new Map<number, number[]>();

  function slotOf(upper: number, lower: number): number {
    let slot = lower & (capacity - 1);
    while (lines[slot] !== 0 && (low[slot] !== lower || high[slot] !== upper))
      slot = (slot + 1) & (capacity - 1);
    return slot;
  }
  function find(domain: string): { slot: number; upper: number; lower: number } {
    const digest = hash('sha1', domain, 'buffer');
    const upper = digest.readUInt32LE(0);
    const lower = digest.readUInt32LE(4);
    return { slot: slotOf(upper, lower), upper, lower };
  }
  function grow(): void {
    const old = { high, low, lines, answered };
    capacity *= 2;
    high = new Uint32Array(capacity);
    low = new Uint32Array(capacity);
    lines = new Uint32Array(capacity);
    answered = new Uint8Array(capacity);
    for (const [from, line] of old.lines.entries()) {
      if (line === 0) continue;
      const slot = slotOf(old.high[from]!, old.low[from]!);
      high[slot] = old.high[from]!;
      low[slot] = old.low[from]!;
      lines[slot] = line;
      answered[slot] = old.answered[from]!;
    }
  }

  return {
    add(domain, line) {
      if (size * 10 > capacity * 6) grow();
      const { slot, upper, lower } = find(domain);
      const first = lines[slot]!;
      if (first === 0) {
        [high[slot], low[slot], lines[slot]] = [upper, lower, line];
        size += 1;
        return line;
      }
      const others = more.get(first);
      if (others) others.push(line);
      else more.set(first, [line]);
      return first;
    },
    firstLine: (domain) => lines[find(domain).slot]!,
    linesOf: (firstLine) => [firstLine, ...(more.get(firstLine) ?? [])],
    markAnswered(domain) {
      const { slot } = find(domain);
      if (lines[slot] === 0 || answered[slot] === 1) return false;
      answered[slot] = 1;
      return true;
    },
    isAnswered: (domain) => answered[find(domain).slot] === 1,
    get size() {
      return size;
    },
  };
}
