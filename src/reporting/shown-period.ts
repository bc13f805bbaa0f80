/**
 * The month a page shows that asks for none. That is the running one, but a month begins before anything of it is counted:
 * until then the last one that was counted is shown, and the page says so.
 */
import type { Db } from '#platform/postgres/db.ts';
import { type Period, periodOf } from './period.ts';
import { requireCells, selectCounted } from './presence-parts.ts';

/**
 * The running month where it is counted, or where whoever asks sees no names at all: before the first list it is not
 * missing, it is empty, as it is in a scope of which nothing is known. Else the last month with figures in the scope.
 *
 * By the key where the running month is counted. Else, for minutes of a month and in a scope of nothing, a maximum under
 * row-level security: every cell of two indicators, 50 ms.
 */
export async function selectNewestPeriod(db: Db, now: Temporal.Instant): Promise<Period> {
  const running = periodOf(now);
  if (await selectCounted(db, running)) return running;
  const { rows } = await db.query<{ last: Period | null }>(
    `select max(period) as last
     from reporting.cell
     where indicator in ('names', 'subjects') and frame = '34' and period < $1
       and exists (select from reporting.name_now)`,
    [running],
  );
  return rows[0]?.last ?? running;
}

/** @throws Problem `period-without-figures` where nothing was counted for the month, unless it is the one shown unasked */
export async function requireFigures(
  db: Db,
  { period, now }: { period: Period; now: Temporal.Instant },
): Promise<void> {
  if (period === periodOf(now) && (await selectNewestPeriod(db, now)) === period) return;
  await requireCells(db, period);
}
