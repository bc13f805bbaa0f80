/**
 * The zones under .vn in which names are registered, with the day each opened, and the registrable part of any host name.
 *
 * Public suffix libraries lag behind VNNIC: ad.vn, ap.vn and on.vn (Circular 48/2025, open since 10/02/2026) are in no
 * release of the Public Suffix List (PR 2761 closed unmerged), so `shop.on.vn` and `cafe.on.vn` would count as one holder.
 * For every other TLD `tldts` answers, private suffixes included: two shops under one hosting suffix are two holders.
 *
 * Sources: Public Suffix List @ e8c9a2b of 19/08/2026 for the generic and geographic zones (no zone was dropped when the
 * provinces merged on 1/7/2025); Circular 48/2025 for ad, ap, on; hue.vn added 10/02/2026. A missing date means: open
 * since before 2024, the day was not found.
 */
import { parse } from 'tldts';

export interface Zone {
  zone: string;
  kind: 'generic' | 'geographic';
  /** ISO date; null where the day was not found. */
  openSince: string | null;
}

const generic = [
  'ac',
  'ai',
  'biz',
  'com',
  'edu',
  'gov',
  'health',
  'id',
  'info',
  'int',
  'io',
  'name',
  'net',
  'org',
  'pro',
];

const genericSince2026 = ['ad', 'ap', 'on'];

const geographic = [
  'angiang',
  'bacgiang',
  'backan',
  'baclieu',
  'bacninh',
  'baria-vungtau',
  'bentre',
  'binhdinh',
  'binhduong',
  'binhphuoc',
  'binhthuan',
  'camau',
  'cantho',
  'caobang',
  'daklak',
  'daknong',
  'danang',
  'dienbien',
  'dongnai',
  'dongthap',
  'gialai',
  'hagiang',
  'haiduong',
  'haiphong',
  'hanam',
  'hanoi',
  'hatinh',
  'haugiang',
  'hoabinh',
  'hue',
  'hungyen',
  'khanhhoa',
  'kiengiang',
  'kontum',
  'laichau',
  'lamdong',
  'langson',
  'laocai',
  'longan',
  'namdinh',
  'nghean',
  'ninhbinh',
  'ninhthuan',
  'phutho',
  'phuyen',
  'quangbinh',
  'quangnam',
  'quangngai',
  'quangninh',
  'quangtri',
  'soctrang',
  'sonla',
  'tayninh',
  'thaibinh',
  'thainguyen',
  'thanhhoa',
  'thanhphohochiminh',
  'thuathienhue',
  'tiengiang',
  'travinh',
  'tuyenquang',
  'vinhlong',
  'vinhphuc',
  'yenbai',
];

export const vnZones: readonly Zone[] = [
  { zone: 'vn', kind: 'generic', openSince: null },
  ...generic.map((label): Zone => ({ zone: `${label}.vn`, kind: 'generic', openSince: null })),
  ...genericSince2026.map(
    (label): Zone => ({ zone: `${label}.vn`, kind: 'generic', openSince: '2026-02-10' }),
  ),
  ...geographic.map(
    (label): Zone => ({
      zone: `${label}.vn`,
      kind: 'geographic',
      openSince: label === 'hue' ? '2026-02-10' : null,
    }),
  ),
];

const vnZoneNames = new Set(vnZones.map(({ zone }) => zone));

/**
 * The public suffix of a host name (A-labels, lower case, no trailing dot).
 *
 * @returns `com.vn` for `a.b.com.vn`; null for an address or an empty name
 */
export function publicSuffixOf(host: string): string | null {
  if (host === 'vn' || host.endsWith('.vn')) {
    const lastTwo = host.split('.').slice(-2).join('.');
    return vnZoneNames.has(lastTwo) ? lastTwo : 'vn';
  }
  return parse(host, { allowPrivateDomains: true }).publicSuffix;
}

/**
 * The name one holder registered: public suffix and one label more.
 *
 * @returns `cafebalo.biz.vn` for `www.cafebalo.biz.vn`; null for a public suffix itself or an address
 */
export function registrableDomain(host: string): string | null {
  const suffix = publicSuffixOf(host);
  if (suffix === null || host === suffix) return null;
  if (!host.endsWith(`.${suffix}`)) return null;
  const label = host
    .slice(0, -suffix.length - 1)
    .split('.')
    .at(-1);
  return label ? `${label}.${suffix}` : null;
}
