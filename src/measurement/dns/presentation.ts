/**
 * Rdata as text (RFC 1035 §5, RFC 3597 for what has no text here) and the records that stored Observations hold.
 *
 * Names in the text are lower case without the trailing dot, the root is ".". Hexadecimal is in upper case, times of
 * RRSIG are YYYYMMDDHHmmSS. Rdata that does not fit its type is written `\# length octets`, never dropped: what a
 * server sent is evidence. Readers of the common fields are in rdata-fields.ts.
 */
import type { DnsRecord } from '../observation.ts';
import type { ResourceRecord } from './message.ts';
import { readWireName } from './names.ts';
import { rrType, typeName } from './record-types.ts';

/** A record as Observations keep it. */
export function toDnsRecord(record: ResourceRecord): DnsRecord {
  return {
    name: record.name,
    type: typeName(record.type),
    ttlSeconds: record.ttlSeconds,
    data: presentRdata(record.type, record.rdata),
  };
}

/** Rdata as text; `\# n HEX` for types without a form of their own here and for rdata that breaks its own form. */
export function presentRdata(type: number, rdata: Uint8Array): string {
  return presenters.get(type)?.(rdata) ?? presentGeneric(rdata);
}

function presentGeneric(rdata: Uint8Array): string {
  return rdata.length === 0 ? '\\# 0' : `\\# ${rdata.length} ${hex(rdata)}`;
}

type Presenter = (rdata: Uint8Array) => string | null;

const presenters = new Map<number, Presenter>([
  [rrType.A, (rdata) => (rdata.length === 4 ? rdata.join('.') : null)],
  [rrType.AAAA, (rdata) => (rdata.length === 16 ? presentIpv6(rdata) : null)],
  [rrType.NS, presentOneName],
  [rrType.CNAME, presentOneName],
  [rrType.DNAME, presentOneName],
  [rrType.PTR, presentOneName],
  [rrType.SOA, presentSoa],
  [rrType.MX, (rdata) => presentNumbersAndName(rdata, 1)],
  [rrType.SRV, (rdata) => presentNumbersAndName(rdata, 3)],
  [rrType.TXT, presentStrings],
  [rrType.SPF, presentStrings],
  [rrType.CAA, presentCaa],
  [rrType.TLSA, presentTlsa],
  [rrType.SMIMEA, presentTlsa],
  [rrType.DS, presentDs],
  [rrType.CDS, presentDs],
  [rrType.DNSKEY, presentDnskey],
  [rrType.CDNSKEY, presentDnskey],
  [rrType.RRSIG, presentRrsig],
  [rrType.NSEC, presentNsec],
  [rrType.NSEC3, presentNsec3],
  [rrType.NSEC3PARAM, presentNsec3param],
]);

function presentOneName(rdata: Uint8Array): string | null {
  const read = readWireName(rdata, 0);
  return read !== null && read.end === rdata.length ? read.name : null;
}

function presentSoa(rdata: Uint8Array): string | null {
  const mname = readWireName(rdata, 0);
  const rname = mname && readWireName(rdata, mname.end);
  if (!mname || !rname || rname.end + 20 !== rdata.length) return null;
  const numbers = [0, 4, 8, 12, 16].map((offset) => uint32(rdata, rname.end + offset));
  return `${mname.name} ${rname.name} ${numbers.join(' ')}`;
}

function presentNumbersAndName(rdata: Uint8Array, numbers: number): string | null {
  const target = readWireName(rdata, numbers * 2);
  if (target === null || target.end !== rdata.length) return null;
  const parts: (number | string)[] = [];
  for (let index = 0; index < numbers; index++) parts.push(uint16(rdata, index * 2));
  return `${parts.join(' ')} ${target.name}`;
}

function presentStrings(rdata: Uint8Array): string | null {
  const strings: string[] = [];
  let at = 0;
  while (at < rdata.length) {
    const end = at + 1 + rdata[at]!;
    if (end > rdata.length) return null;
    strings.push(quote(rdata.subarray(at + 1, end)));
    at = end;
  }
  return strings.length === 0 ? null : strings.join(' ');
}

function presentCaa(rdata: Uint8Array): string | null {
  const length = rdata[1];
  if (length === undefined || length === 0 || 2 + length > rdata.length) return null;
  const tag = Buffer.from(rdata.subarray(2, 2 + length)).toString('latin1');
  if (!/^[A-Za-z0-9]+$/.test(tag)) return null;
  return `${rdata[0]} ${tag} ${quote(rdata.subarray(2 + length))}`;
}

function presentTlsa(rdata: Uint8Array): string | null {
  if (rdata.length < 4) return null;
  return `${rdata[0]} ${rdata[1]} ${rdata[2]} ${hex(rdata.subarray(3))}`;
}

function presentDs(rdata: Uint8Array): string | null {
  if (rdata.length < 5) return null;
  return `${uint16(rdata, 0)} ${rdata[2]} ${rdata[3]} ${hex(rdata.subarray(4))}`;
}

function presentDnskey(rdata: Uint8Array): string | null {
  if (rdata.length < 5) return null;
  return `${uint16(rdata, 0)} ${rdata[2]} ${rdata[3]} ${base64(rdata.subarray(4))}`;
}

function presentRrsig(rdata: Uint8Array): string | null {
  const signer = readWireName(rdata, 18);
  if (signer === null || signer.end >= rdata.length) return null;
  return [
    typeName(uint16(rdata, 0)),
    rdata[2],
    rdata[3],
    uint32(rdata, 4),
    presentTime(uint32(rdata, 8)),
    presentTime(uint32(rdata, 12)),
    uint16(rdata, 16),
    signer.name,
    base64(rdata.subarray(signer.end)),
  ].join(' ');
}

function presentNsec(rdata: Uint8Array): string | null {
  const next = readWireName(rdata, 0);
  const types = next && readTypeBitmap(rdata.subarray(next.end));
  return next && types ? [next.name, ...types.map(typeName)].join(' ') : null;
}

function presentNsec3(rdata: Uint8Array): string | null {
  const saltEnd = 5 + (rdata[4] ?? 0);
  const hashEnd = saltEnd + 1 + (rdata[saltEnd] ?? 0);
  if (hashEnd > rdata.length || saltEnd >= rdata.length) return null;
  const types = readTypeBitmap(rdata.subarray(hashEnd));
  if (types === null) return null;
  const hash = base32hex(rdata.subarray(saltEnd + 1, hashEnd));
  return [nsec3Head(rdata, saltEnd), hash, ...types.map(typeName)].join(' ');
}

function presentNsec3param(rdata: Uint8Array): string | null {
  const saltEnd = 5 + (rdata[4] ?? 0);
  return rdata.length >= 5 && saltEnd === rdata.length ? nsec3Head(rdata, saltEnd) : null;
}

function nsec3Head(rdata: Uint8Array, saltEnd: number): string {
  const salt = saltEnd === 5 ? '-' : hex(rdata.subarray(5, saltEnd));
  return `${rdata[0]} ${rdata[1]} ${uint16(rdata, 2)} ${salt}`;
}

/**
 * Types of an NSEC or NSEC3 bitmap (RFC 4034 §4.1.2), ascending.
 *
 * @returns null when windows are out of order, empty, longer than 32 octets or run past the end
 */
export function readTypeBitmap(bitmap: Uint8Array): number[] | null {
  const types: number[] = [];
  let last = -1;
  for (let at = 0; at < bitmap.length; ) {
    const window = bitmap[at]!;
    const length = bitmap[at + 1] ?? 0;
    if (window <= last || length === 0 || length > 32 || at + 2 + length > bitmap.length) return null;
    for (let index = 0; index < length; index++) {
      for (let bit = 0; bit < 8; bit++) {
        if (bitmap[at + 2 + index]! & (0x80 >> bit)) types.push(window * 256 + index * 8 + bit);
      }
    }
    last = window;
    at += 2 + length;
  }
  return types;
}

/** An IPv6 address as RFC 5952 writes it; IPv4-mapped ones with dotted quad. */
export function presentIpv6(octets: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, index) => uint16(octets, index * 2));
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return `::ffff:${octets.subarray(12, 16).join('.')}`;
  let bestStart = -1;
  let bestLength = 1;
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > bestLength) {
      bestStart = start;
      bestLength = length;
    }
  }
  const text = groups.map((group) => group.toString(16));
  if (bestStart === -1) return text.join(':');
  return `${text.slice(0, bestStart).join(':')}::${text.slice(bestStart + bestLength).join(':')}`;
}

/** Base32 with the extended hex alphabet in lower case, unpadded, as NSEC3 owner names are (RFC 4648 §7, RFC 5155). */
export function base32hex(octets: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const octet of octets) {
    held = ((held << 8) | octet) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += '0123456789abcdefghijklmnopqrstuv'[(held >> bits) & 31];
    }
  }
  return bits > 0 ? text + '0123456789abcdefghijklmnopqrstuv'[(held << (5 - bits)) & 31] : text;
}

/** Seconds since 1970 modulo 2^32 as YYYYMMDDHHmmSS; read in this era of the 32-bit clock, until 2106. */
function presentTime(seconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    .toString({ smallestUnit: 'second' })
    .replace(/[^0-9]/g, '');
}

function quote(octets: Uint8Array): string {
  let text = '"';
  for (const octet of octets) {
    if (octet === 0x22 || octet === 0x5c) text += `\\${String.fromCharCode(octet)}`;
    else if (octet < 0x20 || octet > 0x7e) text += `\\${String(octet).padStart(3, '0')}`;
    else text += String.fromCharCode(octet);
  }
  return `${text}"`;
}

function hex(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex').toUpperCase();
}

function base64(octets: Uint8Array): string {
  return Buffer.from(octets).toString('base64');
}

function uint16(octets: Uint8Array, at: number): number {
  return (octets[at]! << 8) | octets[at + 1]!;
}

function uint32(octets: Uint8Array, at: number): number {
  return uint16(octets, at) * 0x10000 + uint16(octets, at + 2);
}
