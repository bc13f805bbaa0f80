/**
 * A list of names as a CSV, however long: page after page, one row after another, in constant memory.
 *
 * The file holds a heading and rows and nothing else. What it is of stands outside: before the first byte `of`, for response
 * headers; after the last one `finished` with rows and SHA-256, for the audit entry, written in the transaction that reads.
 * Pages are of one moment where that transaction is `repeatable read`.
 */
import { createHash } from 'node:crypto';
import { defaultNorm } from '#measurement/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatInstant, type Language } from '#platform/format.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { byteOrderMark, csvHeadings, csvNumber, csvRow } from '#platform/tables/csv-out.ts';
import { formatDate, kindWord, zoneWord } from '../words.ts';
import type { NameFilters } from './filters.ts';
import { type NameRow, selectPlace, selectRows } from './names.ts';

export interface NamesExport {
  /** Known before the first byte; `method` is the norm that names were judged by. */
  of: { unitId: number; filters: NameFilters; on: IsoDate; method: string };
  /** The file in pieces, to be encoded as UTF-8. Read once, to its end, inside the transaction. */
  lines: AsyncIterable<string>;
  /** Known when `lines` has ended. @throws Error where it has not */
  finished(): { rows: number; sha256: string };
}

interface ExportAsked {
  unitId: number;
  filters: NameFilters;
  now: Temporal.Instant;
}

/** Words for the codes of the engine, from whoever knows them; a code comes back as it is where there is none. */
export interface NameWords {
  state(state: string): string;
  presence(presence: string): string;
  flag(flag: string): string;
}

/**
 * Rows asked for at a time. Of 300, 9 ms, what a row tells besides is looked up by key; from about a thousand on PostgreSQL
 * goes through all subjects instead, 63 ms.
 */
const pageOfRows = 300;

/** All rows of a filter, in pages, by name. 230,000 names of a province: 37 s on two cores that eight others were using. */
export async function* streamNames(db: Db, asked: ExportAsked): AsyncGenerator<NameRow[]> {
  const place = await selectPlace(db, asked);
  let after: string | null = null;
  for (;;) {
    const rows = await selectRows(db, place, { ...asked, after, limit: pageOfRows });
    const page = rows.slice(0, pageOfRows);
    if (page.length > 0) yield page;
    if (rows.length <= pageOfRows) return;
    after = page.at(-1)!.name;
  }
}

export function exportNames(
  db: Db,
  asked: ExportAsked & { language: Language; words: NameWords },
): NamesExport {
  const { unitId, filters, now, language, words } = asked;
  let done: { rows: number; sha256: string } | null = null;
  async function* write(): AsyncGenerator<string> {
    const hash = createHash('sha256');
    let rows = 0;
    for await (const piece of renderNamesCsv(streamNames(db, asked), { language, words })) {
      hash.update(piece.text);
      rows += piece.rows;
      yield piece.text;
    }
    done = { rows, sha256: hash.digest('hex') };
  }
  return {
    of: { unitId, filters, on: dayOf(now), method: defaultNorm.name },
    lines: write(),
    finished() {
      if (done === null) throw new Error('the list of names was not read to its end');
      return done;
    },
  };
}

/** A piece a page, each with how many names it holds; the first begins with the byte order mark and the headings. */
export async function* renderNamesCsv(
  pages: AsyncIterable<NameRow[]>,
  { language, words }: { language: Language; words: NameWords },
): AsyncGenerator<{ text: string; rows: number }> {
  let before = byteOrderMark + csvHeadings(headings[language]);
  for await (const page of pages) {
    yield {
      text: before + page.map((row) => csvRow(toCells(row, language, words))).join(''),
      rows: page.length,
    };
    before = '';
  }
  if (before !== '') yield { text: before, rows: 0 };
}

const headings = {
  vi: [
    'tên miền',
    'tên miền (ASCII)',
    'đuôi',
    'đơn vị',
    'chủ thể',
    'loại chủ thể',
    'ngành (VSIC)',
    'trạng thái',
    'hiện diện',
    'tin cậy, an toàn',
    'thư điện tử',
    'hạng',
    'điểm',
    'lỗi',
    'dấu hiệu nghi ngờ',
    'như vậy từ',
    'đo gần nhất',
    'thay đổi gần nhất',
  ],
  en: [
    'name',
    'name (ASCII)',
    'zone',
    'unit',
    'holder',
    'kind of holder',
    'sector (VSIC)',
    'state',
    'presence',
    'trusted, safe',
    'mail',
    'grade',
    'score',
    'faults',
    'suspicions',
    'so since',
    'last measured',
    'last change',
  ],
} as const;

const yes = { vi: { true: 'có', false: 'không' }, en: { true: 'yes', false: 'no' } } as const;
const unplaced = { vi: 'chưa rõ xã', en: 'commune not known' } as const;

function toCells(row: NameRow, language: Language, words: NameWords): string[] {
  const truth = (value: boolean | null) => (value === null ? '' : yes[language][`${value}`]);
  const instant = (at: Temporal.Instant | null) =>
    at === null ? '' : formatInstant(at.toString(), language);
  return [
    row.unicode,
    row.name,
    zoneWord(row.zone, language),
    row.unit.placed ? `${row.unit.type} ${row.unit.name}` : unplaced[language],
    row.holder?.name ?? '',
    row.kind === null ? '' : kindWord(row.kind, language),
    row.sector ?? '',
    words.state(row.state),
    words.presence(row.presence),
    truth(row.trusted),
    truth(row.mail),
    row.grade ?? '',
    row.score === null ? '' : csvNumber(row.score, 1, language),
    row.faults.join(' '),
    row.flags.map((flag) => words.flag(flag)).join('; '),
    instant(row.judgedSince),
    instant(row.lastMeasuredAt),
    row.changedOn === null ? '' : formatDate(row.changedOn, language),
  ];
}
