/**
 * Where a unit's ground lies on another day's map: what an old address needs. Moved whole, it is carried over; cut, a
 * person chooses. For lists: `cross join lateral territory.successor(unit_id, on_date)` over the distinct units.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { selectingUnits, toUnitOn, type UnitOn } from './units.ts';

export type CarriedOver =
  /** The unit still exists. */
  | { kind: 'same'; unitId: number }
  /** All of it lies in one unit. */
  | { kind: 'moved'; unitId: number }
  /** Its ground, or what the sources say of it, lies in several; by code. */
  | { kind: 'cut'; candidates: UnitOn[] };

/**
 * Carries a unit forward to the map of a day: its commune, or its province for a province. An old district is cut into
 * the communes on its ground, unless they are one.
 *
 * 10,047 old communes to today's map in one set-based statement: 0.3 s.
 *
 * @throws Error where a unit neither exists on the day nor has become anything by then: the tables leave no such unit
 */
export async function carryOver(db: Db, unitId: number, on: IsoDate): Promise<CarriedOver> {
  const { rows } = await db.query<Parameters<typeof toUnitOn>[0]>(
    `${selectingUnits('join territory.successor($2, $1) as successor on successor.unit_id = unit.id')}
     order by code.code`,
    [on, unitId],
  );
  const [first] = rows;
  if (first === undefined)
    throw new Error(`unit ${unitId} neither exists on ${on} nor has a successor by then`);
  if (rows.length > 1) return { kind: 'cut', candidates: rows.map(toUnitOn) };
  return first.id === unitId ? { kind: 'same', unitId } : { kind: 'moved', unitId: first.id };
}
