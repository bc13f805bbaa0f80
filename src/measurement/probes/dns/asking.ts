/**
 * The one place from which a name's questions are asked: its means, its budget of work, and what is known to make further
 * questions pointless (the name does not exist, no server of its zone works, the run was stopped).
 */
import type { DnsExchange, Lookup } from '../../observation.ts';
import type { MeasurementFault, Profile } from '../../vocabulary.ts';
import type { Memo } from '../memo.ts';
import { belowNothing, type LookupMeans, lookUp, notLookedUp, toExchange } from './lookup.ts';
import type { AskOptions, DnsServer, IterativeAnswer, WorkBudget } from './types.ts';

export interface DnsMeans extends LookupMeans {
  memo: Memo;
  now: () => Temporal.Instant;
  /** Lower-case letters and digits, never a name that anybody has. */
  randomLabel: () => string;
  profile: Profile;
  reach: { ipv4: boolean; ipv6: boolean };
}

export interface Asking {
  readonly domain: string;
  readonly means: DnsMeans;
  readonly work: WorkBudget;
  /** Lookup of a name in or below the measured zone. */
  ask(name: string, type: string): Promise<Lookup>;
  /** The same with the answer behind it. */
  askRaw(name: string, type: string): Promise<{ lookup: Lookup; answer?: IterativeAnswer }>;
  /**
   * Lookup of a name that many zones share: asked once a run when it was answered. A fault is not kept: what timed out
   * for one name is no verdict on the thousand that share its hoster.
   */
  askShared(name: string, type: string): Promise<Lookup>;
  /** One question to one server, by its type's mnemonic. */
  askServer(
    server: DnsServer,
    name: string,
    type: string,
    typeCode: number,
    options: AskOptions,
  ): Promise<DnsExchange>;
  /** From now on questions below the name are answered by this denial or fault without being asked. */
  settle(outcome: { denied: Lookup } | { fault: MeasurementFault }): void;
}

/** Queries of one shared lookup: a cold walk from the root with glueless name servers takes about 25 (lab, 2026-11-22). */
const sharedLookupQueries = 60;
/**
 * Queries of all shared lookups that one name makes first. Thirteen name servers without glue, each named by twenty more,
 * took 1,758 before there was a bound (NXNSAttack, CVE-2020-12662); cold caches and ten mail hosts take about 200.
 */
const sharedQueriesPerName = 500;

/** @param signal aborted when the run is stopped or the name's time is up: what was not asked by then is `interrupted` */
export function createAsking(
  domain: string,
  means: DnsMeans,
  work: WorkBudget,
  signal?: AbortSignal,
): Asking {
  const shared: WorkBudget = { remaining: sharedQueriesPerName };
  let settled: { denied: Lookup } | { fault: MeasurementFault } | null = null;
  const askRaw: Asking['askRaw'] = async (name, type) => {
    if (signal?.aborted) return { lookup: notLookedUp(name, type, 'interrupted') };
    if (settled && (name === domain || name.endsWith(`.${domain}`))) {
      return {
        lookup:
          'denied' in settled
            ? belowNothing(name, type, settled.denied)
            : notLookedUp(name, type, settled.fault),
      };
    }
    return lookUp(name, type, means, work);
  };
  return {
    domain,
    means,
    work,
    askRaw,
    ask: async (name, type) => (await askRaw(name, type)).lookup,
    async askShared(name, type) {
      if (name === domain || name.endsWith(`.${domain}`)) return (await askRaw(name, type)).lookup;
      if (signal?.aborted) return notLookedUp(name, type, 'interrupted');
      const make = async () => (await lookUp(name, type, means, partOf(shared, sharedLookupQueries))).lookup;
      let own = false;
      const lookup = await onceAnswered(means.memo, name, type, () => {
        own = true;
        return make();
      });
      // Whoever asked first had no work left; that is no fault of ours.
      return !own && lookup.fault === 'too-much-work' ? make() : lookup;
    },
    async askServer(server, name, type, typeCode, options) {
      const at = means.now().toString({ smallestUnit: 'millisecond' });
      const unasked = signal?.aborted ? 'interrupted' : work.remaining <= 0 ? 'too-much-work' : null;
      if (unasked !== null) {
        return {
          name,
          type,
          server: server.address,
          transport: options.transport === 'tcp' ? 'tcp' : 'udp',
          at,
          afterMs: 0,
          outcome: unasked,
        };
      }
      work.remaining -= 1;
      return toExchange(name, type, await means.resolver.transport.ask(server, name, typeCode, options), at);
    },
    settle(outcome) {
      settled ??= outcome;
    },
  };
}

/** A budget of at most `most` that draws on `whole` with every query. */
function partOf(whole: WorkBudget, most: number): WorkBudget {
  let left = most;
  return {
    get remaining() {
      return Math.min(left, whole.remaining);
    },
    set remaining(value) {
      const spent = Math.min(left, whole.remaining) - value;
      left -= spent;
      whole.remaining -= spent;
    },
  };
}

/** A lookup that ended in a fault, on its way past the memo, which keeps only what resolves. */
class Unanswered extends Error {
  readonly lookup: Lookup;
  constructor(lookup: Lookup) {
    super(`${lookup.name}/${lookup.type}: ${lookup.fault}`);
    this.lookup = lookup;
  }
}

async function onceAnswered(
  memo: Memo,
  name: string,
  type: string,
  make: () => Promise<Lookup>,
): Promise<Lookup> {
  try {
    return await memo.once(`lookup-${type}`, name, async () => {
      const lookup = await make();
      if (lookup.outcome === 'error') throw new Unanswered(lookup);
      return lookup;
    });
  } catch (error) {
    if (error instanceof Unanswered) return error.lookup;
    throw error;
  }
}
