/**
 * From a name as people write it to units. Marks count, the place of the tone and the word for the type do not; without
 * marks is tried last. Several answers come back as several: nobody guesses which Tân Tiến was meant.
 *
 * For lists, compare in SQL: `unit_version.name_key = territory.name_key(cell)`, both indexed and immutable. Do it on the
 * distinct pairs of province and commune; a million rows have a few thousand. A key costs 12 µs.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { Level } from './compose.ts';
import { selectingUnits, toUnitOn, type UnitOn } from './units.ts';

export interface NameMatch extends UnitOn {
  /** `name`: the same letters and marks; `folded`: the same only without marks. */
  by: 'name' | 'folded';
}

/** Words for a type as lists write them, with their abbreviations. */
const typeWords: readonly (readonly [RegExp, string])[] = [
  [/^(thành phố\s|tp\s|tp\.)/, 'Thành phố'],
  [/^(thị trấn\s|tt\s|tt\.)/, 'Thị trấn'],
  [/^(thị xã\s|tx\s|tx\.)/, 'Thị xã'],
  [/^(đặc khu\s|đk\s|đk\.)/, 'Đặc khu'],
  [/^(phường\s|p\.)/, 'Phường'],
  [/^(quận\s|q\.)/, 'Quận'],
  [/^(huyện\s|h\.)/, 'Huyện'],
  [/^(tỉnh\s|t\.)/, 'Tỉnh'],
  [/^(xã\s|x\.)/, 'Xã'],
];

/**
 * Units of a name on a day, at a level and within a unit where given; by code, best kind of match only.
 *
 * Where a word for the type was written and one of the matches is of that type, only those are returned: a district
 * before July 2025 could have a Thị trấn and a Xã of one name.
 */
export async function findUnitByName(
  db: Db,
  { name, level, within, on }: { name: string; level?: Level; within?: number; on: IsoDate },
): Promise<NameMatch[]> {
  const { rows } = await db.query<Parameters<typeof toUnitOn>[0] & { by: 'name' | 'folded' }>(
    `with named as (
       ${selectingUnits()}
       where version.name_fold = territory.name_fold($2)
     )
     select named.*,
       case when territory.name_key(named.name) = territory.name_key($2) then 'name' else 'folded' end as by
     from named
     where ($3::text is null or named.level = $3)
       and ($4::bigint is null or exists (
         select
         from territory.closure
         where closure.descendant_id = named.id and closure.ancestor_id = $4 and closure.valid @> $1::date
       ))
     order by named.code`,
    [on, name, level ?? null, within ?? null],
  );
  const exact = rows.filter(({ by }) => by === 'name');
  const best = exact.length > 0 ? exact : rows;
  const type = typeOf(name);
  const typed = best.filter((row) => row.type === type);
  return (typed.length > 0 ? typed : best).map((row) => ({ ...toUnitOn(row), by: row.by }));
}

function typeOf(name: string): string | undefined {
  const text = name.normalize('NFC').trim().toLowerCase();
  return typeWords.find(([word]) => word.test(text))?.[1];
}
