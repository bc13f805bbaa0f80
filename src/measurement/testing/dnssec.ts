/**
 * Builders of DNSSEC records for tests: rdata from the text that RFCs print, NSEC and NSEC3 from their parts.
 */
import type { ResourceRecord } from '../dns/message.ts';
import { wireName } from '../dns/names.ts';
import { rrType, typeNumber } from '../dns/record-types.ts';

export function record(name: string, type: number, rdata: Uint8Array, ttlSeconds = 3600): ResourceRecord {
  return { name, type, class: 1, ttlSeconds, rdata };
}

export function dnskey(name: string, text: string): ResourceRecord {
  const [flags, protocol, algorithm, ...key] = text.trim().split(/\s+/);
  const head = Buffer.from([Number(flags) >> 8, Number(flags) & 255, Number(protocol), Number(algorithm)]);
  return record(name, rrType.DNSKEY, Buffer.concat([head, Buffer.from(key.join(''), 'base64')]));
}

export function ds(name: string, text: string): ResourceRecord {
  const [tag, algorithm, digestType, ...digest] = text.trim().split(/\s+/);
  const head = Buffer.from([Number(tag) >> 8, Number(tag) & 255, Number(algorithm), Number(digestType)]);
  return record(name, rrType.DS, Buffer.concat([head, Buffer.from(digest.join(''), 'hex')]));
}

/** Times are seconds since 1970. */
export function rrsig(name: string, text: string): ResourceRecord {
  const fields = text.trim().split(/\s+/);
  const [type, algorithm, labels, ttl, expiration, inception, tag, signer, ...signature] = fields;
  const head = Buffer.alloc(18);
  head.writeUInt16BE(typeNumber(type!)!, 0);
  head[2] = Number(algorithm);
  head[3] = Number(labels);
  head.writeUInt32BE(Number(ttl), 4);
  head.writeUInt32BE(Number(expiration), 8);
  head.writeUInt32BE(Number(inception), 12);
  head.writeUInt16BE(Number(tag), 16);
  const rdata = Buffer.concat([head, wireName(signer!), Buffer.from(signature.join(''), 'base64')]);
  return record(name, rrType.RRSIG, rdata);
}

export function nsec(owner: string, next: string, types: string): ResourceRecord {
  return record(owner, rrType.NSEC, Buffer.concat([wireName(next), bitmap(types)]));
}

/** `hashes` and owner label in base32hex; salt in hexadecimal. */
export function nsec3(
  zone: string,
  ownerHash: string,
  nextHash: string,
  types: string,
  { flags = 0, iterations = 0, salt = '' } = {},
): ResourceRecord {
  const saltBytes = Buffer.from(salt, 'hex');
  const head = Buffer.from([1, flags, iterations >> 8, iterations & 255, saltBytes.length]);
  const next = fromBase32hex(nextHash);
  const rdata = Buffer.concat([head, saltBytes, Uint8Array.of(next.length), next, bitmap(types)]);
  return record(`${ownerHash}.${zone}`, rrType.NSEC3, rdata);
}

function bitmap(types: string): Buffer {
  const windows = new Map<number, number[]>();
  for (const number of types
    .split(' ')
    .filter(Boolean)
    .map((type) => typeNumber(type)!)
    .sort((a, b) => a - b)) {
    const octets = windows.get(number >> 8) ?? [];
    windows.set(number >> 8, octets);
    const at = (number & 255) >> 3;
    while (octets.length <= at) octets.push(0);
    octets[at] = octets[at]! | (0x80 >> (number & 7));
  }
  return Buffer.concat(
    [...windows].map(([window, octets]) => Buffer.from([window, octets.length, ...octets])),
  );
}

function fromBase32hex(text: string): Buffer {
  const bits = [...text].map((char) => Number.parseInt(char, 32).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
}
