/**
 * The requests beyond the front page, each at most once: a path that cannot exist, security.txt, the page that says
 * whose site it is, a Host that nobody has, and (only when asked for) the page as a search engine sees it.
 */
import { hash } from 'node:crypto';
import type { PageFacts, PageObservation, WebObservation } from '../observation.ts';
import { registrableDomain } from '../zones.ts';
import { searchEngineUserAgent } from './http/agent.ts';
import { FaultError } from './http/fault.ts';
import { headerOf } from './http/headers.ts';
import { contactLink } from './web-contact.ts';
import type { WebMeans } from './web-means.ts';
import type { Follower } from './web-redirects.ts';
import { bareHost, type Visit, type Visitor } from './web-visit.ts';

type SecurityTxt = WebObservation['securityTxt'][number];

export function pageOf(visit: Visit): PageObservation | null {
  if (!visit.response) return null;
  const { status, headers, body } = visit.response;
  return { url: visit.url.href, status, headers, body, facts: visit.facts() };
}

/** The same path for the same name every time, so that two measurements ask the same. */
export async function probeNotFound(
  page: Visit,
  domain: string,
  follower: Follower,
): Promise<WebObservation['notFound']> {
  const url = new URL(`/hien-dien-404-${hash('sha256', domain).slice(0, 12)}`, page.url);
  const { chain, last } = await follower.follow(url);
  const [first] = chain.hops;
  if (first?.outcome !== 'response' || first.status === undefined) {
    return { url: url.href, outcome: first?.outcome ?? 'interrupted' };
  }
  return {
    url: url.href,
    outcome: 'response',
    status: first.status,
    ...(first.location ? { location: first.location } : {}),
    ...(last?.response ? { body: last.response.body } : {}),
  };
}

/** The well-known place (RFC 9116 §3), and the legacy one where the first has nothing. */
export async function probeSecurityTxt(origin: URL, follower: Follower): Promise<SecurityTxt[]> {
  const wellKnown = await probeText(new URL('/.well-known/security.txt', origin), follower);
  const found = wellKnown.status === 200 && wellKnown.text !== undefined;
  if (found || wellKnown.outcome !== 'response') return [wellKnown];
  return [wellKnown, await probeText(new URL('/security.txt', origin), follower)];
}

async function probeText(url: URL, follower: Follower): Promise<SecurityTxt> {
  const { chain, last } = await follower.follow(url);
  const end = chain.hops.at(-1);
  const redirectedTo = end && end.url !== url.href ? { redirectedTo: end.url } : {};
  if (!last?.response) return { url: url.href, outcome: end?.outcome ?? 'interrupted', ...redirectedTo };
  const contentType = headerOf(last.response.headers, 'content-type');
  return {
    url: url.href,
    outcome: 'response',
    status: last.response.status,
    ...(contentType === undefined ? {} : { contentType }),
    ...(last.text === '' ? {} : { text: last.text }),
    ...redirectedTo,
  };
}

/** The contact or about page that the front page links to, on the name's own domain. */
export async function probeContactPage(
  page: Visit,
  domain: string,
  follower: Follower,
): Promise<PageObservation | null> {
  const facts = page.facts();
  if (!facts || registrableDomain(bareHost(page.url)) !== registrableDomain(domain)) return null;
  const link = contactLink(facts.links, page.url);
  if (!link) return null;
  const { last } = await follower.follow(link);
  return last && pageOf(last);
}

/** What the page's address answers to a Host that nobody has: a default page looks the same. Once an address and run. */
export async function probeUnknownHost(
  page: Visit,
  visitor: Visitor,
  means: WebMeans,
): Promise<NonNullable<WebObservation['unknownHost']>> {
  const { address } = page;
  const scheme = page.url.protocol;
  try {
    return await means.memo.once('unknown-host', `${scheme} ${address} ${page.url.port}`, async () => {
      const url = new URL(page.url.origin);
      url.hostname = `hien-dien-${hash('sha256', address).slice(0, 12)}.invalid`; // RFC 6761 §6.4
      const visit = await visitor.visit(url, page);
      if (visit.outcome === 'interrupted') throw new FaultError('interrupted');
      const { response } = visit;
      const title = visit.facts()?.title;
      return {
        address,
        outcome: visit.outcome,
        ...(response ? { status: response.status, body: response.body } : {}),
        ...(title === undefined ? {} : { title }),
      };
    });
  } catch (error) {
    if (error instanceof FaultError) return { address, outcome: error.fault };
    throw error;
  }
}

export async function probeCloaked(page: Visit, visitor: Visitor): Promise<PageFacts | null> {
  return (await visitor.visit(page.url, page, searchEngineUserAgent)).facts();
}
