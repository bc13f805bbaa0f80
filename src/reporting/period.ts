/**
 * A period of cells: a calendar month in Vietnam, `YYYY-MM`. The windows of VNNIC's month and of the general regime are
 * assumptions of the calendar and come with the obligations.
 */
import { dayOf, timeZone } from '#platform/day.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';

export type Period = string;

/** The month it is in Vietnam. */
export function periodOf(now: Temporal.Instant): Period {
  return dayOf(now).slice(0, 7);
}

/** First instant after the period, and its last day. */
export function endOf(period: Period): { at: Temporal.Instant; lastDay: IsoDate } {
  const next = Temporal.PlainYearMonth.from(period).add({ months: 1 }).toPlainDate({ day: 1 });
  return {
    at: next.toZonedDateTime(timeZone).toInstant(),
    lastDay: next.subtract({ days: 1 }).toString(),
  };
}

/** All months from one to another, both included; empty when `from` is the later one. */
export function periodsBetween(from: Period, until: Period): Period[] {
  const periods: Period[] = [];
  for (
    let month = Temporal.PlainYearMonth.from(from);
    Temporal.PlainYearMonth.compare(month, Temporal.PlainYearMonth.from(until)) <= 0;
    month = month.add({ months: 1 })
  ) {
    periods.push(month.toString());
  }
  return periods;
}

export function previousPeriod(period: Period): Period {
  return Temporal.PlainYearMonth.from(period).subtract({ months: 1 }).toString();
}

/**
 * What a person wrote as a month: `2026-11`, `11/2026`, `T11/2026`.
 *
 * @throws Problem `period-wrong` when it is no month, `period-future` when it has not begun
 */
export function parsePeriod(text: string, now: Temporal.Instant): Period {
  const found = /^\s*(?:(?<year>\d{4})-(?<month>\d{1,2})|[tT]?(?<month>\d{1,2})\/(?<year>\d{4}))\s*$/.exec(
    text,
  );
  const month = Number(found?.groups?.month);
  if (!found?.groups?.year || month < 1 || month > 12) throw problem('period-wrong', { given: text });
  const period = `${found.groups.year}-${String(month).padStart(2, '0')}`;
  if (period > periodOf(now)) throw problem('period-future', { period, running: periodOf(now) });
  return period;
}
