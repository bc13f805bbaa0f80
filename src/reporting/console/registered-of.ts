/**
 * VNNIC's newest counts of many units at once, each on the map asked for: its own, or the sum of what it was formed of where
 * all of that is counted on one day.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { selectRegisteredCounts } from '#registry/index.ts';
import { type FrameName, lastDayOf63, selectUnits, type UnitOn } from '#territory/index.ts';
import { type Registered, toPart, toRegistered } from '../registered.ts';

/** By unit id; as `readRegistered` tells of each. */
export async function readRegisteredOf(
  db: Db,
  { units, frame, on }: { units: readonly UnitOn[]; frame: FrameName; on: IsoDate },
): Promise<Map<number, Registered>> {
  const formed = frame === '34' ? await selectFormed(db, units) : new Map<number, UnitOn[]>();
  const earlier = [...formed.values()].flat();
  const unitIds = [...units, ...earlier].map(({ id }) => id);
  const counts = await selectRegisteredCounts(db, { unitIds, on });
  return new Map(
    units.map((unit) => [
      unit.id,
      toRegistered(toPart(unit, frame, counts), formed.get(unit.id) ?? [], counts),
    ]),
  );
}

/** The provinces of the old map each merged province was formed of. */
async function selectFormed(db: Db, units: readonly UnitOn[]): Promise<Map<number, UnitOn[]>> {
  const merged = units.filter(({ level, existsFrom }) => level === 'province' && existsFrom !== null);
  if (merged.length === 0) return new Map();
  const { rows } = await db.query<{ of: number; id: number }>(
    'select to_unit_id as of, from_unit_id as id from territory.lineage where to_unit_id = any($1::bigint[])',
    [merged.map(({ id }) => id)],
  );
  const old = new Map(
    (await selectUnits(db, { level: 'province', on: lastDayOf63 })).map((one) => [one.id, one]),
  );
  return new Map(
    merged.map(({ id }) => [id, rows.filter(({ of }) => of === id).flatMap((row) => old.get(row.id) ?? [])]),
  );
}
