/**
 * The little of the DNS wire format that spoiling a message needs: header bits, and where each record lies.
 *
 * Independent of the product's own codec on purpose: a mistake there must not be shared by what tests it.
 */

export interface RecordPlace {
  section: 'answer' | 'authority' | 'additional';
  /** Offset of the owner name. */
  start: number;
  type: number;
  rdata: number;
  end: number;
}

/** Offset after the name at `at`; pointers are not followed. Throws a RangeError on a message cut short. */
export function skipName(message: Buffer, at: number): number {
  let offset = at;
  for (;;) {
    const length = message.readUInt8(offset);
    if (length >= 0xc0) return offset + 2;
    if (length === 0) return offset + 1;
    offset += length + 1;
  }
}

export interface Question {
  /** Lower case, without trailing dot. */
  name: string;
  type: number;
  class: number;
  end: number;
}

/** The question, or null when the message has none that can be read. */
export function readQuestion(message: Buffer): Question | null {
  try {
    if (message.readUInt16BE(4) !== 1) return null;
    const labels: string[] = [];
    let offset = 12;
    for (let length = message.readUInt8(offset); length > 0; length = message.readUInt8(offset)) {
      if (length > 63) return null;
      labels.push(message.toString('latin1', offset + 1, offset + 1 + length));
      offset += length + 1;
    }
    const end = offset + 5;
    return {
      name: labels.join('.').toLowerCase(),
      type: message.readUInt16BE(offset + 1),
      class: message.readUInt16BE(offset + 3),
      end,
    };
  } catch {
    return null;
  }
}

/** Every record of a message with exactly one question. */
export function recordPlaces(message: Buffer): RecordPlace[] {
  const places: RecordPlace[] = [];
  let offset = skipName(message, 12) + 4;
  for (const [section, countAt] of [
    ['answer', 6],
    ['authority', 8],
    ['additional', 10],
  ] as const) {
    for (let left = message.readUInt16BE(countAt); left > 0; left--) {
      const fixed = skipName(message, offset);
      const rdata = fixed + 10;
      const end = rdata + message.readUInt16BE(fixed + 8);
      places.push({ section, start: offset, type: message.readUInt16BE(fixed), rdata, end });
      offset = end;
    }
  }
  return places;
}

/** Header and question of a query, turned into an answer with this RCODE and nothing else; AA as asked for. */
export function emptyAnswer(query: Buffer, rcode: number, options: { authoritative?: boolean } = {}): Buffer {
  const question = readQuestion(query);
  const answer = Buffer.from(query.subarray(0, question?.end ?? 12));
  const recursionDesired = query.readUInt8(2) & 1;
  answer.writeUInt8(0x80 | recursionDesired | (options.authoritative ? 4 : 0), 2);
  answer.writeUInt8(rcode & 15, 3);
  answer.writeUInt16BE(question ? 1 : 0, 4);
  answer.fill(0, 6, 12);
  return answer;
}

/** Appends a record to the additional section (or to the answer section of a message without other records). */
export function appendRecord(message: Buffer, section: 'answer' | 'additional', record: Buffer): Buffer {
  const countAt = section === 'answer' ? 6 : 10;
  const longer = Buffer.concat([message, record]);
  longer.writeUInt16BE(longer.readUInt16BE(countAt) + 1, countAt);
  return longer;
}

/** A record in wire format. */
export function wireRecord(
  name: string,
  type: number,
  ttlSeconds: number,
  rdata: Uint8Array,
  recordClass = 1,
): Buffer {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16BE(type, 0);
  fixed.writeUInt16BE(recordClass, 2);
  fixed.writeUInt32BE(ttlSeconds, 4);
  fixed.writeUInt16BE(rdata.length, 8);
  return Buffer.concat([wireName(name), fixed, rdata]);
}

export function wireName(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '');
  const parts = labels.map((label) =>
    Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')]),
  );
  return Buffer.concat([...parts, Buffer.from([0])]);
}
