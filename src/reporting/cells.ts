/**
 * Cells: every stored indicator of every unit and month, on today's map.
 *
 * A commune's cells are counted from the registry and from what its names show; a province's are the sum of its communes'
 * and of what stands on the province itself because no commune is known. So communes and "chưa rõ xã" always make the
 * total. A cell is written only where its figure changes; `computed_at` says since when it has stood.
 */
import type { Db, Trx } from '#platform/postgres/db.ts';
import {
  type Counting,
  cellsOfUnits,
  createParameters,
  type Given,
  periodRelation,
  shownByLookUp,
  shownInOnePass,
  subjectSince,
} from './facts.ts';

/** The slice of a province's own, whose commune is not known; other slices follow after `;`. */
export const unplaced = 'placed=unknown';

export interface Cell {
  unitId: number;
  indicator: string;
  slice: string;
  numerator: number;
  denominator: number | null;
}

/**
 * Counts the cells of some units anew, then sums up their provinces.
 *
 * A commune of 1,400 names and 6,000 subjects in a province of 230,000: 0.3 to 0.6 s on two busy cores (bench/cells.ts,
 * November 2026), most of it look-ups of holdings and judgements.
 */
export async function refreshCells(
  trx: Trx,
  counting: Counting & { unitIds: readonly number[] },
): Promise<{ written: number }> {
  const { values, given } = createParameters();
  const scope = given(counting.unitIds, 'bigint[]');
  const own = await trx.query(
    `with ${periodRelation(given, counting)},
     wanted as (
       select id from registry.domain where unit_id = any(${scope})
       union
       select h.domain_id
       from registry.subject as s
       join registry.holding as h on h.subject_id = s.id
       where s.unit_id = any(${scope})
     ),
     shown as materialized (${shownByLookUp(given, counting, 'wanted')}),
     ${countedRelations(given, counting, scope)},
     fresh as materialized (${placedCells}),
     gone as (${deleteGone(`c.unit_id = any(${scope})`)})
     ${insertCells(given(counting.now, 'timestamptz'))}`,
    values,
  );
  const provinces = await selectProvincesOf(trx, counting);
  const sums = await sumProvinces(trx, counting, provinces);
  return { written: (own.rowCount ?? 0) + sums };
}

/** Counts whole periods anew for every unit. The caller holds the lock of the cells. */
export async function replaceCells(trx: Trx, counting: Counting): Promise<{ written: number }> {
  const { values, given } = createParameters();
  await preferHashJoins(trx);
  const own = await trx.query(
    `with ${periodRelation(given, counting)},
     shown as not materialized (${shownInOnePass(given, counting)}),
     ${countedRelations(given, counting)},
     fresh as materialized (${placedCells}),
     gone as (${deleteGone('true')})
     ${insertCells(given(counting.now, 'timestamptz'))}`,
    values,
  );
  const { rows } = await trx.query<{ id: number }>(`select id from territory.unit where level = 'province'`);
  const sums = await sumProvinces(
    trx,
    counting,
    rows.map(({ id }) => id),
  );
  return { written: (own.rowCount ?? 0) + sums };
}

/**
 * Everything is joined with everything, and how much a relation of the statement holds is estimated wrongly by orders: with
 * freshly loaded tables a merge join of 40,000 cells ran over nine million pairs. Hash joins are right at every size here.
 * Settings go with the transaction.
 */
async function preferHashJoins(trx: Trx): Promise<void> {
  await trx.query(`set local enable_mergejoin = off`);
  await trx.query(`set local enable_nestloop = off`);
  // Three million names of thirteen months.
  await trx.query(`set local work_mem = '256MB'`);
}

/**
 * Cells of some units: those of some slices, or all of them. What others report of the same indicator has cells of its own
 * and is never added to what was counted here.
 *
 * By the key: all slices of a province in 0.8 ms, one slice of 168 communes in 3.3 ms, as hien_dien_console.
 */
export async function selectCells(
  db: Db,
  wanted: { unitIds: readonly number[]; period: string; slices?: readonly string[] },
): Promise<Cell[]> {
  const { rows } = await db.query<Cell>(
    `select unit_id as "unitId", indicator, slice, numerator, denominator
     from reporting.cell
     where unit_id = any($1::bigint[]) and period = $2 and frame = '34' and source in ('measured', 'derived')
       ${wanted.slices === undefined ? '' : 'and slice = any($3::text[])'}`,
    [wanted.unitIds, wanted.period, ...(wanted.slices === undefined ? [] : [wanted.slices])],
  );
  return rows;
}

/** The relations that `cellsOfUnits` counts, out of `shown`; only what stands on the units of `scope` where given. */
function countedRelations(given: Given, counting: Counting, scope?: string): string {
  const inScope = (unit: string) => (scope === undefined ? `${unit} is not null` : `${unit} = any(${scope})`);
  return `name as materialized (
       select
         shown.period,
         case when ${inScope('shown.unit_id')} then shown.unit_id end as unit_id,
         shown.zone, shown.judged, shown.website, shown.trusted, shown.mail, shown.faults,
         shown.state, shown.grade, shown.flags,
         coalesce(s.kind, 'none') as kind,
         s.id as holder_id,
         case
           when ${inScope('s.unit_id')} and s.status = 'active' and coalesce(s.founded_on <= shown.last_day, true)
           then s.unit_id
         end as holder_unit_id,
         s.kind as holder_kind
       from shown
       left join registry.holding as h on h.domain_id = shown.id and upper_inf(h.valid)
       left join registry.subject as s on s.id = h.subject_id
     ),
     subject as not materialized (
       select s.unit_id, s.kind, ${subjectSince(given, counting)} as since
       from registry.subject as s
       where ${inScope('s.unit_id')} and s.status = 'active'
     )`;
}

/** What stands on a province itself is put under its own slice. */
const placedCells = `
    select
      cell.period,
      cell.unit_id,
      case when u.level = 'province' then concat_ws(';', '${unplaced}', nullif(slice, '')) else slice end as slice,
      indicator,
      source,
      numerator,
      denominator
    from (${cellsOfUnits}) as cell
    join territory.unit as u on u.id = cell.unit_id`;

/** Cells that nothing is counted for any more, of what is a unit's own. */
function deleteGone(where: string): string {
  return `delete from reporting.cell as c
       using territory.unit as u, period
       where u.id = c.unit_id and c.period = period.period and c.frame = '34' and ${where}
         and (u.level <> 'province' or starts_with(c.slice, '${unplaced}'))
         and not exists (
           select from fresh as f
           where (f.period, f.unit_id, f.slice, f.indicator, f.source)
             = (c.period, c.unit_id, c.slice, c.indicator, c.source)
         )`;
}

/** Writes what differs out of `fresh`: a rebuild that finds everything right writes nothing. */
function insertCells(now: string): string {
  return `insert into reporting.cell as kept
       (unit_id, period, frame, slice, indicator, source, numerator, denominator, computed_at)
     select f.unit_id, f.period, '34', f.slice, f.indicator, f.source, f.numerator, f.denominator, ${now}
     from fresh as f
     left join reporting.cell as c
       on (c.unit_id, c.period, c.slice, c.indicator, c.source)
         = (f.unit_id, f.period, f.slice, f.indicator, f.source)
       and c.frame = '34'
     where c.unit_id is null or (c.numerator, c.denominator) is distinct from (f.numerator, f.denominator)
     on conflict (unit_id, period, frame, slice, indicator, source) do update
       set (numerator, denominator, computed_at) = (excluded.numerator, excluded.denominator, excluded.computed_at)`;
}

async function selectProvincesOf(
  db: Db,
  { unitIds, today }: { unitIds: readonly number[]; today: string },
): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select distinct k.ancestor_id as id
     from territory.closure as k
     join territory.unit as u on u.id = k.ancestor_id
     where k.descendant_id = any($1::bigint[]) and u.level = 'province' and k.valid @> $2::date`,
    [unitIds, today],
  );
  return rows.map(({ id }) => id);
}

async function sumProvinces(trx: Trx, counting: Counting, provinces: readonly number[]): Promise<number> {
  const { values, given } = createParameters();
  const above = given(provinces, 'bigint[]');
  const periods = given(counting.periods, 'text[]');
  const { rowCount } = await trx.query(
    `with fresh as materialized (
       select
         c.period,
         k.ancestor_id as unit_id,
         case when c.unit_id = k.ancestor_id then substr(c.slice, ${unplaced.length + 2}) else c.slice end as slice,
         c.indicator,
         c.source,
         sum(c.numerator)::bigint as numerator,
         sum(c.denominator)::bigint as denominator
       from territory.closure as k
       join reporting.cell as c on c.unit_id = k.descendant_id
       where k.ancestor_id = any(${above}) and k.valid @> ${given(counting.today, 'date')}
         and c.period = any(${periods}) and c.frame = '34'
         and (c.unit_id <> k.ancestor_id or starts_with(c.slice, '${unplaced}'))
       group by 1, 2, 3, 4, 5
     ),
     gone as (
       delete from reporting.cell as c
       where c.unit_id = any(${above}) and c.period = any(${periods}) and c.frame = '34'
         and not starts_with(c.slice, '${unplaced}')
         and not exists (
           select from fresh as f
           where (f.period, f.unit_id, f.slice, f.indicator, f.source)
             = (c.period, c.unit_id, c.slice, c.indicator, c.source)
         )
     )
     ${insertCells(given(counting.now, 'timestamptz'))}`,
    values,
  );
  return rowCount ?? 0;
}
