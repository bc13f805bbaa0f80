/**
 * The stable part of what a website shows; see stable-part.ts for what that means.
 *
 * Of a page its title and build stay and its running text goes: news, prices and visitor counters change daily, and a page
 * that says something else under the same title is the same presence. Digits in titles count as one sign. Of a
 * certificate its names, issuer and kind stay; serial, dates and fingerprint go, because a renewal every sixty days is no
 * change of what is shown, and one that fails shows in the judgement (T11).
 */
import type { Observation } from '#measurement/index.ts';
import { byText, lookup, type Stable, sorted, withoutRandomLabel } from './stable-dns.ts';

type Web = Observation['web'];
type Headers = [name: string, value: string][];
type Page = NonNullable<Web['page']>;
type PageFacts = NonNullable<Page['facts']>;
type Tls = Web['tls'][number];

export function stableWeb(web: Web): Stable {
  return [
    web.hosts.map(({ host, ipv4, ipv6 }) => [host, lookup(ipv4), lookup(ipv6)]),
    byText(
      web.endpoints.map(({ host, scheme, address, outcome, connected, response }) => [
        `${scheme}://${host} ${address}`,
        outcome,
        connected,
        response?.status ?? null,
        response ? stableHeaders(response.headers) : null,
        response?.body.fault ?? null,
      ]),
    ),
    byText(web.tls.map(stableTls)),
    web.chains.map(({ start, end, hops }) => [
      start,
      end,
      hops.map(({ url, outcome, status, location, by, tlsGood }) => [
        stableUrl(url),
        outcome,
        status ?? null,
        location === undefined ? null : stableUrl(location),
        by ?? null,
        tlsGood ?? null,
      ]),
    ]),
    web.page ? stablePage(web.page) : null,
    web.contactPage ? [stableUrl(web.contactPage.url), web.contactPage.status] : null,
    web.notFound ? [web.notFound.outcome, web.notFound.status ?? null] : null,
    web.securityTxt.map(({ url, outcome, status, contentType }) => [
      url,
      outcome,
      status ?? null,
      contentType ?? null,
    ]),
    web.unknownHost
      ? [web.unknownHost.outcome, web.unknownHost.status ?? null, stableText(web.unknownHost.title ?? '')]
      : null,
    web.cloaked ? stableText(web.cloaked.title) : null,
  ];
}

function stableTls({ host, address, port, outcome, protocol, cipher, certificates, path }: Tls): Stable {
  return [
    `${host} ${address} ${port}`,
    outcome,
    protocol ?? null,
    cipher ?? null,
    certificates.map(({ subject, issuer, san, keyType, keyBits, signatureAlgorithm }) => [
      stableText(subject),
      stableText(issuer),
      sorted(san),
      keyType,
      keyBits,
      signatureAlgorithm,
    ]),
    path ? [path.trusted, path.problem ?? null, path.outOfOrder] : null,
  ];
}

function stablePage({ url, status, headers, body, facts }: Page): Stable {
  return [
    stableUrl(url),
    status,
    stableHeaders(headers),
    body.fault ?? null,
    facts ? stableFacts(facts) : null,
  ];
}

function stableFacts(facts: PageFacts): Stable {
  return [
    facts.contentType,
    facts.charset,
    stableText(facts.title),
    facts.lang,
    facts.generator,
    facts.detectedLanguage,
    facts.appRoot,
    facts.metaRefresh ? stableUrl(facts.metaRefresh.url) : null,
    sorted(facts.scripts.map(originOf)),
    sorted(facts.iframes.map(originOf)),
    sorted(facts.mailtos),
    sorted(facts.tels),
    byText(
      facts.forms.map(({ action, method, fields }) => [
        stableUrl(action),
        method,
        sorted(fields.map(({ type }) => type)),
      ]),
    ),
  ];
}

/** What says how a site is built and guarded. Everything else a server may send with every answer anew. */
const keptHeaders = new Set([
  'content-security-policy',
  'content-security-policy-report-only',
  'content-type',
  'permissions-policy',
  'referrer-policy',
  'server',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'x-powered-by',
]);

function stableHeaders(headers: Headers): Stable {
  return sorted(
    headers.flatMap(([name, value]) => {
      if (name === 'set-cookie') return [`set-cookie: ${stableCookie(value)}`];
      if (!keptHeaders.has(name)) return [];
      return [`${name}: ${name.startsWith('content-security') ? stablePolicy(value) : value}`];
    }),
  );
}

/** Nonces are new with every answer, hashes of inline scripts with every change of the page. */
function stablePolicy(policy: string): string {
  return policy.replace(/'(nonce|sha256|sha384|sha512)-[^']*'/g, "'$1-*'").replace(/(\s'\w+-\*')\1+/g, '$1');
}

/** Name and attributes; never the value, and no date. */
function stableCookie(header: string): string {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const kept = attributes.filter((attribute) => !/^(expires|max-age)=/i.test(attribute));
  return [stableText(pair.split('=')[0] ?? ''), ...sorted(kept)].join('; ');
}

/** Without fragment, session in the path, and the values of the query. */
function stableUrl(url: string): string {
  const [place = '', query = ''] = (url.split('#')[0] ?? '').split(/\?(.*)/s);
  const keys = query === '' ? [] : sorted(query.split('&').map((pair) => pair.split('=')[0] ?? ''));
  return withoutRandomLabel(
    place.replace(/;\w*sess\w*=[^/]*/i, '') + (keys.length > 0 ? `?${keys.join('&')}` : ''),
  );
}

function originOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? '';
}

/** Dates, prices, counters and numbered issuers (R12, R13) count as one. */
function stableText(text: string): string {
  return text.replace(/\d+/g, '0');
}
