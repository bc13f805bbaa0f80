/**
 * Which months a value moves: those with cells that end on its first day or later. One that is still to come is previewed
 * on the running month.
 */
import { dayOf } from '#platform/day.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { selectBegunPeriods } from '../begun-periods.ts';
import { type Period, periodOf } from '../period.ts';

export async function selectPeriodsFrom(
  db: Db,
  { from, now }: { from: IsoDate | null; now: Temporal.Instant },
): Promise<Period[]> {
  const running = periodOf(now);
  const first = from === null ? '0000-01' : from > dayOf(now) ? running : from.slice(0, 7);
  return selectBegunPeriods(db, { from: first, running });
}
