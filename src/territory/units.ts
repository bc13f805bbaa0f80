/**
 * Units as they are on a day: by id, by level, below a unit, above a unit. Every question carries its day; without one
 * there is no answer, for the map is another one before and after 1 July 2025.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Level } from './compose.ts';

/** One unit on one day. */
export interface UnitOn {
  id: number;
  /** The same in every database: `commune:05443@2025-07-01`. */
  key: string;
  level: Level;
  /** Without the word for the type: `Khánh Hòa`, `4`. */
  name: string;
  /** Tỉnh, Thành phố, Quận, Huyện, Thị xã, Phường, Xã, Thị trấn, Đặc khu. */
  type: string;
  /** The statistics office's code of that day. */
  code: string;
  parentId: number | null;
  /** First and last day of the unit itself, not of its name; null is not known or still open. */
  existsFrom: IsoDate | null;
  existsUntil: IsoDate | null;
}

interface UnitOnRow {
  id: number;
  key: string;
  level: Level;
  name: string;
  type: string;
  code: string;
  parent_id: number | null;
  exists_from: IsoDate | null;
  exists_until: IsoDate | null;
}

/**
 * `select …` of units as of the day in `$1`; the caller adds joins, conditions and order. Aliases: `unit`, `version`.
 * A unit without a code in the statistics office's scheme does not occur (checked by `verifyTerritory`).
 */
export function selectingUnits(joins = ''): string {
  return `
    select unit.id, unit.key, unit.level, version.name, version.type, code.code, version.parent_id,
      lower(unit.exists_on)::text as exists_from, (upper(unit.exists_on) - 1)::text as exists_until
    from territory.unit
    join territory.unit_version version on version.unit_id = unit.id and version.valid @> $1::date
    join territory.code on code.unit_id = unit.id and code.scheme = 'gso' and code.preferred and code.valid @> $1::date
    ${joins}`;
}

export function toUnitOn(row: UnitOnRow): UnitOn {
  return {
    id: row.id,
    key: row.key,
    level: row.level,
    name: row.name,
    type: row.type,
    code: row.code,
    parentId: row.parent_id,
    existsFrom: row.exists_from,
    existsUntil: row.exists_until,
  };
}

/** The unit as it is on the day, or null where it does not exist then. */
export async function selectUnit(db: Db, unitId: number, on: IsoDate): Promise<UnitOn | null> {
  const { rows } = await db.query<UnitOnRow>(`${selectingUnits()} where unit.id = $2`, [on, unitId]);
  return rows[0] === undefined ? null : toUnitOn(rows[0]);
}

/** The unit of a key as it is on the day, or null where there is none or it does not exist then. */
export async function selectUnitByKey(db: Db, key: string, on: IsoDate): Promise<UnitOn | null> {
  const { rows } = await db.query<UnitOnRow>(`${selectingUnits()} where unit.key = $2`, [on, key]);
  return rows[0] === undefined ? null : toUnitOn(rows[0]);
}

/**
 * All units of a level on a day, within a unit where given (itself included when it is of that level), by code.
 *
 * Index: `closure_ancestor` for `within`; 92 communes of a province in 6 ms, 3,321 of the country in 30 ms.
 */
export async function selectUnits(
  db: Db,
  { level, on, within }: { level: Level; on: IsoDate; within?: number },
): Promise<UnitOn[]> {
  const inside =
    within === undefined
      ? ''
      : `join territory.closure on closure.descendant_id = unit.id and closure.valid @> $1::date
           and closure.ancestor_id = $3`;
  const { rows } = await db.query<UnitOnRow>(
    `${selectingUnits(inside)} where unit.level = $2 order by code.code`,
    within === undefined ? [on, level] : [on, level, within],
  );
  return rows.map(toUnitOn);
}

/** Units of a level anywhere below a unit on a day: the communes of a province, with or without districts between. */
export async function selectChildren(
  db: Db,
  unitId: number,
  on: IsoDate,
  level: Level = 'commune',
): Promise<UnitOn[]> {
  const units = await selectUnits(db, { level, on, within: unitId });
  return units.filter(({ id }) => id !== unitId);
}

/** What stands above a unit on a day, nearest first: district, then province; or the province alone. */
export async function selectAncestors(db: Db, unitId: number, on: IsoDate): Promise<UnitOn[]> {
  const { rows } = await db.query<UnitOnRow>(
    `${selectingUnits(`join territory.closure on closure.ancestor_id = unit.id and closure.valid @> $1::date
       and closure.descendant_id = $2 and closure.depth > 0`)}
     order by closure.depth`,
    [on, unitId],
  );
  return rows.map(toUnitOn);
}

/**
 * What units of any time are called, by id: `Tỉnh Thái Nguyên`; one that is gone as it was called last. By the primary key.
 */
export async function selectUnitTitles(
  db: Db,
  unitIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await db.query<{ id: number; title: string }>(
    `select distinct on (unit_id) unit_id as id, type || ' ' || name as title
     from territory.unit_version
     where unit_id = any($1::bigint[])
     order by unit_id, valid desc`,
    [unitIds],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** The same by the statistics office's code; one that several units had in turn means the last of them. */
export async function selectCodeTitles(
  db: Db,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ code: string; title: string }>(
    `select distinct on (code.code) code.code, version.type || ' ' || version.name as title
     from territory.code
     join territory.unit_version version on version.unit_id = code.unit_id
     where code.scheme = 'gso' and code.preferred and code.code = any($1::text[])
     order by code.code, code.valid desc, version.valid desc`,
    [codes],
  );
  return new Map(rows.map(({ code, title }) => [code, title]));
}
