/**
 * What a report is written from: the figures of a unit, of the communes below it and of what has no commune, on one map.
 *
 * On today's map they are read from cells, two look-ups of an index. On the map of the 63 provinces they are counted
 * (frame-63.ts).
 */
import type { Db } from '#platform/postgres/db.ts';
import type { UnitOn } from '#territory/index.ts';
import { selectCells, unplaced } from './cells.ts';
import type { Period } from './period.ts';
import { type Exactness, exact, type SliceCell, type Tally, tallyOf } from './tally.ts';

export interface Counted {
  /** Every slice of the unit as a whole. */
  whole: SliceCell[];
  wholeExactness: Exactness;
  /** By unit id; a commune without names and subjects is absent. */
  places: Map<number, Tally & Exactness>;
  /** Every slice of each place, where they were counted together with it; only on the old map. */
  slices: Map<number, SliceCell[]>;
  /** Null for a commune, which has no parts. */
  unplaced: (Tally & Exactness) | null;
  /** Names that were carried over from another map, not counted on this one. */
  restatedNames: number;
}

export async function readCounted(
  db: Db,
  period: Period,
  unit: UnitOn,
  communes: readonly UnitOn[],
): Promise<Counted> {
  const own = await selectCells(db, { unitIds: [unit.id], period });
  const whole = own.filter(({ slice }) => !slice.startsWith(unplaced));
  if (unit.level !== 'province') {
    return {
      whole,
      wholeExactness: exact,
      places: new Map(),
      slices: new Map(),
      unplaced: null,
      restatedNames: 0,
    };
  }
  const cells = await selectCells(db, { unitIds: communes.map(({ id }) => id), period, slices: [''] });
  const places = Map.groupBy(cells, ({ unitId }) => unitId);
  return {
    whole,
    wholeExactness: exact,
    places: new Map([...places].map(([id, of]) => [id, { ...tallyOf(of), ...exact }])),
    slices: new Map(),
    unplaced: { ...tallyOf(own, unplaced), ...exact },
    restatedNames: 0,
  };
}
