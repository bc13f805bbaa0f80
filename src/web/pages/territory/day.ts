/** The day a page of territory is asked for: `?ngay=2025-06-30` or 30/06/2025; today where none or nonsense was written. */
import { dayIn, dayOf } from '#platform/day.ts';
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
  const on = given === '' ? today : dayIn(given);
  if (on === null) return { on: today, today, linked: null, wrong: given.slice(0, 40) };
  return { on, today, linked: on === today ? null : on, wrong: null };
}
