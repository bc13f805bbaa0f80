/**
 * The maps that the places of a list are looked up on, read into memory once an import: three maps of 3,400 to 10,800 units
 * and the lineage between them, 0.4 s and 13 MB.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { lastDayOf63, reformOn } from '#territory/index.ts';
import type { PlaceMap, PlaceMaps, PlaceUnit } from './places.ts';

export async function selectPlaceMaps(
  db: Db,
  { asOf, today }: { asOf: IsoDate; today: IsoDate },
): Promise<PlaceMaps> {
  const maps = new Map<IsoDate, PlaceMap>();
  for (const on of new Set(asOf >= reformOn ? [asOf, today, lastDayOf63] : [asOf, today]))
    maps.set(on, await selectPlaceMap(db, on));
  const listed = maps.get(asOf)!;
  const current = maps.get(today)!;
  const { rows } = await db.query<{ from: number; to: number }>(
    'select from_unit_id as "from", to_unit_id as "to" from territory.lineage order by 1, 2',
  );
  const next = Map.groupBy(rows, ({ from }) => from);
  const known = new Map<number, readonly number[]>();
  const successors = (unitId: number): readonly number[] => {
    const before = known.get(unitId);
    if (before) return before;
    known.set(unitId, []); // a lineage has no circle; if one came in, it ends here
    const found = current.units.has(unitId)
      ? [unitId]
      : [...new Set((next.get(unitId) ?? []).flatMap(({ to }) => successors(to)))];
    known.set(unitId, found);
    return found;
  };
  return { listed, old: asOf >= reformOn ? maps.get(lastDayOf63)! : null, today: current, successors };
}

/** One day's map. */
export async function selectPlaceMap(db: Db, on: IsoDate): Promise<PlaceMap> {
  const { rows } = await db.query<PlaceUnit>(
    `with codes as materialized (
       select unit_id, array_agg(code) as codes
       from territory.code
       where scheme = 'gso' and valid @> $1::date
       group by unit_id
     )
     select unit.id, unit.level, version.name_key as key, version.name_fold as folded, version.type,
       version.parent_id as "parentId", coalesce(codes.codes, '{}') as codes
     from territory.unit
     join territory.unit_version version on version.unit_id = unit.id and version.valid @> $1::date
     left join codes on codes.unit_id = unit.id
     where unit.exists_on @> $1::date`,
    [on],
  );
  const communes = rows.filter(({ level }) => level === 'commune');
  const byCode = new Map<string, PlaceUnit>();
  // Districts have three digits, so levels do not meet.
  for (const unit of rows) for (const code of unit.codes) byCode.set(code, unit);
  return {
    units: new Map(rows.map((unit) => [unit.id, unit])),
    provinces: rows.filter(({ level }) => level === 'province'),
    communesByKey: Map.groupBy(communes, ({ key }) => key),
    communesByFold: Map.groupBy(communes, ({ folded }) => folded),
    byCode,
  };
}
