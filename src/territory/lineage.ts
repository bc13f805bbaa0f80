/**
 * What a unit was formed of and what it became, with each source's own word. Where the two sources do not agree the
 * pair says so, and nobody has decided between them.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Level } from './compose.ts';

/** One piece of ground that passed from one unit to another. */
export interface LineagePiece {
  /** The unit at the other end. */
  unitId: number;
  key: string;
  level: Level;
  name: string;
  type: string;
  code: string;
  /** The unit above it, with its type; null for a province. */
  within: string | null;
  on: IsoDate;
  change: string;
  /** Ours: partial where either source says so. */
  extent: 'full' | 'partial';
  extentA: 'full' | 'partial' | null;
  extentB: 'full' | 'partial' | null;
  agreement: 'both' | 'extent_differs' | 'only_a' | 'only_b' | 'by_name';
  /** 0: shown and not counted; null: estimated when a value is carried over. */
  weight: number | null;
  note: string;
}

export interface Lineage {
  /** Forward: what the unit became part of. */
  successors: LineagePiece[];
  /** Backward: what it was formed of. */
  predecessors: LineagePiece[];
}

/** Both directions, by code; both empty for a unit that no change of territory touched. */
export async function selectLineage(db: Db, unitId: number): Promise<Lineage> {
  const { rows } = await db.query<LineagePiece & { forward: boolean }>(
    `select other.id as "unitId", other.key, other.level, version.name, version.type, code.code,
       above.type || ' ' || above.name as within,
       change.on_date::text as on, change.key as change, lineage.extent, lineage.extent_a as "extentA",
       lineage.extent_b as "extentB", lineage.agreement, lineage.weight, lineage.note,
       lineage.from_unit_id = $1 as forward
     from territory.lineage
     join territory.change on change.key = lineage.change
     join territory.unit other
       on other.id = case when lineage.from_unit_id = $1 then lineage.to_unit_id else lineage.from_unit_id end
     -- As it was called where it met the change: its first days forward, its last days backward.
     join lateral (
       select name, type, parent_id, valid
       from territory.unit_version
       where unit_version.unit_id = other.id
       order by
         case when lineage.from_unit_id = $1 then lower(valid) end nulls first,
         case when lineage.to_unit_id = $1 then upper(valid) end desc nulls first
       limit 1
     ) version on true
     left join lateral (
       select name, type
       from territory.unit_version
       where unit_version.unit_id = version.parent_id and unit_version.valid && version.valid
       order by valid
       limit 1
     ) above on true
     join territory.code on code.unit_id = other.id and code.scheme = 'gso' and code.preferred
       and code.valid && version.valid
     where lineage.from_unit_id = $1 or lineage.to_unit_id = $1
     order by code.code`,
    [unitId],
  );
  const strip = ({ forward: _, ...piece }: LineagePiece & { forward: boolean }) => piece;
  return {
    successors: rows.filter((row) => row.forward).map(strip),
    predecessors: rows.filter((row) => !row.forward).map(strip),
  };
}
