/**
 * A piece of work that never changes, to see how fast the machine is just now: CPU time of one P-256 verification.
 *
 * It is taken right after a run, not during it, and fits in a core's caches: yardsticks that differ say that the machine
 * did, equal ones (70 to 85 µs at load 0.5 to 10, 2026-11-22) do not say that two runs had it equally good.
 */
import { generateKeyPairSync, sign, verify } from 'node:crypto';

const rounds = 2_000;

/** Microseconds of CPU. */
export function yardstickMicros(): number {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const data = Buffer.alloc(200, 7);
  const signature = sign('sha256', data, privateKey);
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) verify('sha256', data, publicKey, signature);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / rounds;
}
