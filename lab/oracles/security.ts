/**
 * What a validator says of one answer, in words that ours, unbound and delv share, and the questions they are asked.
 */
import type { Lookup, Observation } from '#measurement/observation.ts';

/** `unanswered`: no answer came, or none that could be judged, so the validator has nothing to say. */
export type Security = 'secure' | 'insecure' | 'bogus' | 'unanswered';

export interface Question {
  name: string;
  type: string;
  /** Where the question stands below the measured name: `@ SOA`, `www A`, `random A` for the label nobody has. */
  place: string;
  ours: Security;
  /** Cause behind ours, for the list of differences. */
  cause: string | null;
}

/** Distinct questions of an observation, in a fixed order; those the engine left out are not among them. */
export function questionsOf({ domain, dns, web, mail }: Observation): Question[] {
  const lookups: (Lookup | undefined)[] = [
    dns.soa,
    dns.childNs,
    dns.dnskey,
    dns.txt,
    ...dns.caa,
    ...web.hosts.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]),
    mail.mx,
    ...mail.targets.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]),
    ...mail.dmarcWalk,
    // What is mostly denied comes last: a resolver that reuses proofs (RFC 8198) answers from these what it is asked next.
    dns.tlsa,
    dns.nsec3param,
    dns.wildcardA,
    dns.wildcardAaaa,
    dns.nodata,
  ];
  const random = dns.wildcardA.name;
  const questions = new Map<string, Question>();
  for (const lookup of lookups) {
    if (lookup === undefined || lookup.fault === 'not-asked') continue;
    const { name, type, validation } = lookup;
    const below =
      name === domain ? '@' : name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : name;
    questions.set(`${name} ${type}`, {
      name,
      type,
      place: `${name === random ? 'random' : below} ${type}`,
      ours: securityOf(lookup),
      cause: validation.cause ?? null,
    });
  }
  return [...questions.values()];
}

function securityOf({ outcome, validation }: Lookup): Security {
  return outcome === 'error' || validation.status === 'indeterminate' ? 'unanswered' : validation.status;
}
