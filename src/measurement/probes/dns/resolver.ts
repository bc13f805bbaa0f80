/**
 * The iterative resolver: from the root hints to the answer of a server with authority, believing nobody else.
 *
 * Below the root, the TLDs and other registry zones it goes label by label, asking for NS (RFC 9156), because one
 * server often holds `vn` and `com.vn` alike and then gives no referral between them; elsewhere it asks the whole
 * question and looks closer when the reply betrays a zone cut. Equal questions under way are asked once, answers and
 * cuts are kept for their TTL, and everything kept is bounded. It validates nothing: zones and replies are handed on
 * for the validator to judge.
 */

import type { RootServer } from '../../data/root-hints.ts';
import type { ResourceRecord } from '../../dns/message.ts';
import { ancestorWith, countLabels, isSubdomain, parentOf } from '../../dns/names.ts';
import { addressInRdata, soaMinimumSeconds } from '../../dns/rdata-fields.ts';
import { rrType } from '../../dns/record-types.ts';
import { createLruMap } from '../../lru-map.ts';
import type { MeasurementFault } from '../../vocabulary.ts';
import { betraysCut, isAt } from './classify.ts';
import { createDelegationCache } from './delegation-cache.ts';
import type { RandomUint32 } from './random.ts';
import { createServerBook } from './server-book.ts';
import { createSharedWork } from './shared-work.ts';
import type {
  AnswerStep,
  DnsTransport,
  IterativeAnswer,
  IterativeResolver,
  Reply,
  WorkBudget,
  ZoneCut,
} from './types.ts';
import { type Answered, type Chain, createZoneAsker } from './zone-asker.ts';
import { toZoneCut } from './zone-cut.ts';

export interface IterativeResolverOptions {
  /** Closed with the resolver. */
  transport: DnsTransport;
  rootHints: readonly RootServer[];
  /** Monotonic milliseconds. */
  clock: () => number;
  random: RandomUint32;
  /** The public suffix of a name: its zone is a registry's, walked label by label and paced as a TLD's. */
  tldOf?: (name: string) => string;
}

type Failure = { outcome: 'error'; fault: MeasurementFault; zone: string; replies: Reply[] };
/** One link of a CNAME chain, or its end. */
type Step =
  | { outcome: 'answer' | 'nodata' | 'nxdomain'; step: AnswerStep; records: ResourceRecord[] }
  | Failure;
type Probe =
  | { outcome: 'cut'; cut: ZoneCut }
  | { outcome: 'no-cut' | 'nxdomain'; cut: ZoneCut; reply: Answered | undefined }
  | Failure;

const maxCnames = 8;
// A name has at most 127 labels; a chain of more cuts than this has no honest reason.
const maxCuts = 16;
const maxAnswers = 2048;
const mostAnswerSeconds = 3600;
const mostDenialSeconds = 900;
// RFC 9520 §3.2 asks for at least 1 s and at most 5 min.
const failureSeconds = 5;

export function createIterativeResolver(options: IterativeResolverOptions): IterativeResolver {
  const { transport, clock, random, tldOf } = options;
  const cuts = createDelegationCache(options.rootHints, clock);
  const answers = createLruMap<string, { step: Step; until: number }>(maxAnswers);
  const shared = createSharedWork();
  const book = createServerBook({ clock, random });
  const asker = createZoneAsker({ transport, book, isRegistryZone, addressesOf });

  return {
    transport,
    lookup: (name, type, work) => lookup(name, type, { work, task: null, nsNames: [] }),
    walk,
    cutOf: (zone) => cuts.get(zone, true),
    [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
  };

  function isRegistryZone(zone: string): boolean {
    return countLabels(zone) <= 1 || tldOf?.(zone) === zone;
  }

  /** Follows CNAMEs, one step each. */
  async function lookup(name: string, type: number, chain: Chain): Promise<IterativeAnswer> {
    const steps: AnswerStep[] = [];
    let current = name;
    for (let links = 0; links <= maxCnames; links++) {
      const found = inLastReply(steps.at(-1), current, type) ?? (await step(current, type, chain));
      if (found.outcome === 'error') return { ...found, steps };
      steps.push(found.step);
      const { cname } = found.step;
      if (cname === undefined) return { outcome: found.outcome, steps, records: found.records };
      current = cname;
    }
    const zone = steps.at(-1)?.zone ?? '.';
    return {
      outcome: 'error',
      fault: 'too-much-work',
      steps,
      zone,
      replies: steps.map(({ reply }) => reply),
    };
  }

  /**
   * The end of an alias that the same reply already holds. Only within the same zone, where the server has authority;
   * a positive answer only, a denial is asked for.
   */
  function inLastReply(last: AnswerStep | undefined, name: string, type: number): Step | null {
    if (last === undefined || !isSubdomain(name, last.zone) || cuts.closest(name).zone !== last.zone)
      return null;
    const { message } = last.reply;
    const records = message.answer.filter((record) => isAt(record, name, type));
    if (records.length === 0 || betraysCut(message, last.zone, name, type, isSigned(last.zone))) return null;
    return { outcome: 'answer', step: { name, zone: last.zone, reply: last.reply }, records };
  }

  async function step(name: string, type: number, chain: Chain): Promise<Step> {
    const key = `${type} ${name}`;
    const kept = answers.get(key);
    if (kept !== undefined && kept.until > clock()) return kept.step;
    return shared.run(
      key,
      chain.task,
      async (task) => {
        const found = await resolveStep(name, type, { ...chain, task });
        const seconds = keepSeconds(found);
        if (seconds > 0) answers.set(key, { step: found, until: clock() + seconds * 1000 });
        return found;
      },
      isUsable,
    );
  }

  async function resolveStep(name: string, type: number, chain: Chain): Promise<Step> {
    // The DS of a zone stands in its parent (RFC 4035 §3.1.4.1).
    const inZoneOf = type === rrType.DS ? (parentOf(name) ?? '.') : name;
    let cut = cuts.closest(inZoneOf);
    for (let turn = 0; turn < maxCuts; turn++) {
      if (isRegistryZone(cut.zone) && cut.zone !== inZoneOf) {
        const below = await descend(cut, inZoneOf, chain);
        if (below.outcome === 'error') return below;
        if (below.outcome === 'nxdomain' && inZoneOf === name && below.reply)
          return denied(name, below.cut.zone, below.reply);
        cut = below.cut;
      }
      const got = await asker.ask(cut, name, type, chain);
      if (got.outcome === 'error') return { ...got, zone: cut.zone };
      const { reply, meaning } = got;
      if (meaning.kind === 'referral') {
        // Asked for DS, an old server sends the referral itself: the parent has none.
        if (!isSubdomain(inZoneOf, meaning.zone))
          return { outcome: 'nodata', step: { name, zone: cut.zone, reply }, records: [] };
        const entered = await enter(cut, meaning.zone, reply, chain);
        if (entered.outcome === 'error') return entered;
        cut = entered.cut;
        continue;
      }
      if (betraysCut(reply.message, cut.zone, name, type, isSigned(cut.zone))) {
        const below = await descend(cut, inZoneOf, chain);
        if (below.outcome === 'error') return below;
        if (below.cut.zone !== cut.zone) {
          cut = below.cut;
          continue;
        }
      }
      if (meaning.kind === 'nxdomain') return denied(name, cut.zone, reply);
      if (meaning.kind !== 'answer')
        return { outcome: 'nodata', step: { name, zone: cut.zone, reply }, records: [] };
      const { records, cname } = meaning;
      const found: AnswerStep = { name, zone: cut.zone, reply, ...(cname === undefined ? {} : { cname }) };
      return { outcome: 'answer', step: found, records };
    }
    return { outcome: 'error', fault: 'too-much-work', zone: cut.zone, replies: [] };
  }

  function denied(name: string, zone: string, reply: Answered): Step {
    return { outcome: 'nxdomain', step: { name, zone, reply }, records: [] };
  }

  /** The cut a referral leads to; where labels lie between, the cuts there that the server did not show. */
  async function enter(from: ZoneCut, zone: string, reply: Answered, chain: Chain): Promise<Probe> {
    if (countLabels(zone) - countLabels(from.zone) > 1) {
      const between = await descend(from, parentOf(zone)!, chain);
      if (between.outcome === 'error') return between;
      if (between.cut.zone !== from.zone) return { outcome: 'cut', cut: between.cut };
    }
    return { outcome: 'cut', cut: keepCut(zone, from, reply) };
  }

  /** Goes down label by label to the deepest zone at or above `name`. */
  async function descend(from: ZoneCut, name: string, chain: Chain): Promise<Probe> {
    let cut = from;
    let last: Answered | undefined;
    for (let labels = countLabels(cut.zone) + 1; labels <= countLabels(name); labels++) {
      const zone = ancestorWith(name, labels);
      const known = cuts.get(zone);
      if (known !== undefined) {
        cut = known;
        continue;
      }
      const absent = cuts.absence(zone);
      const noCut = cuts.noCut(zone);
      if (noCut !== undefined && absent === undefined) {
        last = noCut;
        continue;
      }
      const probe: Probe =
        absent === undefined
          ? await probeCut(cut, zone, chain)
          : { outcome: 'nxdomain', cut, reply: absent.reply };
      if (probe.outcome === 'error') return probe;
      if (probe.outcome === 'cut') {
        cut = probe.cut;
        // A server may lead deeper at once; no label is walked twice.
        labels = Math.max(labels, countLabels(cut.zone));
      } else if (probe.outcome === 'nxdomain' && zone !== name) {
        // Some servers deny names that have names below them (against RFC 8020): ask for the whole name.
        labels = Math.max(labels, countLabels(name) - 1);
      } else if (probe.outcome === 'nxdomain') return { ...probe, cut };
      else last = probe.reply;
      // Beyond the registries whole questions are asked; a walk has its own loop.
      if (!isRegistryZone(cut.zone) && isRegistryZone(from.zone)) break;
    }
    return cut === from ? { outcome: 'no-cut', cut, reply: last } : { outcome: 'cut', cut };
  }

  /** Whether `zone` is a zone cut directly below `from`, asked of the servers of `from`. */
  async function probeCut(from: ZoneCut, zone: string, chain: Chain): Promise<Probe> {
    return shared.run(
      `cut ${zone}`,
      chain.task,
      async (task) => {
        const own = { ...chain, task };
        const got = await asker.ask(from, zone, rrType.NS, own);
        if (got.outcome === 'error') return { ...got, zone: from.zone };
        const { reply, meaning } = got;
        if (meaning.kind === 'referral')
          return { outcome: 'cut', cut: keepCut(meaning.zone, from, reply) } as const;
        if (meaning.kind === 'answer' && meaning.cname === undefined) {
          // The server holds the child, too, and answered from there; the DS it still gives from the parent.
          const ds = await asker.ask(from, zone, rrType.DS, own);
          if (ds.outcome === 'error') return { ...ds, zone: from.zone };
          return { outcome: 'cut', cut: keepCut(zone, from, reply, ds.reply) } as const;
        }
        if (meaning.kind === 'nxdomain') {
          cuts.addAbsence(zone, { zone: from.zone, reply }, denialSeconds(reply));
          return { outcome: 'nxdomain', cut: from, reply } as const;
        }
        cuts.addNoCut(zone, reply);
        return { outcome: 'no-cut', cut: from, reply } as const;
      },
      isUsable,
    );
  }

  function keepCut(zone: string, from: ZoneCut, reply: Answered, ds?: Answered): ZoneCut {
    const { cut, ttlSeconds } = toZoneCut(zone, from.zone, reply, ds);
    cuts.add(cut, ttlSeconds);
    return cut;
  }

  async function walk(name: string, work: WorkBudget): ReturnType<IterativeResolver['walk']> {
    const chain: Chain = { work, task: null, nsNames: [] };
    const found: ZoneCut[] = [cuts.root];
    let cut = cuts.root;
    while (found.length <= maxCuts) {
      const below = await descend(cut, name, chain);
      if (below.outcome === 'error')
        return { cuts: found, outcome: 'error', fault: below.fault, replies: below.replies };
      // Every cut in between is in the cache by now, named by its child.
      const passed: ZoneCut[] = [];
      for (
        let at = below.cut;
        at.zone !== cut.zone && at.zone !== '.';
        at = cuts.get(at.parentZone, true) ?? cuts.root
      )
        passed.unshift(at);
      found.push(...passed);
      if (below.outcome === 'nxdomain')
        return { cuts: found, outcome: 'nxdomain', replies: below.reply ? [below.reply] : [] };
      if (below.outcome === 'no-cut' || below.cut.zone === name)
        return {
          cuts: found,
          outcome: 'found',
          replies: below.outcome === 'no-cut' && below.reply ? [below.reply] : [],
        };
      cut = below.cut;
    }
    return { cuts: found, outcome: 'error', fault: 'too-much-work', replies: [] };
  }

  /** Addresses of a name server, IPv4 unless this machine has none; IPv6 when there is no IPv4. */
  async function addressesOf(
    nsName: string,
    chain: Chain,
  ): Promise<{ addresses: string[]; fault: MeasurementFault | null }> {
    let fault: MeasurementFault | null = null;
    for (const type of book.hasRoute(4) ? [rrType.A, rrType.AAAA] : [rrType.AAAA, rrType.A]) {
      const found = await lookup(nsName, type, chain);
      if (found.outcome === 'error') fault ??= found.fault;
      else {
        const addresses = found.records.flatMap((record) => addressInRdata(record) ?? []);
        if (addresses.length > 0) return { addresses, fault: null };
      }
    }
    return { addresses: [], fault };
  }

  function isSigned(zone: string): boolean {
    return (cuts.get(zone, true)?.ds.length ?? 0) > 0;
  }
}

/** Another's work that ran out of its own bound is no result for us. */
function isUsable(joined: Step | Probe): boolean {
  return joined.outcome !== 'error' || joined.fault !== 'too-much-work';
}

function keepSeconds(found: Step): number {
  if (found.outcome === 'error')
    return found.fault === 'too-much-work' || found.fault === 'interrupted' ? 0 : failureSeconds;
  if (found.outcome !== 'answer') return denialSeconds(found.step.reply);
  const { answer } = found.step.reply.message;
  return Math.min(mostAnswerSeconds, ...answer.map((record) => record.ttlSeconds));
}

/** How long a denial may be kept (RFC 2308 §5); 0 without an SOA. */
function denialSeconds(reply: Answered): number {
  const soa = reply.message.authority.find(({ type }) => type === rrType.SOA);
  const minimum = soa ? soaMinimumSeconds(soa) : null;
  return soa && minimum !== null ? Math.min(mostDenialSeconds, soa.ttlSeconds, minimum) : 0;
}
