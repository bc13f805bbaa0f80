/**
 * What a unit was called and which codes it had, over all its days; and the days on which the map itself changed. Ground
 * that passed from one unit to another is lineage.ts.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Level } from './compose.ts';

/** A name, type and parent, for as long as they held; null is not known or still open. */
export interface UnitVersion {
  name: string;
  type: string;
  /** With its type, as it was called then; null for a province. */
  within: string | null;
  from: IsoDate | null;
  until: IsoDate | null;
  sourceTitle: string;
  /** The change that made it, where one did. */
  change: { title: string; document: string } | null;
}

export interface UnitCode {
  scheme: string;
  code: string;
  from: IsoDate | null;
  until: IsoDate | null;
  /** False where the unit is shown under another code of the same days. */
  preferred: boolean;
  /** As in `CodeMeaning`. */
  note: string;
  sourceTitle: string;
}

export interface MapChange {
  on: IsoDate;
  title: string;
  document: string;
  sourceTitle: string;
}

/** A unit of any time by its key, with the days it exists; null where there is none. */
export async function selectUnitDays(
  db: Db,
  key: string,
): Promise<{ id: number; level: Level; from: IsoDate | null; until: IsoDate | null } | null> {
  const { rows } = await db.query<{ id: number; level: Level; from: IsoDate | null; until: IsoDate | null }>(
    `select id, level, lower(exists_on)::text as from, (upper(exists_on) - 1)::text as until
     from territory.unit
     where key = $1`,
    [key],
  );
  return rows[0] ?? null;
}

/** Oldest first. */
export async function selectVersions(db: Db, unitId: number): Promise<UnitVersion[]> {
  const { rows } = await db.query<UnitVersion>(
    `select version.name, version.type, above.type || ' ' || above.name as within,
       lower(version.valid)::text as from, (upper(version.valid) - 1)::text as until, source.title as "sourceTitle",
       case when change.key is null then null
         else jsonb_build_object('title', change.title, 'document', change.document) end as change
     from territory.unit_version version
     join platform.source on source.key = version.source
     left join territory.change on change.on_date = lower(version.valid)
     left join lateral (
       select name, type
       from territory.unit_version
       where unit_version.unit_id = version.parent_id and unit_version.valid && version.valid
       order by valid desc
       limit 1
     ) above on true
     where version.unit_id = $1
     order by version.valid`,
    [unitId],
  );
  return rows;
}

/** The shown ones first, then by time. */
export async function selectCodes(db: Db, unitId: number): Promise<UnitCode[]> {
  const { rows } = await db.query<UnitCode>(
    `select code.scheme, code.code, lower(code.valid)::text as from, (upper(code.valid) - 1)::text as until,
       code.preferred, code.note, source.title as "sourceTitle"
     from territory.code
     join platform.source on source.key = code.source
     where code.unit_id = $1
     order by code.preferred desc, code.valid, code.code`,
    [unitId],
  );
  return rows;
}

/** Days on which the map changed, oldest first. */
export async function selectMapChanges(db: Db): Promise<MapChange[]> {
  const { rows } = await db.query<MapChange>(
    `select change.on_date::text as on, change.title, change.document, source.title as "sourceTitle"
     from territory.change
     join platform.source on source.key = change.source
     order by change.on_date`,
  );
  return rows;
}
