/**
 * Proofs by NSEC (RFC 4035 §5.4, with the clarifications of RFC 6840 §4).
 *
 * An NSEC says two things: which types its owner has, and that no name lies between its owner and the next. An empty
 * non-terminal shows in the second: the next name lies below it.
 */
import type { ResourceRecord } from '../message.ts';
import { ancestorWith, compareCanonical, countLabels, isSubdomain, labelsOf, parentOf } from '../names.ts';

import { rrType } from '../record-types.ts';
import {
  type DenialClaim,
  type DenialFailure,
  type DenialResult,
  denialFailed,
  wildcardBelow,
} from './denial-claim.ts';
import { type NsecData, readNsec } from './rdata.ts';
import { judgeBitmap } from './type-bitmap.ts';

interface Nsec extends NsecData {
  owner: string;
}

export function proveByNsec(
  claim: DenialClaim,
  zone: string,
  records: readonly ResourceRecord[],
): DenialResult {
  const nsecs: Nsec[] = [];
  for (const record of records) {
    const data = readNsec(record.rdata);
    if (data && isSubdomain(record.name, zone) && isSubdomain(data.next, zone)) {
      nsecs.push({ owner: record.name, ...data });
    }
  }
  if (!isSubdomain(claim.name, zone))
    return denialFailed('denial-wrong-owner', `${claim.name} is not in ${zone}`);
  switch (claim.kind) {
    case 'nxdomain':
      return proveNameError(claim, zone, nsecs);
    case 'nodata':
      return proveNoData(claim, claim.type, zone, nsecs);
    case 'no-ds':
      return proveNoDs(claim, zone, nsecs);
    case 'wildcard':
      return proveWildcard(claim, claim.wildcard, zone, nsecs);
  }
}

/** RFC 4035 §5.4: one NSEC covers the name, one (perhaps the same) covers the wildcard that could have answered. */
function proveNameError(claim: DenialClaim, zone: string, nsecs: Nsec[]): DenialResult {
  const { name } = claim;
  if (nsecs.some((nsec) => nsec.owner === name))
    return denialFailed('denial-wrong', `an NSEC says that ${name} exists`);
  const covering = findCovering(name, zone, nsecs);
  if ('outcome' in covering) return covering;
  if (isSubdomain(covering.next, name)) {
    return denialFailed(
      'denial-wrong',
      `the NSEC of ${covering.owner} says that ${name} is an empty non-terminal`,
    );
  }
  const wildcard = wildcardBelow(closestEncloser(name, covering));
  if (nsecs.some((nsec) => nsec.owner === wildcard)) {
    return denialFailed('denial-wrong', `an NSEC says that ${wildcard} exists, so ${name} does`);
  }
  const coveringWildcard = findCovering(wildcard, zone, nsecs);
  if ('outcome' in coveringWildcard || isSubdomain(coveringWildcard.next, wildcard)) {
    return denialFailed('denial-wildcard', `no NSEC denies ${wildcard}`);
  }
  return { outcome: 'proved' };
}

function proveNoData(claim: DenialClaim, type: number, zone: string, nsecs: Nsec[]): DenialResult {
  const { name } = claim;
  const matching = nsecs.find((nsec) => nsec.owner === name);
  if (matching) {
    const wrong = judgeBitmap(matching.types, type, name);
    return wrong ? denialFailed('denial-wrong', wrong) : { outcome: 'proved' };
  }
  const covering = findCovering(name, zone, nsecs);
  if ('outcome' in covering) return covering;
  if (isSubdomain(covering.next, name)) return { outcome: 'proved' }; // empty non-terminal: no types at all
  // RFC 4035 §3.1.3.4: the name does not exist, the wildcard does and lacks the type.
  const wildcard = wildcardBelow(closestEncloser(name, covering));
  const matchingWildcard = nsecs.find((nsec) => nsec.owner === wildcard);
  if (!matchingWildcard) return denialFailed('denial-wildcard', `no NSEC shows the types of ${wildcard}`);
  const wrong = judgeBitmap(matchingWildcard.types, type, wildcard);
  return wrong ? denialFailed('denial-wrong', wrong) : { outcome: 'proved' };
}

function proveNoDs(claim: DenialClaim, zone: string, nsecs: Nsec[]): DenialResult {
  const matching = nsecs.find((nsec) => nsec.owner === claim.name);
  if (matching) {
    const wrong = judgeBitmap(matching.types, rrType.DS, claim.name);
    if (wrong) return denialFailed('denial-wrong', wrong);
    return { outcome: matching.types.has(rrType.NS) ? 'proved' : 'no-cut' };
  }
  // Every delegation has an NSEC of its own, so a name that is covered is no cut.
  const covering = findCovering(claim.name, zone, nsecs);
  return 'outcome' in covering ? covering : { outcome: 'no-cut' };
}

/** RFC 4035 §5.3.4. The encloser that the NSEC shows must be the wildcard's: a longer one would have kept it away. */
function proveWildcard(claim: DenialClaim, wildcard: string, zone: string, nsecs: Nsec[]): DenialResult {
  const covering = findCovering(claim.name, zone, nsecs);
  if ('outcome' in covering) return covering;
  if (
    isSubdomain(covering.next, claim.name) ||
    wildcardBelow(closestEncloser(claim.name, covering)) !== wildcard
  ) {
    return denialFailed(
      'denial-wrong',
      `the NSEC of ${covering.owner} shows a name closer to ${claim.name} than ${wildcard}`,
    );
  }
  return { outcome: 'proved' };
}

function findCovering(name: string, zone: string, nsecs: Nsec[]): Nsec | DenialFailure {
  const covering = nsecs.filter((nsec) => covers(nsec, name, zone));
  if (covering.length === 0)
    return denialFailed('denial-wrong-owner', `no NSEC in the answer matches or covers ${name}`);
  const usable = covering.find((nsec) => !endsAbove(nsec, name));
  // RFC 6840 §4.1: the parent's NSEC at a cut, or that of a DNAME, says nothing of what lies below.
  return (
    usable ??
    denialFailed(
      'denial-wrong',
      `the NSEC of ${covering[0]!.owner} is that of a delegation or DNAME above ${name}`,
    )
  );
}

function covers(nsec: Nsec, name: string, zone: string): boolean {
  if (compareCanonical(nsec.owner, name) >= 0) return false;
  // The last NSEC of a zone points back to the apex.
  return nsec.next === zone || compareCanonical(name, nsec.next) < 0;
}

function endsAbove(nsec: Nsec, name: string): boolean {
  if (!isSubdomain(name, nsec.owner) || name === nsec.owner) return false;
  const { types } = nsec;
  return types.has(rrType.DNAME) || (types.has(rrType.NS) && !types.has(rrType.SOA));
}

/** The longest ancestor of the name that is also one of the NSEC's owner or next name: it exists, none longer does. */
function closestEncloser(name: string, nsec: Nsec): string {
  const labels = Math.max(sharedLabels(name, nsec.owner), sharedLabels(name, nsec.next));
  return labels >= countLabels(name) ? parentOf(name)! : ancestorWith(name, labels);
}

function sharedLabels(a: string, b: string): number {
  const left = labelsOf(a).reverse();
  const right = labelsOf(b).reverse();
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared++;
  return shared;
}
