/**
 * Which units a post is for, as roots: its own of today's map and the ended ones they were formed of, so that what stands on
 * an old unit (VNNIC's count of Bắc Kạn, a list of 2024) is seen by whoever has the ground now. Each root is meant with
 * everything that was ever below it.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';

/**
 * The units themselves; of ended communes all of which they have a piece, for a figure of a commune that was cut belongs to
 * no part of it more than to another; of ended districts and provinces those that went to them whole, for a root brings along
 * all below it and a commune must not see its former district. What lies below another root is left out: a province comes to
 * three or four roots, a commune to four on average and 16 at most.
 *
 * Two statements by closure and lineage; it changes when the map does, so it may be kept for a day.
 */
export async function selectScopeUnits(
  db: Db,
  unitIds: readonly number[],
  today: IsoDate,
): Promise<number[]> {
  if (unitIds.length === 0) return [];
  const { inside, formed } = await selectGroundOf(db, unitIds, today);
  // Arrays rather than one statement: estimates of two recursions in a row are wrong by orders and PostgreSQL compiles
  // the plan, 250 ms for nothing.
  const { rows } = await db.query<{ id: number }>(
    `with recursive inside as materialized (
       select unnest($3::bigint[]) as id
     ),
     formed as materialized (
       select unnest($4::bigint[]) as id
     ),
     became (id, unit_id) as (
       select id, id
       from formed
       union
       select became.id, lineage.to_unit_id
       from became
       join territory.lineage on lineage.from_unit_id = became.unit_id
     ),
     -- All of whose ground is inside today.
     whole as materialized (
       select became.id
       from became
       join territory.unit on unit.id = became.unit_id
       group by became.id
       having bool_and(became.unit_id in (select id from inside) or not unit.exists_on @> $2::date)
     ),
     district as materialized (
       select distinct closure.ancestor_id as id
       from whole
       join territory.closure on closure.descendant_id = whole.id and closure.depth > 0
       join territory.unit on unit.id = closure.ancestor_id
       where unit.level = 'district' and not unit.exists_on @> $2::date
     ),
     root as materialized (
       select unnest($1::bigint[]) as id
       union
       select formed.id
       from formed
       join territory.unit on unit.id = formed.id
       where unit.level = 'commune' or formed.id in (select id from whole)
       union
       select closure.ancestor_id
       from territory.closure
       where closure.ancestor_id in (select id from district) and closure.depth > 0
       group by closure.ancestor_id
       having bool_and(
         closure.descendant_id in (select id from whole) or closure.descendant_id in (select id from inside)
       )
     )
     select root.id
     from root
     where not exists (
       select
       from territory.closure
       where closure.descendant_id = root.id
         and closure.ancestor_id <> root.id
         and closure.ancestor_id in (select id from root)
     )
     order by root.id`,
    [unitIds, today, inside, formed],
  );
  return rows.map(({ id }) => id);
}

/** What is within the units today, and every ended unit that a piece of it came from and that is not below them anyway. */
async function selectGroundOf(
  db: Db,
  unitIds: readonly number[],
  today: IsoDate,
): Promise<{ inside: number[]; formed: number[] }> {
  const { rows } = await db.query<{ inside: number[]; formed: number[] }>(
    `with recursive inside as materialized (
       select distinct descendant_id as id
       from territory.closure
       where ancestor_id = any ($1::bigint[]) and valid @> $2::date
     ),
     formed (id) as (
       select lineage.from_unit_id
       from inside
       join territory.lineage on lineage.to_unit_id = inside.id
       union
       select lineage.from_unit_id
       from formed
       join territory.lineage on lineage.to_unit_id = formed.id
     )
     select
       array(select id from inside) as inside,
       array(
         select id
         from formed
         where not exists (
           select
           from territory.closure
           where closure.descendant_id = formed.id and closure.ancestor_id = any ($1::bigint[])
         )
       ) as formed`,
    [unitIds, today],
  );
  return rows[0]!;
}
