/**
 * DNSSEC records as Observations store them (presentation text), read back for the checks S3–S9.
 *
 * Each reader gives null for a record of another type, or one whose text cannot be read. Rdata that broke its own
 * form was stored as `\# …` and so gives null too.
 */
import type { DnsRecord } from '../../observation.ts';
import { parseName } from '../names.ts';
import { typeNumber } from '../record-types.ts';
import { type DnskeyData, type DsData, type Nsec3Parameters, readDnskey } from './rdata.ts';

/** An RRSIG with its times as instants. `expiration` and `inception` are seconds since 1970. */
export interface StoredRrsig {
  owner: string;
  typeCovered: number;
  algorithm: number;
  labels: number;
  originalTtlSeconds: number;
  expiration: number;
  inception: number;
  keyTag: number;
  signer: string;
}

export function parseDnskey(record: DnsRecord): DnskeyData | null {
  const fields = fieldsOf(record, ['DNSKEY', 'CDNSKEY'], 4);
  const numbers = fields && integers(fields.slice(0, 3));
  if (!fields || !numbers) return null;
  const publicKey = Buffer.from(fields.slice(3).join(''), 'base64');
  const [flags, protocol, algorithm] = numbers as [number, number, number];
  return readDnskey(Buffer.concat([Uint8Array.of(flags >> 8, flags & 0xff, protocol, algorithm), publicKey]));
}

export function parseDs(record: DnsRecord): DsData | null {
  const fields = fieldsOf(record, ['DS', 'CDS'], 4);
  const numbers = fields && integers(fields.slice(0, 3));
  const digest = fields && hexBytes(fields.slice(3).join(''));
  if (!numbers || !digest) return null;
  const [keyTag, algorithm, digestType] = numbers as [number, number, number];
  return { keyTag, algorithm, digestType, digest };
}

export function parseRrsig(record: DnsRecord): StoredRrsig | null {
  const fields = fieldsOf(record, ['RRSIG'], 9);
  if (!fields) return null;
  const numbers = integers([fields[1]!, fields[2]!, fields[3]!, fields[6]!]);
  const typeCovered = typeNumber(fields[0]!);
  const expiration = epochSeconds(fields[4]!);
  const inception = epochSeconds(fields[5]!);
  const signer = parseName(fields[7]!);
  if (!numbers || typeCovered === null || expiration === null || inception === null || signer === null)
    return null;
  const [algorithm, labels, originalTtlSeconds, keyTag] = numbers as [number, number, number, number];
  const owner = record.name;
  return { owner, typeCovered, algorithm, labels, originalTtlSeconds, expiration, inception, keyTag, signer };
}

/** Parameters of an NSEC3 or NSEC3PARAM record. */
export function nsec3Params(record: DnsRecord): Nsec3Parameters | null {
  const fields = fieldsOf(record, ['NSEC3', 'NSEC3PARAM'], 4);
  const numbers = fields && integers(fields.slice(0, 3));
  const salt = fields && (fields[3] === '-' ? new Uint8Array() : hexBytes(fields[3]!));
  if (!numbers || !salt) return null;
  const [hashAlgorithm, flags, iterations] = numbers as [number, number, number];
  return { hashAlgorithm, flags, iterations, salt };
}

function fieldsOf(record: DnsRecord, types: readonly string[], atLeast: number): string[] | null {
  if (!types.includes(record.type)) return null;
  const fields = record.data.trim().split(/\s+/);
  return fields.length >= atLeast && fields[0] !== '\\#' ? fields : null;
}

function integers(texts: readonly string[]): number[] | null {
  return texts.every((text) => /^\d{1,10}$/.test(text)) ? texts.map(Number) : null;
}

function hexBytes(text: string): Uint8Array | null {
  return /^([0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : null;
}

/** YYYYMMDDHHmmSS or seconds since 1970 (RFC 4034 §3.2). */
function epochSeconds(text: string): number | null {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000;
}
