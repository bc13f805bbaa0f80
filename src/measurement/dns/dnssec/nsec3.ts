/**
 * Proofs by NSEC3 (RFC 5155 §8, RFC 9276 for iterations, RFC 6840 §4).
 *
 * Names are hashed, so the closest encloser has to be found by trying: the bound on hashes is what keeps a hostile
 * zone from buying our time with it (CVE-2023-50868).
 */
import { hash } from 'node:crypto';
import type { ResourceRecord } from '../message.ts';
import { ancestorWith, countLabels, isSubdomain, labelsOf, parentOf, wireName } from '../names.ts';
import { base32hex } from '../presentation.ts';
import { rrType } from '../record-types.ts';
import {
  claimText,
  type DenialClaim,
  type DenialFailure,
  type DenialResult,
  denialFailed,
  wildcardBelow,
} from './denial-claim.ts';
import { type Nsec3Data, type Nsec3Parameters, readNsec3 } from './rdata.ts';
import { judgeBitmap } from './type-bitmap.ts';

export interface Nsec3Limits {
  /** More iterations than this are not followed: the answer is insecure (RFC 9276 §3.2 leaves the number to us). */
  maxIterations: number;
  /** Names hashed for one proof. A name of 30 labels below its zone is already more than anybody has. */
  maxNames: number;
}

export const defaultNsec3Limits: Nsec3Limits = { maxIterations: 100, maxNames: 32 };

interface Nsec3 extends Nsec3Data {
  /** First label of the owner, base32hex in lower case. */
  ownerHash: string;
}

const sha1 = 1; // the only hash that RFC 5155 §11 gives
const optOutFlag = 1;

/** The NSEC3 hash of a name, base32hex in lower case (RFC 5155 §5). */
export function nsec3Hash(name: string, parameters: Pick<Nsec3Parameters, 'salt' | 'iterations'>): string {
  let digest = hash('sha1', Buffer.concat([wireName(name), parameters.salt]), 'buffer');
  for (let round = 0; round < parameters.iterations; round++) {
    digest = hash(
      'sha1',
      parameters.salt.length ? Buffer.concat([digest, parameters.salt]) : digest,
      'buffer',
    );
  }
  return base32hex(digest);
}

export function proveByNsec3(
  claim: DenialClaim,
  zone: string,
  records: readonly ResourceRecord[],
  limits: Nsec3Limits = defaultNsec3Limits,
): DenialResult {
  if (!isSubdomain(claim.name, zone))
    return denialFailed('denial-wrong-owner', `${claim.name} is not in ${zone}`);
  const nsec3s = readUsable(records, zone);
  const parameters = nsec3s[0];
  if (!parameters) return denialFailed('denial-missing', `no usable NSEC3 denies ${claimText(claim)}`);
  if (parameters.iterations > limits.maxIterations) {
    const reason = `NSEC3 of ${zone} has ${parameters.iterations} iterations, ${limits.maxIterations} are followed`;
    return { outcome: 'insecure', cause: 'nsec3-iterations', reason };
  }
  // At most every name from the claim's up to the apex is hashed, and one wildcard.
  if (countLabels(claim.name) - countLabels(zone) + 2 > limits.maxNames) {
    const reason = `denying ${claimText(claim)} needs more than ${limits.maxNames} NSEC3 hashes`;
    return denialFailed('too-many-hashes', reason);
  }
  const proof: Proof = { zone, nsec3s, parameters, hashes: new Map() };
  switch (claim.kind) {
    case 'nxdomain':
      return proveNameError(claim.name, proof);
    case 'nodata':
      return proveNoData(claim.name, claim.type, proof);
    case 'no-ds':
      return proveNoDs(claim.name, proof);
    case 'wildcard':
      return proveWildcard(claim.name, claim.wildcard, proof);
  }
}

interface Proof {
  zone: string;
  nsec3s: Nsec3[];
  parameters: Nsec3Parameters;
  hashes: Map<string, string>;
}

/** RFC 5155 §8.1 and §8.2: unknown hash algorithms and flags are passed over; all must share their parameters. */
function readUsable(records: readonly ResourceRecord[], zone: string): Nsec3[] {
  const nsec3s: Nsec3[] = [];
  for (const record of records) {
    const data = readNsec3(record.rdata);
    if (!data || data.hashAlgorithm !== sha1 || data.flags > optOutFlag) continue;
    if (record.name === '.' || parentOf(record.name) !== zone) continue;
    const first = nsec3s[0];
    if (first && (first.iterations !== data.iterations || Buffer.compare(first.salt, data.salt) !== 0))
      continue;
    nsec3s.push({ ownerHash: labelsOf(record.name)[0]!, ...data });
  }
  return nsec3s;
}

/** RFC 5155 §8.4. */
function proveNameError(name: string, proof: Proof): DenialResult {
  const closest = findClosestEncloser(name, proof);
  if ('outcome' in closest) return closest;
  if (closest.exists) return denialFailed('denial-wrong', `an NSEC3 says that ${name} exists`);
  const wildcard = wildcardBelow(closest.encloser);
  if (findMatching(wildcard, proof))
    return denialFailed('denial-wrong', `an NSEC3 says that ${wildcard} exists`);
  if (!findCovering(wildcard, proof)) return denialFailed('denial-wildcard', `no NSEC3 denies ${wildcard}`);
  return closest.optOut ? optOut(name) : { outcome: 'proved' };
}

/** RFC 5155 §8.5 (§8.6 for DS), §8.7. */
function proveNoData(name: string, type: number, proof: Proof): DenialResult {
  const matching = findMatching(name, proof);
  if (matching) {
    const wrong = judgeBitmap(matching.types, type, name);
    return wrong ? denialFailed('denial-wrong', wrong) : { outcome: 'proved' };
  }
  const closest = findClosestEncloser(name, proof);
  if ('outcome' in closest) return closest;
  const wildcard = wildcardBelow(closest.encloser);
  const matchingWildcard = findMatching(wildcard, proof);
  if (matchingWildcard) {
    const wrong = judgeBitmap(matchingWildcard.types, type, wildcard);
    if (wrong) return denialFailed('denial-wrong', wrong);
    return closest.optOut ? optOut(name) : { outcome: 'proved' };
  }
  // DS of an unsigned delegation, or an empty non-terminal above nothing but such (RFC 5155 §8.6, errata 3441).
  return closest.optOut
    ? optOut(name)
    : denialFailed('denial-wildcard', `no NSEC3 shows the types of ${name} or ${wildcard}`);
}

/** RFC 5155 §8.6 and §8.9. An opt-out span leaves unsigned delegations out, so it proves a cut without DS well enough. */
function proveNoDs(name: string, proof: Proof): DenialResult {
  const matching = findMatching(name, proof);
  if (matching) {
    const wrong = judgeBitmap(matching.types, rrType.DS, name);
    if (wrong) return denialFailed('denial-wrong', wrong);
    return { outcome: matching.types.has(rrType.NS) ? 'proved' : 'no-cut' };
  }
  const closest = findClosestEncloser(name, proof);
  if ('outcome' in closest) return closest;
  return { outcome: closest.optOut ? 'proved' : 'no-cut' };
}

/** RFC 5155 §8.8: the next closer name, one label longer than the wildcard's parent, must be covered. */
function proveWildcard(name: string, wildcard: string, proof: Proof): DenialResult {
  const nextCloser = ancestorWith(name, countLabels(wildcard));
  const covering = findCovering(nextCloser, proof);
  if (!covering) return denialFailed('denial-wrong-owner', `no NSEC3 in the answer covers ${nextCloser}`);
  return covering.flags & optOutFlag ? optOut(name) : { outcome: 'proved' };
}

type ClosestEncloser = { encloser: string; exists: boolean; optOut: boolean };

/** RFC 5155 §8.3. */
function findClosestEncloser(name: string, proof: Proof): ClosestEncloser | DenialFailure {
  let nextCloser: string | null = null;
  for (let candidate = name; isSubdomain(candidate, proof.zone); candidate = parentOf(candidate)!) {
    const matching = findMatching(candidate, proof);
    if (matching) {
      if (nextCloser === null) return { encloser: candidate, exists: true, optOut: false };
      if (
        matching.types.has(rrType.DNAME) ||
        (matching.types.has(rrType.NS) && !matching.types.has(rrType.SOA))
      ) {
        return denialFailed(
          'denial-wrong',
          `the NSEC3 of ${candidate} is that of a delegation or DNAME above ${name}`,
        );
      }
      const covering = findCovering(nextCloser, proof);
      if (!covering) return denialFailed('denial-wrong-owner', `no NSEC3 in the answer covers ${nextCloser}`);
      return { encloser: candidate, exists: false, optOut: (covering.flags & optOutFlag) !== 0 };
    }
    if (candidate === proof.zone) break;
    nextCloser = candidate;
  }
  return denialFailed('denial-wrong-owner', `no NSEC3 in the answer matches ${name} or a name above it`);
}

function findMatching(name: string, proof: Proof): Nsec3 | undefined {
  const wanted = hashOf(name, proof);
  return proof.nsec3s.find((nsec3) => nsec3.ownerHash === wanted);
}

function findCovering(name: string, proof: Proof): Nsec3 | undefined {
  const wanted = hashOf(name, proof);
  return proof.nsec3s.find(({ ownerHash, nextHash }) =>
    // The last NSEC3 of the chain points back to the first; one that stands alone points to itself.
    ownerHash < nextHash ? ownerHash < wanted && wanted < nextHash : wanted > ownerHash || wanted < nextHash,
  );
}

function hashOf(name: string, proof: Proof): string {
  let hashed = proof.hashes.get(name);
  if (hashed === undefined) {
    hashed = nsec3Hash(name, proof.parameters);
    proof.hashes.set(name, hashed);
  }
  return hashed;
}

function optOut(name: string): DenialResult {
  return {
    outcome: 'insecure',
    cause: 'opt-out',
    reason: `${name} lies in an opt-out span, where names may be unsigned`,
  };
}
