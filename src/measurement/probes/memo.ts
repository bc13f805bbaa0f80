/**
 * The memo of a run: what many names share (a name server, a mail host, the answer of an address to an unknown Host) is
 * measured once and joined. Bounded: the least recently used entry goes first, so memory does not follow the list.
 */
import { createLruMap } from '../lru-map.ts';

export interface Memo {
  /** The value for this key, made by `make` when nobody has asked before; equal questions in flight share one making. */
  once<T>(kind: string, key: string, make: () => Promise<T>): Promise<T>;
}

/** @param capacity entries kept in all */
export function createMemo(capacity: number): Memo {
  const entries = createLruMap<string, Promise<unknown>>(capacity);
  return {
    once<T>(kind: string, key: string, make: () => Promise<T>): Promise<T> {
      const id = `${kind} ${key}`;
      const known = entries.get(id) as Promise<T> | undefined;
      if (known) return known;
      const made = make();
      entries.set(id, made);
      made.catch(() => entries.delete(id));
      return made;
    },
  };
}
