/**
 * The web room of an observation: every address of apex and www over http and https, where their redirects lead, the page
 * a visitor ends on and what stands around it.
 *
 * Network only; nothing is judged but which page is *the* page, because only that one is read further. Profile
 * `presence` takes one address of each family and leaves out the path that cannot exist and security.txt.
 */
import type { Endpoint, TlsObservation, WebHost, WebObservation } from '../observation.ts';
import {
  pageOf,
  probeCloaked,
  probeContactPage,
  probeNotFound,
  probeSecurityTxt,
  probeUnknownHost,
} from './web-extras.ts';
import type { WebMeans } from './web-means.ts';
import { addressesOf, createFollower } from './web-redirects.ts';
import { createVisitor, type Followed, type Visit } from './web-visit.ts';

export { type WebMeans, webPorts } from './web-means.ts';

/**
 * @param domain the measured name, A-label form
 * @param hosts apex first, then www, both looked up already
 */
export async function observeWeb(
  domain: string,
  hosts: readonly WebHost[],
  means: WebMeans,
): Promise<WebObservation> {
  const full = means.profile === 'full';
  const perFamily = full ? means.limits.addressesPerFamily : 1;
  const own: WebMeans = { ...means, limits: { ...means.limits, addressesPerFamily: perFamily } };
  const visitor = createVisitor(own);
  const follower = createFollower(hosts, visitor, own);
  const roots = hosts.flatMap((host) => {
    const addresses = addressesOf(host, perFamily);
    return addresses.length === 0 ? [] : [root(host, 'http'), root(host, 'https')];
    function root({ host }: WebHost, scheme: Endpoint['scheme']) {
      return { host, scheme, url: new URL(`${scheme}://${host}/`), addresses };
    }
  });
  const endpoints: Endpoint[] = [];
  const tls: TlsObservation[] = [];
  const visits = roots.flatMap(({ host, scheme, url, addresses }) =>
    addresses.map(async (address) => ({ host, scheme, visit: await visitor.visit(url, address) })),
  );
  for (const { host, scheme, visit } of await Promise.all(visits)) {
    endpoints.push(endpointOf(host, scheme, visit));
    if (scheme === 'https') tls.push(tlsOf(host, visit, means.ports.https));
  }
  const followed = await Promise.all(roots.map(({ url }) => follower.follow(url)));
  const page = choosePage(followed);
  const room: WebObservation = {
    hosts: [...hosts],
    endpoints,
    tls,
    chains: followed.map(({ chain }) => chain),
    page: page && pageOf(page),
    contactPage: null,
    notFound: null,
    securityTxt: [],
    unknownHost: null,
    cloaked: null,
  };
  // "Too many requests" (RFC 6585 §4): whoever says it is asked nothing more.
  if (!page || page.response?.status === 429) return room;
  const isOwn = hosts.some(({ host }) => host === page.url.hostname);
  const origin = endpoints.find(({ scheme, outcome }) => scheme === 'https' && outcome === 'response')?.host;
  const [contactPage, notFound, securityTxt, unknownHost, cloaked] = await Promise.all([
    probeContactPage(page, domain, follower),
    full && isOwn ? probeNotFound(page, domain, follower) : null,
    full && origin ? probeSecurityTxt(new URL(`https://${origin}/`), follower) : [],
    isOwn ? probeUnknownHost(page, visitor, means) : null,
    means.cloakCheck ? probeCloaked(page, visitor) : null,
  ]);
  return { ...room, contactPage, notFound, securityTxt, unknownHost, cloaked };
}

function endpointOf(host: string, scheme: Endpoint['scheme'], visit: Visit): Endpoint {
  const { address, family, outcome, connected, response } = visit;
  return { host, scheme, address, family, outcome, connected, ...(response ? { response } : {}) };
}

function tlsOf(host: string, visit: Visit, port: number): TlsObservation {
  if (visit.tls) return visit.tls;
  // No handshake came up, so the visit's outcome is the fault of connecting or of TLS itself.
  const outcome = visit.outcome === 'response' ? 'tls-protocol' : visit.outcome;
  return { host, address: visit.address, port, outcome, certificates: [], der: [] };
}

/**
 * The page a visitor ends on: https before http, apex before www. A page that a browser would show without a warning
 * comes before one behind a bad certificate, and one that is there before one that is an error.
 */
function choosePage(followed: readonly Followed[]): Visit | null {
  const order = ['https', 'http'].flatMap((scheme) =>
    followed.filter(({ chain }) => chain.start.startsWith(`${scheme}:`)),
  );
  const pages = order.flatMap(({ chain, last }) => (last ? [{ chain, last }] : []));
  const there = pages.filter(({ last }) => (last.response?.status ?? 0) < 400);
  const shown = there.find(({ chain }) => chain.hops.every(({ tlsGood }) => tlsGood !== false));
  return (shown ?? there[0] ?? pages[0])?.last ?? null;
}
