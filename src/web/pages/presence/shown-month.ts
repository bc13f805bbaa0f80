/**
 * The month a page of figures shows: the one its address asks for, else the newest that was counted. In the first hours of a
 * month that is the month before, and the page says so; its links keep the month it shows.
 */
import { type Period, parsePeriod, periodOf, selectNewestPeriod } from '#reporting/index.ts';
import type { Page } from '#web/server/page.ts';

export interface ShownMonth {
  period: Period;
  /** The running month, where the page shows another because nothing of it was counted yet; null where it was asked for. */
  missing: Period | null;
  /** Where one can go on to; `after` null where nothing later was counted. */
  months: { before: Period; after: Period | null };
  /** The page's own address; with the month, where it is not the one the address alone stands for. */
  url: string;
}

/** `?thang=2026-10`. @throws Problem for a month that is none or has not begun */
export async function readMonth({ db, now, url }: Page): Promise<ShownMonth> {
  const newest = await selectNewestPeriod(db, now);
  const asked = url.searchParams.get('thang');
  const period = asked === null ? newest : parsePeriod(asked, now);
  const running = periodOf(now);
  const missing = asked === null && newest !== running ? running : null;
  const own = new URL(url);
  if (missing !== null) own.searchParams.set('thang', period);
  return { period, missing, months: monthsAround(period, newest), url: `${own.pathname}${own.search}` };
}

function monthsAround(period: Period, newest: Period): ShownMonth['months'] {
  const month = Temporal.PlainYearMonth.from(period);
  const after = month.add({ months: 1 }).toString();
  return { before: month.subtract({ months: 1 }).toString(), after: after > newest ? null : after };
}
