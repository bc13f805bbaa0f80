/**
 * The content state of a name: what a visitor finds there, in one word, with what it was read from.
 *
 * First hit wins, in the order of `contentStates`, with two exceptions that the order's own rows ask for: a challenge is
 * served with 403 or 503, so `blocked` is asked before `http_error`; and a name that leads to a social network or a
 * marketplace is known by where it leads, whatever that place answers a machine. `not_measured` is whatever could not be
 * decided because something was not measured.
 */
import type { JudgeContext } from '../check.ts';
import type { Lookup, Observation } from '../observation.ts';
import type { ContentState, MeasurementFault } from '../vocabulary.ts';
import { oncePerObservation } from './once.ts';
import { blockedRules } from './rules/challenges.ts';
import { defaultPageRules } from './rules/default-pages.ts';
import { forSaleRules } from './rules/for-sale.ts';
import { parkedRules } from './rules/parking.ts';
import { platformRules } from './rules/platforms.ts';
import { activeRules, emptyRules, loginRules, scriptAppRules, smallPageRules } from './rules/size.ts';
import { suspendedRules } from './rules/suspension.ts';
import { underConstructionRules } from './rules/under-construction.ts';
import { type Rule, type Signal, signalOf, weigh } from './signal.ts';
import { registrableOfUrl, type Subject, subjectOf } from './subject.ts';

export interface StateDecision {
  state: ContentState;
  /** What the state was read from; for `not_measured` empty. */
  signals: Signal[];
  /** For `http_error`: 401, 403, 404, 410, 451, 4xx, 5xx, or redirect-loop, bad-redirect. */
  httpStatusClass?: string;
  /** For `not_measured`: what stood in the way. */
  fault?: MeasurementFault;
}

/** Faults of this machine or this run, never of the remote. */
const ownFaults: readonly MeasurementFault[] = ['interrupted', 'not-asked', 'no-ipv4', 'no-ipv6'];

const ruledStates: readonly (readonly Rule[])[] = [
  suspendedRules,
  forSaleRules,
  parkedRules,
  defaultPageRules,
  emptyRules,
  underConstructionRules,
];
const ownPageStates: readonly (readonly Rule[])[] = [scriptAppRules, loginRules, activeRules, smallPageRules];

/** @param context may hold how many names show a similar page; all else is in the observation */
export const decideState = oncePerObservation((observation, context): StateDecision => {
  const subject = subjectOf(observation);
  return (
    decideName(subject) ??
    decideAddress(subject) ??
    decideByRules(platformRules.slice(0, 1), subject, context) ??
    decideByRules(platformRules.slice(1), subject, context) ??
    decideReached(subject) ??
    decidePage(subject, context, false)
  );
});

/**
 * The state of the page a redirect ends on, as if it were the name's own: A8b asks whether it would count by itself.
 * Only meaningful where `decideState` says `redirect_other`.
 */
export function decideEndState(observation: Observation, context: JudgeContext = {}): StateDecision {
  const subject = subjectOf(observation);
  // A frame or a script sends elsewhere: the page there was never asked for.
  if (subject.page && registrableOfUrl(subject.page.url) !== subject.endDomain)
    return notMeasured('not-asked');
  return decidePage({ ...subject, foreign: false }, context, true);
}

function decideName({ observation }: Subject): StateDecision | null {
  const { dns, web } = observation;
  if (dns.invalidName) return decided('unregistered', 'no-valid-name', dns.invalidName.rule);
  if (dns.delegation.outcome === 'nxdomain') {
    // A denial that does not validate proves nothing, not even that the name is missing.
    if (dns.delegation.dsValidation.status === 'bogus' || dns.soa.validation.status === 'bogus') {
      return notMeasured('bogus');
    }
    return decided('unregistered', 'no-delegation', `NXDOMAIN from ${dns.delegation.parentZone}`);
  }
  if (dns.delegation.outcome === 'inside-parent' && dns.soa.outcome === 'nxdomain') {
    return decided('unregistered', 'no-delegation', `no such name in ${dns.delegation.parentZone}`);
  }
  if (
    dns.delegation.outcome === 'error' &&
    web.page === null &&
    !web.endpoints.some(({ response }) => response)
  ) {
    return notMeasured(dns.delegation.fault);
  }
  return null;
}

function decideAddress({ observation, addresses }: Subject): StateDecision | null {
  if (addresses.length > 0) return null;
  const lookups = observation.web.hosts.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
  const failed = lookups.filter(({ outcome }) => outcome === 'error');
  if (failed.length === 0 && lookups.length > 0) {
    return decided('no_web_address', 'no-address-record', 'no A or AAAA at apex and www');
  }
  if (lookups.length === 0) return notMeasured('not-asked');
  return decideUnanswered(observation, failed);
}

/** Lookups failed: either the zone's servers are known not to work, for anybody, or we do not know. */
function decideUnanswered(observation: Observation, failed: readonly Lookup[]): StateDecision {
  const own = failed.find(({ fault }) => fault !== undefined && ownFaults.includes(fault));
  if (own) return notMeasured(own.fault);
  const bogus = failed.find(({ fault, validation }) => fault === 'bogus' || validation.status === 'bogus');
  if (bogus) return decided('unreachable', 'bogus-address', bogus.validation.reason ?? bogus.name);
  return isUnserved(observation)
    ? decided(
        'unreachable',
        'no-working-name-server',
        `${observation.dns.nameServers.length} addresses asked`,
      )
    : notMeasured(failed[0]?.fault);
}

/** Whether the zone's servers are known to work for nobody: none answers with authority, or none has an address. */
export function isUnserved({ dns }: Observation): boolean {
  const { delegation, nameServers, nameServerNames } = dns;
  if (delegation.outcome !== 'delegated') return false;
  if (nameServers.length === 0) {
    const lookups = nameServerNames.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
    return (
      lookups.length > 0 &&
      lookups.every(
        ({ outcome, validation }) =>
          (outcome === 'nodata' || outcome === 'nxdomain') && validation.status !== 'bogus',
      )
    );
  }
  return nameServers.every(
    ({ soaUdp }) =>
      !ownFaults.includes(soaUdp.outcome as MeasurementFault) &&
      !(soaUdp.outcome === 'answer' && soaUdp.authoritative === true && soaUdp.rcode === 0),
  );
}

/** Nothing came back that could be called a page: why? */
function decideReached({ observation, page }: Subject): StateDecision | null {
  if (page !== null) return null;
  const { endpoints, chains } = observation.web;
  if (!endpoints.some(({ response }) => response)) return decideSilent(observation);
  const loop = chains.find(({ end }) => end === 'loop' || end === 'too-long');
  if (loop) {
    // Sites that hand out a cookie and send you round until you bring it loop for a machine that keeps none.
    const cookie = loop.hops.some(({ headers }) => headers?.some(([name]) => name === 'set-cookie'));
    if (cookie) return notMeasured('challenge');
    return { ...decided('http_error', 'redirect-loop', loop.start), httpStatusClass: 'redirect-loop' };
  }
  const lost = chains.find(({ end }) => end === 'bad-location');
  if (lost) {
    return { ...decided('http_error', 'bad-redirect', lost.start), httpStatusClass: 'bad-redirect' };
  }
  const last = chains.find(({ end }) => end === 'fault')?.hops.at(-1);
  const fault = last?.outcome === 'response' ? undefined : last?.outcome;
  if (last && (fault === 'refused' || fault === 'guarded' || fault === 'unreachable')) {
    return decided('unreachable', 'redirect-leads-nowhere', `${last.url}: ${fault}`);
  }
  return notMeasured(fault);
}

/** No endpoint answered HTTP. Connected but mute is not known; not connected at all is `unreachable`. */
function decideSilent(observation: Observation): StateDecision {
  const { endpoints } = observation.web;
  const faultOf = (outcome: 'response' | MeasurementFault) => (outcome === 'response' ? undefined : outcome);
  const own = endpoints.find(({ outcome }) => ownFaults.includes(outcome as MeasurementFault));
  if (endpoints.length === 0) return notMeasured('not-asked');
  const connected = endpoints.find((endpoint) => endpoint.connected);
  if (connected) return notMeasured(faultOf(connected.outcome));
  const limited = endpoints.find(({ outcome }) => outcome === 'rate-limited');
  if (limited ?? own) return notMeasured(faultOf((limited ?? own)?.outcome ?? 'not-asked'));
  const seen = endpoints
    .slice(0, 4)
    .map(({ scheme, address, outcome }) => `${scheme} ${address}: ${outcome}`);
  return decided('unreachable', 'nothing-connects', seen.join(', '));
}

function decidePage(subject: Subject, context: JudgeContext, asOwn: boolean): StateDecision {
  const { page, facts } = subject;
  if (page === null) return notMeasured(undefined);
  const blocked = decideByRules([blockedRules], subject, context);
  if (blocked) return blocked;
  // Too many requests is what the site says of us, not of itself: it must not cost the name its presence.
  if (page.status === 429) return notMeasured('rate-limited');
  if (page.status >= 400) {
    return {
      ...decided('http_error', 'status', `HTTP ${page.status}`),
      httpStatusClass: classOf(page.status),
    };
  }
  const unread = facts === null && page.body.bytes > 0;
  const ruled = decideByRules(ruledStates, subject, context);
  if (ruled) return ruled;
  if (subject.foreign && !asOwn)
    return decided('redirect_other', 'ends-elsewhere', subject.endUrl ?? page.url);
  if (page.body.fault !== undefined && subject.words < 20) return notMeasured(page.body.fault);
  // Bytes that are no HTML: their words cannot be counted.
  if (unread) return notMeasured(page.body.fault ?? 'malformed');
  return decideByRules(ownPageStates, subject, context) ?? notMeasured(page.body.fault);
}

function decideByRules(
  groups: readonly (Rule | readonly Rule[])[],
  subject: Subject,
  context: JudgeContext,
): StateDecision | null {
  for (const group of groups) {
    const rules = [group].flat() as readonly Rule[];
    const { signals, enough } = weigh(rules, subject, context);
    const state = rules[0]?.state;
    if (enough && state) return { state, signals };
  }
  return null;
}

function classOf(status: number): string {
  if ([401, 403, 404, 410, 451].includes(status)) return String(status);
  return status >= 500 ? '5xx' : '4xx';
}

function decided(state: ContentState, id: string, seen: string): StateDecision {
  return { state, signals: [signalOf(id, 'definite', seen)] };
}

function notMeasured(fault: MeasurementFault | undefined): StateDecision {
  return { state: 'not_measured', signals: [], fault: fault ?? 'malformed' };
}
