/**
 * Numbers and mnemonics of the DNS: record types, classes, response codes, as IANA spells them.
 *
 * Source: IANA "Domain Name System (DNS) Parameters". A type without a mnemonic here is written TYPEnnn (RFC 3597 §5).
 */

/** Record types by mnemonic. Obsolete types are listed where their rdata holds names that may be compressed. */
export const rrType = {
  A: 1,
  NS: 2,
  MD: 3,
  MF: 4,
  CNAME: 5,
  SOA: 6,
  MB: 7,
  MG: 8,
  MR: 9,
  NULL: 10,
  WKS: 11,
  PTR: 12,
  HINFO: 13,
  MINFO: 14,
  MX: 15,
  TXT: 16,
  RP: 17,
  AFSDB: 18,
  X25: 19,
  ISDN: 20,
  RT: 21,
  SIG: 24,
  KEY: 25,
  PX: 26,
  AAAA: 28,
  LOC: 29,
  NXT: 30,
  SRV: 33,
  NAPTR: 35,
  KX: 36,
  CERT: 37,
  DNAME: 39,
  OPT: 41,
  APL: 42,
  DS: 43,
  SSHFP: 44,
  IPSECKEY: 45,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  DHCID: 49,
  NSEC3: 50,
  NSEC3PARAM: 51,
  TLSA: 52,
  SMIMEA: 53,
  HIP: 55,
  CDS: 59,
  CDNSKEY: 60,
  OPENPGPKEY: 61,
  CSYNC: 62,
  ZONEMD: 63,
  SVCB: 64,
  HTTPS: 65,
  SPF: 99,
  EUI48: 108,
  EUI64: 109,
  TKEY: 249,
  TSIG: 250,
  IXFR: 251,
  AXFR: 252,
  ANY: 255,
  URI: 256,
  CAA: 257,
} as const;

export const rrClass = { IN: 1, CH: 3, HS: 4, NONE: 254, ANY: 255 } as const;

export const rcode = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
  YXDOMAIN: 6,
  YXRRSET: 7,
  NXRRSET: 8,
  NOTAUTH: 9,
  NOTZONE: 10,
  BADVERS: 16,
  BADCOOKIE: 23,
} as const;

const typeByNumber = new Map<number, string>(Object.entries(rrType).map(([name, type]) => [type, name]));
const typeByName = new Map<string, number>(Object.entries(rrType));
const rcodeByNumber = new Map<number, string>(Object.entries(rcode).map(([name, code]) => [code, name]));

/** Mnemonic of a record type, TYPEnnn where there is none. */
export function typeName(type: number): string {
  return typeByNumber.get(type) ?? `TYPE${type}`;
}

/** Number of a record type by mnemonic or TYPEnnn, in either case; null when it is neither. */
export function typeNumber(name: string): number | null {
  const upper = name.toUpperCase();
  const known = typeByName.get(upper);
  if (known !== undefined) return known;
  const digits = /^TYPE([0-9]{1,5})$/.exec(upper)?.[1];
  return digits !== undefined && Number(digits) <= 65535 ? Number(digits) : null;
}

/** Mnemonic of a response code, RCODEnnn where there is none. */
export function rcodeName(code: number): string {
  return rcodeByNumber.get(code) ?? `RCODE${code}`;
}
