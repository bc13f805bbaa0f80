/**
 * Follows redirects as a visitor's browser would, by Location and by meta refresh, without cookies and scripts.
 *
 * Each host on the way is resolved when it is met, and each address passes the guard with the connection itself, so a
 * name that answers differently the second time gains nothing. robots.txt is asked for every path but `/`.
 */
import { isIP } from 'node:net';
import { parseName } from '../dns/names.ts';
import type { Hop, Lookup, RedirectChain, WebHost } from '../observation.ts';
import type { MeasurementFault } from '../vocabulary.ts';
import { headerOf } from './http/headers.ts';
import type { WebMeans } from './web-means.ts';
import { createRobots } from './web-robots.ts';
import {
  bareHost,
  type Followed,
  isRedirect,
  type Visit,
  type Visitor,
  type WebAddress,
} from './web-visit.ts';

export interface Follower {
  follow(start: URL): Promise<Followed>;
}

/** A hop that was not asked at all. */
interface Refusal {
  outcome: MeasurementFault;
  address?: string;
}

/** Addresses tried, one after another, of a host that is not the measured name's own. */
const foreignAddresses = 2;
/** RFC 9309 §2.3.1.2: at least five. */
const robotsHops = 5;
/** A refresh after longer than this is a page that renews itself or waits for a reader, not a redirect. */
const refreshSeconds = 10;

/**
 * @param hosts the measured name's own, resolved already
 */
export function createFollower(hosts: readonly WebHost[], visitor: Visitor, means: WebMeans): Follower {
  const resolved = new Map<string, Promise<WebAddress[] | MeasurementFault>>();
  for (const host of hosts) {
    resolved.set(host.host, Promise.resolve(addressesOf(host, means.limits.addressesPerFamily)));
  }
  const robots = createRobots(means, (url) => followFrom(url, false));
  return { follow: (start) => followFrom(start, true) };

  async function followFrom(start: URL, askRobots: boolean): Promise<Followed> {
    const hops: Hop[] = [];
    const seen = new Set<string>();
    const mostHops = askRobots ? means.limits.redirectHops : robotsHops;
    const ended = (end: RedirectChain['end'], last: Visit | null = null): Followed => ({
      chain: { start: start.href, hops, end },
      last,
    });
    for (let url = start; ; ) {
      seen.add(url.href);
      const visit = await arrive(url, askRobots);
      const next = nextOf(url, visit);
      hops.push(hopOf(url, visit, next));
      if (visit.outcome !== 'response') return ended('fault');
      if (next === null) return ended('page', 'facts' in visit ? visit : null);
      if (!next.url) return ended('bad-location');
      if (seen.has(next.url.href)) return ended('loop');
      if (hops.length > mostHops) return ended('too-long');
      url = next.url;
    }
  }

  /** The first address that answers; else the most telling of the faults. */
  async function arrive(url: URL, askRobots: boolean): Promise<Visit | Refusal> {
    const addresses = await resolve(bareHost(url));
    if (typeof addresses === 'string') return { outcome: addresses };
    const allowed = addresses.filter(({ address }) => means.guard.check(address).allowed);
    if (allowed.length === 0) {
      return { outcome: 'guarded', ...(addresses[0] ? { address: addresses[0].address } : {}) };
    }
    if (askRobots && url.pathname + url.search !== '/') {
      const refused = await robots.refusal(url);
      if (refused) return { outcome: refused };
    }
    const visits: Visit[] = [];
    for (const address of allowed) {
      const visit = await visitor.visit(url, address);
      if (visit.outcome === 'response') return visit;
      visits.push(visit);
    }
    const reachable = visits.find(({ outcome }) => outcome !== 'no-ipv4' && outcome !== 'no-ipv6');
    return reachable ?? visits[0] ?? { outcome: 'unreachable' };
  }

  function resolve(host: string): Promise<WebAddress[] | MeasurementFault> {
    const family = isIP(host);
    if (family === 4 || family === 6) return Promise.resolve([{ address: host, family }]);
    const known = resolved.get(host) ?? lookUp(host);
    resolved.set(host, known);
    return known;
  }

  async function lookUp(host: string): Promise<WebAddress[] | MeasurementFault> {
    if (means.signal?.aborted) return 'interrupted';
    // A URL may hold what DNS has no form for: an empty label, one of 64 letters, more than 255 octets.
    if (parseName(host) === null) return 'unreachable';
    const { ipv4, ipv6 } = await means.resolveHost(host);
    const addresses = addressesOf({ ipv4, ipv6 }, foreignAddresses);
    if (addresses.length > 0) return addresses;
    return ipv4.fault ?? ipv6.fault ?? 'unreachable'; // the name does not exist, or has no address
  }
}

/** IPv4 first: most of those who come have it, and what is wrong over IPv6 is measured at its own endpoints. */
export function addressesOf(host: { ipv4: Lookup; ipv6: Lookup }, perFamily: number): WebAddress[] {
  const of = (lookup: Lookup, type: string, family: 4 | 6): WebAddress[] => {
    const data = lookup.records.filter((record) => record.type === type).map((record) => record.data);
    return [...new Set(data)].slice(0, perFamily).map((address) => ({ address, family }));
  };
  return [...of(host.ipv4, 'A', 4), ...of(host.ipv6, 'AAAA', 6)];
}

interface Next {
  by: 'location' | 'meta-refresh';
  /** null: what was given is no http or https URL. */
  url: URL | null;
}

function nextOf(url: URL, visit: Visit | Refusal): Next | null {
  if (!('facts' in visit) || !visit.response) return null;
  const location = headerOf(visit.response.headers, 'location');
  if (isRedirect(visit.response.status, location)) return { by: 'location', url: webUrl(location, url) };
  const refresh = visit.refresh();
  if (!refresh || refresh.seconds > refreshSeconds || refresh.url === '') return null;
  const target = webUrl(refresh.url, url);
  return target?.href === url.href ? null : { by: 'meta-refresh', url: target };
}

/**
 * Without fragment and credentials, which no server is ever sent from a Location, and without the final dot of a host:
 * `quan.vn.` is `quan.vn` to DNS and web servers, and SNI has no form for the dot (RFC 6066 §3).
 */
function webUrl(location: string, base: URL): URL | null {
  const url = URL.parse(location, base);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  url.hash = '';
  url.username = '';
  url.password = '';
  return url;
}

function hopOf(url: URL, visit: Visit | Refusal, next: Next | null): Hop {
  const base = {
    url: url.href,
    ...(visit.address ? { address: visit.address } : {}),
    outcome: visit.outcome,
  };
  if (!('facts' in visit)) return base;
  return {
    ...base,
    ...(visit.response ? { status: visit.response.status, headers: visit.response.headers } : {}),
    ...(next?.url ? { location: next.url.href, by: next.by } : {}),
    ...(visit.tlsGood === undefined ? {} : { tlsGood: visit.tlsGood }),
  };
}
