/**
 * Readers of the fields that checks and probes ask for, from stored text (`DnsRecord`) or from rdata.
 *
 * Each gives null when the record is of another type or its data is not what the type asks for (a server may send
 * anything): callers decide what that means.
 */
import type { DnsRecord } from '../observation.ts';
import type { ResourceRecord } from './message.ts';
import { readWireName } from './names.ts';
import { presentIpv6 } from './presentation.ts';
import { rrType } from './record-types.ts';

export interface Soa {
  mname: string;
  rname: string;
  serial: number;
  refreshSeconds: number;
  retrySeconds: number;
  expireSeconds: number;
  minimumSeconds: number;
}

/** The SOA's fields (RFC 1035 §3.3.13). */
export function soaOf(record: DnsRecord): Soa | null {
  const [mname, rname, ...numbers] = record.data.split(' ');
  if (record.type !== 'SOA' || mname === undefined || rname === undefined || numbers.length !== 5)
    return null;
  const [serial, refreshSeconds, retrySeconds, expireSeconds, minimumSeconds] = numbers.map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { mname, rname, serial, refreshSeconds, retrySeconds, expireSeconds, minimumSeconds };
}

/** Preference 0–65535 and exchange; "." is the null MX of RFC 7505. */
export function mxOf(record: DnsRecord): { preference: number; exchange: string } | null {
  const match = record.type === 'MX' ? /^([0-9]+) (\S+)$/.exec(record.data) : null;
  return match ? { preference: Number(match[1]), exchange: match[2]! } : null;
}

/** The name an NS, CNAME, DNAME or PTR record points to. */
export function targetOf(record: DnsRecord): string | null {
  if (!['NS', 'CNAME', 'DNAME', 'PTR'].includes(record.type) || record.data.startsWith('\\#')) return null;
  return record.data;
}

/** The address of an A or AAAA record, IPv6 as RFC 5952 writes it. */
export function addressOf(record: DnsRecord): string | null {
  if ((record.type !== 'A' && record.type !== 'AAAA') || record.data.startsWith('\\#')) return null;
  return record.data;
}

/** The strings of a TXT record joined without anything between (RFC 7208 §3.3), read as UTF-8. */
export function txtOf(record: DnsRecord): string | null {
  if (record.type !== 'TXT' || !record.data.startsWith('"')) return null;
  return unquote(record.data);
}

/** Flags, tag in lower case (RFC 8659 §4.1: tags match in any case) and value of a CAA record. */
export function caaOf(record: DnsRecord): { flags: number; tag: string; value: string } | null {
  const match = record.type === 'CAA' ? /^([0-9]+) ([A-Za-z0-9]+) (".*")$/s.exec(record.data) : null;
  return match ? { flags: Number(match[1]), tag: match[2]!.toLowerCase(), value: unquote(match[3]!) } : null;
}

/** Usage, selector, matching type and association data (hexadecimal, lower case) of a TLSA record. */
export function tlsaOf(
  record: DnsRecord,
): { usage: number; selector: number; matchingType: number; data: string } | null {
  const match = record.type === 'TLSA' ? /^([0-9]+) ([0-9]+) ([0-9]+) ([0-9A-F]+)$/i.exec(record.data) : null;
  if (!match) return null;
  return {
    usage: Number(match[1]),
    selector: Number(match[2]),
    matchingType: Number(match[3]),
    data: match[4]!.toLowerCase(),
  };
}

/** The name that NS, CNAME, DNAME or PTR rdata is; null when the octets are no name. */
export function nameInRdata(record: ResourceRecord): string | null {
  const read = readWireName(record.rdata, 0);
  return read !== null && read.end === record.rdata.length ? read.name : null;
}

/** The address that A or AAAA rdata is; null for another type or a wrong length. */
export function addressInRdata(record: ResourceRecord): string | null {
  if (record.type === rrType.A && record.rdata.length === 4) return record.rdata.join('.');
  if (record.type === rrType.AAAA && record.rdata.length === 16) return presentIpv6(record.rdata);
  return null;
}

/** The last field of SOA rdata: how long a denial may be kept (RFC 2308 §4), seconds. */
export function soaMinimumSeconds(record: ResourceRecord): number | null {
  const { rdata } = record;
  if (record.type !== rrType.SOA || rdata.length < 22) return null;
  return new DataView(rdata.buffer, rdata.byteOffset, rdata.length).getUint32(rdata.length - 4);
}

/** One or more quoted character strings as one text. */
function unquote(data: string): string {
  const octets: number[] = [];
  let inside = false;
  for (let at = 0; at < data.length; at++) {
    const char = data[at]!;
    if (char === '"') inside = !inside;
    else if (inside && char === '\\') {
      const digits = /^[0-9]{3}/.exec(data.slice(at + 1, at + 4))?.[0];
      octets.push(digits === undefined ? data.charCodeAt(at + 1) : Number(digits));
      at += digits === undefined ? 1 : 3;
    } else if (inside) octets.push(data.charCodeAt(at));
  }
  return Buffer.from(octets).toString('utf8');
}
