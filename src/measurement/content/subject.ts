/**
 * What the content rules look at, worked out once from an Observation: names, addresses, the page a visitor ends on,
 * its words in one spelling.
 */
import type { Observation, PageFacts, PageObservation, RedirectChain } from '../observation.ts';
import { registrableDomain } from '../zones.ts';
import { normalPhrase } from './normal.ts';
import { oncePerObservation } from './once.ts';
import { marketplaces, platformOf, socialNetworks } from './platforms.ts';

/** Characters of a page's text in which phrases are looked for: what says "parked" or "suspended" says it first. */
const phraseText = 4000;

/** A link to another registrable domain that is no social network or marketplace. */
export interface LinkOut {
  url: string;
  /** In one spelling, as `normalPhrase` leaves it. */
  text: string;
  hidden: boolean;
  domain: string;
}

export interface Subject {
  observation: Observation;
  domain: string;
  /** Registrable domain of the name; the name itself under a public suffix of its own. */
  registrable: string;
  nameServers: string[];
  cnames: string[];
  /** Of apex and www. */
  addresses: string[];
  page: PageObservation | null;
  facts: PageFacts | null;
  /** Lower case, one place for tone marks; '' without a page. */
  title: string;
  /** h1 elements joined. */
  h1: string;
  text: string;
  words: number;
  headers: Map<string, string>;
  /** Where a visitor ends, whether or not the page there could be read; null when nothing answered. */
  endUrl: string | null;
  endDomain: string | null;
  /** True when the visitor ends on another registrable domain. */
  foreign: boolean;
  /** Absolute URL that the page's only script sends to, when the page shows nothing else. */
  scriptRedirect: string | null;
  hasPasswordField: boolean;
  /** Registrable domain the page itself lies on; that of the name without a page. */
  pageDomain: string;
  /** Worked out when first asked for. */
  linksOut(): LinkOut[];
}

/** Worked out once for an observation. */
export const subjectOf = oncePerObservation(makeSubject);

function makeSubject(observation: Observation): Subject {
  const { domain, dns, web } = observation;
  const registrable = registrableDomain(domain) ?? domain;
  const page = web.page;
  const facts = page?.facts ?? null;
  const scriptRedirect = facts && page ? findScriptRedirect(facts, page.url) : null;
  const endUrl = frameOf(facts) ?? scriptRedirect ?? page?.url ?? lastUrl(web.chains);
  const pageDomain = (page && registrableOfUrl(page.url)) ?? registrable;
  let links: LinkOut[] | null = null;
  const endDomain = endUrl === null ? null : registrableOfUrl(endUrl);
  return {
    observation,
    domain,
    registrable,
    nameServers: unique([...dns.delegation.parentNs, ...dns.childNs.records.map(({ data }) => data)]),
    cnames: unique(web.hosts.flatMap(({ ipv4, ipv6 }) => [...ipv4.cnames, ...ipv6.cnames])),
    addresses: unique(
      web.hosts.flatMap(({ ipv4, ipv6 }) => [...ipv4.records, ...ipv6.records].map(({ data }) => data)),
    ),
    page,
    facts,
    title: normalPhrase(facts?.title ?? ''),
    h1: normalPhrase(facts?.h1.join(' · ') ?? ''),
    text: normalPhrase(facts?.text.slice(0, phraseText) ?? ''),
    words: facts?.words ?? 0,
    headers: new Map(page?.headers ?? []),
    endUrl,
    endDomain,
    foreign: endDomain !== null && endDomain !== registrable,
    scriptRedirect,
    hasPasswordField:
      facts?.forms.some(({ fields }) => fields.some(({ type }) => type === 'password')) ?? false,
    pageDomain,
    linksOut: () => {
      links ??= facts ? findLinksOut(facts, pageDomain) : [];
      return links;
    },
  };
}

function findLinksOut(facts: PageFacts, own: string): LinkOut[] {
  const links: LinkOut[] = [];
  for (const { url, text, hidden } of facts.links) {
    const domain = registrableOfUrl(url);
    if (domain === null || domain === own) continue;
    if (platformOf(url, socialNetworks) || platformOf(url, marketplaces)) continue;
    links.push({ url, text: normalPhrase(text), hidden, domain });
  }
  return links;
}

export function registrableOfUrl(url: string): string | null {
  const host = URL.parse(url)?.hostname;
  return host ? (registrableDomain(host) ?? host) : null;
}

/** The chain that got furthest: one that ends on a page, else one whose end is known. */
function lastUrl(chains: readonly RedirectChain[]): string | null {
  const chain =
    chains.find(({ end }) => end === 'page') ?? chains.find(({ hops }) => hops.length > 1) ?? chains[0];
  const last = chain?.hops.at(-1);
  return last?.location ?? last?.url ?? null;
}

/** A page that is nothing but one frame shows another page: registrars forward names that way. Maps and films do not count. */
function frameOf(facts: PageFacts | null): string | null {
  const frame = facts && facts.words === 0 && facts.images.length === 0 && facts.iframes.length === 1;
  const url = frame ? (facts.iframes[0] ?? null) : null;
  return url && !/\/embed|\/maps|\/plugins\/|googletagmanager/.test(url) ? url : null;
}

const locationChange =
  /(?:^|[;{}\s.])location(?:\.href)?\s*=\s*["']([^"'\s]{1,500})["']|location\.(?:replace|assign)\(\s*["']([^"'\s]{1,500})["']/;

/** Only on pages without words: elsewhere such a line belongs to a button. */
function findScriptRedirect(facts: PageFacts, pageUrl: string): string | null {
  if (facts.words >= 20) return null;
  for (const script of facts.inlineScripts) {
    const found = locationChange.exec(script);
    const target = found?.[1] ?? found?.[2];
    const url = target === undefined ? null : URL.parse(target, pageUrl);
    if (url?.protocol.startsWith('http') && url.href !== pageUrl) return url.href;
  }
  return null;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))];
}
