/**
 * Which months a value moves: those with cells that end on its first day or later. One that is still to come is previewed
 * on the running month.
 */
import { dayOf } from '#platform/day.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type Period, periodOf } from '../period.ts';

export async function selectPeriodsFrom(
  db: Db,
  { from, now }: { from: IsoDate | null; now: Temporal.Instant },
): Promise<Period[]> {
  const running = periodOf(now);
  const first = from === null ? '0000-01' : from > dayOf(now) ? running : from.slice(0, 7);
  // From month to month by cell_indicator, as the cells' own look for open months.
  const next = (indicator: string, after: string) => `(
         select min(period) from reporting.cell where indicator = '${indicator}' and frame = '34' and period ${after}
       )`;
  const { rows } = await db.query<{ period: Period }>(
    `with recursive begun as (
       select least(${next('names', '>= $1')}, ${next('subjects', '>= $1')}) as period
       union all
       select least(${next('names', '> begun.period')}, ${next('subjects', '> begun.period')})
       from begun
       where begun.period is not null
     )
     select period from begun where period is not null
     union
     select $2
     order by period`,
    [first, running],
  );
  return rows.map(({ period }) => period);
}
