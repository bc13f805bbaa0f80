/**
 * What the web checks ask of an observation before they judge: is there a name, an address, anything that answers.
 *
 * A gate gives the outcome that ends a check early, or null when the check can go on. The line between "it is not
 * there" and "we could not see it" is drawn here once, in `isDefinite`, for all web checks.
 */
import type { Evidence, JsonValue, Outcome } from '../check.ts';
import { decideState } from '../content/state.ts';
import type { Endpoint, HeaderList, Lookup, Observation, PageObservation } from '../observation.ts';
import type { InapplicableReason, MeasurementFault } from '../vocabulary.ts';
import { registrableDomain } from '../zones.ts';

/** RFC 6585 §4: the server is there and will not say more, so what it said is no answer to what was asked. */
export const tooManyRequests = 429;

/** An outcome that says nothing about quality. */
export type Gate = Extract<Outcome, { verdict: 'not-applicable' } | { verdict: 'not-measured' }>;

export function notApplicable(reason: InapplicableReason, evidence: Evidence = {}): Gate {
  return { verdict: 'not-applicable', reason, evidence };
}

export function notMeasured(reason: MeasurementFault, evidence: Evidence = {}): Gate {
  return { verdict: 'not-measured', reason, evidence };
}

/**
 * Whether a fault is the remote's own word (a packet came back that says no), not silence, our side or politeness.
 * A closed port is definite; a time-out is not, for the network between may be to blame.
 */
export function isDefinite(fault: MeasurementFault): boolean {
  return definite.has(fault) || fault.startsWith('tls-alert-');
}
const definite = new Set<MeasurementFault>(['refused', 'reset', 'malformed', 'no-tls', 'tls-protocol']);

/** A missing route of this machine explains nothing about the others, so it is named only where it is all there is. */
export function mainFault(faults: readonly MeasurementFault[]): MeasurementFault {
  return faults.find((fault) => fault !== 'no-ipv6' && fault !== 'no-ipv4') ?? faults[0] ?? 'interrupted';
}

/** Ends checks on what is no name, or is not registered. */
export function nameGate(observation: Observation): Gate | null {
  const { invalidName, delegation } = observation.dns;
  if (invalidName) return notApplicable('not-a-name', { rule: invalidName.rule });
  if (delegation.outcome === 'nxdomain') return notApplicable('no-name');
  return null;
}

/** Ends checks on a name without any web address. */
export function addressGate(observation: Observation): Gate | null {
  const ended = nameGate(observation);
  if (ended) return ended;
  const lookups = observation.web.hosts.flatMap((host) => [host.ipv4, host.ipv6]);
  if (lookups.some((lookup) => lookup.outcome === 'answer')) return null;
  const faults = faultsOf(lookups);
  if (observation.dns.delegation.outcome === 'error') {
    faults.push(observation.dns.delegation.fault ?? 'timeout');
  }
  if (faults.length > 0) return notMeasured(mainFault(faults), { asked: lookups.slice(0, 4).map(asked) });
  return notApplicable('no-web-address', { hosts: observation.web.hosts.map((host) => host.host) });
}

/** Ends checks on a name whose addresses give no HTTP answer at all. */
export function websiteGate(observation: Observation): Gate | null {
  const ended = addressGate(observation);
  if (ended) return ended;
  const { endpoints } = observation.web;
  if (endpoints.some((endpoint) => endpoint.outcome === 'response')) return null;
  const faults = endpointFaults(endpoints);
  const evidence = { endpoints: endpoints.slice(0, 8).map(endpointLine) };
  // One closed port shows that packets reach the machine and come back: then silence on the other port is its own.
  if (faults.some(isDefinite)) return notApplicable('no-website', evidence);
  return notMeasured(mainFault(faults), evidence);
}

/**
 * The page a visitor ends on, where it is the name's own; headers and cookies of others are not its doing. A refusal to
 * machines (a challenge, "too many requests") is not the page that visitors see, so nothing is read from it.
 */
export function ownPage(observation: Observation): { page: PageObservation } | { ended: Gate } {
  const ended = websiteGate(observation);
  if (ended) return { ended };
  const { page } = observation.web;
  if (!page) return { ended: notApplicable('no-page') };
  const pageDomain = registrableDomain(new URL(page.url).hostname);
  if (pageDomain !== registrableDomain(observation.domain)) {
    return { ended: notApplicable('foreign-page', { url: page.url.slice(0, 200) }) };
  }
  const refused = { url: page.url.slice(0, 200), status: page.status };
  if (page.status === tooManyRequests) return { ended: notMeasured('rate-limited', refused) };
  if (decideState(observation).state === 'blocked') return { ended: notMeasured('challenge', refused) };
  return { page };
}

export function faultsOf(lookups: readonly Lookup[]): MeasurementFault[] {
  return lookups.filter((lookup) => lookup.outcome === 'error').map((lookup) => lookup.fault ?? 'timeout');
}

export function endpointFaults(endpoints: readonly Endpoint[]): MeasurementFault[] {
  return endpoints.flatMap(({ outcome }) => (outcome === 'response' ? [] : [outcome]));
}

/** All values of a header, in the order sent. */
export function headerValues(headers: HeaderList, name: string): string[] {
  return headers.filter(([header]) => header === name).map(([, value]) => value);
}

/** Values of a list-valued header (RFC 9110 §5.3): lines joined, split at commas. */
export function headerItems(headers: HeaderList, name: string): string[] {
  return headerValues(headers, name)
    .join(',')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

export function endpointLine(endpoint: Endpoint): { [key: string]: JsonValue } {
  const { host, scheme, address, outcome } = endpoint;
  const line = { url: `${scheme}://${host}/`, address, outcome };
  return endpoint.response ? { ...line, status: endpoint.response.status } : line;
}

/** One lookup for evidence: `www.example.vn A: nodata`. */
export function asked(lookup: Lookup): string {
  return `${lookup.name} ${lookup.type}: ${lookup.outcome === 'error' ? (lookup.fault ?? 'error') : lookup.outcome}`;
}

/** Cut for evidence; a cut text ends with an ellipsis. */
export function cut(text: string, length = 200): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
