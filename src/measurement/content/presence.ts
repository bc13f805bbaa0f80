/**
 * From content state to presence: the programme's main figure. The table is the norm's (A8b); here are its two
 * questions that need the observation: does mail work, and would the page a redirect ends on count by itself?
 */
import type { Norm } from '../norm.ts';
import type { Observation } from '../observation.ts';
import type { ContentState, Presence } from '../vocabulary.ts';
import { decideEndState, isUnserved } from './state.ts';

export function decidePresence(state: ContentState, observation: Observation, norm: Norm): Presence {
  const entry = norm.presence[state];
  if (entry === 'mail') return mailPresence(observation);
  if (entry !== 'as-end') return entry;
  const end = norm.presence[decideEndState(observation).state];
  if (end === 'unknown') return 'unknown';
  return end === 'website' ? 'website' : 'placeholder';
}

/** Whether a presence is counted as a website; null while it is not known. */
export function countsAsWebsite(presence: Presence): boolean | null {
  return presence === 'unknown' ? null : presence === 'website';
}

/** @returns `working` with an MX that has an address; `unknown` when the lookups that would tell failed */
export function mailState(observation: Observation): 'working' | 'none' | 'unknown' {
  const { mail } = observation;
  // Where no name server works, nobody's mail finds the way either.
  if (mail.mx.outcome === 'error') return isUnserved(observation) ? 'none' : 'unknown';
  const targets = mail.targets.filter(({ name }) => name !== '.' && name !== '');
  if (mail.mx.outcome !== 'answer' || targets.length === 0) return 'none';
  const lookups = targets.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
  if (lookups.some(({ outcome }) => outcome === 'answer')) return 'working';
  return lookups.some(({ outcome }) => outcome === 'error') ? 'unknown' : 'none';
}

/** Without a website the name is at least mail, if mail works. Not knowing is not the same as having none. */
function mailPresence(observation: Observation): Presence {
  const mail = mailState(observation);
  if (mail === 'unknown') return 'unknown';
  return mail === 'working' ? 'mail-only' : 'domain-only';
}
