/**
 * One visit: a GET of one URL at one address, by way of guard and pacer, with what its page and certificate say.
 *
 * A visitor lives for one observation and asks nothing twice: the endpoint `https://example.vn/` and the first hop of
 * the chain that starts there are one request. A time-out or reset is tried once more before it is believed.
 */
import { hash } from 'node:crypto';
import type {
  BodyFacts,
  CertificateFacts,
  HttpResponse,
  PageFacts,
  RedirectChain,
  TlsObservation,
} from '../observation.ts';
import { createPageExtractor } from '../page/extract.ts';
import { detectLanguage } from '../page/language.ts';
import { simhashOf } from '../page/simhash.ts';
import { readChain } from '../tls/chain.ts';
import { matchesHost } from '../tls/name.ts';
import type { MeasurementFault } from '../vocabulary.ts';
import { headerOf } from './http/headers.ts';
import { type GetOptions, type GetOutcome, getOnce } from './http/request.ts';
import type { HandshakeOutcome } from './tls/handshake.ts';
import { createLanes } from './web-lane.ts';
import type { WebMeans } from './web-means.ts';

export interface WebAddress {
  address: string;
  family: 4 | 6;
}

export interface Visit extends WebAddress {
  url: URL;
  outcome: 'response' | MeasurementFault;
  connected: boolean;
  response?: HttpResponse;
  tls?: TlsObservation;
  /** Path trusted, name matches, dates good: what a browser would accept. Absent without a handshake. */
  tlsGood?: boolean;
  /** What the page says; null when the answer is no HTML, empty, or leads elsewhere by Location. */
  facts(): PageFacts | null;
  /** Where a meta refresh leads; told without reading a page again whose bytes were met before and lead nowhere. */
  refresh(): PageFacts['metaRefresh'];
  /** Beginning of a text that is no HTML, whatever it is sent as, ≤ 64 kB; empty otherwise. */
  text: string;
}

/** A chain of redirects and the answer it ended on. */
export interface Followed {
  chain: RedirectChain;
  /** null when it did not end on a page. */
  last: Visit | null;
}

export interface Visitor {
  /** @param userAgent another than our own; such a visit is never shared */
  visit(url: URL, at: WebAddress, userAgent?: string): Promise<Visit>;
}

const textBytes = 65_536;

export function createVisitor(means: WebMeans): Visitor {
  const visits = new Map<string, Promise<Visit>>();
  /** What bodies met before said: the same body at another address is not read again. */
  const known = new Map<string, { simhash: string | null; leads: boolean }>();
  const lanes = createLanes(means.pacer);
  /** Apex and www mostly show the same certificates: a leaf's signature costs 0.2 ms to check. */
  const chains = new Map<string, ReturnType<typeof readChain>>();

  return {
    visit(url, { address, family }, userAgent) {
      const at = { address, family }; // a Visit may be given for its address: nothing else of it may come along
      if (userAgent !== undefined) return visitOnce(url, at, userAgent);
      const key = `${at.address} ${url.href}`;
      const made = visits.get(key) ?? visitOnce(url, at);
      visits.set(key, made);
      return made;
    },
  };

  async function visitOnce(url: URL, at: WebAddress, userAgent?: string): Promise<Visit> {
    const refused = refusal(url, at, means);
    if (refused) return failed(url, at, { outcome: refused, connected: false });
    const chunks: Uint8Array[] = [];
    let got = await attempt(url, at, chunks, userAgent);
    if (got.outcome === 'timeout' || got.outcome === 'reset') {
      chunks.length = 0;
      got = await attempt(url, at, chunks, userAgent);
    }
    const secure = secureFacts(url, at, got.tls);
    if (got.outcome !== 'response') return { ...failed(url, at, got), ...secure };
    const { status, headers, connectMs, firstByteMs } = got;
    const page = readPage(url, got, chunks);
    const body: BodyFacts = { ...got.body, simhash: page.simhash };
    return {
      ...at,
      ...secure,
      url,
      outcome: 'response',
      connected: true,
      response: {
        status,
        headers,
        body,
        connectMs: Math.round(connectMs),
        firstByteMs: Math.round(firstByteMs),
      },
      facts: page.facts,
      refresh: page.refresh,
      text: page.text,
    };
  }

  function attempt(url: URL, at: WebAddress, chunks: Uint8Array[], userAgent?: string): Promise<GetOutcome> {
    const host = bareHost(url);
    const options: GetOptions = {
      url,
      ...at,
      port: portOf(url, means),
      serverName: host === at.address ? null : host,
      limits: means.limits,
      sink: (chunk) => chunks.push(chunk),
      ...(userAgent === undefined ? {} : { userAgent }),
      ...(means.signal ? { signal: means.signal } : {}),
    };
    // The front page is asked over a connection of its own: whether that comes up is what is measured.
    if (url.pathname + url.search !== '/') return lanes.get(options);
    return means.pacer.run('web', at.address, () => getOnce(options), means.signal);
  }

  function readPage(url: URL, got: Extract<GetOutcome, { outcome: 'response' }>, chunks: Uint8Array[]) {
    const contentType = headerOf(got.headers, 'content-type') ?? '';
    if (!isHtml(contentType, chunks[0])) {
      const isText = contentType === '' || /^text\//i.test(contentType);
      return { ...noPage, text: isText ? firstText(chunks) : '' };
    }
    if (got.body.bytes === 0 || isRedirect(got.status, headerOf(got.headers, 'location'))) {
      return noPage;
    }
    const seen = known.get(got.body.sha256);
    let read: PageFacts | undefined;
    let told: PageFacts | undefined;
    const extracted = () => {
      read ??= extract(url, contentType, chunks.splice(0));
      return read;
    };
    /** Only the page a visitor ends on and the contact page are looked at so closely that their language matters. */
    const facts = () => {
      told ??= { ...extracted(), detectedLanguage: detectLanguage(extracted().text) };
      return told;
    };
    // A text file that is sent as HTML (security.txt out of a content system) is kept as text, for its check to say so.
    const kept = beginsLikeMarkup(chunks[0]) ? '' : firstText(chunks);
    if (seen && !seen.leads) return { simhash: seen.simhash, facts, refresh: () => null, text: kept };
    const { text, metaRefresh } = extracted();
    const simhash = simhashOf(text);
    known.set(got.body.sha256, { simhash, leads: metaRefresh !== null });
    return { simhash, facts, refresh: () => metaRefresh, text: kept };
  }

  function secureFacts(url: URL, at: WebAddress, tls: HandshakeOutcome | undefined) {
    if (url.protocol !== 'https:') return {};
    const base = { host: bareHost(url), address: at.address, port: portOf(url, means) };
    if (tls?.outcome !== 'handshake') return {};
    const key = hash('sha256', Buffer.concat(tls.certificates));
    const chain = chains.get(key) ?? readChain(tls.certificates, means.trustStore);
    chains.set(key, chain);
    const { certificates, path } = chain;
    const observed: TlsObservation = {
      ...base,
      outcome: 'handshake',
      protocol: tls.protocol,
      cipher: tls.cipher,
      certificates,
      der: tls.certificates.map((der) => der.toString('base64')),
      path,
    };
    const named = matchesHost(certificates[0]?.san ?? [], base.host);
    const now = means.now().epochMilliseconds;
    return { tls: observed, tlsGood: path.trusted && named && datesGood(certificates, now) };
  }
}

/** Why nothing may be asked there at all. */
function refusal(url: URL, at: WebAddress, means: WebMeans): MeasurementFault | null {
  if (means.signal?.aborted) return 'interrupted';
  if (!means.guard.check(at.address).allowed) return 'guarded';
  const port = portOf(url, means);
  // A Location may name any port: mail and shell servers get no HTTP from us (browsers block these ports too).
  if (url.port !== '' && port < 1024 && port !== 80 && port !== 443) return 'guarded';
  if (at.family === 4 && !means.reach.ipv4) return 'no-ipv4';
  if (at.family === 6 && !means.reach.ipv6) return 'no-ipv6';
  return null;
}

function failed(
  url: URL,
  at: WebAddress,
  got: { outcome: MeasurementFault | 'response'; connected: boolean },
): Visit {
  const { facts, refresh, text } = noPage;
  return { ...at, url, outcome: got.outcome, connected: got.connected, facts, refresh, text };
}

const noPage = { simhash: null, facts: () => null, refresh: () => null, text: '' };

/** The host of a URL as DNS and certificates know it: without the brackets of an IPv6 address. */
export function bareHost(url: URL): string {
  return url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
}

export function isRedirect(status: number, location: string | undefined): location is string {
  return location !== undefined && [301, 302, 303, 307, 308].includes(status);
}

function portOf(url: URL, means: WebMeans): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? means.ports.https : means.ports.http;
}

/** Without a Content-Type, what begins like markup is taken for it, as browsers do (WHATWG MIME Sniffing §7). */
function isHtml(contentType: string, first: Uint8Array | undefined): boolean {
  if (contentType !== '') return /^\s*(text\/html|application\/xhtml\+xml)\b/i.test(contentType);
  return first !== undefined && beginsLikeMarkup(first);
}

function beginsLikeMarkup(first: Uint8Array = new Uint8Array()): boolean {
  return /^\uFEFF?\s*</.test(Buffer.from(first.subarray(0, 64)).toString('utf8'));
}

function firstText(chunks: readonly Uint8Array[]): string {
  return Buffer.concat(chunks).subarray(0, textBytes).toString('utf8');
}

function extract(url: URL, contentType: string, chunks: Uint8Array[]): PageFacts {
  const extractor = createPageExtractor({ url: url.href, contentType });
  for (const chunk of chunks) extractor.write(chunk);
  return extractor.end(false).facts;
}

/** Dates of the leaf and of the issuers sent above it. */
function datesGood(certificates: readonly CertificateFacts[], now: number): boolean {
  const walked = new Set<CertificateFacts>();
  for (let next = certificates[0]; next && !walked.has(next); ) {
    if (Date.parse(next.notBefore) > now || Date.parse(next.notAfter) < now) return false;
    walked.add(next);
    const { issuer, selfIssued } = next;
    next = selfIssued ? undefined : certificates.find(({ subject }) => subject === issuer);
  }
  return true;
}
