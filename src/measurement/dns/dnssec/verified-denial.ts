/**
 * Picks the NSEC and NSEC3 records out of a section and keeps those whose signature by the zone holds, then lets
 * them prove a claim. What the records say of themselves is never believed before that.
 */
import type { ResourceRecord } from '../message.ts';
import { isSubdomain } from '../names.ts';
import { rrType } from '../record-types.ts';
import { proveDenial } from './denial.ts';
import type { DenialClaim, DenialResult } from './denial-claim.ts';
import { defaultNsec3Limits, type Nsec3Limits } from './nsec3.ts';
import type { DnskeyData } from './rdata.ts';
import type { DnssecFailure } from './reasons.ts';
import {
  defaultSignatureLimits,
  type SignatureCaches,
  type SignatureLimits,
  verifyRrset,
} from './signature.ts';

/** RRsets looked at in one section: three NSEC3 make the longest honest proof, chains through CNAME may add theirs. */
const maxDenialRrsets = 12;

export interface DenialLimits {
  signatures: SignatureLimits;
  nsec3: Nsec3Limits;
}

export const defaultDenialLimits: DenialLimits = {
  signatures: defaultSignatureLimits,
  nsec3: defaultNsec3Limits,
};

/**
 * @param section authority section, with the RRSIGs
 * @param keys the zone's validated DNSKEYs
 * @param atSeconds the moment at which dates are judged, in seconds since 1970
 */
export function proveFromSection(
  claim: DenialClaim,
  zone: string,
  section: readonly ResourceRecord[],
  keys: readonly DnskeyData[],
  atSeconds: number,
  caches: SignatureCaches,
  limits: DenialLimits = defaultDenialLimits,
): DenialResult {
  const signatures = section.filter((record) => record.type === rrType.RRSIG);
  const verified: ResourceRecord[] = [];
  let failure: DnssecFailure | undefined;
  for (const rrset of groupRrsets(section, zone).slice(0, maxDenialRrsets)) {
    const result = verifyRrset(rrset, signatures, zone, keys, atSeconds, caches, limits.signatures);
    // A wildcard's own NSEC, replayed under another name, verifies as an expansion and would deny that name
    // (CVE-2017-15105): NSEC records are never made from wildcards.
    if (result.ok && result.wildcard === undefined) verified.push(...rrset);
    else if (!result.ok) failure ??= result;
  }
  const proof = proveDenial(claim, zone, verified, limits.nsec3);
  if (proof.outcome !== 'failed' || failure === undefined) return proof;
  return { outcome: 'failed', cause: failure.cause, reason: failure.reason };
}

function groupRrsets(section: readonly ResourceRecord[], zone: string): ResourceRecord[][] {
  const groups = new Map<string, ResourceRecord[]>();
  for (const record of section) {
    if (record.type !== rrType.NSEC && record.type !== rrType.NSEC3) continue;
    if (!isSubdomain(record.name, zone)) continue;
    const id = `${record.type} ${record.name}`;
    const group = groups.get(id);
    if (group) group.push(record);
    else groups.set(id, [record]);
  }
  return [...groups.values()];
}
