/**
 * Where a name counts: at its holder's commune, else where the list put it. Kept in registry.domain so that figures need no
 * join, and brought up to date here whenever a holder or a place changes.
 */
import type { IsoDate, Trx } from '#platform/postgres/db.ts';

/**
 * Moves the names of some subjects after their holders and touches the units.
 *
 * @param subjects a table of this code's with a column subject_id, or a subquery of one; its own values begin at $2
 */
export async function followHolders(
  trx: Trx,
  subjects: string,
  today: IsoDate,
  values: readonly unknown[] = [],
): Promise<void> {
  await trx.query(
    `with moved as (
       update registry.domain
       set unit_id = subject.unit_id
       from registry.holding
       join registry.subject on subject.id = holding.subject_id
       where holding.domain_id = domain.id
         and upper_inf(holding.valid)
         and holding.subject_id in (select subject_id from ${subjects})
         and subject.unit_id is not null
         and subject.unit_id is distinct from domain.unit_id
         -- A holder of whom only the province is known tells nothing to a list that knew the commune in it.
         and not exists (
           select
           from territory.closure
           where closure.ancestor_id = subject.unit_id and closure.descendant_id = domain.unit_id
             and closure.depth > 0 and closure.valid @> $1::date
         )
       returning old.unit_id as unit_before, new.unit_id as unit_after
     )
     insert into registry.touched_unit (unit_id)
     select unit_before from moved where unit_before is not null
     union
     select unit_after from moved where unit_after is not null`,
    [today, ...values],
  );
}
