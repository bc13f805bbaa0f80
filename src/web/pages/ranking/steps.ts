/**
 * Classes of a figure, the same in map and table and in every month, so that one colour always means one thing. The darker,
 * the better: of faults the few are dark. Pure and without imports at run time.
 */
import type { RankedIndicator } from '#reporting/index.ts';

export type ShownIndicator = RankedIndicator | 'names';
export type Step = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** What each indicator is called in an address. */
export const indicatorParams = {
  names: 'ten-da-biet',
  'names-website': 'trang-web',
  'names-trusted': 'tin-cay',
  'names-mail': 'thu',
  faults: 'loi',
  'registered-per-1000': 'dang-ky',
} as const satisfies Record<ShownIndicator, string>;

export const shownIndicators = Object.keys(indicatorParams) as ShownIndicator[];

/** Where each class but the lowest begins. Shares in even steps; the other two by trial, round numbers that double. */
const shares = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9];
export const breaks: Readonly<Record<ShownIndicator, readonly number[]>> = {
  names: [5, 10, 20, 50, 100, 500],
  'names-website': shares,
  'names-trusted': shares,
  'names-mail': shares,
  faults: shares,
  'registered-per-1000': [1, 2, 4, 8, 12, 20],
};

/** @returns `none` where there is no value */
export function stepOf(indicator: ShownIndicator, value: number | null): Step | 'none' {
  if (value === null) return 'none';
  const passed = breaks[indicator].filter((limit) => value >= limit).length as Step;
  return indicator === 'faults' ? ((6 - passed) as Step) : passed;
}

/** `?chi-so=trang-web`; trusted where nothing or something else was written. */
export function indicatorOf(given: string | null): ShownIndicator {
  return shownIndicators.find((id) => indicatorParams[id] === given) ?? 'names-trusted';
}
