/**
 * What happened between two judgements of one name, in the words that lists and the help desk work with. Pure.
 *
 * Only what somebody would act on is an event of its own; any other change of state is `state-changed`. The first
 * judgement of a name makes no event: nothing changed, we only began to look.
 */
export const eventKinds = [
  'site-down',
  'site-up',
  'became-placeholder',
  'became-website',
  'certificate-expiring',
  'flag-raised',
  'flag-cleared',
  'trust-lost',
  'trust-gained',
  'unregistered',
  'state-changed',
] as const;
export type EventKind = (typeof eventKinds)[number];

export interface NameEvent {
  kind: EventKind;
  before: string | null;
  after: string | null;
}

/** What of a judgement events are read from. */
export interface Shown {
  state: string;
  presence: string;
  trusted: boolean | null;
  flags: readonly string[];
  /** T11's verdict with its reason. */
  certificate: string | null;
}

const downStates = new Set(['unreachable', 'http_error', 'no_web_address', 'suspended']);

export function eventsBetween(before: Shown, after: Shown): NameEvent[] {
  const events: NameEvent[] = [];
  const state = stateEvent(before, after);
  if (state !== null) events.push({ kind: state, before: before.state, after: after.state });
  for (const flag of after.flags) {
    if (!before.flags.includes(flag)) events.push({ kind: 'flag-raised', before: null, after: flag });
  }
  for (const flag of before.flags) {
    if (!after.flags.includes(flag)) events.push({ kind: 'flag-cleared', before: flag, after: null });
  }
  // Not knowing is no loss: between "trusted" and "could not be told" nothing happened that anybody could mend.
  if (before.trusted === true && after.trusted === false) {
    events.push({ kind: 'trust-lost', before: 'trusted', after: 'not-trusted' });
  }
  if (before.trusted === false && after.trusted === true) {
    events.push({ kind: 'trust-gained', before: 'not-trusted', after: 'trusted' });
  }
  if (isExpiring(after) && !isExpiring(before)) {
    events.push({ kind: 'certificate-expiring', before: before.certificate, after: after.certificate });
  }
  return events;
}

function stateEvent(before: Shown, after: Shown): EventKind | null {
  if (before.state === after.state && before.presence === after.presence) return null;
  if (after.state === 'unregistered' && before.state !== 'unregistered') return 'unregistered';
  const [wasSite, isSite] = [before.presence === 'website', after.presence === 'website'];
  if (wasSite && downStates.has(after.state)) return 'site-down';
  if (isSite && downStates.has(before.state)) return 'site-up';
  if (isSite && !wasSite) return 'became-website';
  if (after.presence === 'placeholder' && before.presence !== 'placeholder') return 'became-placeholder';
  return before.state === after.state ? null : 'state-changed';
}

/** Still good, and soon no longer: what T11 warns of. */
function isExpiring({ certificate }: Shown): boolean {
  return certificate?.startsWith('warn ') ?? false;
}
