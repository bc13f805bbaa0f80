/**
 * A piece of work that never changes, to see how fast the machine is just now: CPU time of one P-256 verification.
 *
 * On shared cores the same work costs up to twice the CPU time when somebody else runs on the sibling thread. A figure of
 * one run compares with one of another only as far as their yardsticks agree.
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
