/**
 * The chain of trust, zone by zone: which zones are secure and with which keys, which are insecure, which are bogus.
 *
 * Each zone is worked out once and remembered for as long as its records allow, and lookups of one zone that run at
 * the same time share the work. Below an insecure or bogus zone nothing more is asked.
 */

import type { DnskeyData, DsData } from '../../dns/dnssec/rdata.ts';
import type { DnssecCause } from '../../dns/dnssec/reasons.ts';
import { verifyRrset } from '../../dns/dnssec/signature.ts';
import type { TrustAnchor } from '../../dns/dnssec/trust-anchor-file.ts';
import { proveFromSection } from '../../dns/dnssec/verified-denial.ts';
import {
  judgeDsSet,
  readDsSet,
  validateZoneKeys,
  type ZoneKeysResult,
  type ZoneTrust,
} from '../../dns/dnssec/zone-keys.ts';
import type { Message, ResourceRecord } from '../../dns/message.ts';
import { isSubdomain } from '../../dns/names.ts';
import { rrType } from '../../dns/record-types.ts';
import { createLruMap } from '../../lru-map.ts';
import type { MeasurementFault } from '../../vocabulary.ts';
import type { DnsServer, IterativeResolver, WorkBudget, ZoneCut } from './types.ts';
import type { StepContext } from './validator-step.ts';

export interface ZoneContext extends StepContext {
  resolver: IterativeResolver;
  anchors: ReadonlyMap<string, TrustAnchor>;
  limits: StepContext['limits'] & { zones: number };
}

export interface NotSecure {
  status: 'insecure' | 'bogus' | 'indeterminate';
  cause: DnssecCause;
  reason: string;
  /** Where the decision fell: the zone itself or one above it. */
  zone: string;
}

export type ZoneStatus = { status: 'secure'; zone: string; keys: readonly DnskeyData[] } | NotSecure;
export type DelegationStatus = { status: 'secure'; zone: string; ds: readonly DsData[] } | NotSecure;

export interface ZoneStatuses {
  statusOf(zone: string, work: WorkBudget): Promise<ZoneStatus>;
  /** The same for a zone whose DS is known although the resolver saw no cut. */
  statusBelow(zone: string, delegation: DelegationStatus, work: WorkBudget): Promise<ZoneStatus>;
  /** What the parent says of the zone's DS: secure when it has one that validates. */
  delegationOf(cut: ZoneCut, work: WorkBudget): Promise<DelegationStatus>;
  /** Asks for the DS of a name that may be an unseen cut below a zone. null when no cut is proved. */
  hiddenDelegation(name: string, parentZone: string, work: WorkBudget): Promise<DelegationStatus | null>;
}

/** Longest and shortest time that a finding is kept; failures are asked again soon, the network may have been at fault. */
const maxKeptSeconds = 86_400;
const minKeptSeconds = 60;
const failureKeptSeconds = 30;
// A top-level zone that could not be asked for a moment must not cost every name below it for long.
const faultKeptSeconds = 2;

/** Servers of a zone that are asked again for what does not validate. */
const maxOtherServers = 3;

interface Timed<T> {
  value: T;
  keptSeconds: number;
}

export function createZoneStatuses(context: ZoneContext): ZoneStatuses {
  const { resolver, anchors, caches, limits, atSeconds } = context;
  const statuses = createMemo<ZoneStatus>(limits.zones, atSeconds);
  const delegations = createMemo<DelegationStatus | null>(limits.zones, atSeconds);
  const hiddenDelegations = createMemo<DelegationStatus | null>(limits.zones, atSeconds);

  function statusOf(zone: string, work: WorkBudget): Promise<ZoneStatus> {
    return statuses.get(zone, async () => {
      const anchor = anchors.get(zone);
      if (anchor) return validateKeys(zone, anchor, work);
      if (![...anchors.keys()].some((anchored) => isSubdomain(zone, anchored))) {
        return failure('indeterminate', 'no-trust-anchor', `no trust anchor at or above ${zone}`, zone);
      }
      let cut = resolver.cutOf(zone);
      if (!cut) {
        const walked = await resolver.walk(zone, work);
        cut = walked.cuts.find((found) => found.zone === zone);
        const reason = `the way to ${zone} was not found`;
        if (!cut) return unanswered(walked.fault, 'no-ds-answer', reason, zone);
      }
      return descend(zone, await delegationOf(cut, work), work);
    });
  }

  function statusBelow(zone: string, delegation: DelegationStatus, work: WorkBudget): Promise<ZoneStatus> {
    return statuses.get(zone, () => descend(zone, delegation, work));
  }

  async function descend(
    zone: string,
    delegation: DelegationStatus,
    work: WorkBudget,
  ): Promise<Timed<ZoneStatus>> {
    if (delegation.status !== 'secure') return { value: delegation, keptSeconds: keptFor(delegation) };
    return validateKeys(zone, { ds: delegation.ds }, work);
  }

  async function validateKeys(zone: string, trust: ZoneTrust, work: WorkBudget): Promise<Timed<ZoneStatus>> {
    const unfollowable = judgeDsSet(zone, trust);
    if (unfollowable) return failure('insecure', unfollowable.cause, unfollowable.reason, zone);
    const answer = await resolver.lookup(zone, rrType.DNSKEY, work);
    if (answer.outcome === 'error') {
      const reason = `DNSKEY of ${zone} could not be had: ${answer.fault}`;
      return unanswered(answer.fault, 'no-dnskey-answer', reason, zone);
    }
    let result = judgeKeys(zone, trust, answer.steps.at(-1)?.reply.message);
    // One server may hold an old copy: the zone is bogus only when no other gives better keys, as resolvers have it.
    for (const server of otherServers(answer.steps.at(-1)?.reply.server, resolver.cutOf(zone))) {
      if (result.outcome !== 'bogus' || work.remaining <= 0) break;
      work.remaining--;
      const reply = await resolver.transport.ask(server, zone, rrType.DNSKEY);
      if (reply.outcome !== 'answer') continue;
      const second = judgeKeys(zone, trust, reply.message);
      if (second.outcome === 'secure') result = second;
    }
    if (result.outcome !== 'secure') return failure(result.outcome, result.cause, result.reason, zone);
    const keptSeconds = Math.max(minKeptSeconds, Math.min(maxKeptSeconds, result.ttlSeconds));
    return { value: { status: 'secure', zone, keys: result.keys }, keptSeconds };
  }

  function judgeKeys(zone: string, trust: ZoneTrust, message: Message | undefined): ZoneKeysResult {
    const { records, signatures } = rrsetOf(message, zone, rrType.DNSKEY);
    return validateZoneKeys(zone, trust, records, signatures, atSeconds(), caches, limits.signatures);
  }

  async function delegationOf(cut: ZoneCut, work: WorkBudget): Promise<DelegationStatus> {
    const { zone, parentZone } = cut;
    const anchor = anchors.get(zone);
    if (anchor) return { status: 'secure', zone, ds: anchor.ds };
    if (zone === parentZone || !isSubdomain(zone, parentZone)) {
      return failure('indeterminate', 'no-trust-anchor', `no trust anchor at or above ${zone}`, zone).value;
    }
    const found = await delegations.get(zone, async () => {
      const parent = await statusOf(parentZone, work);
      if (parent.status !== 'secure') return { value: parent, keptSeconds: keptFor(parent) };
      const fromReferral = judgeDs(zone, parent, cut.ds, cut.dsSignatures, cut.denial);
      if (fromReferral && fromReferral.value?.status !== 'bogus') return fromReferral;
      // The referral had no proof, or one that fails; the parent's own answer for DS is the better witness.
      const asked = await askDs(zone, parent, work);
      return asked.value?.status === 'indeterminate' && fromReferral ? fromReferral : asked;
    });
    return (
      found ??
      failure('bogus', 'denial-wrong', `${parentZone} says that ${zone} is no zone`, parentZone).value
    );
  }

  function hiddenDelegation(
    name: string,
    parentZone: string,
    work: WorkBudget,
  ): Promise<DelegationStatus | null> {
    return hiddenDelegations.get(name, async () => {
      const parent = await statusOf(parentZone, work);
      if (parent.status !== 'secure') return { value: parent, keptSeconds: keptFor(parent) };
      const asked = await askDs(name, parent, work);
      // A proof counts, and so does the network's silence, which is not the zone's fault. A name about which nothing
      // is proved stays with the zone above it.
      return asked.value?.status === 'bogus' ? { value: null, keptSeconds: failureKeptSeconds } : asked;
    });
  }

  async function askDs(
    zone: string,
    parent: Extract<ZoneStatus, { status: 'secure' }>,
    work: WorkBudget,
  ): Promise<Timed<DelegationStatus | null>> {
    const answer = await resolver.lookup(zone, rrType.DS, work);
    if (answer.outcome === 'error') {
      const reason = `DS of ${zone} could not be had: ${answer.fault}`;
      return unanswered(answer.fault, 'no-ds-answer', reason, zone);
    }
    const { records, signatures, authority } = rrsetOf(answer.steps.at(-1)?.reply.message, zone, rrType.DS);
    const judged = judgeDs(zone, parent, records, signatures, authority);
    if (judged) return judged;
    return failure(
      'bogus',
      'denial-missing',
      `${parent.zone} neither gives nor denies the DS of ${zone}`,
      parent.zone,
    );
  }

  /** undefined when there is neither a DS nor any record that could deny it; a null value when the name is no cut. */
  function judgeDs(
    zone: string,
    parent: Extract<ZoneStatus, { status: 'secure' }>,
    ds: readonly ResourceRecord[],
    signatures: readonly ResourceRecord[],
    denial: readonly ResourceRecord[],
  ): Timed<DelegationStatus | null> | undefined {
    const now = atSeconds();
    if (ds.length > 0) {
      const result = verifyRrset(ds, signatures, parent.zone, parent.keys, now, caches, limits.signatures);
      if (!result.ok) return failure('bogus', result.cause, result.reason, parent.zone);
      if (result.wildcard !== undefined) {
        return failure(
          'bogus',
          'signature-wrong',
          `DS of ${zone} was made from ${result.wildcard}`,
          parent.zone,
        );
      }
      const keptSeconds = Math.max(minKeptSeconds, Math.min(maxKeptSeconds, result.ttlSeconds));
      return { value: { status: 'secure', zone, ds: readDsSet(ds.map(copyRdata)) }, keptSeconds };
    }
    if (!denial.some((record) => record.type === rrType.NSEC || record.type === rrType.NSEC3))
      return undefined;
    const proof = proveFromSection(
      { kind: 'no-ds', name: zone },
      parent.zone,
      denial,
      parent.keys,
      now,
      caches,
      limits,
    );
    switch (proof.outcome) {
      case 'proved':
        return failure('insecure', 'proved-unsigned', `${parent.zone} proves that ${zone} has no DS`, zone);
      case 'insecure':
        return failure('insecure', proof.cause, proof.reason, parent.zone);
      case 'no-cut':
        return { value: null, keptSeconds: failureKeptSeconds };
      case 'failed':
        return failure('bogus', proof.cause, proof.reason, parent.zone);
    }
  }

  return { statusOf, statusBelow, delegationOf, hiddenDelegation };
}

/** The RRset at the zone's own name: an alias there is no answer. */
function rrsetOf(message: Message | undefined, name: string, type: number) {
  const atName = message?.answer.filter((record) => record.name === name) ?? [];
  return {
    records: atName.filter((record) => record.type === type),
    signatures: atName.filter((record) => record.type === rrType.RRSIG),
    authority: message?.authority ?? [],
  };
}

/** Servers of the zone that may know better than the one that was asked, few enough to stay polite. */
export function otherServers(asked: DnsServer | undefined, cut: ZoneCut | undefined): DnsServer[] {
  return (cut?.servers ?? []).filter(({ address }) => address !== asked?.address).slice(0, maxOtherServers);
}

function copyRdata(record: ResourceRecord): ResourceRecord {
  return { ...record, rdata: record.rdata.slice() };
}

function failure(
  status: NotSecure['status'],
  cause: DnssecCause,
  reason: string,
  zone: string,
): Timed<NotSecure> {
  const value: NotSecure = { status, cause, reason, zone };
  return { value, keptSeconds: keptFor(value) || failureKeptSeconds };
}

/** The network's fault. When only the work of one name ran out, the next name asks anew. */
function unanswered(
  fault: MeasurementFault | undefined,
  cause: DnssecCause,
  reason: string,
  zone: string,
): Timed<NotSecure> {
  const ownFault = fault === 'too-much-work' || fault === 'interrupted';
  return { ...failure('indeterminate', cause, reason, zone), keptSeconds: ownFault ? 0 : faultKeptSeconds };
}

/** Indeterminate findings are not kept where they were only handed down: the zone above keeps its own. */
function keptFor(value: { status: string }): number {
  if (value.status === 'indeterminate') return 0;
  return value.status === 'insecure' ? 3600 : failureKeptSeconds;
}

/** Remembers values for their time, and lets callers that come while one is worked out share it. */
function createMemo<T extends NonNullable<unknown> | null>(capacity: number, atSeconds: () => number) {
  const kept = createLruMap<string, { value: T; until: number }>(capacity);
  const inFlight = new Map<string, Promise<Timed<T>>>();
  async function get(key: string, work: () => Promise<Timed<T>>): Promise<T> {
    const known = kept.get(key);
    if (known && known.until > atSeconds()) return known.value;
    const running = inFlight.get(key);
    if (running) {
      const shared = await running;
      // Not to be kept means that the other caller's work ran out, which says nothing of the zone.
      return shared.keptSeconds > 0 ? shared.value : get(key, work);
    }
    const started = work().finally(() => inFlight.delete(key));
    inFlight.set(key, started);
    const { value, keptSeconds } = await started;
    if (keptSeconds > 0) kept.set(key, { value, until: atSeconds() + keptSeconds });
    return value;
  }
  return { get };
}
