/**
 * Days that the name of a list's file carries: `31-10-2026`, `2026-10-31`, `20261031`, `31.10.26`, `thang 10-2026`,
 * `T10.2026`, `quy 3-2026`, with marks or without. Pure. What may be the number of a document (`CV 12-2026`) or a school
 * year is no day.
 */
import { formatDate } from '#platform/format.ts';
import { foldLetters } from '#platform/letters.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { readDay } from './cells.ts';
import type { Words } from './kind.ts';

export interface NamedDays {
  /** First and last day that is meant: one day, a month or a quarter. */
  from: IsoDate;
  to: IsoDate;
  words: Words;
}

type Read = (found: Readonly<Record<string, string>>) => NamedDays | null;

const year = String.raw`(?<year>20\d\d)`;
const of = `[ ._-]*(?:nam[ ._-]*)?`;
const document = `(?<!(?:^|[^a-z])(?:so|cv|qd|nd|nq|tt|ttr|tb|ct|kh|bc)[ ._-]*)`;

/** In this order: what one of them has read is not there for the next. */
const forms: readonly (readonly [pattern: string, read: Read])[] = [
  [String.raw`(?<!\d)${year}(?<s>[ ._-])(?<month>\d{1,2})\k<s>(?<day>\d{1,2})(?!\d)`, readOne],
  [String.raw`(?<!\d)(?<day>\d{1,2})(?<s>[ ._-])(?<month>\d{1,2})\k<s>${year}(?!\d)`, readOne],
  [String.raw`(?<!\d)${year}(?<month>\d\d)(?<day>\d\d)(?!\d)`, readOne],
  [String.raw`(?<!\d)(?<day>\d\d)(?<month>\d\d)${year}(?!\d)`, readOne],
  [String.raw`(?<!\d)(?<day>\d\d)(?<s>[._-])(?<month>\d\d)\k<s>(?<short>\d\d)(?!\d)`, readOne],
  [String.raw`ngay[ ._-]*(?<day>\d{1,2})[ ._-]*thang[ ._-]*(?<month>\d{1,2})${of}${year}(?!\d)`, readOne],
  [String.raw`(?:thang|(?<![a-z\d])t)[ ._-]*(?<month>\d{1,2})${of}${year}(?!\d)`, readMonth],
  [String.raw`(?:quy|(?<![a-z\d])q)[ ._-]*(?<quarter>iv|i{1,3}|[1-4])${of}${year}(?!\d)`, readQuarter],
  [String.raw`(?<!\d[._-]?)${year}[._-](?<month>\d\d)(?![._-]?\d)`, readMonth],
  [String.raw`${document}(?<!\d[._-]?)(?<month>\d{1,2})[._-]${year}(?![._-]?\d)`, readMonth],
];

/**
 * @param fileName with or without folders, which are not looked at
 * @param today days after the end of next year are none
 */
export function daysInName(fileName: string, today: IsoDate): NamedDays[] {
  let text = foldLetters(fileName.replace(/^.*[/\\]/, ''));
  const last = `${Number(today.slice(0, 4)) + 1}-12-31`;
  const days: NamedDays[] = [];
  for (const [pattern, read] of forms) {
    text = text.replace(new RegExp(pattern, 'g'), (whole, ...rest) => {
      const found = read(rest.at(-1) as Record<string, string>);
      if (found === null || found.to > last) return whole;
      days.push(found);
      return '|';
    });
  }
  return days;
}

/** Whether a list of this day may well be the one named: figures of a month are often dated the day after it. */
export function isNamed({ from, to }: NamedDays, day: IsoDate): boolean {
  if (from === to) return day === from;
  return day >= from && day <= Temporal.PlainDate.from(to).add({ days: 1 }).toString();
}

function readOne({ day, month, year: long, short }: Readonly<Record<string, string>>): NamedDays | null {
  const reading = readDay(`${day}/${month}/${long ?? `20${short}`}`);
  if (!('day' in reading) || reading.day === null) return null;
  const on = reading.day;
  return {
    from: on,
    to: on,
    words: { vi: `ngày ${formatDate(on, 'vi')}`, en: formatDate(on, 'en') },
  };
}

function readMonth({ month, year: of }: Readonly<Record<string, string>>): NamedDays | null {
  const number = Number(month);
  if (number < 1 || number > 12) return null;
  const name = new Date(Date.UTC(2000, number - 1)).toLocaleString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  });
  return monthsOf(Number(of), number, 1, { vi: `tháng ${number}/${of}`, en: `${name} ${of}` });
}

function readQuarter({ quarter = '', year: of }: Readonly<Record<string, string>>): NamedDays {
  const roman = ['i', 'ii', 'iii', 'iv'].indexOf(quarter) + 1;
  const number = roman || Number(quarter);
  return monthsOf(Number(of), 3 * number - 2, 3, {
    vi: `quý ${number}/${of}`,
    en: `quarter ${number} of ${of}`,
  });
}

function monthsOf(inYear: number, month: number, months: number, words: Words): NamedDays {
  const from = Temporal.PlainDate.from({ year: inYear, month, day: 1 });
  return { from: from.toString(), to: from.add({ months }).subtract({ days: 1 }).toString(), words };
}
