/**
 * The cells before and after: counted by the real rebuild under what is assumed now, kept aside, counted by it once more
 * with the other value in force, and set side by side.
 *
 * The first counting matters where a month was last counted under other lists or another map: else what those moved would
 * look like the new value's doing.
 */
import type { Trx } from '#platform/postgres/db.ts';
import type { Period } from '../period.ts';
import { recount } from '../refresh.ts';
import { type ChangedFigure, type Compared, type Comparison, compareFigures, type Figure } from './figure.ts';

/**
 * @param change puts the other value in force
 * @param readAlso what stands on the cells, read before and after
 */
export async function compareCells(
  trx: Trx,
  { periods, now }: { periods: readonly Period[]; now: Temporal.Instant },
  change: () => Promise<void>,
  readAlso: () => Promise<Figure[]>,
): Promise<Comparison> {
  await recount(trx, { now, periods });
  await trx.query('create temp table cell_before (like reporting.cell) on commit drop');
  await trx.query(
    `insert into cell_before select * from reporting.cell where period = any($1) and frame = '34'`,
    [periods],
  );
  await trx.query('analyze cell_before');
  const before = await readAlso();
  await change();
  await recount(trx, { now, periods });
  const also = compareFigures(before, await readAlso());
  return {
    figures: [...(await selectChanged(trx, periods)), ...also.figures],
    compared: [...(await countCompared(trx, periods)), ...also.compared],
  };
}

const sideBySide = `
     from cell_before as b
     full join (select * from reporting.cell where period = any($1) and frame = '34') as a
       using (indicator, unit_id, period, source, frame, slice)`;
const differs = `(b.numerator, b.denominator) is distinct from (a.numerator, a.denominator)`;
const valueIn = (cell: string) => `
       case when ${cell}.numerator is not null
         then jsonb_build_object('numerator', ${cell}.numerator, 'denominator', ${cell}.denominator)
       end`;

async function selectChanged(trx: Trx, periods: readonly Period[]): Promise<ChangedFigure[]> {
  const { rows } = await trx.query<ChangedFigure>(
    `select 'cell' as kind, indicator, unit_id as "unitId", period, frame, slice,
       ${valueIn('b')} as before,
       ${valueIn('a')} as after
     ${sideBySide}
     where ${differs}`,
    [periods],
  );
  return rows;
}

async function countCompared(trx: Trx, periods: readonly Period[]): Promise<Compared[]> {
  const { rows } = await trx.query<Compared>(
    `select 'cell' as kind, indicator, count(*) as compared, count(*) filter (where ${differs}) as changed
     ${sideBySide}
     group by indicator
     order by indicator`,
    [periods],
  );
  return rows;
}
