/**
 * Reads stored text of DNSSEC records (presentation form, RFC 4034, RFC 5155) for the S checks and N8.
 *
 * What cannot be read gives null: servers may send anything.
 */
import { type DnskeyData, type DsData, readDnskey, readDs } from '../dns/dnssec/rdata.ts';
import type { DnsRecord } from '../observation.ts';

export function dnskeyOf(record: DnsRecord): DnskeyData | null {
  const match = record.type === 'DNSKEY' ? /^(\d+) (\d+) (\d+) (.+)$/.exec(record.data) : null;
  if (!match) return null;
  const [, flags, protocol, algorithm, key = ''] = match;
  const head = Buffer.from([Number(flags) >> 8, Number(flags) & 255, Number(protocol), Number(algorithm)]);
  return readDnskey(Buffer.concat([head, Buffer.from(key.replaceAll(' ', ''), 'base64')]));
}

export function dsOf(record: DnsRecord): DsData | null {
  const match = record.type === 'DS' ? /^(\d+) (\d+) (\d+) ([0-9A-F ]+)$/i.exec(record.data) : null;
  if (!match) return null;
  const [, tag, algorithm, digestType, digest = ''] = match;
  const head = Buffer.from([Number(tag) >> 8, Number(tag) & 255, Number(algorithm), Number(digestType)]);
  return readDs(Buffer.concat([head, Buffer.from(digest.replaceAll(' ', ''), 'hex')]));
}

export interface RrsigText {
  typeCovered: string;
  algorithm: number;
  keyTag: number;
  signer: string;
  /** Seconds since 1970. */
  inception: number;
  expiration: number;
}

export function rrsigOf(record: DnsRecord): RrsigText | null {
  const match =
    record.type === 'RRSIG' ? /^(\S+) (\d+) \d+ \d+ (\d+) (\d+) (\d+) (\S+) /.exec(record.data) : null;
  if (!match) return null;
  const [, typeCovered = '', algorithm, expiration = '', inception = '', keyTag, signer = ''] = match;
  return {
    typeCovered,
    algorithm: Number(algorithm),
    keyTag: Number(keyTag),
    signer,
    inception: secondsOf(inception),
    expiration: secondsOf(expiration),
  };
}

/** RFC 4034 §3.2: YYYYMMDDHHmmSS, or seconds in decimal. */
function secondsOf(time: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(time);
  if (!match) return Number(time);
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

export interface Nsec3Text {
  optOut: boolean;
  iterations: number;
  /** Hexadecimal, empty for none. */
  salt: string;
}

/** Parameters of an NSEC3 or NSEC3PARAM record. */
export function nsec3Of(record: DnsRecord): Nsec3Text | null {
  const match =
    record.type === 'NSEC3' || record.type === 'NSEC3PARAM'
      ? /^\d+ (\d+) (\d+) (-|[0-9A-F]+)/i.exec(record.data)
      : null;
  if (!match) return null;
  const [, flags, iterations, salt = '-'] = match;
  return {
    // The flag has no meaning in NSEC3PARAM (RFC 5155 §4.1.2).
    optOut: record.type === 'NSEC3' && (Number(flags) & 1) === 1,
    iterations: Number(iterations),
    salt: salt === '-' ? '' : salt,
  };
}

/** Type mnemonics in the bitmap of an NSEC or NSEC3. */
export function bitmapOf(record: DnsRecord): string[] | null {
  const fields = record.data.split(' ').filter((field) => field !== '');
  if (record.type === 'NSEC') return fields.slice(1);
  if (record.type === 'NSEC3') return fields.slice(5);
  return null;
}
