/**
 * Days in forms, written as they are read everywhere else: 31/12/2024. A browser's own calendar field writes days as the
 * machine's language does, which on many machines here is month first.
 */
import { formatDate } from '#platform/format.ts';
import type { IsoDate } from '#platform/postgres/db.ts';

/** @returns null for what is no day of the calendar; 31/12/2024 and 2024-12-31 are */
export function dayIn(given: string): IsoDate | null {
  const text = given.trim();
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = local ? `${local[3]}-${local[2]!.padStart(2, '0')}-${local[1]!.padStart(2, '0')}` : text;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  try {
    return Temporal.PlainDate.from(iso, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** What a field begins with: a day as people write it, and what is none as it was typed. */
export function dayShown(value: string | undefined): string | undefined {
  const day = value === undefined ? null : dayIn(value);
  return day === null ? value : formatDate(day, 'vi');
}
