/**
 * Unpredictable numbers for query ids, sockets, letter case and the choice of servers.
 *
 * An off-path attacker must guess them, so they come from the system's generator (RFC 5452 §9.2); read in pieces of
 * 4 kB, because one call a number costs more than the query it is for.
 */
import { randomFillSync } from 'node:crypto';

/** Gives a number from 0 to 2^32 − 1, every one as likely. */
export type RandomUint32 = () => number;

/** The system's generator; tests pass a generator with a seed instead. */
export function createSystemRandom(): RandomUint32 {
  const pool = new Uint32Array(1024);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    return pool[used++]!;
  };
}
