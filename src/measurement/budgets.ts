/**
 * How much of anybody's attention one run may take: rates, gaps and bounds, all in this one table.
 *
 * The numbers are the design's promises to the remote side (docs/checks/budgets.md) and are asserted in a test: a change
 * here is a change of manners, not of tuning. Addresses inside `--allow-network` follow the row `lab`.
 */

export interface HostBudget {
  /** Started tasks a second to one address, at most. */
  perSecond: number;
  /** Tasks running at once against one address. */
  parallel: number;
  /** Least time between two starts against one address, in milliseconds. */
  gapMs: number;
}

export type PaceKind = 'dns' | 'dns-tld' | 'web' | 'smtp';

export const publicBudgets: Readonly<Record<PaceKind, HostBudget>> = {
  dns: { perSecond: 20, parallel: 20, gapMs: 0 },
  'dns-tld': { perSecond: 200, parallel: 200, gapMs: 0 },
  web: { perSecond: 10, parallel: 2, gapMs: 100 },
  smtp: { perSecond: 0.5, parallel: 1, gapMs: 2000 },
};

/** Inside allowed networks nobody needs sparing: no pacing, so that the lab shows the engine's own limit. */
export const labBudget: HostBudget = { perSecond: Infinity, parallel: Infinity, gapMs: 0 };

/** Bounds on what is read and asked for one name, whatever the remote offers. */
export const limits = {
  /** DNS queries on behalf of one name, retries left out. Massive but finite: a hundred-point name takes about 60. */
  dnsQueriesPerName: 200,
  cnameSteps: 8,
  redirectHops: 10,
  /** Bytes of a body after decompression; the rest is not read. */
  bodyBytes: 500_000,
  headerBytes: 8_192,
  headersBytes: 65_536,
  certificateBytes: 65_536,
  certificates: 10,
  connectTimeoutMs: 5_000,
  headersTimeoutMs: 10_000,
  /** One request from connect to the last byte read. */
  requestTimeoutMs: 20_000,
  /** Addresses tried for one host and family. */
  addressesPerFamily: 4,
  /**
   * Everything about one name, waiting at busy web addresses left out (probes/patience.ts); what is not measured by then
   * is `interrupted`.
   */
  nameTimeoutMs: 120_000,
} as const;
