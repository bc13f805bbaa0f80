/**
 * Parking services recognised by DNS alone, and the marks of their pages.
 *
 * Listed are names that serve parked or offered domains and nothing else. Left out on purpose: the general name servers
 * of registrars (domaincontrol.com, registrar-servers.com, dns-parking.com, dnsowl.com, namebrightdns.com, …), which
 * carry live sites as well. Compiled on 22/11/2026 from the services' own set-up pages as known, MISP's warning list
 * "parking-domain-ns" and lists in public use; bodis.com closed on 31/01/2026 but names still point there.
 */

import { phrases } from '../normal.ts';
import type { Rule } from '../signal.ts';
import { firstMatch, underSuffix } from '../signal.ts';
import { registrableOfUrl, type Subject } from '../subject.ts';

export interface ParkingProvider {
  /** Suffix of name servers or CNAME targets. */
  suffix: string;
  provider: string;
  /** What its pages are for: advertisements, or offering the name. */
  kind: 'parked' | 'for_sale';
}

const ads = (provider: string, ...suffixes: string[]): ParkingProvider[] =>
  suffixes.map((suffix) => ({ suffix, provider, kind: 'parked' }));
const sale = (provider: string, ...suffixes: string[]): ParkingProvider[] =>
  suffixes.map((suffix) => ({ suffix, provider, kind: 'for_sale' }));

export const parkingProviders: readonly ParkingProvider[] = [
  ...ads('Sedo', 'sedoparking.com', 'sedo.com'),
  ...ads('Bodis', 'bodis.com'),
  ...ads('ParkingCrew', 'parkingcrew.net', 'parkingcrew.com'),
  ...ads('Above.com', 'above.com', 'abovedomains.com', 'trafficz.com'),
  ...ads('ParkLogic', 'parklogic.com'),
  ...ads('GoDaddy CashParking', 'cashparking.com', 'smartname.com'),
  ...ads('Domain Sponsor', 'dsredirection.com', 'dsredirects.com', 'domainsponsor.com', 'oversee.net'),
  ...ads('Fastpark / NameDrive', 'fastpark.net', 'namedrive.com'),
  ...ads('Skenzo', 'skenzo.com', 'parkpage.foundationapi.com', 'parkingpage.namecheap.com'),
  ...ads('Voodoo', 'voodoo.com'),
  ...ads('Rook Media', 'rookdns.com', 'rookmedia.net'),
  ...ads('Ztomy', 'ztomy.com'),
  ...ads('InternetTraffic', 'internettraffic.com'),
  ...ads('Parked.com', 'parked.com', 'parkeddomain.com', 'parkednicely.com'),
  ...ads('ParkingDots', 'parkingdots.com'),
  ...ads('Giant Panda', 'giantpanda.com'),
  ...ads('Tld Parked', 'tldparked.com'),
  ...ads('Magpie', 'magpiedns.com'),
  ...ads('Day.biz', 'day.biz'),
  ...ads('WhyPark', 'whypark.com'),
  ...ads('Parktons', 'parktons.com'),
  ...ads('OVH', 'parking1.ovh.net', 'parking2.ovh.net'),
  ...ads('Alibaba', 'expirens3.hichina.com', 'expirens4.hichina.com'),
  ...ads('RenewYourName', 'renewyourname.net'),
  ...ads('Network Solutions', 'pendingrenewaldeletion.com'),
  ...ads('ParkingPage', 'parking-page.net', 'parkingpage.net'),
  ...ads('Park-web', 'park-web.com'),
  ...sale('Dan.com', 'dan.com', 'undeveloped.com'),
  ...sale('Afternic', 'afternic.com', 'namefind.com'),
  ...sale('HugeDomains', 'hugedomains.com'),
  ...sale('BuyDomains', 'buydomains.com'),
  ...sale('Uniregistry Market', 'uniregistrymarket.link'),
  ...sale('DomainMarket', 'domainmarket.com'),
  ...sale('Atom', 'squadhelp.com', 'atom.com', 'brandbucket.com'),
  ...sale('Efty', 'efty.com', 'eftydns.com'),
  ...sale('DomainRecover', 'domainrecover.com'),
  ...sale('Perfect Domain', 'perfectdomain.com'),
  ...sale('4.cn', '4.cn'),
  ...sale('DropCatch', 'dropcatch.com'),
  ...sale('Grit Brokerage', 'gritbrokerage.com'),
  ...sale('NameSilo', 'parking.namesilo.com'),
];

/** Addresses known to serve parking pages only. From general knowledge, not measured: addresses move, some may be out of date. */
export const parkingAddresses: readonly {
  address: string;
  provider: string;
  kind: ParkingProvider['kind'];
}[] = [
  { address: '91.195.240.94', provider: 'Sedo', kind: 'parked' },
  { address: '64.190.62.22', provider: 'Sedo', kind: 'parked' },
  { address: '64.190.63.222', provider: 'Sedo', kind: 'parked' },
  { address: '199.59.243.228', provider: 'Bodis', kind: 'parked' },
];

/** Where the scripts of advertisement feeds come from. */
const feedScripts: readonly RegExp[] = [
  /\/adsense\/domains\/caf\.js|\/apps\/domainpark\//,
  /\/afs\/ads\/i\/iframe\.html/,
  /d38psrni17bvxu\.cloudfront\.net|d1lxhc4jvstzrp\.cloudfront\.net/,
  /parking(?:crew|logic)\.(?:net|com)|sedoparking\.com|img\.sedoparking\.com|bodis\.com|parkingcdn|above\.com\/|dsparking\.com/,
  /(?:^|[;{}\s])window\.park\s*=\s*["']/, // Bodis, and whoever runs its pages now
];
/** Names of scripts that car parks have too. */
const likelyFeedScripts: readonly RegExp[] = [
  ...feedScripts,
  /\/(?:park|parking)\.(?:js|php)(?:\?|$)|\/parking-lander\//,
];

const parkedPhrases = phrases(
  'this (?:web ?page|domain|site) (?:name )?(?:is|has been) parked',
  'parked (?:free|for free|domain|page)',
  'domain parking',
  'this domain has recently been registered',
  'related searches|search related topics|tìm kiếm liên quan',
  'sponsored (?:listings|links|results)|listings are sponsored|liên kết (?:được )?tài trợ',
  'tên miền (?:này )?(?:đang|được|đã) (?:được )?(?:giữ chỗ|park)',
  'trang (?:này )?(?:là )?trang giữ chỗ(?: tên miền)?',
  '(?:tên miền|domain) (?:này )?(?:.{0,40} )?đang (?:được )?đỗ|(?:trang )?đỗ tên miền',
);

/** Said of itself by a page that says little else, there is nothing else it could be. */
const plainly = phrases(
  'this (?:domain|site)(?: name)? (?:is|has been) (?:currently )?parked',
  'tên miền này (?:(?:đang|được|hiện|đã) )+(?:park|đỗ)',
);
const plainWords = 60;

/** The script of an advertisement feed for names without a site. */
function feedOf({ facts }: Subject, patterns: readonly RegExp[]): string | null {
  if (!facts) return null;
  for (const each of [...facts.scripts, ...facts.iframes, ...facts.inlineScripts]) {
    const found = firstMatch(patterns, each);
    if (found) return found;
  }
  return null;
}

/** A site with pages of its own is no parking page, whoever answers for its DNS. */
function holdsSite({ words, facts }: Subject): boolean {
  return words >= 150 && (facts?.internalPages ?? 0) >= 5;
}

/** Four links and more, every one a search at one and the same other place. */
function searchesElsewhere({ facts, words, pageDomain }: Subject): string | null {
  if (!facts || words >= 150 || facts.internalPages > 1) return null;
  const links = facts.links.filter(({ url, hidden }) => !hidden && /[?&][a-z_]{1,12}=/.test(url));
  const domains = new Set(links.map(({ url }) => registrableOfUrl(url)));
  const [only] = domains;
  return links.length >= 4 && domains.size === 1 && only && only !== pageDomain
    ? `${links.length} searches at ${only}`
    : null;
}

function byDns(kind: ParkingProvider['kind']): Rule['see'] {
  const providers = parkingProviders.filter((each) => each.kind === kind);
  return (subject) => {
    if (holdsSite(subject)) return null;
    for (const { suffix, provider } of providers) {
      // All name servers, so that one left over from an earlier service does not decide.
      const served = subject.nameServers.filter((name) => name === suffix || name.endsWith(`.${suffix}`));
      if (served.length > 0 && served.length === subject.nameServers.length)
        return `NS ${served[0]} (${provider})`;
      const alias = underSuffix(subject.cnames, suffix);
      if (alias) return `CNAME ${alias} (${provider})`;
    }
    const address = parkingAddresses.find(
      (each) => each.kind === kind && subject.addresses.includes(each.address),
    );
    return address ? `A ${address.address} (${address.provider})` : null;
  };
}

/** Names below which a visitor ends when a name is offered there. */
export const brokers: readonly string[] = parkingProviders
  .filter(({ kind }) => kind === 'for_sale')
  .map(({ suffix }) => suffix)
  .concat('sedo.com', 'flippa.com', 'domainagents.com');

export const forSaleByDns: Rule = {
  state: 'for_sale',
  id: 'sale-service-in-dns',
  strength: 'definite',
  group: 'dns',
  see: byDns('for_sale'),
};

export const parkedRules: readonly Rule[] = [
  { state: 'parked', id: 'parking-service-in-dns', strength: 'definite', group: 'dns', see: byDns('parked') },
  {
    state: 'parked',
    id: 'advertisement-feed',
    strength: 'indicative',
    group: 'feed',
    // The searches it offers are often pages "inside": fewer than make a site active.
    see: (subject) => ((subject.facts?.internalPages ?? 0) < 5 ? feedOf(subject, likelyFeedScripts) : null),
  },
  {
    state: 'parked',
    id: 'nothing-but-feed',
    strength: 'definite',
    group: 'feed',
    see: (subject) =>
      subject.words < 20 && (subject.facts?.internalPages ?? 0) <= 1 ? feedOf(subject, feedScripts) : null,
  },
  {
    state: 'parked',
    id: 'says-only-parked',
    strength: 'definite',
    group: 'phrase',
    see: ({ text, words, facts }) =>
      words < plainWords && (facts?.internalPages ?? 0) <= 1 ? firstMatch(plainly, text) : null,
  },
  {
    state: 'parked',
    id: 'lander',
    strength: 'indicative',
    group: 'lander',
    see: ({ page, scriptRedirect }) =>
      [page?.url, scriptRedirect].find((url) => url && /\/(?:lander|sk-park|park)(?:[/?#]|$)/.test(url)) ??
      null,
  },
  {
    state: 'parked',
    id: 'nothing-but-lander',
    strength: 'definite',
    group: 'lander',
    // GoDaddy's parked names: no words, one script that leads to /lander.
    see: ({ words, scriptRedirect }) =>
      words < 20 && scriptRedirect && /\/lander(?:[?#]|$)/.test(scriptRedirect) ? scriptRedirect : null,
  },
  {
    state: 'parked',
    id: 'searches-elsewhere',
    strength: 'indicative',
    group: 'links',
    see: searchesElsewhere,
  },
  {
    state: 'parked',
    id: 'says-parked',
    strength: 'indicative',
    group: 'phrase',
    see: ({ title, text, words }) => (words < 150 ? firstMatch(parkedPhrases, `${title} · ${text}`) : null),
  },
  {
    state: 'parked',
    id: 'same-page-on-many-names',
    strength: 'indicative',
    group: 'likeness',
    see: (_, { similarPages = 0 }) => (similarPages >= 50 ? `${similarPages} names` : null),
  },
];
