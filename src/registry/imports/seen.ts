/**
 * Which line of a list had a key first: a hash table over the first eight bytes of tokens or hashes, in typed arrays. A Map
 * of a million strings takes 102 MB, this 34 MB. Two of a million keys share eight bytes once in 37 million lists.
 */
export interface Seen {
  /** @returns the line that had the key before, or 0 when it is new; `about` is the first line's number */
  add(key: Buffer, line: number, about: number): number;
  /** The number given with the line that `add` returned last. */
  about(): number;
}

export function createSeen(): Seen {
  let slots = 1 << 12;
  let used = 0;
  let keys = new Uint32Array(slots * 2);
  let lines = new Uint32Array(slots);
  let abouts = new Uint32Array(slots);
  let lastAbout = 0;

  function find(a: number, b: number): number {
    let slot = a & (slots - 1);
    for (;;) {
      if (lines[slot] === 0 || (keys[slot * 2] === a && keys[slot * 2 + 1] === b)) return slot;
      slot = (slot + 1) & (slots - 1);
    }
  }

  function put(slot: number, a: number, b: number, line: number, about: number): void {
    keys[slot * 2] = a;
    keys[slot * 2 + 1] = b;
    lines[slot] = line;
    abouts[slot] = about;
  }

  function grow(): void {
    const [oldKeys, oldLines, oldAbouts] = [keys, lines, abouts];
    slots *= 2;
    keys = new Uint32Array(slots * 2);
    lines = new Uint32Array(slots);
    abouts = new Uint32Array(slots);
    for (let old = 0; old < oldLines.length; old += 1) {
      if (oldLines[old] === 0) continue;
      const [a, b] = [oldKeys[old * 2]!, oldKeys[old * 2 + 1]!];
      put(find(a, b), a, b, oldLines[old]!, oldAbouts[old]!);
    }
  }

  return {
    add(key, line, about) {
      const a = key.readUInt32LE(0);
      const b = key.readUInt32LE(4);
      const slot = find(a, b);
      if (lines[slot] !== 0) {
        lastAbout = abouts[slot]!;
        return lines[slot]!;
      }
      put(slot, a, b, line, about);
      used += 1;
      if (used > slots * 0.6) grow();
      return 0;
    },
    about: () => lastAbout,
  };
}

/** FNV-1a of a text in 32 bits, capitals of ASCII aside: to tell two names apart, not to prove that they are one. */
export function textNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ (text.charCodeAt(at) | 0x20), 0x01000193);
  }
  return hash >>> 0;
}
