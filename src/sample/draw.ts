/**
 * Numbers that look drawn by lot and depend on texts alone, so that the sample is the same everywhere.
 */

/** A number from 0 to below `below` (FNV-1a over UTF-8, 32 bits, mixed once more). */
export function draw(key: string, salt: string, below: number): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(`${key}/${salt}`)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) % below;
}

/** One of the things; throws without any. */
export function pick<Thing>(key: string, salt: string, things: readonly Thing[]): Thing {
  const thing = things[draw(key, salt, things.length)];
  if (thing === undefined) throw new Error(`nothing to pick from for ${salt}`);
  return thing;
}
