/**
 * What the N and S checks share: when a check cannot speak at all, and which faults blame nobody.
 *
 * The gates answer in a fixed order, so that a name without a zone gives the same reason everywhere: not a name, no
 * name, not delegated, no working server. They return null when the check may go on. What an answer is, is read in
 * shared-dns-answers.ts.
 */
import type { Advice, Evidence, Outcome } from '../check.ts';
import type { DnsExchange, Observation } from '../observation.ts';
import type { InapplicableReason, MeasurementFault } from '../vocabulary.ts';
import { isWorking } from './shared-dns-answers.ts';

/** An outcome that blames nobody. */
export type Gate = Extract<Outcome<never>, { verdict: 'not-applicable' | 'not-measured' }>;

export function notApplicable(reason: InapplicableReason, evidence: Evidence = {}): Gate {
  return { verdict: 'not-applicable', reason, evidence };
}

export function notMeasured(reason: MeasurementFault, evidence: Evidence = {}): Gate {
  return { verdict: 'not-measured', reason, evidence };
}

/** Advice from four paragraphs: each language's owner first, then its provider. */
export function advise(vi: [owner: string, provider: string], en: [owner: string, provider: string]): Advice {
  return { vi: { owner: vi[0], provider: vi[1] }, en: { owner: en[0], provider: en[1] } };
}

/** Stops checks that need an existing name. */
export function nameGate({ dns }: Observation): Gate | null {
  if (dns.invalidName) return notApplicable('not-a-name', { rule: dns.invalidName.rule });
  const { delegation, soa } = dns;
  if (delegation.outcome === 'error') {
    return notMeasured(delegation.fault ?? 'servfail', { parentZone: delegation.parentZone });
  }
  if (delegation.outcome === 'nxdomain') {
    // A denial that does not validate proves nothing, not even that the name is missing.
    const isBogus = delegation.dsValidation.status === 'bogus' || soa.validation.status === 'bogus';
    return isBogus
      ? notMeasured('bogus', { parentZone: delegation.parentZone })
      : notApplicable('no-name', { parentZone: delegation.parentZone });
  }
  return null;
}

/** Stops checks that need a zone of the name's own. */
export function zoneGate(observation: Observation): Gate | null {
  const gate = nameGate(observation);
  if (gate) return gate;
  const { delegation } = observation.dns;
  return delegation.outcome === 'delegated'
    ? null
    : notApplicable('not-delegated', { parentZone: delegation.parentZone });
}

/** Stops checks that need a zone which at least one server answers for; that none does is N3's finding alone. */
export function servedZoneGate(observation: Observation): Gate | null {
  const gate = zoneGate(observation);
  if (gate) return gate;
  if (observation.dns.nameServers.some((server) => isWorking(server, observation.domain))) return null;
  const prevented = preventedBy(observation);
  return prevented ? notMeasured(prevented) : notApplicable('no-working-server');
}

/** Stops checks whose questions only the profile `full` asks. */
export function fullGate(observation: Observation): Gate | null {
  return observation.profile === 'presence' ? notApplicable('not-in-profile') : null;
}

/** Stops checks that need a DS at the parent. */
export function dsGate(observation: Observation): Gate | null {
  const gate = zoneGate(observation);
  if (gate) return gate;
  const { ds, dsValidation, parentZone } = observation.dns.delegation;
  if (ds.length > 0) return null;
  // Without a proof that there is none, its absence may be a fault of the parent or an attack.
  if (dsValidation.status === 'bogus') return notMeasured('bogus', { parentZone });
  return dsValidation.status === 'indeterminate'
    ? notMeasured('servfail', { parentZone, cause: dsValidation.cause ?? null })
    : notApplicable('unsigned', { parentZone });
}

/** Stops checks that need a DS at the parent and a server that answers. */
export function signedGate(observation: Observation): Gate | null {
  return dsGate(observation) ?? servedZoneGate(observation);
}

/** Faults that say nothing about the server: ours, or a question that was never put. */
const preventions: ReadonlySet<string> = new Set([
  'no-ipv4',
  'no-ipv6',
  'interrupted',
  'not-asked',
  'rate-limited',
  'too-much-work',
  'guarded',
]);

export function isPrevention(fault: string): boolean {
  return preventions.has(fault);
}

/** The fault of an exchange, with a missing route of this machine named as such; null when an answer came. */
export function faultOf(
  exchange: DnsExchange,
  family: 4 | 6,
  reach: Observation['reach'],
): MeasurementFault | null {
  if (exchange.outcome === 'answer') return null;
  if (family === 6 && !reach.ipv6) return 'no-ipv6';
  if (family === 4 && !reach.ipv4) return 'no-ipv4';
  return exchange.outcome;
}

/** Why no server could be asked: something on our side kept every one from it, or no address could be looked up. */
export function preventedBy({ dns, reach }: Observation): MeasurementFault | null {
  if (dns.nameServers.length === 0) {
    const lookups = dns.nameServerNames.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
    const failed = lookups.find(({ outcome }) => outcome === 'error');
    return failed ? (failed.fault ?? 'servfail') : null;
  }
  const faults = dns.nameServers.map((server) => faultOf(server.soaUdp, server.family, reach));
  if (!faults.every((fault) => fault !== null && isPrevention(fault))) return null;
  // Only private addresses: nobody on the Internet reaches them either, so that is N3's finding.
  return faults.find((fault) => fault !== 'guarded') ?? null;
}
