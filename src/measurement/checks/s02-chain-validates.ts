/**
 * S2: everything the name answers validates along the chain of trust from the root, its denials too.
 *
 * Internet.nl looks at the SOA alone; here every lookup of the observation counts, because a resolver refuses the one
 * answer that does not validate. A CNAME that ends in an unsigned zone of somebody else is no fault of this one.
 */
import { defineCheck, type JsonValue, type Outcome } from '../check.ts';
import type { DnssecCause } from '../dns/dnssec/reasons.ts';
import { isSubdomain } from '../dns/names.ts';
import type { Lookup, Observation, Validation } from '../observation.ts';
import type { MeasurementFault } from '../vocabulary.ts';
import { type ChainCause, chainAdvice } from './s02-chain-validates.advice.ts';
import { notMeasured, signedGate, zoneGate } from './shared-dns.ts';
import { cut } from './shared-dns-answers.ts';

/** What each of the validator's causes comes to for whoever mends it; a cause of a later version falls to `bogus`. */
const bogusCauses: Partial<Record<DnssecCause, ChainCause>> = {
  'signature-missing': 'signature-missing',
  'signature-expired': 'signature-expired',
  'signature-not-yet-valid': 'signature-not-yet-valid',
  'signature-wrong': 'signature-wrong',
  'signer-wrong': 'signature-wrong',
  'key-missing': 'signature-wrong',
  'cname-wrong': 'signature-wrong',
  malformed: 'signature-wrong',
  'ds-mismatch': 'ds-mismatch',
  'no-key-for-ds': 'ds-mismatch',
  'ds-not-signing': 'ds-mismatch',
  'denial-missing': 'denial-wrong',
  'denial-wrong': 'denial-wrong',
  'denial-wrong-owner': 'denial-wrong',
  'denial-wildcard': 'denial-wrong',
  'too-many-signatures': 'too-much-work',
  'too-many-hashes': 'too-much-work',
};

function judge(observation: Observation): Outcome<ChainCause> {
  const gate = zoneGate(observation);
  if (gate) return gate;
  const { domain, dns } = observation;
  const { dsValidation, parentZone } = dns.delegation;
  if (dsValidation.status === 'bogus') return fail('DS', domain, dsValidation, { parentZone });
  const unsigned = signedGate(observation);
  if (unsigned) return unsigned;

  const lookups = lookupsOf(observation).filter(({ fault }) => fault !== 'not-asked');
  const checked = cut(
    lookups.map(({ name, type, validation }) => `${name} ${type}: ${validation.status}`),
    16,
  );
  const bogus = lookups.find(({ validation }) => validation.status === 'bogus');
  if (bogus) return fail(bogus.type, bogus.name, bogus.validation, { checked });
  const open = lookups.find(
    ({ outcome, validation }) => outcome === 'error' || validation.status === 'indeterminate',
  );
  if (open) return notMeasured(faultOf(open), { name: open.name, type: open.type, checked });
  const insecure = lookups.find(
    // Opt-out leaves only the denial of names open (RFC 5155 §9.2); S9 shows it.
    (lookup) =>
      lookup.validation.status === 'insecure' &&
      lookup.validation.cause !== 'opt-out' &&
      !leavesZone(lookup, domain),
  );
  if (insecure) {
    const { cause } = insecure.validation;
    const reason: ChainCause =
      cause === 'nsec3-iterations'
        ? 'nsec3-iterations'
        : cause === 'unsupported-algorithm' || cause === 'unsupported-digest'
          ? 'unsupported-algorithm'
          : 'chain-broken-above';
    return {
      verdict: 'warn',
      reason,
      evidence: { ...whereOf(insecure.type, insecure.name, insecure.validation), checked },
    };
  }
  return { verdict: 'pass', evidence: { checked } };
}

function lookupsOf({ domain, dns, web, mail }: Observation): Lookup[] {
  const own = [
    dns.soa,
    dns.childNs,
    ...web.hosts.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]),
    mail.mx,
    dns.txt,
  ];
  // The keys were found and used; that one server denies having any is S11's finding.
  const keysDenied = dns.dnskey.outcome === 'nodata' && dns.soa.validation.status === 'secure';
  const more = [
    keysDenied ? undefined : dns.dnskey,
    dns.tlsa,
    ...dns.caa,
    dns.wildcardA,
    dns.wildcardAaaa,
    dns.nodata,
  ];
  // CAA is also asked above the name, where it is another zone's.
  return [...own, ...more]
    .filter((lookup) => lookup !== undefined)
    .filter(({ name }) => isSubdomain(name, domain));
}

/** Whether a CNAME chain ended outside the zone, so that its last answer is somebody else's. */
function leavesZone({ cnames, zone }: Lookup, domain: string): boolean {
  const end = cnames.at(-1);
  return (
    (end !== undefined && !isSubdomain(end, domain)) || (zone !== undefined && !isSubdomain(zone, domain))
  );
}

function faultOf({ fault, validation }: Lookup): MeasurementFault {
  if (fault) return fault;
  return validation.cause === 'no-dnskey-answer' || validation.cause === 'no-ds-answer'
    ? 'timeout'
    : 'servfail';
}

function fail(
  type: string,
  name: string,
  validation: Validation,
  evidence: { [key: string]: JsonValue },
): Outcome<ChainCause> {
  return {
    verdict: 'fail',
    reason: bogusCauses[validation.cause as DnssecCause] ?? 'bogus',
    evidence: { ...whereOf(type, name, validation), ...evidence },
  };
}

function whereOf(
  type: string,
  name: string,
  { cause, reason, zone }: Validation,
): { [key: string]: JsonValue } {
  return { name, type, cause: cause ?? null, detail: reason?.slice(0, 300) ?? null, zone: zone ?? null };
}

export const chainValidates = defineCheck({
  id: 'S2',
  slug: 'chain-validates',
  title: { vi: 'Chữ ký DNSSEC đúng từ gốc tới tên miền', en: 'DNSSEC validates from the root down' },
  category: 'dnssec',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: chainAdvice,
  judge,
});
