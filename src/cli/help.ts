/**
 * `--help`, in both languages, from the tables of commands and options: all commands, or one with its options.
 */
import type { Language } from '#measurement/index.ts';
import { commandTable } from './commands/table.ts';
import { type OptionRow, optionTable } from './options.ts';

const frame = {
  vi: {
    about:
      'Hiện Diện: đo xem một tên miền đang cho thấy gì, có chạy không, có tin cậy không và cần sửa gì; giữ ai ở đâu có tên nào, và số liệu của cả tỉnh.',
    usage: 'Cách dùng',
    measure: 'Đo các tên miền, không cần cơ sở dữ liệu',
    judge: 'Đánh giá lại các quan sát đã lưu trong tệp, không cần mạng',
    commands: 'Lệnh (thêm --help sau lệnh để xem tùy chọn)',
    options: 'Tùy chọn',
    examples: 'Ví dụ',
    lines: [
      ['hien-dien measure cafebalo.biz.vn', 'xem một tên miền'],
      ['hien-dien measure --input danhsach.xlsx --format html --output baocao.html', 'báo cáo một trang'],
      [
        'hien-dien measure --input danhsach.csv --output ketqua.jsonl',
        'mỗi tên một dòng, dừng rồi đo tiếp được',
      ],
      ['hien-dien import domains danhsach.xlsx --dry-run', 'xem trước khi nhập'],
      ['hien-dien report presence --unit 19', 'số liệu của tỉnh và từng xã'],
    ],
    codes:
      'Mã kết thúc: 0 xong; 1 lỗi của chương trình hoặc kiểm tra không đạt; 2 dùng sai hoặc không làm được; 3 mạng không dùng được; 130 bị dừng.',
  },
  en: {
    about:
      'Hiện Diện measures what a name shows, whether it works, whether it can be trusted and what to mend; it keeps who and where names belong to, and the figures of a whole province.',
    usage: 'Usage',
    measure: 'Measure names, without a database',
    judge: 'Judge observations kept in a file again, without a network',
    commands: 'Commands (--help after a command shows its options)',
    options: 'Options',
    examples: 'Examples',
    lines: [
      ['hien-dien measure cafebalo.biz.vn', 'look at one name'],
      ['hien-dien measure --input list.xlsx --format html --output report.html', 'a report on one page'],
      [
        'hien-dien measure --input list.csv --output answers.jsonl',
        'a line a name; can be stopped and resumed',
      ],
      ['hien-dien import domains list.xlsx --dry-run', 'look before importing'],
      ['hien-dien report presence --unit 19', 'figures of a province and its communes'],
    ],
    codes:
      'Exit code: 0 done; 1 a fault of this program or a check that failed; 2 wrong usage or not possible; 3 network unusable; 130 interrupted.',
  },
} as const;

const engineCommands = ['measure', 'judge'] as const;
const engineOperands = {
  measure: '[DOMAIN…] [--input FILE|-] […]',
  judge: '[--input OBSERVATIONS.jsonl] [--norm NAME] […]',
} as const;

/** @param of words of one command; '' for all */
export function renderHelp(language: Language, of: string): string {
  const engine = engineCommands.find((name) => name === of);
  if (engine !== undefined) {
    const rows = optionTable.filter(({ commands }) => commands.includes(engine));
    return renderOne(`${engine} ${engineOperands[engine]}`, frame[language][engine], rows, language);
  }
  const row = commandTable.find(({ words }) => words === of);
  if (row) {
    return renderOne(`${row.words} ${row.operands}`.trim(), row.about[language], row.options, language);
  }
  return renderAll(language);
}

function renderOne(usage: string, about: string, options: readonly OptionRow[], language: Language): string {
  const words = frame[language];
  const lines = [`hien-dien ${usage}`, `  ${about}`, '', `${words.options}:`];
  return [...lines, ...options.map((row) => optionLine(row, language)), ''].join('\n');
}

function renderAll(language: Language): string {
  const words = frame[language];
  const commands = [
    ...engineCommands.map((name) => [name, words[name]] as const),
    ...commandTable.map((row) => [`${row.words} ${row.operands}`.trim(), row.about[language]] as const),
  ];
  return [
    words.about,
    '',
    `${words.commands}:`,
    ...commands.map(([usage, about]) => twoColumns(usage, about)),
    '',
    `${words.examples}:`,
    ...words.lines.map(([command, what]) => `  ${command}\n      ${what}`),
    '',
    words.codes,
    '',
  ].join('\n');
}

function optionLine(row: OptionRow, language: Language): string {
  return twoColumns(`--${row.name}${row.value === undefined ? '' : ` ${row.value}`}`, row.help[language]);
}

function twoColumns(left: string, right: string): string {
  return left.length > 28 ? `  ${left}\n${' '.repeat(32)}${right}` : `  ${left.padEnd(30)}${right}`;
}
