/**
 * A figure that would be another one, and the figures of a place that can be compared before and after.
 */

import type { IsoDate } from '#platform/postgres/db.ts';
import type { Unranked } from '../coverage.ts';
import type { Period } from '../period.ts';

export type FigureValue =
  /** A count, or of how many; a share is their quotient. */
  | { numerator: number; denominator: number | null }
  /** A rate per 1,000 and whose people it stands on. */
  | { rate: number; base: string }
  /** Place among the units beside it, or why it has none. */
  | { rank: number | null; unranked: Unranked | 'no-population' | null }
  /** A day, as one on which something is due. */
  | { day: IsoDate };

export interface Figure {
  /** `cell`: stored; the others are worked out where they are shown, `old-map` on the map of the 63 provinces. */
  kind: 'cell' | 'old-map' | 'rate' | 'ranking' | 'age' | 'plan' | 'due';
  /** Of `indicators`, or `names-old`, `names-due`, `month-due`; a unit as a whole is ranked by `coverage`. */
  indicator: string;
  /** Null: of the whole installation. */
  unitId: number | null;
  period: Period | null;
  frame: '34' | '63' | null;
  /** As in cells; `reason=weekly` of a plan. */
  slice: string;
  value: FigureValue;
}

export interface ChangedFigure extends Omit<Figure, 'value'> {
  /** Null where there was none before, or is none after. */
  before: FigureValue | null;
  after: FigureValue | null;
}

/** How many figures of an indicator were looked at and how many would be others; those of which none would are told too. */
export interface Compared {
  kind: Figure['kind'];
  indicator: string;
  compared: number;
  changed: number;
}

export interface Comparison {
  figures: ChangedFigure[];
  compared: Compared[];
}

/** Figures of the same place and kind set side by side. */
export function compareFigures(before: readonly Figure[], after: readonly Figure[]): Comparison {
  const places = new Map<string, ChangedFigure>();
  for (const { value, ...place } of before)
    places.set(placeOf(place), { ...place, before: value, after: null });
  for (const { value, ...place } of after) {
    const found = places.get(placeOf(place));
    places.set(placeOf(place), { ...place, before: found?.before ?? null, after: value });
  }
  const all = [...places.values()];
  const changed = (figure: ChangedFigure) => JSON.stringify(figure.before) !== JSON.stringify(figure.after);
  const groups = Map.groupBy(all, ({ kind, indicator }) => `${kind} ${indicator}`);
  return {
    figures: all.filter(changed),
    compared: [...groups.values()].map((group) => ({
      kind: group[0]!.kind,
      indicator: group[0]!.indicator,
      compared: group.length,
      changed: group.filter(changed).length,
    })),
  };
}

function placeOf({ kind, indicator, unitId, period, frame, slice }: Omit<Figure, 'value'>): string {
  return JSON.stringify([kind, indicator, unitId, period, frame, slice]);
}
