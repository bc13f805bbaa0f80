/**
 * The words of authenticated denial: what an answer claims, and what came of the proof. Shared by NSEC and NSEC3.
 */
import { typeName } from '../record-types.ts';
import type { DnssecCause } from './reasons.ts';

/** What an answer claims about a name, and so what its NSEC or NSEC3 records have to prove. */
export type DenialClaim =
  | { kind: 'nxdomain'; name: string }
  | { kind: 'nodata'; name: string; type: number }
  /** The RRset was made from a wildcard (`*.example`), so nothing closer may exist. */
  | { kind: 'wildcard'; name: string; wildcard: string }
  /** A zone cut at this name has no DS. */
  | { kind: 'no-ds'; name: string };

export type DenialResult =
  | { outcome: 'proved' }
  /** The proof is sound, but what it covers may hold unsigned names, or is not followed: nothing is secured. */
  | { outcome: 'insecure'; cause: 'opt-out' | 'nsec3-iterations'; reason: string }
  /** For `no-ds`: the name is no zone cut at all, so the zone above it has to answer for it. */
  | { outcome: 'no-cut' }
  | { outcome: 'failed'; cause: DnssecCause; reason: string };

export type DenialFailure = Extract<DenialResult, { outcome: 'failed' }>;

export function denialFailed(cause: DnssecCause, reason: string): DenialFailure {
  return { outcome: 'failed', cause, reason };
}

/** The wildcard directly below an encloser. */
export function wildcardBelow(encloser: string): string {
  return encloser === '.' ? '*' : `*.${encloser}`;
}

/** The claim as a noun in a sentence. */
export function claimText(claim: DenialClaim): string {
  switch (claim.kind) {
    case 'nxdomain':
      return claim.name;
    case 'nodata':
      return `${typeName(claim.type)} at ${claim.name}`;
    case 'wildcard':
      return `${claim.name} beside ${claim.wildcard}`;
    case 'no-ds':
      return `the DS of ${claim.name}`;
  }
}
