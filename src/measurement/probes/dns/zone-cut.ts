/**
 * From a referral (or, where one server holds parent and child, from the child's NS set) to a `ZoneCut`.
 *
 * Pure. Glue counts only for the referral's own NS names and only inside the parent zone: the parent's server has no
 * say about addresses elsewhere.
 */
import type { ResourceRecord } from '../../dns/message.ts';
import { isSubdomain } from '../../dns/names.ts';
import { addressInRdata, nameInRdata } from '../../dns/rdata-fields.ts';
import { rrClass, rrType } from '../../dns/record-types.ts';
import { coveredType, isAt } from './classify.ts';
import type { Reply, ZoneCut } from './types.ts';

type Answered = Extract<Reply, { outcome: 'answer' }>;

// Real delegations have at most 13 or so; more are a way to make us work (NXNSAttack, CVE-2020-12662).
const maxNameServers = 20;
// Each address may be asked directly: 64 kB of glue would hold 2,000 of anybody's.
const maxAddressesPerName = 8;

/**
 * Builds the cut of `zone` from its parent's reply.
 *
 * @param delegation the referral, or the authoritative NS answer of a server that holds both zones
 * @param dsReply for the latter: its answer to the question for DS
 * @returns the cut and how long it may be kept, in seconds
 */
export function toZoneCut(
  zone: string,
  parentZone: string,
  delegation: Answered,
  dsReply?: Answered,
): { cut: ZoneCut; ttlSeconds: number } {
  const { message } = delegation;
  const ns = [...message.authority, ...message.answer].filter((record) => isAt(record, zone, rrType.NS));
  const nsNames = [...new Set(ns.flatMap((record) => nameInRdata(record) ?? []))].slice(0, maxNameServers);
  const counts = new Map(nsNames.map((name) => [name, 0]));
  const glue = message.additional.flatMap((record) => {
    const count =
      record.class === rrClass.IN ? (counts.get(record.name) ?? maxAddressesPerName) : maxAddressesPerName;
    if (count >= maxAddressesPerName || !isSubdomain(record.name, parentZone)) return [];
    const address = addressInRdata(record);
    if (address === null) return [];
    counts.set(record.name, count + 1);
    return [{ name: record.name, address }];
  });
  const proof = dsReply ? [...dsReply.message.answer, ...dsReply.message.authority] : message.authority;
  const ds = proof.filter((record) => isAt(record, zone, rrType.DS));
  const cut: ZoneCut = {
    zone,
    parentZone,
    nsNames,
    glue,
    servers: glue.map(({ name, address }) => ({ name, address })),
    ds,
    dsSignatures: proof.filter(
      (record) => isAt(record, zone, rrType.RRSIG) && coveredType(record) === rrType.DS,
    ),
    denial: ds.length > 0 ? [] : proof.filter(isDenial),
    referral: delegation,
  };
  return { cut, ttlSeconds: Math.min(...[...ns, ...ds].map((record) => record.ttlSeconds)) };
}

function isDenial(record: ResourceRecord): boolean {
  const type = record.type === rrType.RRSIG ? coveredType(record) : record.type;
  return type === rrType.NSEC || type === rrType.NSEC3;
}
