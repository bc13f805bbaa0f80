/**
 * The report as a table for Excel: UTF-8 with a byte order mark, RFC 4180. One row a commune, then "chưa rõ xã", then the
 * total, then what VNNIC counts of the unit or its parts beside the names known there. Every row says what its figures
 * are: period, day, map, counted or estimated.
 */
import type { Language } from '#platform/format.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { byteOrderMark, csvHeadings, csvNumber, csvRow } from '#platform/tables/csv-out.ts';
import type { FrameName } from '#territory/index.ts';
import type { RegisteredFigure } from './coverage.ts';
import type { PresenceReport, ReportUnit } from './presence-report.ts';
import { type Exactness, exact, type Tally } from './tally.ts';
import { basisWords, columnWords, formatDate } from './words.ts';

const counts: readonly (keyof Tally)[] = [
  'names',
  'judged',
  'website',
  'trusted',
  'trustedUnclear',
  'mail',
  'mailUnclear',
  'faulty',
  'subjects',
  'subjectsWithName',
  'subjectsWithWebsite',
];

const words = {
  vi: {
    headings: ['dòng', 'mã', 'loại', 'tên đơn vị'],
    after: [
      'VNNIC đếm',
      'VNNIC đếm ngày',
      'độ bao phủ (%)',
      'kỳ',
      'tính đến ngày',
      'bản đồ',
      'cách có',
      'cơ sở ước tính',
      'ghi chú',
    ],
    commune: 'xã',
    unplaced: 'chưa rõ xã',
    total: 'tổng',
    registered: 'VNNIC',
    exact: 'đếm',
    estimated: 'ước tính',
    sample: 'DỮ LIỆU MẪU',
  },
  en: {
    headings: ['row', 'code', 'type', 'unit'],
    after: [
      'VNNIC counts',
      'counted on',
      'coverage (%)',
      'period',
      'as of',
      'map',
      'how',
      'basis of estimate',
      'remark',
    ],
    commune: 'commune',
    unplaced: 'commune not known',
    total: 'total',
    registered: 'VNNIC',
    exact: 'counted',
    estimated: 'estimated',
    sample: 'SAMPLE DATA',
  },
} as const;

/** `program`: headings and days of the command line stay as programs know them. */
type Reader = 'person' | 'program';
interface Written {
  language: Language;
  reader: Reader;
}

export function renderPresenceCsv(
  report: PresenceReport,
  language: Language,
  reader: Reader = 'program',
): string {
  const written = { language, reader };
  const head = reader === 'person' ? csvHeadings : csvRow;
  const word = words[language];
  const heads = counts.map((column) => columnWords[language][column]);
  const total = { ...report.unit, ...report.total };
  const rows = [
    ...report.communes.map((row) => cellsOf(report, word.commune, row, written)),
    ...(report.unplaced === null
      ? []
      : [
          cellsOf(
            report,
            word.unplaced,
            { code: '', type: '', name: word.unplaced, ...report.unplaced },
            written,
          ),
        ]),
    cellsOf(report, word.total, total, written),
    ...[...(report.registeredWhole === null ? [] : [report.registeredWhole]), ...report.registered]
      .filter(
        ({ count }, index, all) =>
          count !== null && all.findIndex((other) => other.count === count) === index,
      )
      .map((figure) => registeredCells(report, figure, written)),
  ];
  return byteOrderMark + head([...word.headings, ...heads, ...word.after]) + rows.map(csvRow).join('');
}

function cellsOf(
  report: PresenceReport,
  kind: string,
  row: Tally & Exactness & ReportUnit,
  written: Written,
): string[] {
  return [
    kind,
    row.code,
    row.type,
    row.name,
    ...counts.map((column) => String(row[column])),
    '',
    '',
    '',
    ...standing(report, report.frame.name, row, written),
  ];
}

/** What VNNIC counts of a unit: of the columns only the names known there. */
function registeredCells(
  report: PresenceReport,
  { unit, frame, count, known, coverage }: RegisteredFigure,
  written: Written,
): string[] {
  return [
    words[written.language].registered,
    unit.code,
    unit.type,
    unit.name,
    ...counts.map((column) => (column === 'names' && known !== null ? String(known.names) : '')),
    String(count?.value ?? ''),
    count === null ? '' : dayCell(count.on, written),
    coverage === null ? '' : csvNumber(Math.round(1000 * coverage) / 10, 1, written.language),
    ...standing(report, frame, known ?? exact, written),
  ];
}

function standing(
  report: PresenceReport,
  frame: FrameName,
  { exactness, basis }: Exactness,
  written: Written,
): string[] {
  const { language, reader } = written;
  const word = words[language];
  return [
    reader === 'person' ? report.period.split('-').reverse().join('/') : report.period,
    dayCell(report.asOf, written),
    frame,
    word[exactness],
    basis === null ? '' : basisWords[language][basis],
    report.sample ? word.sample : '',
  ];
}

function dayCell(day: IsoDate, { language, reader }: Written): string {
  return reader === 'person' ? formatDate(day, language) : day;
}
