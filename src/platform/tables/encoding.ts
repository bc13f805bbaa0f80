/**
 * Which encoding a list is in. Vietnamese offices still hand round Windows-1258 exports, UTF-16 from Excel's "Unicode
 * text", and files typed for TCVN3 or VNI fonts; the last two are named and refused, for guessing them wrongly would
 * measure a name nobody holds.
 *
 * Detection is by byte statistics: found by trial on short Vietnamese texts, may be wrong on a file of a few words.
 */
import { isUtf8 } from 'node:buffer';

export type Encoding =
  | { kind: 'text'; label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258'; skip: number }
  | { kind: 'old'; name: 'TCVN3 (ABC)' | 'VNI' }
  | { kind: 'binary' };

/**
 * @param bytes the whole file, or its beginning; only counted, never changed
 * @param utf8 whether the whole file is valid UTF-8, where more than these bytes were looked at
 */
export function detectEncoding(bytes: Buffer, utf8 = isUtf8(bytes)): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return text('utf-8', 3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return text('utf-16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return text('utf-16be', 2);
  const sample = bytes.subarray(0, 65_536);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2]! += 1;
  }
  // ASCII letters of a domain list make every other byte of UTF-16 zero.
  if (zeros[1]! > sample.length * 0.3 && zeros[0]! < sample.length * 0.02) return text('utf-16le', 0);
  if (zeros[0]! > sample.length * 0.3 && zeros[1]! < sample.length * 0.02) return text('utf-16be', 0);
  if (zeros[0]! + zeros[1]! > 0) return { kind: 'binary' };
  if (utf8) return text('utf-8', 0);
  return detectOneByte(bytes);
}

/** Bytes decoded piece by piece, so that a list of 50 MB is never one string. */
export function* decodeText(
  bytes: Buffer,
  encoding: Extract<Encoding, { kind: 'text' }>,
): Generator<string, void, undefined> {
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true });
  for (let at = encoding.skip; at < bytes.length; at += 65_536) {
    yield decoder.decode(bytes.subarray(at, at + 65_536), { stream: true });
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The same for a file that comes in chunks of bytes; a letter may be cut between two. */
export async function* decodeChunks(
  chunks: AsyncIterable<Buffer>,
  encoding: Extract<Encoding, { kind: 'text' }>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true });
  let skip = encoding.skip;
  for await (const chunk of chunks) {
    const bytes = chunk.subarray(skip);
    skip -= chunk.length - bytes.length;
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
}

function text(label: Extract<Encoding, { kind: 'text' }>['label'], skip: number): Encoding {
  return { kind: 'text', label, skip };
}

// Vietnamese letters of TCVN3 that are signs and punctuation in Windows-1258: ă â ê ô ơ ư đ and the tones of a and ă.
const tcvn3Only = new Set([
  0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7, 0xa8, 0xa9, 0xaa, 0xac, 0xad, 0xae, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9,
  0xbc, 0xbd, 0xbe,
]);
// Marks of VNI (ä å æ ë ï ñ ö ø û ü î) that no Vietnamese word holds in Windows-1258.
const vniOnly = new Set([0xe4, 0xe5, 0xe6, 0xeb, 0xee, 0xef, 0xf1, 0xf6, 0xf8, 0xfb, 0xfc]);

function detectOneByte(bytes: Buffer): Encoding {
  let high = 0;
  let control = 0;
  let tcvn3 = 0;
  let vni = 0;
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) control += 1;
    if (byte < 0x80) continue;
    high += 1;
    if (tcvn3Only.has(byte)) tcvn3 += 1;
    if (vniOnly.has(byte)) vni += 1;
  }
  if (control > bytes.length * 0.02) return { kind: 'binary' };
  if (tcvn3 > high * 0.25) return { kind: 'old', name: 'TCVN3 (ABC)' };
  if (vni > high * 0.2) return { kind: 'old', name: 'VNI' };
  return text('windows-1258', 0);
}
