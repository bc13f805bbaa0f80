/**
 * Cells of a list as dates, whole numbers and words of closed sets. What cannot be read comes back as a reason, never as a
 * guess: `02/13/2024` is no date here, `1.5` no count.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import { foldHeading } from '#platform/tables/folding.ts';

export type DayReading = { day: IsoDate | null } | { reason: 'day-unreadable' | 'day-year-only' };

const nothing = /^[-–—./\s]*$|^(?:không(?: có| rõ)?|chưa(?: có| rõ)?|n\/?a|null|none)$/iu;
/** 1 January 1910 and 1 January 2080 as a spreadsheet counts days. */
const firstSerial = 3_654;
const lastSerial = 65_747;

/**
 * `05/01/2026`, `5-1-2026`, `2026-01-05`, `ngày 05 tháng 01 năm 2026`, a spreadsheet's serial; null for an empty cell.
 *
 * Not `dayIn`, which reads what people type into a field: cells come from programs too, with times behind the day and blanks
 * inside it, and no list has days after 2100.
 */
export function readDay(cell: string): DayReading {
  if (nothing.test(cell)) return { day: null };
  const text = cell.normalize('NFKC').replace(/^'/, '').trim();
  if (/^\d{4,5}(?:[.,]\d+)?$/.test(text)) return readSerial(text);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s].*)?$/.exec(text);
  if (iso) return dayOf(iso[1]!, iso[2]!, iso[3]!);
  const written =
    /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?:\s.*)?$/.exec(text) ??
    /^ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})$/iu.exec(text);
  if (written) return dayOf(written[3]!, written[2]!, written[1]!);
  return { reason: 'day-unreadable' };
}

function readSerial(text: string): DayReading {
  const serial = Math.floor(Number(text.replace(',', '.')));
  if (/^(?:19|20)\d\d$/.test(text)) return { reason: 'day-year-only' };
  if (serial < firstSerial || serial > lastSerial) return { reason: 'day-unreadable' };
  // Day 1 is 1 January 1900, and 29 February 1900, which never was, is counted (ECMA-376 part 1 §18.17.4.1).
  return { day: new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10) };
}

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayOf(year: string, month: string, day: string): DayReading {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const last = m === 2 && !leap ? 28 : (monthDays[m - 1] ?? 0);
  if (!(y >= 1900 && y <= 2100 && d >= 1 && d <= last)) return { reason: 'day-unreadable' };
  return { day: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
}

/** A whole number ≥ 0 with its groups as either language writes them: `3.295`, `3,295`, `3 295`, `3295.0`; null else. */
export function readCount(cell: string): number | null {
  const text = cell.normalize('NFKC').replace(/^'/, '').trim();
  const plain = /^\d+(?:[.,]0{1,2})?$/.test(text)
    ? text.replace(/[.,].*$/, '')
    : /^\d{1,3}(?:\.\d{3})+(?:,0+)?$/.test(text)
      ? text.replace(/,.*$/, '').replaceAll('.', '')
      : /^\d{1,3}(?:,\d{3})+(?:\.0+)?$/.test(text)
        ? text.replace(/\..*$/, '').replaceAll(',', '')
        : /^\d{1,3}(?: \d{3})+$/.test(text)
          ? text.replaceAll(' ', '')
          : null;
  const value = plain === null ? Number.NaN : Number(plain);
  return Number.isSafeInteger(value) ? value : null;
}

/** The same, remembering: a list of a million rows has a few thousand different days. */
export function createDayReader(): (cell: string) => DayReading {
  const known = new Map<string, DayReading>();
  return (cell) => {
    const before = known.get(cell);
    if (before) return before;
    const reading = readDay(cell);
    if (known.size < 50_000) known.set(cell, reading);
    return reading;
  };
}

export type Status = 'active' | 'suspended' | 'dissolved';

/** The state of an enterprise as registers say it; null where the words are not known. */
export function readStatus(cell: string): Status | null {
  const text = foldHeading(cell);
  if (
    /giaithe|chamdut|ngunghoatdong|thuhoi|phasan|dongcua|dongmst|khonghoatdong|khongconhoatdong|dissolved|closed/.test(
      text,
    )
  )
    return 'dissolved';
  if (/tamngung|tamnghi|tamdung|suspended/.test(text)) return 'suspended';
  if (/hoatdong|dangkinhdoanh|dangdaotao|binhthuong|active|operating/.test(text) || text === '')
    return 'active';
  return null;
}
