/**
 * One row a name, for Excel: UTF-8 with a byte order mark, RFC 4180 quoting and line ends. Headings and states are in the
 * reader's language; the codes stand in columns of their own. Refused lines are rows too, so that nothing is missing.
 */
import { type Category, categories, type Language } from '#measurement/index.ts';
import { formatInstant } from '#platform/format.ts';
import { byteOrderMark, csvRow } from '#platform/tables/csv-out.ts';
import { categoryWords, flagWords, presenceWords, stateWords, trustedWord } from '#words/index.ts';
import { refusalSentence } from '../words-refusals.ts';
import type { Answer, Report, Write } from './report.ts';

const headings = {
  vi: {
    first: [
      'tên miền',
      'tên dạng ASCII',
      'dòng',
      'đo lúc',
      'hiện diện',
      'trạng thái',
      'tin cậy',
      'hạng',
      'điểm',
    ],
    last: [
      'dấu hiệu đáng ngờ',
      'số lỗi',
      'số cảnh báo',
      'không đo được',
      'các lỗi',
      'mã hiện diện',
      'mã trạng thái',
      'bộ tiêu chí',
      'ghi chú',
    ],
  },
  en: {
    first: ['name', 'ASCII form', 'lines', 'measured at', 'presence', 'state', 'trusted', 'grade', 'score'],
    last: [
      'suspicions',
      'failures',
      'warnings',
      'not measured',
      'what failed',
      'presence code',
      'state code',
      'norm',
      'remark',
    ],
  },
} as const;

export function csvReport(write: Write, language: Language): Report {
  let begun: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    const { first, last } = headings[language];
    begun ??= write(
      `${byteOrderMark}${csvRow([...first, ...categories.map((name) => categoryWords[language][name]), ...last])}`,
    );
    return begun;
  };
  return {
    async answer(answer) {
      await begin();
      await write(csvRow(answerCells(answer, language)));
    },
    async refuse(refusal) {
      await begin();
      const cells = Array.from({ length: headings[language].first.length + categories.length + 9 }, () => '');
      cells[0] = refusal.input.slice(0, 300);
      cells[2] = String(refusal.line);
      cells[cells.length - 1] = refusalSentence(refusal, language);
      await write(csvRow(cells));
    },
    end: begin,
  };
}

function answerCells({ judgement, lines }: Answer, language: Language): string[] {
  const count = (verdict: string) =>
    judgement.findings.filter((finding) => finding.verdict === verdict).length;
  const failed = judgement.findings
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ id, reason }) => `${id} ${reason ?? ''}`.trim());
  const score = (value: number | null) => (value === null ? '' : String(value));
  return [
    judgement.unicode,
    judgement.domain,
    lines.join(' '),
    formatInstant(judgement.observedAt, language),
    presenceWords[language][judgement.presence],
    stateWords[language][judgement.state],
    trustedWord(judgement.trusted, language),
    judgement.grade ?? '',
    score(judgement.score),
    ...categories.map((category: Category) => score(judgement.scores[category])),
    judgement.flags.map((flag) => flagWords[language][flag]).join('; '),
    String(count('fail')),
    String(count('warn')),
    String(count('not-measured')),
    failed.join('; '),
    judgement.presence,
    judgement.state,
    judgement.norm,
    '',
  ];
}
