/**
 * What a scenario is: the domains it registers, their zones and servers, their websites — as plain declarations.
 *
 * What is not said is right: a domain with nothing but a name is signed, has two name servers in two networks over
 * IPv4 and IPv6, CAA, SPF, DMARC, null MX, and a café's website with HTTPS, HSTS, CSP and security.txt. So a scenario
 * says only what is wrong with it. README.md shows how to add one.
 */
import { domainToASCII } from 'node:url';
import type { JudgeContext } from '#measurement/index.ts';
import { type Bank, scenarioV4, scenarioV6 } from './address-plan.ts';
import type { CertificateSpec } from './ca.ts';
import type { DnsMode } from './misbehaving/dns-modes.ts';
import type { TcpMode } from './misbehaving/tcp-modes.ts';

export interface Scenario {
  number: number;
  /** One sentence: what is staged here. */
  about: string;
  /** Check ids this scenario is a witness for, e.g. ['T11', 'W6']. */
  witness: readonly string[];
  /** The first one is measured; the others help (a redirect's target, a name server's zone). */
  domains: readonly DomainSpec[];
  /** What one observation cannot hold: the holder from the registry, how many names show a similar page. */
  context?: Pick<JudgeContext, 'holder' | 'similarPages'>;
}

export interface DomainSpec {
  /** Readable form; Vietnamese names with diacritics. */
  name: string;
  /** `absent`: nobody registered it, the parent answers NXDOMAIN. */
  dns?: DnsSpec | 'absent';
  /** `none`: no website and no address records. A list where hosts have sites of their own. */
  web?: SiteSpec | readonly SiteSpec[] | 'none';
}

// ── DNS ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Program = 'knot' | 'nsd' | 'bind';

export interface DnsSpec {
  /** The shared hoster that serves the zone: ns1/ns2.maychu.vn, .tenmien.net, .luutru.com. Default by number. */
  server?: Program;
  /**
   * Lines of the zone file, relative to the domain, added to SOA, NS and the addresses of sites and name servers. An
   * address is not added where a line of yours holds A, AAAA or CNAME for the same owner.
   */
  records?: readonly string[];
  /** Which of the good records are left out: 'caa', 'mail' (MX, SPF, DMARC), or all. */
  without?: readonly ('caa' | 'mail')[];
  /** SOA rdata without the names: serial refresh retry expire minimum. */
  soa?: string;
  /** Own name servers instead of a hoster's. */
  nameServers?: readonly NameServerSpec[];
  /** NS names in the child, where they differ from those at the parent. */
  childNs?: readonly string[];
  ttl?: number;
  signed?: false | SigningSpec;
  /** Edits on the text of the signed zone: one record a line, absolute names, tabs between fields. */
  spoil?: (zone: string) => string;
  parent?: {
    /** NS names at the parent, where they differ from the name servers. */
    ns?: readonly string[];
    /** Master-file lines with absolute names, instead of the glue made from `nameServers`. */
    glue?: readonly string[];
    /** Default `right` (SHA-256) for a signed zone, `none` for an unsigned one. Lines are DS rdata. */
    ds?: 'right' | 'wrong' | 'none' | { digestTypes: readonly (1 | 2 | 4)[] } | { lines: readonly string[] };
  };
}

export interface SigningSpec {
  /** IANA number that ldns can sign with. Default 13. */
  algorithm?: 5 | 7 | 8 | 10 | 13 | 14 | 15 | 16;
  /** RSA only. Default 2048. */
  keySize?: number;
  /** `csk`: one key for all (default); `split`: key-signing and zone-signing key. */
  keys?: 'csk' | 'split';
  denial?: 'nsec' | { iterations?: number; salt?: string; optOut?: boolean };
  /** Seconds from the start of the lab. Default −1 hour and +30 days. */
  validity?: { inception?: number; expiration?: number };
}

export interface NameServerSpec {
  /** Absolute; made an A-label. */
  name: string;
  v4?: readonly string[];
  v6?: readonly string[];
  /**
   * What stands at its addresses: a real program, one with another version of the zone (only one version for each
   * program), a mode of the misbehaving server, or nothing (connections are refused).
   */
  answers: Program | { program: Program; zone: ZoneVariant } | DnsMode | 'nothing';
}

export type ZoneVariant = Pick<
  DnsSpec,
  'records' | 'without' | 'soa' | 'childNs' | 'signed' | 'spoil' | 'ttl'
>;

// ── Web ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface SiteSpec {
  /** Default: the domain and www. */
  hosts?: readonly string[];
  /** Host number in the scenario's block. Default 10; sites on one address are told apart by name. */
  address?: number;
  /** Families that have an address. Default both. */
  families?: 'both' | 'v4' | 'v6';
  /** Address records made for the hosts. Default: those of `families`. */
  published?: 'none';
  /** Port 80. Default `redirect`: 301 to https on the same host. */
  http?: 'redirect' | 'pages' | 'closed' | Redirect | { misbehaves: TcpMode };
  /** Port 443. `tls: true` puts the misbehaviour behind a good handshake. */
  https?: 'pages' | 'closed' | Redirect | { misbehaves: TcpMode; tls?: boolean };
  certificate?: CertificateSpec;
  /** Default `good`: HSTS, CSP, nosniff, referrer policy, frame options and more. Yours are added or replace; null takes one away. */
  standardHeaders?: 'good' | 'none';
  headers?: Readonly<Record<string, string | null>>;
  /**
   * `cafe` (default): the front page and six pages of a café, security.txt, robots.txt. `none`: nothing but yours.
   * Files in the scenario's folder `pages/` are laid over it for the first site of the first domain.
   */
  content?: 'cafe' | 'none';
  /** By path. A string is HTML with status 200; null takes a page away. */
  pages?: Readonly<Record<string, string | PageSpec | null>>;
  /** Also answers Host names that nobody has. Default false: those get 404. */
  answersAnyHost?: boolean;
  /** nginx directives inside the server block, e.g. 'ssl_protocols TLSv1;'. They replace ours of the same name. */
  nginx?: readonly string[];
}

export interface Redirect {
  to: string;
  status?: 301 | 302 | 303 | 307 | 308;
}

export interface PageSpec {
  body: string;
  status?: number;
  /** Default 'text/html; charset=utf-8'. */
  type?: string;
  headers?: Readonly<Record<string, string>>;
}

// ── Making one ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Addresses of the scenario's own blocks: host 1–30, bank 1 is another network. */
export interface Addresses {
  v4(host: number, bank?: Bank): string;
  v6(host: number, bank?: Bank): string;
}

export const minutes = (count: number) => count * 60;
export const hours = (count: number) => count * 3600;
export const days = (count: number) => count * 86_400;

/**
 * Declares a scenario. `number` decides its addresses and is nobody else's (README.md has the ranges).
 *
 * @param describe gets the scenario's own addresses
 */
export function defineScenario(
  number: number,
  describe: (at: Addresses) => Omit<Scenario, 'number'>,
): Scenario {
  const at: Addresses = {
    v4: (host, bank = 0) => scenarioV4(number, host, bank),
    v6: (host, bank = 0) => scenarioV6(number, host, bank),
  };
  return { number, ...describe(at) };
}

/** Two well-behaved servers of the domain's own, ns1 and ns2 in two networks: a start for scenarios that change one. */
export function ownNameServers(
  domain: string,
  at: Addresses,
  first: NameServerSpec['answers'],
  second: NameServerSpec['answers'],
): [NameServerSpec, NameServerSpec] {
  return [
    { name: `ns1.${domain}`, v4: [at.v4(2)], v6: [at.v6(2)], answers: first },
    { name: `ns2.${domain}`, v4: [at.v4(3, 1)], v6: [at.v6(3, 1)], answers: second },
  ];
}

/** A-label without trailing dot; throws for what is no name, because then the scenario is wrong. */
export function toALabel(name: string): string {
  // Underscore labels and wildcards are no host names, so domainToASCII is asked label by label only where needed.
  const ascii = /^[ -~]*$/.test(name) ? name.toLowerCase() : domainToASCII(name.normalize('NFC'));
  if (ascii === '') throw new Error(`scenario: ${JSON.stringify(name)} is no domain name`);
  return ascii.replace(/\.$/, '');
}
