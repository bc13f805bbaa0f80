/**
 * Days as Vietnam counts and writes them. An instant belongs to the day it was there; a day that is written is a date without
 * a time.
 */
import type { IsoDate } from './postgres/db.ts';

/** UTC+7, without summer time since 1979. */
export const timeZone = 'Asia/Ho_Chi_Minh';

/** The day it is in Vietnam at this instant, `YYYY-MM-DD`. */
export function dayOf(instant: Temporal.Instant): IsoDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/**
 * A day as people write it here and as machines do: 30/6/2025, 30.06.2025, 30-06-2025, 2025-06-30.
 *
 * @returns null for what is no day of 1900 to 2199
 */
export function dayIn(given: string): IsoDate | null {
  const text = given.trim();
  const { year, month, day } =
    (
      /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/.exec(text) ??
      /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/.exec(text)
    )?.groups ?? {};
  if (year === undefined || Number(year) < 1900 || Number(year) > 2199) return null;
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString();
  } catch {
    return null;
  }
}
