/**
 * A birth date as Vietnamese lists write it. It is read to ask `entitlementOn` and then forgotten: nothing stores it.
 */
import type { IsoDate } from '#platform/postgres/db.ts';

/** What a list says of a birth; lists of older people often know the year alone. */
export type Birth = { date: IsoDate } | { year: number };

/** Days before this in a workbook of 1900 were counted wrongly, and nobody alive was born then. */
const firstSerial = 3_654; // 1 January 1910
const lastSerial = 54_789; // 1 January 2050

/**
 * Reads a birth date as Vietnamese lists write it: `05/01/2005`, `5-1-2005`, `2005-01-05`, `2005`, `00/00/2005`, or the
 * number a spreadsheet keeps for a date.
 *
 * @returns null when it is none; a month above 12 is not taken for a day
 */
export function readBirth(cell: string): Birth | null {
  const text = cell
    .normalize('NFKC')
    .replace(/[\p{Cf}'\s]/gu, '')
    .replace(/[.,]0+$/, '');
  if (/^(?:19|20)\d\d$/.test(text)) return { year: Number(text) };
  if (/^\d{4,5}$/.test(text)) return readSerial(Number(text));
  const iso = /^((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:T.*|00:00:00.*)?$/.exec(text);
  if (iso) return dateOf(iso[1]!, iso[2]!, iso[3]!);
  const written = /^(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)$/.exec(text);
  return written ? dateOf(written[3]!, written[2]!, written[1]!) : null;
}

function dateOf(year: string, month: string, day: string): Birth | null {
  if (Number(day) === 0) return Number(month) <= 12 ? { year: Number(year) } : null;
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
    return { date: date.toString() };
  } catch {
    return null;
  }
}

function readSerial(serial: number): Birth | null {
  if (serial < firstSerial || serial > lastSerial) return null;
  return { date: Temporal.PlainDate.from('1899-12-30').add({ days: serial }).toString() };
}
