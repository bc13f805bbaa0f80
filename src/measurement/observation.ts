/**
 * The Observation: everything any check needs to know of one name, as plain JSON, bounded in size.
 *
 * Probes write it, checks read it. Times are ISO 8601 instants in UTC, binary values are base64, names are A-labels in
 * lower case without a trailing dot (the root is "."). What the remote did wrong is a value in here, never an exception.
 * `schema` grows when the shape changes; `parseObservation` (stored.ts) reads what this build knows.
 */
import type { MeasurementFault, Profile } from './vocabulary.ts';

export const observationSchema = 1;

export interface Observation {
  schema: typeof observationSchema;
  domain: string;
  /** U-label form, NFC. */
  unicode: string;
  observedAt: string;
  profile: Profile;
  /** `--allow-network`: addresses inside are no bogons for N16. */
  allowedNetworks: string[];
  /** What this machine could reach at all at the time, so that a missing route is never blamed on the remote. */
  reach: { ipv4: boolean; ipv6: boolean };
  dns: DnsObservation;
  web: WebObservation;
  mail: MailObservation;
}

// ── DNS ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One record: `data` in presentation form (RFC 1035 §5), names in it lower case and absolute without trailing dot. */
export interface DnsRecord {
  name: string;
  /** IANA mnemonic, or TYPEnnn (RFC 3597). */
  type: string;
  ttlSeconds: number;
  data: string;
}

/** One question put to one server, and what came back. */
export interface DnsExchange {
  name: string;
  type: string;
  server: string;
  transport: 'udp' | 'tcp';
  at: string;
  /** Milliseconds until the answer, or until the last try was given up. */
  afterMs: number;
  outcome: 'answer' | MeasurementFault;
  rcode?: number;
  authoritative?: boolean;
  truncated?: boolean;
  answer?: DnsRecord[];
  authority?: DnsRecord[];
  /** The message as received, base64, ≤ 64 kB. */
  raw?: string;
}

/** RFC 4033 §5. `reason` is a short English clause for evidence, e.g. "RRSIG of example.vn/A expired 2026-11-01". */
export interface Validation {
  status: 'secure' | 'insecure' | 'bogus' | 'indeterminate';
  /** Closed set in dns/dnssec/reasons.ts; absent when secure. */
  cause?: string;
  reason?: string;
  /** Zone at which the decision fell. */
  zone?: string;
}

/** An iterative, validated lookup of one RRset, CNAMEs followed. */
export interface Lookup {
  name: string;
  type: string;
  outcome: 'answer' | 'nodata' | 'nxdomain' | 'error';
  /** Present exactly when outcome is 'error'. */
  fault?: MeasurementFault;
  /** The RRset at the end of the CNAME chain; empty unless outcome is 'answer'. */
  records: DnsRecord[];
  /** Owner names of the CNAME chain's targets, in order; empty when there is no CNAME. */
  cnames: string[];
  /** Zone that gave the final answer. */
  zone?: string;
  server?: string;
  validation: Validation;
}

export interface Delegation {
  /** `delegated`: the name is a zone cut. `inside-parent`: it exists, or could, within the zone above it. */
  outcome: 'delegated' | 'inside-parent' | 'nxdomain' | 'error';
  fault?: MeasurementFault;
  /** Zone that delegates, or answers for, the name. */
  parentZone: string;
  /** NS names in the referral. */
  parentNs: string[];
  /** Glue in the referral. */
  glue: { name: string; address: string }[];
  ds: DnsRecord[];
  dsValidation: Validation;
  /** The referral (or denial) as the parent's server gave it. */
  exchange?: DnsExchange;
}

/** What one address of one name server says of the zone. Asked directly, RD=0, DO=1. */
export interface NameServerObservation {
  name: string;
  address: string;
  family: 4 | 6;
  inParent: boolean;
  inChild: boolean;
  soaUdp: DnsExchange;
  /** `full` only from here. */
  nsUdp?: DnsExchange;
  soaTcp?: DnsExchange;
  /** Only where the parent has a DS. */
  dnskeyUdp?: DnsExchange;
}

export interface NameServerName {
  name: string;
  inParent: boolean;
  inChild: boolean;
  /** Authoritative addresses by lookup (not glue). */
  ipv4: Lookup;
  ipv6: Lookup;
  /** CNAMEs found where an address record must stand (RFC 2181 §10.3). */
  isCname: boolean;
}

export interface DnsObservation {
  /** Set when the input is no valid domain name; then nothing else was asked. */
  invalidName?: { rule: string; label?: string };
  delegation: Delegation;
  /** Apex NS set in the child, with one working server's word for it. */
  childNs: Lookup;
  nameServerNames: NameServerName[];
  nameServers: NameServerObservation[];
  soa: Lookup;
  dnskey: Lookup;
  nsec3param?: Lookup;
  /** Random label directly under the name: denial proof, and wildcard when it answers. */
  wildcardA: Lookup;
  wildcardAaaa?: Lookup;
  /** A type that the apex does not have (TYPE65280): NODATA proof. */
  nodata?: Lookup;
  /** Raw exchanges behind the two denials, for S8. */
  denials: DnsExchange[];
  /** Targets of CNAME, MX and NS found outside this zone, and whether they exist (N18). */
  targets: {
    kind: 'cname' | 'ns' | 'mx';
    name: string;
    lookup: Lookup;
    registrable: string;
    registered: boolean | 'unknown';
  }[];
  caa: Lookup[]; // climbing from the name upward (RFC 8659 §3), the first with records last
  tlsa?: Lookup; // _443._tcp
  txt: Lookup;
}

// ── Web ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export type HeaderList = [name: string, value: string][];

/** A response without its body. Header names in lower case, values cut to 8 kB, all together to 64 kB. */
export interface HttpResponse {
  status: number;
  headers: HeaderList;
  /** Bytes on the wire and after decompression that were read; `truncated` when the bound was met. */
  body: BodyFacts;
  connectMs: number;
  firstByteMs: number;
}

export interface BodyFacts {
  wireBytes: number;
  bytes: number;
  truncated: boolean;
  /** Set when the body broke off or could not be decompressed. */
  fault?: MeasurementFault;
  sha256: string;
  /** 64-bit simhash over shingles of the visible text, 16 hex digits; null without text. */
  simhash: string | null;
}

/** One GET of `/` at one address, no redirect followed. */
export interface Endpoint {
  host: string;
  scheme: 'http' | 'https';
  address: string;
  family: 4 | 6;
  outcome: 'response' | MeasurementFault;
  /** Whether TCP (and for https TLS) came up although no HTTP response followed. */
  connected: boolean;
  response?: HttpResponse;
}

/** One step of a redirect chain, at the one address that was used. */
export interface Hop {
  url: string;
  address?: string;
  outcome: 'response' | MeasurementFault;
  status?: number;
  /** Absolute URL this hop leads to, by Location or meta refresh. */
  location?: string;
  by?: 'location' | 'meta-refresh';
  headers?: HeaderList;
  /** Chain trusted, name matches and dates good, for https hops. */
  tlsGood?: boolean;
}

export interface RedirectChain {
  start: string;
  hops: Hop[];
  end: 'page' | 'loop' | 'too-long' | 'fault' | 'bad-location';
}

export interface CertificateFacts {
  /** RFC 4514-like one-line names as Node prints them, newlines turned to ", ". */
  subject: string;
  issuer: string;
  /** dNSName and iPAddress entries, lower case. */
  san: string[];
  notBefore: string;
  notAfter: string;
  serial: string;
  fingerprint256: string;
  keyType: string;
  keyBits: number | null;
  signatureAlgorithm: string;
  selfIssued: boolean;
}

/** One full TLS handshake with one address, certificate errors ignored and judged afterwards. */
export interface TlsObservation {
  host: string;
  address: string;
  port: number;
  outcome: 'handshake' | MeasurementFault;
  protocol?: string;
  cipher?: string;
  /** As sent, leaf first, ≤ 10 certificates and ≤ 64 kB together. */
  certificates: CertificateFacts[];
  /** DER of the same, base64. */
  der: string[];
  /**
   * Path building against the trust store, whatever the dates. `missing-intermediate`: an issuer that was not sent.
   * `out-of-order`: a path exists, but not in the order sent.
   */
  path?: {
    trusted: boolean;
    problem?:
      | 'self-signed'
      | 'unknown-issuer'
      | 'missing-intermediate'
      | 'bad-signature'
      | 'not-a-ca'
      | 'unreadable';
    outOfOrder: boolean;
    anchor?: string;
  };
}

/** What one streaming pass over an HTML page keeps. Lists and texts are cut to the bounds in page/bounds.ts. */
export interface PageFacts {
  contentType: string;
  charset: string;
  title: string;
  /** `lang` of the html element, as written. */
  lang: string | null;
  description: string;
  h1: string[];
  generator: string | null;
  /** Visible text, white space folded, ≤ 20,000 characters. */
  text: string;
  /** Visible words in all, counted past the cut. */
  words: number;
  /** Text in elements hidden by attribute or inline style, ≤ 4,000 characters. */
  hiddenText: string;
  /** ≤ 300, absolute URLs (≤ 500 characters); `hidden` when inside a hidden element. */
  links: { url: string; text: string; hidden: boolean }[];
  /** Distinct pages of the same registrable domain linked (fragments and the page itself left out), links to others. */
  internalPages: number;
  externalLinks: number;
  externalDomains: string[];
  scripts: string[]; // src, absolute, ≤ 100
  inlineScriptBytes: number;
  /** Beginnings of inline scripts, ≤ 2,000 characters each, ≤ 16,000 together. */
  inlineScripts: string[];
  /** What the page loads, ≤ 300; `active` as W3C Mixed Content defines blockable. */
  subresources: { url: string; kind: string; active: boolean }[];
  forms: { action: string; method: string; fields: { type: string; name: string }[] }[];
  metaRefresh: { seconds: number; url: string } | null;
  metaCsp: string[];
  images: { url: string; alt: string }[]; // ≤ 100
  iframes: string[];
  /** An empty mount point (#root, #app, #__next …) or a noscript that asks for script. */
  appRoot: boolean;
  noscriptText: string;
  jsonLd: string[]; // ≤ 8 kB together
  footerText: string; // text inside footer / address / [role=contentinfo] / .footer, ≤ 4,000
  mailtos: string[];
  tels: string[];
  /** Detected language of the text, ISO 639-1, null under 100 characters. */
  detectedLanguage: string | null;
}

/** The page a visitor ends on. */
export interface PageObservation {
  url: string;
  status: number;
  headers: HeaderList;
  body: BodyFacts;
  /** null when the body is no HTML or empty. */
  facts: PageFacts | null;
}

export interface WebHost {
  host: string;
  ipv4: Lookup;
  ipv6: Lookup;
}

export interface WebObservation {
  /** Apex first, then www. */
  hosts: WebHost[];
  endpoints: Endpoint[];
  tls: TlsObservation[];
  /** One from each of http://apex, https://apex, http://www, https://www that has an address. */
  chains: RedirectChain[];
  page: PageObservation | null;
  /** An operator, contact or about page linked from the page, one extra GET (V1, V2). */
  contactPage: PageObservation | null;
  /** A path that cannot exist. */
  notFound: {
    url: string;
    outcome: 'response' | MeasurementFault;
    status?: number;
    location?: string;
    body?: BodyFacts;
  } | null;
  securityTxt: {
    url: string;
    outcome: 'response' | MeasurementFault;
    status?: number;
    contentType?: string;
    text?: string;
    redirectedTo?: string;
  }[];
  /** The answer of the page's address to a Host nobody has (shared-host memo). */
  unknownHost: {
    address: string;
    outcome: 'response' | MeasurementFault;
    status?: number;
    title?: string;
    body?: BodyFacts;
  } | null;
  /** With --cloak-check only: the same page to a search engine's user agent. */
  cloaked: PageFacts | null;
}

// ── Mail (from DNS alone) ──────────────────────────────────────────────────────────────────────────────────────────

export interface MailObservation {
  mx: Lookup;
  /** Addresses of each MX target, in order of preference; first 10. */
  targets: { preference: number; name: string; ipv4: Lookup; ipv6: Lookup }[];
  /** RFC 9989 tree walk from the name upward, ≤ 8 queries, in the order asked. */
  dmarcWalk: Lookup[];
  /** _dmarc of the organisational domain by the Public Suffix List (RFC 7489), where it is another name. */
  dmarcPsl: Lookup | null;
}
