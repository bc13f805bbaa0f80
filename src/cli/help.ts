/**
 * `--help`, in both languages, from the table of options.
 */
import type { Language } from '#measurement/index.ts';
import { type Command, optionTable } from './options.ts';

const frame = {
  vi: {
    about: 'Hiện Diện: đo xem một tên miền đang cho thấy gì, có chạy không, có tin cậy không và cần sửa gì.',
    usage: 'Cách dùng',
    measure: 'Đo các tên miền',
    judge: 'Đánh giá lại các quan sát đã lưu, không cần mạng',
    examples: 'Ví dụ',
    lines: [
      ['hien-dien measure cafebalo.biz.vn', 'xem một tên miền'],
      ['hien-dien measure --input danhsach.xlsx --format html --output baocao.html', 'báo cáo một trang'],
      [
        'hien-dien measure --input danhsach.csv --output ketqua.jsonl',
        'mỗi tên một dòng, dừng rồi đo tiếp được',
      ],
      ['hien-dien judge --input ketqua.jsonl --format csv --output bang.csv', 'bảng cho Excel'],
    ],
    codes:
      'Mã kết thúc: 0 mọi dòng đã được trả lời hoặc báo lại; 2 dùng sai; 3 mạng không dùng được; 130 bị dừng.',
  },
  en: {
    about:
      'Hiện Diện measures what a name shows, whether it works, whether it can be trusted and what to mend.',
    usage: 'Usage',
    measure: 'Measure names',
    judge: 'Judge stored observations again, without a network',
    examples: 'Examples',
    lines: [
      ['hien-dien measure cafebalo.biz.vn', 'look at one name'],
      ['hien-dien measure --input list.xlsx --format html --output report.html', 'a report on one page'],
      [
        'hien-dien measure --input list.csv --output answers.jsonl',
        'a line a name; can be stopped and resumed',
      ],
      ['hien-dien judge --input answers.jsonl --format csv --output table.csv', 'a table for Excel'],
    ],
    codes:
      'Exit code: 0 every line answered or reported; 2 wrong usage; 3 network unusable; 130 interrupted.',
  },
} as const;

export function renderHelp(language: Language): string {
  const words = frame[language];
  return [
    words.about,
    '',
    `${words.usage}:`,
    '  hien-dien measure [DOMAIN…] [--input FILE|-] […]',
    '  hien-dien judge [--input OBSERVATIONS.jsonl] [--norm NAME] […]',
    '',
    `measure · ${words.measure}`,
    ...optionLines('measure', language),
    '',
    `judge · ${words.judge}`,
    ...optionLines('judge', language),
    '',
    `${words.examples}:`,
    ...words.lines.map(([command, what]) => `  ${command}\n      ${what}`),
    '',
    words.codes,
    '',
  ].join('\n');
}

function optionLines(command: Command, language: Language): string[] {
  return optionTable
    .filter((row) => row.commands.includes(command))
    .map((row) => {
      const head = `  --${row.name}${row.value === undefined ? '' : ` ${row.value}`}`;
      return head.length > 30
        ? `${head}\n${' '.repeat(32)}${row.help[language]}`
        : `${head.padEnd(32)}${row.help[language]}`;
    });
}
