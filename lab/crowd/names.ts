/**
 * Who is in the crowd: N names, each with a class that says how it behaves. Pure: the same N gives the same crowd.
 *
 * A name's web address decides its class, so that one zone file and one server block serve twenty names at N = 20,000.
 * The mixture is a guess at a province's programme, written down here so that it can be changed in one place.
 */
import { crowdWebAddresses } from '../address-plan.ts';
import { toALabel } from '../scenario.ts';

export interface CrowdClass {
  name: string;
  /** Of 1,024 web addresses. */
  addresses: number;
  /** Content state that a measurement should come to. */
  state: string;
}

/** Adds up to 1,024. */
export const crowdClasses: readonly CrowdClass[] = [
  { name: 'active', addresses: 400, state: 'active' },
  { name: 'small-page', addresses: 160, state: 'small_page' },
  { name: 'for-sale', addresses: 100, state: 'for_sale' },
  { name: 'default-page', addresses: 90, state: 'default_page' },
  { name: 'no-web', addresses: 90, state: 'no_web_address' },
  { name: 'no-https', addresses: 50, state: 'small_page' },
  { name: 'expired-certificate', addresses: 34, state: 'active' },
  { name: 'self-signed', addresses: 20, state: 'small_page' },
  { name: 'social', addresses: 30, state: 'redirect_social' },
  { name: 'http-error', addresses: 20, state: 'http_error' },
  { name: 'closed', addresses: 14, state: 'unreachable' },
  { name: 'lame', addresses: 10, state: 'unreachable' },
  { name: 'silent', addresses: 6, state: 'unreachable' },
];

export interface CrowdName {
  /** A-label. */
  domain: string;
  /** 0–1023. */
  web: number;
  /** 0–127. */
  pair: number;
  class: string;
  state: string;
  hasIpv6: boolean;
  signed: boolean;
  /** Signed, but the DS at the parent is for another key. */
  bogus: boolean;
}

/**
 * Names of the crowd that the lab serves where nobody generated another: 305 of the first 360 are under .vn, enough for
 * the product's sample (lab/sample), and the lab starts no more than a second later.
 */
export const standingCrowd = 360;

const zones = [
  'vn',
  'vn',
  'com.vn',
  'vn',
  'id.vn',
  'vn',
  'biz.vn',
  'com.vn',
  'vn',
  'id.vn',
  'com',
  'vn',
  'net',
];
const trades = [
  'cafe',
  'quan',
  'tiem',
  'nhahang',
  'xuong',
  'vuon',
  'homestay',
  'tapHoa',
  'may',
  'noithat',
  'garage',
];
const owners = [
  'hoa',
  'mai',
  'lan',
  'ba-sau',
  'minh',
  'thanh',
  'phuong',
  'balo',
  'que-huong',
  'song-hau',
  'tay-do',
];

/** Pairs 0–125 answer, the last two are silent. */
export const answeringPairs = 126;

const classOfAddress: readonly CrowdClass[] = crowdClasses.flatMap((each) =>
  Array<CrowdClass>(each.addresses).fill(each),
);

/** Class of web address 0–1023. Neighbours differ: 397 shares no factor with 1,024, so every address is met once. */
export function classOf(web: number): CrowdClass {
  return classOfAddress[(web * 397) % crowdWebAddresses]!;
}

/** Name-server pairs that lose packets in a rough crowd: a tenth of them, and every question's first. */
export const lossyPairs = { 'drops-a-tenth': [116, 123], 'drops-every-second': [124, 125] } as const;

/** Classes that only a rough crowd has, by web address modulo 64. */
const roughClasses: Readonly<Record<number, Omit<CrowdClass, 'addresses'>>> = {
  5: { name: 'tarpit', state: 'not_measured' },
  37: { name: 'rate-limited', state: 'not_measured' },
};

/** @param rough some name servers lose packets, some web servers say nothing or 429: for measuring stability */
export function crowdNames(count: number, rough = false): CrowdName[] {
  return Array.from({ length: count }, (_, index) => crowdName(index, rough));
}

function crowdName(index: number, rough: boolean): CrowdName {
  const web = index % crowdWebAddresses;
  const { name, state } = (rough ? roughClasses[web % 64] : undefined) ?? classOf(web);
  const trade = trades[index % trades.length]!.toLowerCase();
  const owner = owners[(index * 7 + 3) % owners.length]!;
  const label = index % 50 === 17 ? toALabel(`quán-${owner}-${index}`) : `${trade}-${owner}-${index}`;
  const working = name !== 'lame' && name !== 'silent';
  const signed = working && index % 10 === 3;
  return {
    domain: `${label}.${zones[index % zones.length]}`,
    web,
    pair: name === 'silent' ? answeringPairs + (index % 2) : web % answeringPairs,
    class: name,
    state,
    hasIpv6: web % 2 === 0,
    signed,
    bogus: signed && index % 400 === 33,
  };
}
