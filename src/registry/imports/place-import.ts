/**
 * Whose list it was, where nobody said: a list all of whose rows stand in one province is that province's, and its open
 * questions are for that province's officers to see. A list over several stays with those who see everything.
 */
import type { Trx } from '#platform/postgres/db.ts';

/** Once a list, after its rows are written: two scans at most, 0.2 s beside a million rows. */
export async function placeImport(
  trx: Trx,
  { importId, today }: { importId: number; today: string },
): Promise<void> {
  await trx.query(
    `with place as (
       select unit_id from registry.subject where import_id = $1
       union
       select unit_id from registry.domain where import_id = $1
       union
       select unit_id from registry.denominator where import_id = $1
     )
     update registry.import
     set unit_id = sole.id
     from (
       select min(province.id) as id
       from place
       join territory.closure on closure.descendant_id = place.unit_id and closure.valid @> $2::date
       join territory.unit as province on province.id = closure.ancestor_id and province.level = 'province'
       having count(distinct province.id) = 1
     ) as sole
     where import.id = $1 and import.unit_id is null`,
    [importId, today],
  );
}
