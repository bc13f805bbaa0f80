/**
 * The next day on which VNNIC's month is due, moved off a weekend as the assumption says, and the days it counts.
 * Pure.
 */
import type { IsoDate } from '#platform/postgres/db.ts';

type Shift = 'none' | 'next-working-day' | 'previous-working-day';

const saturday = 6;

/** @returns the first due day that is not before `today`; `movedFrom` where a weekend moved it */
export function dueDay(
  today: IsoDate,
  { day, weekend }: { day: number; weekend: Shift },
): { dueOn: IsoDate; movedFrom: IsoDate | null } {
  const month = Temporal.PlainDate.from(today).toPlainYearMonth();
  // Two months on, because a weekend may move the first day of next month's to before today.
  for (const ahead of [0, 1, 2]) {
    const named = month.add({ months: ahead }).toPlainDate({ day });
    const due = shift(named, weekend);
    if (due.toString() < today) continue;
    return { dueOn: due.toString(), movedFrom: due.equals(named) ? null : named.toString() };
  }
  throw new Error(`no due day on or after ${today}`);
}

type Window = 'to-due-day' | 'month' | 'month-before';

/** The days that the month of a due day counts, both included; `dueOn` is the day that the letter names. */
export function dueWindow(dueOn: IsoDate, how: Window): { from: IsoDate; until: IsoDate } {
  const due = Temporal.PlainDate.from(dueOn);
  const first = due.with({ day: 1 });
  if (how === 'month') return { from: first.toString(), until: dueOn };
  if (how === 'month-before') {
    return {
      from: first.subtract({ months: 1 }).toString(),
      until: first.subtract({ days: 1 }).toString(),
    };
  }
  return { from: due.subtract({ months: 1 }).add({ days: 1 }).toString(), until: dueOn };
}

function shift(day: Temporal.PlainDate, how: Shift): Temporal.PlainDate {
  const over = day.dayOfWeek - saturday;
  if (how === 'none' || over < 0) return day;
  return how === 'next-working-day' ? day.add({ days: 2 - over }) : day.subtract({ days: over + 1 });
}
