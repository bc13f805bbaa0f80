/**
 * Days and months as a person writes them on the command line.
 */
import { dayIn } from '#platform/day.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';

/** `2026-07-01`, `01/07/2026` or as a form takes it (`dayIn`). @throws Problem naming the option */
export function parseDay(option: string, value: string): IsoDate {
  const day = dayIn(value);
  if (day === null) throw problem('date-wrong', { option, value });
  return day;
}

/** `2026-07` or `07/2026` → `2026-07`. @throws Problem naming the option */
export function parseMonth(option: string, value: string): string {
  const local = /^(\d{1,2})\/(\d{4})$/.exec(value);
  const iso = local ? `${local[2]}-${local[1]!.padStart(2, '0')}` : value;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(iso)) throw problem('month-wrong', { option, value });
  return iso;
}
