/**
 * Units of a level on a day side by side, each with what a list shows of it: how many communes, how many people, what it
 * was formed of. One statement for a whole list; a single unit has its own questions (population.ts, lineage.ts).
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Level } from './compose.ts';
import { selectingUnits, toUnitOn, type UnitOn } from './units.ts';

export interface UnitRow extends UnitOn {
  /** The unit right above it on the day, with its type; null for a province. */
  within: string | null;
  /** Communes below it on the day; 0 for a commune. */
  communes: number;
  /** All ages, the newest figure known, of whichever day; null where none is. */
  people: number | null;
  /** `too-few`, `as-namesake`: the figure is doubtful; else empty. */
  peopleNote: string;
  km2: number | null;
  /** Names of the units it was formed of by a change; empty: none touched its ground. */
  formedOf: string[];
  /** Names of the units it went into; empty: it is still there. */
  wentInto: string[];
}

type Row = Parameters<typeof toUnitOn>[0] & Omit<UnitRow, keyof UnitOn>;

/**
 * By code; within a unit where given, itself left out.
 *
 * By closure_ancestor and lineage_to.
 */
export async function selectUnitRows(
  db: Db,
  { level, on, within }: { level: Level; on: IsoDate; within?: number },
): Promise<UnitRow[]> {
  const { rows } = await db.query<Row>(
    `with listed as materialized (
       ${selectingUnits()}
       where unit.level = $2
         and ($3::bigint is null or exists (
           select
           from territory.closure
           where closure.descendant_id = unit.id and closure.ancestor_id = $3 and closure.depth > 0
             and closure.valid @> $1::date
         ))
     )
     select listed.*, above.type || ' ' || above.name as within, below.communes, people.value as people,
       coalesce(people.note, '') as "peopleNote", ground.km2::double precision as km2,
       array(
         select (select name from territory.unit_version where unit_id = from_unit_id order by valid desc limit 1)
         from territory.lineage
         where to_unit_id = listed.id
         order by 1
       ) as "formedOf",
       array(
         select (select name from territory.unit_version where unit_id = to_unit_id order by valid limit 1)
         from territory.lineage
         where from_unit_id = listed.id
         order by 1
       ) as "wentInto"
     from listed
     left join territory.unit_version above on above.unit_id = listed.parent_id and above.valid @> $1::date
     cross join lateral (
       select count(*)::int as communes
       from territory.closure
       join territory.unit commune on commune.id = closure.descendant_id and commune.level = 'commune'
       where closure.ancestor_id = listed.id and closure.depth > 0 and closure.valid @> $1::date
     ) below
     left join lateral (
       select value, note
       from territory.population
       where unit_id = listed.id and kind = 'all' and value is not null
       order by on_date desc, source
       limit 1
     ) people on true
     left join lateral (
       select km2
       from territory.area
       where unit_id = listed.id
       order by source
       limit 1
     ) ground on true
     order by listed.code`,
    [on, level, within ?? null],
  );
  return rows.map((row) => {
    const { within: inside, communes, people, peopleNote, km2, formedOf, wentInto } = row;
    return { ...toUnitOn(row), within: inside, communes, people, peopleNote, km2, formedOf, wentInto };
  });
}
