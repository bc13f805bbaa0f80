/**
 * What is remembered of name-server addresses: how fast they answer, which are down, which are lame for a zone.
 *
 * The smoothed round-trip time (SRTT) orders them, with some chance so that a slow one is tried again and load spreads.
 * A server is down after three failures in a row with no answer in the last 10 s, for 30 s: then nobody waits for it,
 * unless there is no other. Everything here is bounded and forgets.
 */

import { createLruMap } from '../../lru-map.ts';
import type { MeasurementFault } from '../../vocabulary.ts';
import type { RandomUint32 } from './random.ts';
import type { DnsServer, Reply } from './types.ts';

interface ServerRecord {
  srttMs: number | null;
  failures: number;
  answeredAt: number;
  downUntil: number;
  lastFault: MeasurementFault;
}

export interface ServerBook {
  /** The server to ask next; null when there is none. */
  choose(zone: string, servers: readonly DnsServer[]): DnsServer | null;
  note(server: DnsServer, reply: Reply): void;
  markLame(zone: string, address: string): void;
  /** Whether this machine can send to the family, as far as is known. */
  hasRoute(family: 4 | 6): boolean;
  /** Whether the server answered anything within the last minute. */
  answeredLately(address: string): boolean;
  /** The last fault of a server that is down now; null when it is not. */
  downFault(address: string): MeasurementFault | null;
}

const lameMs = 600_000;
const downMs = 30_000;
const downAfterSilenceMs = 10_000;
const failuresUntilDown = 3;
const noRouteMs = 60_000;
const latelyMs = 60_000;

export function createServerBook(options: { clock: () => number; random: RandomUint32 }): ServerBook {
  const { clock, random } = options;
  const records = createLruMap<string, ServerRecord>(20_000);
  const lameUntil = createLruMap<string, number>(10_000);
  const noRouteUntil = { 4: 0, 6: 0 };

  return {
    choose(zone, servers) {
      if (servers.length < 2) return servers[0] ?? null;
      const now = clock();
      // One in sixteen choices looks at the servers as if nothing were known of them.
      const explores = random() % 16 === 0;
      let best: DnsServer | null = null;
      let bestScore = Number.POSITIVE_INFINITY;
      for (const server of servers) {
        const score = scoreOf(zone, server.address, now, explores);
        if (score < bestScore) {
          best = server;
          bestScore = score;
        }
      }
      return best;
    },
    note(server, reply) {
      const now = clock();
      const record = records.get(server.address) ?? {
        srttMs: null,
        failures: 0,
        answeredAt: Number.NEGATIVE_INFINITY,
        downUntil: 0,
        lastFault: 'timeout',
      };
      records.set(server.address, record);
      if (reply.outcome === 'answer') {
        // Weight 1/8 for the newest, as TCP does (RFC 6298 §2).
        record.srttMs =
          record.srttMs === null ? reply.afterMs : record.srttMs * 0.875 + reply.afterMs * 0.125;
        record.failures = 0;
        record.downUntil = 0;
        record.answeredAt = now;
        return;
      }
      if (reply.outcome === 'no-ipv4') noRouteUntil[4] = now + noRouteMs;
      if (reply.outcome === 'no-ipv6') noRouteUntil[6] = now + noRouteMs;
      if (reply.outcome === 'interrupted') return;
      record.failures += 1;
      record.lastFault = reply.outcome;
      if (record.failures >= failuresUntilDown && now - record.answeredAt > downAfterSilenceMs)
        record.downUntil = now + downMs;
    },
    markLame(zone, address) {
      lameUntil.set(`${zone} ${address}`, clock() + lameMs);
    },
    hasRoute: (family) => noRouteUntil[family] <= clock(),
    answeredLately: (address) => clock() - (records.get(address)?.answeredAt ?? -Infinity) < latelyMs,
    downFault(address) {
      const record = records.get(address);
      return record !== undefined && record.downUntil > clock() ? record.lastFault : null;
    },
  };

  /** Milliseconds, more or less; the lower the better. */
  function scoreOf(zone: string, address: string, now: number, explores: boolean): number {
    const record = records.get(address);
    const family = address.includes(':') ? 6 : 4;
    const chance = random() / 0x1_0000_0000;
    // Unknown servers come early, so that all are measured once.
    let score = explores || record === undefined || record.srttMs === null ? chance * 50 : 0;
    if (score === 0) score = record!.srttMs! * (0.75 + chance / 2);
    if (record !== undefined) {
      score += record.failures * 1000;
      if (record.downUntil > now) score += 100_000;
    }
    if ((lameUntil.get(`${zone} ${address}`) ?? 0) > now) score += 1_000_000;
    if (noRouteUntil[family] > now) score += 10_000_000;
    return score;
  }
}
