/**
 * A map of bounded size that forgets what was not used for longest, so that memory stays flat over any list of names.
 *
 * Two generations of entries: reading or writing puts an entry into the young one, and when that is full the old one is
 * dropped and the young one grows old. That costs far less than moving an entry at every read.
 */
export interface LruMap<Key, Value> {
  get(key: Key): Value | undefined;
  has(key: Key): boolean;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  readonly size: number;
}

export function createLruMap<Key, Value>(limit: number): LruMap<Key, Value> {
  // What was read or written within the last `limit / 2` distinct keys is always kept.
  const generationSize = Math.max(1, Math.floor(limit / 2));
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();

  return {
    get(key) {
      const value = young.get(key);
      if (value !== undefined) return value;
      const aged = old.get(key);
      if (aged !== undefined) keep(key, aged);
      return aged;
    },
    has: (key) => young.has(key) || old.has(key),
    set: keep,
    delete(key) {
      young.delete(key);
      old.delete(key);
    },
    get size() {
      return young.size + old.size;
    },
  };

  function keep(key: Key, value: Value): void {
    old.delete(key);
    young.set(key, value);
    if (young.size <= generationSize) return;
    old = young;
    young = new Map();
  }
}
