/**
 * What a reply means, coming from a server of a known zone (RFC 1034 §5.3.3, RFC 2308, RFC 6672).
 *
 * Pure, and the place where bailiwick is kept: only records at the asked name, or about a zone cut above it and below
 * the server's zone, count; whatever else a server adds is not looked at. A server that answers without authority is
 * lame, however good its answer looks.
 */
import type { Message, ResourceRecord } from '../../dns/message.ts';
import { isSubdomain, readWireName } from '../../dns/names.ts';
import { nameInRdata } from '../../dns/rdata-fields.ts';
import { rcode, rrClass, rrType } from '../../dns/record-types.ts';
import type { MeasurementFault } from '../../vocabulary.ts';

export type Classified =
  | { kind: 'answer'; records: ResourceRecord[]; cname?: string }
  | { kind: 'nodata' | 'nxdomain' }
  | { kind: 'referral'; zone: string }
  | { kind: 'fault'; fault: MeasurementFault };

/** Judges the reply of a server of `zone` to a question for `name` and `type`. */
export function classifyReply(message: Message, zone: string, name: string, type: number): Classified {
  if (message.rcode !== rcode.NOERROR && message.rcode !== rcode.NXDOMAIN)
    return { kind: 'fault', fault: faultOfRcode(message.rcode) };

  const records = message.answer.filter((record) => isAt(record, name, type));
  if (records.length > 0 && message.authoritative) return { kind: 'answer', records };
  const cname = message.authoritative && type !== rrType.CNAME ? aliasOf(message, zone, name) : null;
  if (cname !== null) return { kind: 'answer', records: [], cname };

  // Some servers put the NS set of a delegation into the answer section, without authority.
  const delegated = cutIn(message, zone, name);
  const soa = message.authority.find((record) => record.type === rrType.SOA);
  if (message.rcode === rcode.NOERROR && delegated !== null && !soa)
    return { kind: 'referral', zone: delegated };

  // A denial from a zone above comes from a server that does not hold this one.
  if (!message.authoritative || (soa && !isSubdomain(soa.name, zone)))
    return { kind: 'fault', fault: 'lame' };
  return { kind: message.rcode === rcode.NXDOMAIN ? 'nxdomain' : 'nodata' };
}

/** Whether a record of class IN stands at this name with this type. */
export function isAt(record: ResourceRecord, name: string, type: number): boolean {
  return record.type === type && record.name === name && record.class === rrClass.IN;
}

/** The type an RRSIG covers; 0 for rdata too short to say. */
export function coveredType(record: ResourceRecord): number {
  return record.rdata.length < 2 ? 0 : (record.rdata[0]! << 8) | record.rdata[1]!;
}

/** Where a CNAME, or a DNAME above the name within the zone, leads. */
function aliasOf(message: Message, zone: string, name: string): string | null {
  // The DNAME first: the CNAME that comes with it is only a copy for old resolvers (RFC 6672 §3.1).
  for (const record of message.answer) {
    if (record.type !== rrType.DNAME || record.name === name || !isSubdomain(name, record.name)) continue;
    const target = isSubdomain(record.name, zone) ? nameInRdata(record) : null;
    if (target === null) continue;
    const prefix = record.name === '.' ? name : name.slice(0, -record.name.length - 1);
    const whole = target === '.' ? prefix : `${prefix}.${target}`;
    return whole.length <= 253 || whole.includes('\\') ? whole : null;
  }
  const alias = message.answer.find((record) => isAt(record, name, rrType.CNAME));
  return alias ? nameInRdata(alias) : null;
}

/** The zone a referral leads to: strictly below the server's zone, at or above the name. */
function cutIn(message: Message, zone: string, name: string): string | null {
  const sections = message.authoritative ? [message.authority] : [message.authority, message.answer];
  for (const record of sections.flat()) {
    if (record.type !== rrType.NS || record.name === zone) continue;
    if (isSubdomain(name, record.name) && isSubdomain(record.name, zone)) return record.name;
  }
  return null;
}

/**
 * Whether an authoritative reply betrays a zone cut between `zone` and `name` on the same server, where no referral is
 * ever seen: an SOA, NS set or signer below `zone`, or (`signed`) an answer without signatures from a signed zone.
 */
export function betraysCut(
  message: Message,
  zone: string,
  name: string,
  type: number,
  signed: boolean,
): boolean {
  const isBetween = (owner: string): boolean =>
    owner !== zone &&
    isSubdomain(owner, zone) &&
    isSubdomain(name, owner) &&
    !(type === rrType.DS && owner === name);
  for (const record of message.authority) {
    if ((record.type === rrType.SOA || record.type === rrType.NS) && isBetween(record.name)) return true;
  }
  let signatures = 0;
  for (const record of message.answer) {
    if (record.type !== rrType.RRSIG || record.name !== name) continue;
    signatures += 1;
    const signer = readWireName(record.rdata, 18);
    if (signer !== null && isBetween(signer.name)) return true;
  }
  const answered = message.answer.some((record) => record.name === name);
  return signed && answered && signatures === 0 && name !== zone;
}

function faultOfRcode(code: number): MeasurementFault {
  if (code === rcode.SERVFAIL) return 'servfail';
  return code === rcode.REFUSED ? 'refused-rcode' : 'rcode';
}
