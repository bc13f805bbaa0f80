/**
 * The provinces of the country with their figures: on today's map from cells; on the old one counted, those that can have
 * any, one after another.
 */
import type { Db } from '#platform/postgres/db.ts';
import { type Frame, selectUnits, type UnitOn } from '#territory/index.ts';
import { selectCells } from '../cells.ts';
import { countOn63 } from '../frame-63.ts';
import {
  type Exactness,
  exact,
  foreignSlice,
  namesUnderVn,
  type SliceCell,
  type Tally,
  tallyOf,
} from '../tally.ts';
import type { Moment } from './unit.ts';

/** What a unit is shown and ranked by; `underVn` of its names could have been counted by VNNIC. */
export type Figures = Tally & Exactness & { underVn: number };

export function figuresOf(cells: readonly SliceCell[], exactness: Exactness = exact): Figures {
  return { ...tallyOf(cells), ...exactness, underVn: namesUnderVn(cells) };
}

export async function selectProvinces(db: Db, frame: Frame): Promise<UnitOn[]> {
  return selectUnits(db, { level: 'province', on: frame.on });
}

/**
 * By province; one without names and subjects may be absent.
 *
 * Today's 34: 1 ms. On the old map each old province on whose ground something stands is counted by itself, as its own report
 * is: in the database of one province that is two or three, and with 230,000 names 10 s on two busy cores.
 */
export async function countCountry(
  db: Db,
  { period, frame, counting }: Pick<Moment, 'period' | 'frame' | 'counting'>,
): Promise<Map<number, Figures>> {
  const today = await selectUnits(db, { level: 'province', on: counting.today });
  const unitIds = today.map(({ id }) => id);
  const cells = await selectCells(db, { unitIds, period, slices: ['', foreignSlice] });
  const places = Map.groupBy(cells, ({ unitId }) => unitId);
  if (frame.name === '34') {
    return new Map([...places].map(([id, of]) => [id, figuresOf(of)]));
  }
  const counted = new Map<number, Figures>();
  for (const province of await selectFormer(db, [...places.keys()], frame)) {
    const { whole, wholeExactness } = await countOn63(db, counting, province);
    counted.set(province.id, figuresOf(whole, wholeExactness));
  }
  return counted;
}

/** Provinces of the old map on the ground of some of today's: themselves where they did not change. */
async function selectFormer(db: Db, unitIds: readonly number[], frame: Frame): Promise<UnitOn[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from unnest($1::bigint[]) as today (id)
     union
     select l.from_unit_id from territory.lineage as l where l.to_unit_id = any($1::bigint[])`,
    [unitIds],
  );
  const ids = new Set(rows.map(({ id }) => id));
  return (await selectProvinces(db, frame)).filter(({ id }) => ids.has(id));
}
