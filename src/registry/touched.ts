/**
 * The log of units whose figures must be counted again: whatever changes a subject, a name or a judgement writes, the cells
 * take. Writers never wait for each other; a unit may stand there many times.
 */
import type { Trx } from '#platform/postgres/db.ts';

/** Says that the figures of these units changed; null ids, for what is counted nowhere yet, are dropped. */
export async function touchUnits(trx: Trx, unitIds: readonly (number | null)[]): Promise<void> {
  const known = [...new Set(unitIds.filter((id) => id !== null))];
  if (known.length === 0) return;
  await trx.query('insert into registry.touched_unit (unit_id) select unnest($1::bigint[])', [known]);
}

/** What a transaction writes from here on is of a run's measuring and of nobody's doing: pages may follow it later. */
export async function markAsOfRun(trx: Trx): Promise<void> {
  await trx.query(`select set_config('hien_dien.of_run', 'on', true)`);
}

export interface Touched {
  unitIds: number[];
  /** A run's measuring alone touched them. */
  ofRun: boolean;
}

/**
 * Takes what was written so far, each unit once. Two takers share the rows between them; a taker that rolls back leaves
 * them to the next.
 */
export async function takeTouched(trx: Trx): Promise<Touched> {
  const { rows } = await trx.query<{ unitId: number; ofRun: boolean }>(
    `with due as materialized (
       select id
       from registry.touched_unit
       for update skip locked
     ),
     taken as (
       delete from registry.touched_unit
       using due
       where touched_unit.id = due.id
       returning touched_unit.unit_id, touched_unit.of_run
     )
     select unit_id as "unitId", bool_and(of_run) as "ofRun"
     from taken
     where unit_id is not null
     group by unit_id
     order by 1`,
  );
  return { unitIds: rows.map(({ unitId }) => unitId), ofRun: rows.every(({ ofRun }) => ofRun) };
}
