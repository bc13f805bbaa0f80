/**
 * Carries the cells of one unit whose ground lies in several units of the other map: the whole is divided first, then the
 * slices of each kind within what the whole came to, so that zones, kinds of holder, states and grades still make it.
 * Divided each by itself they were a name or two more or fewer. Pure.
 */
import { type Ground, restateCounts } from '#territory/index.ts';
import type { Exactness, SliceCell } from './tally.ts';

export interface RestatedCell extends SliceCell, Exactness {
  unitId: number;
}

/** @param cells of one unit, each indicator and slice once */
export function restateSlices(
  unitId: number,
  cells: readonly SliceCell[],
  ground: ReadonlyMap<number, Ground>,
): RestatedCell[] {
  return [...Map.groupBy(cells, ({ indicator }) => indicator).values()].flatMap((of) => {
    const whole = of.find(({ slice }) => slice === '');
    if (whole === undefined) return of.flatMap((cell) => restateCell(unitId, cell, ground));
    const divided = restateCell(unitId, whole, ground);
    const dividers = Map.groupBy(
      of.filter((cell) => cell !== whole),
      ({ slice }) => slice.slice(0, slice.indexOf('=')),
    );
    const parts = [...dividers.values()].flatMap((slices) =>
      closes(slices, whole)
        ? restateWithin(divided, slices)
        : slices.flatMap((cell) => restateCell(unitId, cell, ground)),
    );
    return [...divided, ...parts];
  });
}

/** A cell by itself. */
function restateCell(
  unitId: number,
  { indicator, slice, numerator, denominator }: SliceCell,
  ground: ReadonlyMap<number, Ground>,
): RestatedCell[] {
  const count = { unitId, value: numerator, ...(denominator === null ? {} : { denominator }) };
  return restateCounts([count], ground).map((to) => ({
    unitId: to.unitId,
    indicator,
    slice,
    numerator: to.value,
    denominator: to.denominator ?? null,
    exactness: to.exactness,
    basis: to.basis ?? null,
  }));
}

/** Whether the slices make the whole; those by fault do not, for a name may have several. */
function closes(slices: readonly SliceCell[], whole: SliceCell): boolean {
  const sum = (field: 'numerator' | 'denominator') =>
    slices.reduce((total, cell) => total + (cell[field] ?? 0), 0);
  const withoutDenominator = slices.every(({ denominator }) => denominator === null);
  return (
    sum('numerator') === whole.numerator && (withoutDenominator || sum('denominator') === whole.denominator)
  );
}

/** Each slice in proportion to what the ones before it have left of the whole's parts; the last takes what is left. */
function restateWithin(divided: readonly RestatedCell[], slices: readonly SliceCell[]): RestatedCell[] {
  const left = divided.map(({ numerator }) => numerator);
  const leftBelow = divided.map(({ denominator }) => denominator ?? 0);
  const ordered = [...slices].sort((a, b) => (a.slice < b.slice ? -1 : 1));
  return ordered.flatMap((cell) => {
    const numerators = take(left, cell.numerator);
    const denominators = cell.denominator === null ? null : take(leftBelow, cell.denominator);
    return divided.map((to, index) => ({
      ...to,
      slice: cell.slice,
      numerator: numerators[index]!,
      denominator: denominators?.[index] ?? null,
    }));
  });
}

/** Takes a count out of what is left of each part, in proportion and never more than is there. */
function take(left: number[], value: number): number[] {
  const sum = left.reduce((total, part) => total + part, 0);
  if (sum === 0) return left.map(() => 0);
  const pieces = left.map((part, to) => ({ to, share: part / sum }));
  const ground = new Map([[0, { pieces, basis: 'known' as const, incomplete: false }]]);
  const taken = restateCounts([{ unitId: 0, value }], ground).map((part) => part.value);
  for (const [index, part] of taken.entries()) left[index]! -= part;
  return taken;
}
