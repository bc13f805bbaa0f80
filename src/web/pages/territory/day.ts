/** The day a page of territory is asked for: `?ngay=2025-06-30` or 30/06/2025; today where none or nonsense was written. */
import { dayOf } from '#platform/day.ts';
import type { IsoDate } from '#platform/postgres/db.ts';

export interface AskedDay {
  on: IsoDate;
  today: IsoDate;
  /** For links: null where it is today anyway. */
  linked: IsoDate | null;
  /** What was written and cannot be read. */
  wrong: string | null;
}

export function readDay(url: URL, now: Temporal.Instant): AskedDay {
  const today = dayOf(now);
  const given = (url.searchParams.get('ngay') ?? '').trim();
  const on = given === '' ? today : parseDay(given);
  if (on === null) return { on: today, today, linked: null, wrong: given.slice(0, 40) };
  return { on, today, linked: on === today ? null : on, wrong: null };
}

/** @returns null for what is no day of 1900 to 2199 */
export function parseDay(text: string): IsoDate | null {
  const found =
    /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/.exec(text) ??
    /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/.exec(text);
  const { year, month, day } = found?.groups ?? {};
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
