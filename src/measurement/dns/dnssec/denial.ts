/**
 * Authenticated denial of existence: what the NSEC or NSEC3 records of an answer prove (RFC 4035 §5.4, RFC 5155 §8).
 *
 * This file chooses between the two kinds. The records given here must have been verified already: an unsigned NSEC
 * proves nothing.
 */
import type { ResourceRecord } from '../message.ts';
import { rrType } from '../record-types.ts';
import { claimText, type DenialClaim, type DenialResult, denialFailed } from './denial-claim.ts';
import { proveByNsec } from './nsec.ts';
import { defaultNsec3Limits, type Nsec3Limits, proveByNsec3 } from './nsec3.ts';

/**
 * @param records verified NSEC and NSEC3 records of the zone's answer
 * @param zone the zone that signed them
 */
export function proveDenial(
  claim: DenialClaim,
  zone: string,
  records: readonly ResourceRecord[],
  limits: Nsec3Limits = defaultNsec3Limits,
): DenialResult {
  const nsec = records.filter((record) => record.type === rrType.NSEC);
  const nsec3 = records.filter((record) => record.type === rrType.NSEC3);
  if (nsec.length === 0 && nsec3.length === 0) {
    return denialFailed('denial-missing', `no NSEC or NSEC3 denies ${claimText(claim)}`);
  }
  // A zone in transition may serve both kinds; either one is proof enough.
  const byNsec = nsec.length > 0 ? proveByNsec(claim, zone, nsec) : null;
  if (byNsec && (byNsec.outcome !== 'failed' || nsec3.length === 0)) return byNsec;
  return proveByNsec3(claim, zone, nsec3, limits);
}
