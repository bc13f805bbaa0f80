/**
 * The report of an import for a terminal and as CSV. Pure; what strangers wrote is shown without control characters, and no
 * cell of the CSV can be a formula.
 */
import { formatInstant, formatInteger, forTerminal, type Language } from '#platform/format.ts';
import { byteOrderMark, csvRow } from '#platform/tables/csv-out.ts';
import type { Change, Counts } from './context.ts';
import type { Words } from './kind.ts';
import { importKinds } from './kinds.ts';
import type { Note, Outcome } from './notes.ts';
import type { ImportReport } from './report.ts';

const notesShown = 20;
const changesShown = 20;

const countLabels: readonly (readonly [keyof Counts, Words])[] = [
  ['rows', { vi: 'Dòng trong danh sách', en: 'Rows in the list' }],
  ['new', { vi: 'Mới', en: 'New' }],
  ['changed', { vi: 'Thay đổi', en: 'Changed' }],
  ['unchanged', { vi: 'Không đổi', en: 'Unchanged' }],
  ['duplicates', { vi: 'Trùng trong danh sách', en: 'Twice in the list' }],
  ['rejected', { vi: 'Bị loại', en: 'Rejected' }],
  ['waiting', { vi: 'Chờ quyết định, chưa ghi', en: 'Waiting for a decision' }],
];

const extraLabels: readonly (readonly [keyof Counts, Words])[] = [
  ['review', { vi: 'Câu hỏi vào hàng chờ xem', en: 'Questions for the review queue' }],
  ['warnings', { vi: 'Cảnh báo', en: 'Warnings' }],
];

const outcomeTitles: Record<Outcome, Words> = {
  rejected: { vi: 'Bị loại', en: 'Rejected' },
  review: { vi: 'Cần người quyết định', en: 'To be decided' },
  warning: { vi: 'Cảnh báo', en: 'Warnings' },
};

const fieldTitles: Record<string, Words> = {
  name: { vi: 'tên', en: 'name' },
  address: { vi: 'địa chỉ', en: 'address' },
  sector: { vi: 'ngành', en: 'sector' },
  founded: { vi: 'ngày đăng ký', en: 'registered on' },
  status: { vi: 'tình trạng', en: 'status' },
  code: { vi: 'bốn số cuối của mã', en: 'last four of the code' },
  place: { vi: 'nơi', en: 'place' },
  registered: { vi: 'ngày đăng ký', en: 'registered on' },
  expires: { vi: 'ngày hết hạn', en: 'expires on' },
  registrar: { vi: 'nhà đăng ký', en: 'registrar' },
  zone: { vi: 'đuôi', en: 'zone' },
  holder: { vi: 'chủ thể', en: 'holder' },
  value: { vi: 'số', en: 'number' },
};

/** Some forty lines, ending with a line break. */
export function renderImportText(report: ImportReport, language: Language): string {
  const vi = language === 'vi';
  const kind = importKinds[report.kind].title[language];
  const day = report.asOf.split('-').toReversed().join('/');
  const title = report.dryRun
    ? vi
      ? `Nhập thử danh sách ${kind}: chưa ghi gì`
      : `Dry run of a list of ${kind}: nothing was written`
    : vi
      ? `Nhập danh sách ${kind}`
      : `Import of a list of ${kind}`;
  const head = [
    title,
    `  ${vi ? 'Tệp' : 'File'}   ${forTerminal(report.file)}`,
    `  ${vi ? 'Ngày' : 'As of'}  ${day}`,
    '',
  ];
  if (report.already) {
    const { committedAt, by, fileName } = report.already;
    const at = formatInstant(committedAt.toString(), language);
    head.push(
      vi
        ? `Chính tệp này đã được nhập lúc ${at} (${forTerminal(fileName)}, bởi ${forTerminal(by)}); không có gì thay đổi.`
        : `This very file was imported at ${at} (${forTerminal(fileName)}, by ${forTerminal(by)}); nothing changed.`,
    );
    return `${head.join('\n')}\n`;
  }
  return `${[
    ...head,
    ...renderDayHints(report, language),
    ...renderCounts(report.counts, language),
    ...renderColumns(report, language),
    ...renderChanges(report, language),
    ...(['rejected', 'review', 'warning'] as const).flatMap((outcome) =>
      renderNotes(report, outcome, language),
    ),
  ].join('\n')}\n`;
}

function renderDayHints({ dayHints, dryRun }: ImportReport, language: Language): string[] {
  if (dayHints.length === 0) return [];
  return [
    dayWords.title[language],
    ...dayHints.map(({ words }) => `  ${words[language]}`),
    `  ${(dryRun ? dayWords.before : dayWords.after)[language]}`,
    '',
  ];
}

const dayWords = {
  title: { vi: 'Xem lại ngày của danh sách:', en: 'Look at the day of the list again:' },
  before: {
    vi: 'Nếu ngày này đúng thì cứ nhập; nếu nhầm, hãy ghi đúng ngày bằng --as-of.',
    en: 'If the day is right, go on; if not, give the right one with --as-of.',
  },
  after: {
    vi: 'Nếu ngày này đúng thì không phải làm gì; nếu nhầm, hãy nhập lại với --as-of đúng.',
    en: 'If the day is right, nothing is to be done; if not, import it again with the right --as-of.',
  },
} satisfies Record<string, Words>;

function renderCounts(counts: Counts, language: Language): string[] {
  const width = Math.max(...[...countLabels, ...extraLabels].map(([, words]) => words[language].length));
  const line = ([key, words]: readonly [keyof Counts, Words]) =>
    `  ${words[language].padEnd(width)}  ${formatInteger(counts[key], language).padStart(11)}`;
  const shown = countLabels.filter(([key]) => key === 'rows' || key === 'new' || counts[key] > 0);
  const extra = extraLabels.filter(([key]) => counts[key] > 0);
  return [...shown.map(line), ...(extra.length > 0 ? [''] : []), ...extra.map(line), ''];
}

function renderColumns({ columns, kind }: ImportReport, language: Language): string[] {
  const vi = language === 'vi';
  const noCode = importKinds[kind].subject !== undefined && !columns.at.has('code');
  const taken = columns.taken.map(({ title, heading }) => `${title[language]} ← "${forTerminal(heading)}"`);
  const left = columns.notTaken.map(
    ({ heading, why }) => `"${forTerminal(heading.slice(0, 40))}" (${why[language]})`,
  );
  return [
    vi ? 'Cột đã lấy:' : 'Columns taken:',
    ...taken.map((text) => `  ${text}`),
    ...(left.length > 0
      ? [vi ? 'Cột không lấy:' : 'Columns not taken:', ...left.map((text) => `  ${text}`)]
      : []),
    ...(noCode ? [noCodeWords[language]] : []),
    '',
  ];
}

/** Whoever has codes and is not told so would match by names for years. */
const noCodeWords = {
  vi: 'Không có cột mã số: chủ thể chỉ được ghép theo tên và nơi. Nếu danh sách có mã số, hãy đổi tên cột hoặc dùng --profile.',
  en: 'No column of codes: subjects are matched by name and place alone. If the list has codes, rename the column or use --profile.',
};

function renderChanges({ changes, counts }: ImportReport, language: Language): string[] {
  if (changes.length === 0) return [];
  const vi = language === 'vi';
  const lines = changes.slice(0, changesShown).map((change) => renderChange(change, language));
  const left = counts.changed - lines.length;
  return [
    vi ? 'Thay đổi:' : 'Changes:',
    ...lines,
    ...(left > 0
      ? [vi ? `  … và ${formatInteger(left, 'vi')} dòng nữa` : `  … and ${formatInteger(left, 'en')} more`]
      : []),
    '',
  ];
}

function renderChange({ line, fields }: Change, language: Language): string {
  const parts = Object.entries(fields).map(
    ([field, { before, after }]) =>
      `${fieldTitles[field]?.[language] ?? field} "${forTerminal(before)}" → "${forTerminal(after)}"`,
  );
  const where = language === 'vi' ? 'dòng' : 'line';
  return `  ${where} ${line}: ${parts.join('; ') || (language === 'vi' ? 'nơi được tính' : 'where it counts')}`;
}

function renderNotes({ notes }: ImportReport, outcome: Outcome, language: Language): string[] {
  const total = notes.counts[outcome];
  if (total === 0) return [];
  const vi = language === 'vi';
  const shown = notes.kept.filter((note) => note.outcome === outcome).slice(0, notesShown);
  const left = total - shown.length;
  return [
    `${outcomeTitles[outcome][language]} (${formatInteger(total, language)}):`,
    ...shown.map((note) => `  ${renderNote(note, language)}`),
    ...(left > 0
      ? [
          vi
            ? `  … và ${formatInteger(left, 'vi')} dòng nữa, trong báo cáo .csv`
            : `  … and ${formatInteger(left, 'en')} more, in the .csv report`,
        ]
      : []),
    '',
  ];
}

function renderNote({ line, column, words, given }: Note, language: Language): string {
  const where = language === 'vi' ? `dòng ${line}` : `line ${line}`;
  const which =
    column === ''
      ? ''
      : language === 'vi'
        ? `, cột "${forTerminal(column)}"`
        : `, column "${forTerminal(column)}"`;
  const cell = given === '' ? '' : ` [${forTerminal(given)}]`;
  return `${where}${which}: ${words[language]}${cell}`;
}

/** Every note that was kept, one a row, for whoever sent the list: UTF-8 with a mark, so that Excel reads it. */
export function renderImportCsv(report: ImportReport, language: Language): string {
  return renderNotesCsv(report.notes.kept, language);
}

/** The same of notes that were kept by themselves. */
export function renderNotesCsv(notes: readonly Note[], language: Language): string {
  const headings =
    language === 'vi'
      ? ['Dòng', 'Kết quả', 'Cột', 'Lý do', 'Nội dung ô']
      : ['Line', 'Outcome', 'Column', 'Reason', 'Cell'];
  const rows = notes.map(({ line, outcome, column, words, given }) => [
    String(line),
    outcomeTitles[outcome][language],
    column,
    words[language],
    given,
  ]);
  return `${byteOrderMark}${[headings, ...rows].map(csvRow).join('')}`;
}
