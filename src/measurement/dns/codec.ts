/**
 * DNS messages between octets and `Message` (RFC 1035 §4, RFC 6891 for EDNS).
 *
 * Decoding is bounded whatever the octets are: compression pointers must go backwards, a name has at most 255 octets,
 * and a section ends where the message ends. What cannot be read throws `MalformedMessage`, and nothing else is ever
 * thrown. One licence: a message with TC set may break off inside a record (seen from old servers), the records
 * before that count. The raw octets are not kept here, and rdata without names is a view into them.
 */
import type { Edns, Message, Question, ResourceRecord } from './message.ts';
import { maxNameOctets, octetText, octetTextCased, writeName } from './names.ts';
import { type RdataField, rdataLayout } from './rdata-layout.ts';
import { rrClass, rrType } from './record-types.ts';

/** The octets are no DNS message; `message` says what was met and where. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage';
}

export interface QueryOptions {
  id: number;
  name: string;
  type: number;
  class?: number;
  recursionDesired?: boolean;
  checkingDisabled?: boolean;
  /** `false` sends no OPT record at all. Default true. */
  edns?: boolean;
  dnssecOk?: boolean;
  /** Default 1232: DNS flag day 2020; larger answers fragment on some paths. */
  udpSize?: number;
  ednsVersion?: number;
  ednsOptions?: readonly { code: number; data: Uint8Array }[];
}

const headerOctets = 12;
const optOctets = 11;

/**
 * A query as octets, its name in lower case.
 *
 * @throws RangeError when the name is none
 */
export function encodeQuery(options: QueryOptions): Uint8Array {
  const { id, type, name } = options;
  const edns = options.edns !== false;
  const extra = options.ednsOptions ?? [];
  const extraOctets = extra.reduce((sum, option) => sum + 4 + option.data.length, 0);
  // From Buffer's pool: allocating memory of its own for every query cost more than all that follows. The text of a
  // name is never shorter than its octets less two.
  const query = Buffer.allocUnsafe(headerOctets + name.length + 2 + 4 + optOctets + extraOctets);
  query[0] = id >> 8;
  query[1] = id;
  query[2] = options.recursionDesired ? 0x01 : 0;
  query[3] = options.checkingDisabled ? 0x10 : 0;
  query[4] = 0;
  query[5] = 1;
  query.fill(0, 6, 11);
  query[11] = edns ? 1 : 0;
  let at = writeName(query, headerOctets, name);
  at = writeUint16(query, at, type);
  at = writeUint16(query, at, options.class ?? rrClass.IN);
  if (edns) {
    query[at++] = 0;
    at = writeUint16(query, at, rrType.OPT);
    at = writeUint16(query, at, options.udpSize ?? 1232);
    query[at++] = 0;
    query[at++] = options.ednsVersion ?? 0;
    at = writeUint16(query, at, options.dnssecOk ? 0x8000 : 0);
    at = writeUint16(query, at, extraOctets);
    for (const { code, data } of extra) {
      at = writeUint16(query, at, code);
      at = writeUint16(query, at, data.length);
      query.set(data, at);
      at += data.length;
    }
  }
  return at === query.length ? query : query.subarray(0, at);
}

/**
 * Reads a message.
 *
 * @throws MalformedMessage, and nothing else, when the octets are none
 */
export function decodeMessage(bytes: Uint8Array): Message {
  if (bytes.length < headerOctets) throw new MalformedMessage(`${bytes.length} octets, a header has 12`);
  const flags = uint16(bytes, 2);
  const reader: Reader = { bytes, at: headerOctets, known: 0 };
  const truncated = (flags & 0x0200) !== 0;
  const message: Message = {
    id: uint16(bytes, 0),
    isResponse: (flags & 0x8000) !== 0,
    opcode: (flags >> 11) & 15,
    authoritative: (flags & 0x0400) !== 0,
    truncated,
    recursionDesired: (flags & 0x0100) !== 0,
    recursionAvailable: (flags & 0x0080) !== 0,
    authenticData: (flags & 0x0020) !== 0,
    checkingDisabled: (flags & 0x0010) !== 0,
    rcode: flags & 15,
    question: null,
    answer: [],
    authority: [],
    additional: [],
    edns: null,
  };
  const questions = uint16(bytes, 4);
  if (questions > 1) throw new MalformedMessage(`${questions} questions in one message`);
  if (questions === 1) message.question = readQuestion(reader);
  try {
    readSection(reader, uint16(bytes, 6), message.answer, null);
    readSection(reader, uint16(bytes, 8), message.authority, null);
    readSection(reader, uint16(bytes, 10), message.additional, message);
  } catch (error) {
    if (!truncated || !(error instanceof MalformedMessage)) throw error;
  }
  return message;
}

interface Reader {
  bytes: Uint8Array;
  at: number;
  /** How many names are in `knownNames`. */
  known: number;
}

// Names read so far by the offset they start at: most pointers lead to one of these. Decoding never waits, so there is
// only ever one message in here; a map of its own for each took a tenth of the time.
const maxKnown = 32;
const knownAt = new Uint16Array(maxKnown);
const knownNames: string[] = [];
// Where text and rdata are put together. An octet takes up to four characters.
const textScratch = Buffer.alloc(maxNameOctets * 4);
const rdataScratch = new Uint8Array(65_535 + 2 * maxNameOctets);

function remember(reader: Reader, at: number, name: string): void {
  if (reader.known === maxKnown) return;
  knownAt[reader.known] = at;
  knownNames[reader.known] = name;
  reader.known += 1;
}

function recall(reader: Reader, at: number): string | undefined {
  for (let index = 0; index < reader.known; index++) if (knownAt[index] === at) return knownNames[index];
  return undefined;
}

function readQuestion(reader: Reader): Question {
  const start = reader.at;
  const name = readNameAt(reader, octetTextCased);
  remember(reader, start, name.toLowerCase());
  need(reader, 4);
  const at = reader.at;
  reader.at = at + 4;
  return { name, type: uint16(reader.bytes, at), class: uint16(reader.bytes, at + 2) };
}

function readSection(reader: Reader, count: number, into: ResourceRecord[], ednsOwner: Message | null): void {
  const { bytes } = reader;
  for (let index = 0; index < count; index++) {
    const name = readNameAt(reader, octetText);
    need(reader, 10);
    const at = reader.at;
    const type = uint16(bytes, at);
    const klass = uint16(bytes, at + 2);
    const ttl = uint32(bytes, at + 4);
    const length = uint16(bytes, at + 8);
    reader.at = at + 10;
    need(reader, length);
    const end = reader.at + length;
    if (type === rrType.OPT && ednsOwner !== null) {
      // RFC 6891 §6.1.1: more than one OPT, or one that is not owned by the root, is a format error.
      if (ednsOwner.edns !== null) throw new MalformedMessage('a second OPT record');
      if (name !== '.') throw new MalformedMessage('an OPT record that is not at the root');
      ednsOwner.edns = readEdns(bytes, reader.at, end, klass, ttl);
      ednsOwner.rcode |= ednsOwner.edns.extendedRcode << 4;
    } else {
      const layout = rdataLayout(type);
      const rdata =
        layout === undefined || length === 0
          ? view(bytes, reader.at, end)
          : readRdata(reader, layout, end, type);
      // RFC 2181 §8: a TTL with the first bit set counts as zero.
      into.push({ name, type, class: klass, ttlSeconds: ttl > 0x7fffffff ? 0 : ttl, rdata });
    }
    reader.at = end;
  }
}

function readEdns(bytes: Uint8Array, start: number, end: number, udpSize: number, ttl: number): Edns {
  const options: Edns['options'] = [];
  let at = start;
  while (at < end) {
    if (at + 4 > end) throw new MalformedMessage('an EDNS option breaks off');
    const length = uint16(bytes, at + 2);
    if (at + 4 + length > end) throw new MalformedMessage('an EDNS option runs past its record');
    options.push({ code: uint16(bytes, at), data: view(bytes, at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return {
    version: (ttl >>> 16) & 255,
    udpSize,
    dnssecOk: (ttl & 0x8000) !== 0,
    extendedRcode: ttl >>> 24,
    options,
  };
}

/** Rdata with its names uncompressed, and in lower case where the canonical form wants it. */
function readRdata(reader: Reader, layout: readonly RdataField[], end: number, type: number): Uint8Array {
  const { bytes } = reader;
  // Long enough: a type has at most two names, and everything else is copied as it is.
  const out = rdataScratch;
  let to = 0;
  for (const field of layout) {
    if (field === 'name' || field === 'cased-name') {
      to = copyName(reader, end, out, to, field === 'name');
      continue;
    }
    let length: number;
    if (field === 'rest') length = end - reader.at;
    else if (field === 'string') length = reader.at < end ? bytes[reader.at]! + 1 : 1;
    else length = field;
    if (reader.at + length > end) throw new MalformedMessage(`rdata of type ${type} is too short`);
    out.set(bytes.subarray(reader.at, reader.at + length), to);
    to += length;
    reader.at += length;
  }
  if (reader.at !== end) throw new MalformedMessage(`rdata of type ${type} is too long`);
  return out.slice(0, to);
}

/** Copies the name at the reader's place, uncompressed; what stands before the first pointer must end before `end`. */
function copyName(reader: Reader, end: number, out: Uint8Array, start: number, lower: boolean): number {
  const { bytes } = reader;
  let at = reader.at;
  let to = start;
  let limit = reader.at; // a pointer must lead before this
  let jumped = false;
  let hops = 0;
  for (;;) {
    if (at >= (jumped ? bytes.length : end)) throw new MalformedMessage('a name runs past its end');
    const length = bytes[at]!;
    if (length >= 0xc0) {
      const target = followPointer(bytes, at, jumped ? bytes.length : end, limit, ++hops);
      if (!jumped) reader.at = at + 2;
      jumped = true;
      limit = target;
      at = target;
      continue;
    }
    if (length > 63) throw new MalformedMessage('a label of an unknown kind');
    if (to - start + length + 1 > maxNameOctets) throw new MalformedMessage('a name of more than 255 octets');
    if (at + length >= bytes.length) throw new MalformedMessage('a label runs past the message');
    out[to++] = length;
    for (let index = 1; index <= length; index++) {
      const octet = bytes[at + index]!;
      out[to++] = lower && octet >= 0x41 && octet <= 0x5a ? octet + 32 : octet;
    }
    at += length + 1;
    if (length === 0) break;
  }
  if (!jumped) reader.at = at;
  if (reader.at > end) throw new MalformedMessage('a name runs past its rdata');
  return to;
}

/** The name at the reader's place, as text; leaves the reader after it. */
function readNameAt(reader: Reader, alphabet: readonly string[]): string {
  const { bytes } = reader;
  const cacheable = alphabet === octetText;
  let at = reader.at;
  let limit = at; // a pointer must lead before this
  let hops = 0;
  let octets = 1;
  let to = 0;
  let wholeAt = -1; // where the first label stands: what other names may point to
  let next = -1;
  for (;;) {
    if (at >= bytes.length) throw new MalformedMessage('a name runs past the message');
    const length = bytes[at]!;
    if (length >= 0xc0) {
      const target = followPointer(bytes, at, bytes.length, limit, ++hops);
      if (next === -1) next = at + 2;
      const known = to === 0 && cacheable ? recall(reader, target) : undefined;
      if (known !== undefined) {
        reader.at = next;
        return known;
      }
      limit = target;
      at = target;
      continue;
    }
    if (length > 63) throw new MalformedMessage('a label of an unknown kind');
    if (wholeAt === -1) wholeAt = at;
    if (length === 0) break;
    octets += length + 1;
    if (octets > maxNameOctets) throw new MalformedMessage('a name of more than 255 octets');
    if (at + length >= bytes.length) throw new MalformedMessage('a label runs past the message');
    if (to > 0) textScratch[to++] = 0x2e;
    for (let index = 1; index <= length; index++) {
      const text = alphabet[bytes[at + index]!]!;
      textScratch[to++] = text.charCodeAt(0);
      for (let more = 1; more < text.length; more++) textScratch[to++] = text.charCodeAt(more);
    }
    at += length + 1;
  }
  reader.at = next === -1 ? at + 1 : next;
  const name = to === 0 ? '.' : textScratch.toString('latin1', 0, to);
  if (cacheable) remember(reader, wholeAt, name);
  return name;
}

/** Where the pointer at `at` leads: strictly backwards, and never through more pointers than a name has labels. */
function followPointer(bytes: Uint8Array, at: number, end: number, limit: number, hops: number): number {
  if (at + 1 >= end) throw new MalformedMessage('a compression pointer breaks off');
  const target = ((bytes[at]! & 0x3f) << 8) | bytes[at + 1]!;
  if (target >= limit) throw new MalformedMessage('a compression pointer does not go backwards');
  if (hops > 127) throw new MalformedMessage('more compression pointers than a name has labels');
  return target;
}

/** A plain view; `subarray` of a Buffer makes another Buffer, which takes longer. */
function view(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start);
}

function need(reader: Reader, octets: number): void {
  if (reader.at + octets > reader.bytes.length) throw new MalformedMessage('a record runs past the message');
}

function writeUint16(bytes: Uint8Array, at: number, value: number): number {
  bytes[at] = value >> 8;
  bytes[at + 1] = value;
  return at + 2;
}

function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!;
}

function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 0x10000 + uint16(bytes, at + 2);
}
