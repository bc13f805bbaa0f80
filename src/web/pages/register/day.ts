/** A day as people type it into a form: 31/12/2024, or as machines write it. */
import type { IsoDate } from '#platform/postgres/db.ts';

/** @returns null for what is no day of the calendar */
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

/** A whole number as people write it, 3.295 or 3 295; null for anything else. */
export function countIn(given: string): number | null {
  const digits = given.trim().replace(/(?<=\d)[.,\s](?=\d{3}(?!\d))/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}
