/**
 * Turns a fixture page into the observation of a name that shows it.
 *
 * Each page begins with a comment of JSON: what stands around it (domain, status, headers, NS, CNAME, redirects) and what
 * is expected of it. Everything else is the healthy observation's.
 */
import { readFileSync } from 'node:fs';
import { domainToUnicode } from 'node:url';
import type { HeaderList, Hop, Observation } from '../observation.ts';
import type { ContentFlag, ContentState } from '../vocabulary.ts';
import { observationOf } from './observation.ts';
import { lookup } from './observation-records.ts';
import { pageOf } from './pages.ts';

/** What stands around a page, from the comment it begins with. */
export interface Around {
  /** Where the visitor ends. */
  url: string;
  status?: number;
  headers?: { [name: string]: string };
  cname?: string[];
  ns?: string[];
  /** Every URL of the redirect chain, first to last; its first host is the name that is measured. */
  chain?: string[];
  /** How the last redirect is made. */
  by?: 'location' | 'meta-refresh';
  expect: { state: ContentState; flags: ContentFlag[] };
}

/** The page of a fixture file without its comment, and what that comment says. */
export function readFixture(file: string): { around: Around; html: string } {
  const text = readFileSync(file, 'utf8');
  const end = text.indexOf(' -->');
  return { around: JSON.parse(text.slice(5, end)) as Around, html: text.slice(end + 4).trim() };
}

function hopsOf(around: Around): Hop[] {
  const chain = around.chain ?? [around.url];
  return chain.map((url, at): Hop => {
    const next = chain[at + 1];
    if (next === undefined) return { url, outcome: 'response', status: around.status ?? 200 };
    const by = at === chain.length - 2 ? (around.by ?? 'location') : 'location';
    return { url, outcome: 'response', status: by === 'location' ? 301 : 200, location: next, by };
  });
}

/** The healthy observation under the fixture's name, with its page and what stands around that. */
export function observationAround(around: Around, html: string): Observation {
  const domain = new URL(around.chain?.[0] ?? around.url).hostname.replace(/^www\./, '');
  const healthy = JSON.stringify(observationOf()).replaceAll('example.vn', domain);
  const observation = JSON.parse(healthy) as Observation;
  const headers: HeaderList = Object.entries(around.headers ?? {});
  const hops = hopsOf(around);
  const page = pageOf(html, around.url, around.status, headers);
  observation.unicode = domainToUnicode(domain);
  observation.web.page = page;
  observation.web.chains = observation.web.chains.map(({ start }) => ({
    start,
    hops: [
      ...(start === hops[0]?.url ? [] : [{ ...redirectFrom(start, hops[0]?.url ?? around.url) }]),
      ...hops,
    ],
    end: 'page',
  }));
  for (const endpoint of observation.web.endpoints) {
    if (endpoint.response)
      Object.assign(endpoint.response, { status: page.status, headers: page.headers, body: page.body });
  }
  if (around.ns) {
    observation.dns.delegation.parentNs = around.ns;
    observation.dns.childNs = lookup(domain, 'NS', around.ns);
  }
  for (const host of observation.web.hosts) {
    if (around.cname) Object.assign(host.ipv4, { cnames: around.cname });
  }
  return observation;
}

function redirectFrom(url: string, location: string): Hop {
  return { url, outcome: 'response', status: 301, location, by: 'location' };
}
