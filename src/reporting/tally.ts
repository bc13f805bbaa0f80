/**
 * The figures of one row of a report: what was counted of one unit, or of all of them, out of its cells.
 */
import type { Basis } from '#territory/index.ts';

export interface Tally {
  /** Known names. */
  names: number;
  /** Of them judged at least once: what shares stand on. */
  judged: number;
  website: number;
  trusted: number;
  /** A website of which it could not be told whether it can be trusted. */
  trustedUnclear: number;
  mail: number;
  mailUnclear: number;
  /** Names with at least one fault. */
  faulty: number;
  /** Active subjects. */
  subjects: number;
  subjectsWithName: number;
  subjectsWithWebsite: number;
}

/** How a figure came to its unit: counted there, or in part carried over from another map. */
export interface Exactness {
  exactness: 'exact' | 'estimated';
  /** Weakest basis of what was estimated; null where exact. */
  basis: Basis | null;
}

export interface SliceCell {
  indicator: string;
  slice: string;
  numerator: number;
  denominator: number | null;
}

/** Names under .com and the like, which VNNIC does not keep. */
export const foreignSlice = 'zone=foreign';

export const exact: Exactness = { exactness: 'exact', basis: null };

const fieldOf = {
  names: ['names'],
  'names-website': ['website', 'judged'],
  'names-trusted': ['trusted'],
  'names-trusted-unclear': ['trustedUnclear'],
  'names-mail': ['mail'],
  'names-mail-unclear': ['mailUnclear'],
  faults: ['faulty'],
  subjects: ['subjects'],
  'subjects-with-name': ['subjectsWithName'],
  'subjects-with-website': ['subjectsWithWebsite'],
} as const satisfies Record<string, readonly [keyof Tally, (keyof Tally)?]>;

export function emptyTally(): Tally {
  return {
    names: 0,
    judged: 0,
    website: 0,
    trusted: 0,
    trustedUnclear: 0,
    mail: 0,
    mailUnclear: 0,
    faulty: 0,
    subjects: 0,
    subjectsWithName: 0,
    subjectsWithWebsite: 0,
  };
}

/** The tally of one slice; what has no cell is 0. */
export function tallyOf(cells: readonly SliceCell[], slice = ''): Tally {
  const tally = emptyTally();
  for (const cell of cells) {
    if (cell.slice !== slice || !(cell.indicator in fieldOf)) continue;
    const [numerator, denominator] = fieldOf[cell.indicator as keyof typeof fieldOf] as readonly [
      keyof Tally,
      (keyof Tally)?,
    ];
    tally[numerator] += cell.numerator;
    if (denominator !== undefined) tally[denominator] += cell.denominator ?? 0;
  }
  return tally;
}

/** Names VNNIC could have counted: those under .vn, so all but the international ones. */
export function namesUnderVn(cells: readonly SliceCell[]): number {
  return tallyOf(cells).names - tallyOf(cells, foreignSlice).names;
}

export function addTallies(tallies: Iterable<Tally>): Tally {
  const sum = emptyTally();
  for (const tally of tallies) {
    for (const field of Object.keys(sum) as (keyof Tally)[]) sum[field] += tally[field];
  }
  return sum;
}

/** The tallies of all slices of a kind: `zone` → `biz.vn` → tally. */
export function talliesBy(cells: readonly SliceCell[], divider: 'zone' | 'kind'): Map<string, Tally> {
  const prefix = `${divider}=`;
  const groups = Map.groupBy(
    cells.filter(({ slice }) => slice.startsWith(prefix)),
    ({ slice }) => slice,
  );
  return new Map([...groups].map(([slice, of]) => [slice.slice(prefix.length), tallyOf(of, slice)]));
}
