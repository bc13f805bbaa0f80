/**
 * A writer of DER (ITU-T X.690), as much of it as certificates need.
 *
 * The lab makes hundreds of certificates at each start, some of them wrong on purpose; `openssl ca` takes 15 ms for
 * each and refuses some, this takes under 1 ms and refuses nothing.
 */

export function tlv(tag: number, ...parts: Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const length: number[] = [];
  if (content.length < 128) length.push(content.length);
  else {
    for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest & 255);
    length.unshift(0x80 | length.length);
  }
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

export const sequence = (...parts: Uint8Array[]) => tlv(0x30, ...parts);
export const set = (...parts: Uint8Array[]) => tlv(0x31, ...parts);
export const octetString = (content: Uint8Array) => tlv(0x04, content);
export const utf8String = (text: string) => tlv(0x0c, Buffer.from(text));
export const nullValue = () => tlv(0x05);
export const booleanTrue = () => tlv(0x01, Buffer.from([255]));
/** Context-specific, constructed. */
export const explicit = (number: number, ...parts: Uint8Array[]) => tlv(0xa0 | number, ...parts);
/** Context-specific, primitive. */
export const implicit = (number: number, content: Uint8Array) => tlv(0x80 | number, content);

/** A non-negative INTEGER from big-endian bytes. */
export function integer(bytes: Uint8Array | number): Uint8Array {
  let content = typeof bytes === 'number' ? Buffer.from([bytes]) : Buffer.from(bytes);
  while (content.length > 1 && content[0] === 0) content = content.subarray(1);
  return tlv(0x02, content[0]! >= 128 ? Buffer.concat([Buffer.from([0]), content]) : content);
}

export function bitString(content: Uint8Array, unusedBits = 0): Uint8Array {
  return tlv(0x03, Buffer.from([unusedBits]), content);
}

export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const septets = [arc & 127];
    for (let more = Math.floor(arc / 128); more > 0; more = Math.floor(more / 128)) {
      septets.unshift(0x80 | (more & 127));
    }
    bytes.push(...septets);
  }
  return tlv(0x06, Buffer.from(bytes));
}

/** UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). */
export function time(instant: Temporal.Instant): Uint8Array {
  const digits = instant.toString({ fractionalSecondDigits: 0 }).replace(/[-:T]/g, '');
  return Number(digits.slice(0, 4)) < 2050
    ? tlv(0x17, Buffer.from(digits.slice(2)))
    : tlv(0x18, Buffer.from(digits));
}

export function toPem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)!;
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
