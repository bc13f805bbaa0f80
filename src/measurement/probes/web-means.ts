/**
 * What the web probe is given: the shared instruments of a run, and how to find a host.
 */
import type { Lookup } from '../observation.ts';
import type { TrustStore } from '../tls/chain.ts';
import type { Profile } from '../vocabulary.ts';
import type { AddressGuard } from './guard.ts';
import type { RequestLimits } from './http/request.ts';
import type { Memo } from './memo.ts';
import type { Pacer } from './pacer.ts';

export const webPorts = { http: 80, https: 443 } as const;

export interface WebMeans {
  profile: Profile;
  guard: AddressGuard;
  pacer: Pacer;
  /** Shared by all names of a run: robots.txt of a host, the answer of an address to a Host nobody has. */
  memo: Memo;
  /** `createTrustStore(rootCertificates)`, or with the roots of `--ca`. */
  trustStore: TrustStore;
  reach: { ipv4: boolean; ipv6: boolean };
  /** Validated lookups of both families; asked for every host a redirect leads to. */
  resolveHost(host: string): Promise<{ ipv4: Lookup; ipv6: Lookup }>;
  now(): Temporal.Instant;
  /** One more request as a search engine (`--cloak-check`). */
  cloakCheck: boolean;
  /** `webPorts`, but for tests that have no right to them. */
  ports: { http: number; https: number };
  /** `limits` of budgets.ts, but for tests of what happens at their end. */
  limits: RequestLimits & { redirectHops: number; addressesPerFamily: number };
  /** Aborted: what is not measured yet is `interrupted`. */
  signal?: AbortSignal;
}
