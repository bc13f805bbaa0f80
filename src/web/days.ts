/**
 * Days in forms, written as they are read everywhere else: 31/12/2024. A browser's own calendar field writes days as the
 * machine's language does, which on many machines here is month first.
 */
import { dayIn } from '#platform/day.ts';
import { formatDate } from '#platform/format.ts';

/** What a field begins with: a day as people write it, and what is none as it was typed. */
export function dayShown(value: string | undefined): string | undefined {
  const day = value === undefined ? null : dayIn(value);
  return day === null ? value : formatDate(day, 'vi');
}
