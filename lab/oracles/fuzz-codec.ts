/**
 * Real answers with bytes changed, cut and doubled, given to the codec: it reads them or says that they are malformed.
 */
import { decodeMessage, MalformedMessage } from '#measurement/dns/codec.ts';

export interface Fuzzed {
  rounds: number;
  decoded: number;
  malformed: number;
}

/**
 * @param messages DNS messages as received, at least one
 * @param seed same seed, same rounds
 * @throws Error with the message in base64 when the codec throws anything but MalformedMessage
 */
export function fuzzCodec(messages: readonly Uint8Array[], rounds: number, seed: number): Fuzzed {
  const next = mulberry32(seed);
  const fuzzed: Fuzzed = { rounds, decoded: 0, malformed: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const message = mutate(messages[next() % messages.length]!, next);
    try {
      decodeMessage(message);
      fuzzed.decoded += 1;
    } catch (cause) {
      if (!(cause instanceof MalformedMessage))
        throw new Error(`the codec broke on ${Buffer.from(message).toString('base64')}`, { cause });
      fuzzed.malformed += 1;
    }
  }
  return fuzzed;
}

function mutate(original: Uint8Array, next: () => number): Uint8Array {
  const bytes = Uint8Array.from(original);
  for (let changes = 1 + (next() % 8); changes > 0; changes -= 1) bytes[next() % bytes.length] = next() & 255;
  const kind = next() % 4;
  if (kind === 0) return bytes.subarray(0, next() % bytes.length);
  return kind === 1 ? Buffer.concat([bytes, bytes.subarray(next() % bytes.length)]) : bytes;
}

/** Small generator of 32-bit numbers with a seed (Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
