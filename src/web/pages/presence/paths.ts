/**
 * Addresses of the pages of presence, and what a unit is called in them. Pure and without imports at run time, so that
 * components may use it.
 */
import type { FilterName, NameFilters } from '#reporting/index.ts';

/** What each filter is called in an address: Vietnamese without marks, so that a view is a link somebody can read and send. */
export const filterParams = {
  presence: 'hien-dien',
  trusted: 'tin-cay',
  mail: 'thu',
  state: 'trang-thai',
  grade: 'hang',
  fault: 'loi',
  flag: 'nghi',
  zone: 'duoi',
  kind: 'chu-the',
  sector: 'nganh',
  text: 'tim',
  unplaced: 'chua-ro-xa',
} as const satisfies Record<FilterName, string>;

/** The name after which a list goes on. */
export const afterParam = 'sau';

/** Set where what can be filtered by is open. */
export const choicesParam = 'loc';

export const trustedParams = { yes: 'co', no: 'khong', unclear: 'chua-ro', 'not-yes': 'chua' } as const;
/** Stands for a sector that is not known; an empty value would be no filter. */
export const noSector = 'chua-ro';

/** How a value stands in an address. */
export function filterParam(name: FilterName, value: string): string {
  if (name === 'trusted') return trustedParams[value as keyof typeof trustedParams];
  if (name === 'unplaced') return '1';
  if (name === 'mail') return trustedParams.yes;
  return name === 'sector' && value === '' ? noSector : value;
}

/** `Tỉnh Thái Nguyên`. */
export function unitName({ type, name }: { type: string; name: string }): string {
  return `${type} ${name}`;
}

/** As it stands within a sentence: `tỉnh Thái Nguyên`. */
export function inSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The page of a unit by its code; the address says nothing of map and month, which are its parameters. */
export function unitPath(code: string): string {
  return `/hien-dien/${code}`;
}

/** `?khung=63&thang=2026-10` of an address, as its links to other units keep them; '' where it has neither. */
export function mapAndMonth(url: string): string {
  const query = new URL(url, 'http://a').searchParams;
  const kept = ['khung', 'thang'].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

/** `/hien-dien/19/ten?loi=W6`, with any number of filters. */
export function namesPath(code: string, filters: NameFilters = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters) as [FilterName, string | boolean | undefined][]) {
    if (value === undefined || value === false) continue;
    params.set(filterParams[name], filterParam(name, String(value)));
  }
  const query = params.toString();
  return `${unitPath(code)}/ten${query === '' ? '' : `?${query}`}`;
}

export function domainPath(name: string): string {
  return `/ten-mien/${name}`;
}

/** Where an assumption is told, its source and who confirmed it. */
export function assumptionPath(key: string | undefined): string | undefined {
  return key === undefined ? undefined : `/quan-tri/gia-dinh/${key}`;
}
