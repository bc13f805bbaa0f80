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
  /** Lookup of a name that many zones share: asked once a run, at nobody's cost but its own. */
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

/** @param signal aborted when the run is stopped or the name's time is up: what was not asked by then is `interrupted` */
export function createAsking(
  domain: string,
  means: DnsMeans,
  work: WorkBudget,
  signal?: AbortSignal,
): Asking {
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
      // 60: a cold walk from the root with glueless name servers takes about 25 (measured in the lab, 2026-11-22).
      const make = async () => (await lookUp(name, type, means, { remaining: 60 })).lookup;
      return means.memo.once(`lookup-${type}`, name, make);
    },
    async askServer(server, name, type, typeCode, options) {
      const at = means.now().toString({ smallestUnit: 'millisecond' });
      if (signal?.aborted) {
        return {
          name,
          type,
          server: server.address,
          transport: options.transport === 'tcp' ? 'tcp' : 'udp',
          at,
          afterMs: 0,
          outcome: 'interrupted',
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
