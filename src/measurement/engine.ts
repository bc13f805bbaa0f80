/**
 * The engine of one process: the instruments a run shares (sockets, caches, budgets, memo, trust), held open together.
 */
import { randomInt } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { limits } from './budgets.ts';
import { parseRootHints, shippedRootHints } from './data/root-hints.ts';
import { rootTrustAnchors } from './data/trust-anchors.ts';
import { parseTrustAnchors, type TrustAnchor } from './dns/dnssec/trust-anchor-file.ts';
import { rrType } from './dns/record-types.ts';
import type { Observation } from './observation.ts';
import { type ObserveMeans, observe } from './observe.ts';
import type { DnsMeans } from './probes/dns/asking.ts';
import { createSystemRandom } from './probes/dns/random.ts';
import { createIterativeResolver } from './probes/dns/resolver.ts';
import { createDnsTransport } from './probes/dns/transport.ts';
import { createValidator } from './probes/dns/validator.ts';
import { createAddressGuard } from './probes/guard.ts';
import { createMemo } from './probes/memo.ts';
import { createPacer, shareOf } from './probes/pacer.ts';
import { findReach } from './probes/reach.ts';
import { webPorts } from './probes/web.ts';
import { createTrustStore, splitPem } from './tls/chain.ts';
import type { Profile } from './vocabulary.ts';
import { publicSuffixOf } from './zones.ts';

export interface EngineOptions {
  profile: Profile;
  /** Text of a root hints file; the shipped hints when absent. */
  rootHints?: string;
  /** Text of a trust anchor file (DS or DNSKEY lines); IANA's anchors when absent. */
  trustAnchors?: string;
  /** PEM text of roots trusted beside the Mozilla store that Node ships. */
  ca?: string;
  /** CIDR blocks that may be connected to although they are special-purpose. */
  allowNetworks?: readonly string[];
  /** One more request as a search engine's crawler. */
  cloakCheck?: boolean;
  /** How many engines share the budgets of the run (workers); each takes its part. Default 1. */
  engines?: number;
}

export interface Engine extends AsyncDisposable {
  /** Everything that can be seen of a name. Never throws for what the remote did. */
  observe(domain: string, options?: { signal?: AbortSignal }): Promise<Observation>;
  /** Whether any root server answers, and which addresses were asked. */
  reachable(): Promise<{ usable: boolean; tried: string[] }>;
}

/** Entries of the run's memo; one is a few kB (a lookup, an answer to an unknown Host). */
const memoEntries = 5_000;

/** @throws Error saying what is wrong with a hints, anchor, CA or network option */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const guard = createAddressGuard({ allowNetworks: options.allowNetworks ?? [] });
  const pacer = createPacer(guard, shareOf(options.engines ?? 1));
  const rootHints = options.rootHints === undefined ? shippedRootHints : parseRootHints(options.rootHints);
  if (rootHints.length === 0) throw new Error('the root hints hold no name server with an address');
  const random = createSystemRandom();
  const transport = createDnsTransport({ random, guard, pacer });
  const resolver = createIterativeResolver({
    transport,
    rootHints,
    clock: () => performance.now(),
    random,
    tldOf: (name) => publicSuffixOf(name) ?? name.slice(name.lastIndexOf('.') + 1),
  });
  const now = () => Temporal.Now.instant();
  const validator = createValidator({ resolver, anchors: readAnchors(options.trustAnchors), now });
  const memo = createMemo(memoEntries);
  const roots = rootHints.flatMap(({ addresses }) => addresses);
  const reach = await findReach(roots);
  const dns: DnsMeans = { resolver, validator, memo, now, randomLabel, profile: options.profile, reach };
  const means: ObserveMeans = {
    dns,
    web: {
      profile: options.profile,
      guard,
      pacer,
      memo,
      trustStore: createTrustStore([...rootCertificates, ...splitPem(options.ca ?? '')]),
      reach,
      now,
      cloakCheck: options.cloakCheck ?? false,
      ports: webPorts,
      limits,
    },
    allowedNetworks: options.allowNetworks ?? [],
  };

  return {
    observe: (domain, { signal } = {}) => observe(domain, means, signal),
    async reachable() {
      const tried = roots.filter((address) => (address.includes(':') ? reach.ipv6 : reach.ipv4));
      const replies = await Promise.all(
        tried.map((address) => transport.ask({ address }, '.', rrType.NS, { timeoutsMs: [1500, 3000] })),
      );
      return { usable: replies.some(({ outcome }) => outcome === 'answer'), tried };
    },
    /** The resolver closes the transport with it. */
    [Symbol.asyncDispose]: () => resolver[Symbol.asyncDispose](),
  };
}

function readAnchors(text: string | undefined): TrustAnchor[] {
  const { anchors, problems } = parseTrustAnchors(text ?? rootTrustAnchors);
  if (problems.length > 0) throw new Error(`the trust anchors cannot be read: ${problems[0]}`);
  if (anchors.length === 0) throw new Error('the trust anchors hold no DS and no DNSKEY record');
  return anchors;
}

/** 13 characters of base 36: nobody has a name like it, and no resolver on the path remembers it. */
function randomLabel(): string {
  const digits = Array.from({ length: 13 }, () => randomInt(36).toString(36)).join('');
  return `hd-${digits}`;
}
