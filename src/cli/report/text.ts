/**
 * A page for the terminal: each name's verdict in a sentence, then what needs mending with what its owner can do. Many
 * names end in one table. Colours only where the host says that they are seen.
 */
import { categories, type Finding, type Judgement, type Language } from '#measurement/index.ts';
import { formatInstant, formatInteger, forTerminal } from '#platform/format.ts';
import {
  categoryWords,
  checkTitle,
  faultsOf,
  type Level,
  levelOf,
  levels,
  levelWords,
  ownerAdvice,
  stateWords,
  verdictSentence,
  verdictWords,
} from '#words/index.ts';
import type { Account, Report, Write } from './report.ts';

export interface TextLook {
  language: Language;
  colour: boolean;
  columns: number;
}

/** Levels differ by shape first; colour only repeats it. */
export const levelMarks: Record<Level, string> = {
  trusted: '■',
  website: '◧',
  partial: '▨',
  nothing: '□',
  unknown: '·',
};
/** The table at the end stops here; totals never do. */
const mostTableRows = 500;

export function textReport(write: Write, look: TextLook): Report {
  const rows: { name: string; level: Level; state: string; grade: string; score: string; faults: number }[] =
    [];
  const counts = new Map<Level, number>();
  return {
    async answer(answer) {
      // From a stored observation these may be any text.
      const judgement = {
        ...answer.judgement,
        domain: forTerminal(answer.judgement.domain),
        unicode: forTerminal(answer.judgement.unicode),
        observedAt: forTerminal(answer.judgement.observedAt),
      };
      const level = levelOf(judgement);
      counts.set(level, (counts.get(level) ?? 0) + 1);
      if (rows.length < mostTableRows) {
        rows.push({
          name: judgement.unicode,
          level,
          state: stateWords[look.language][judgement.state],
          grade: judgement.grade ?? '–',
          score: shownScore(judgement),
          faults: judgement.findings.filter(({ verdict }) => verdict === 'fail').length,
        });
      }
      await write(renderPage(judgement, look));
    },
    // The refusal has already been told on standard error.
    refuse: () => Promise.resolve(),
    async end(account: Account) {
      if (account.answered < 2) return;
      const word = { vi: { rule: 'Tất cả', faults: 'lỗi' }, en: { rule: 'All', faults: 'failures' } }[
        look.language
      ];
      const width = Math.max(...rows.map(({ name }) => [...name].length), 8);
      const lines = rows.map(
        (row) =>
          `  ${levelMarks[row.level]} ${padEnd(row.name, width)}  ${row.grade.padEnd(2)} ${row.score.padStart(3)}  ` +
          `${padEnd(row.state, 34)}  ${row.faults} ${word.faults}`,
      );
      if (account.answered > rows.length) lines.push(`  … ${formatInteger(account.answered, look.language)}`);
      const totals = levels
        .filter((level) => counts.has(level))
        .map(
          (level) =>
            `  ${levelMarks[level]} ${formatInteger(counts.get(level) ?? 0, look.language).padStart(7)}  ${levelWords[look.language][level]}`,
        );
      await write(`${bold(word.rule, look)}\n${lines.join('\n')}\n\n${totals.join('\n')}\n`);
    },
  };
}

function renderPage(judgement: Judgement, look: TextLook): string {
  const { language } = look;
  const words = {
    vi: { state: 'Trạng thái', grade: 'Hạng', at: 'Đo lúc', none: 'chưa xếp' },
    en: { state: 'State', grade: 'Grade', at: 'Measured', none: 'none' },
  }[language];
  const ascii = judgement.domain === judgement.unicode ? '' : `  (${judgement.domain})`;
  const score = judgement.grade === null ? '' : ` · ${shownScore(judgement)}/100`;
  const scores = categories
    .filter((category) => judgement.scores[category] !== null)
    .map((category) => `${categoryWords[language][category]} ${judgement.scores[category]}`)
    .join(' · ');
  const lines = [
    `${levelMarks[levelOf(judgement)]} ${bold(judgement.unicode, look)}${ascii}`,
    `  ${verdictSentence(judgement, language)}`,
    '',
    `  ${words.state}: ${stateWords[language][judgement.state]}`,
    `  ${words.grade}: ${judgement.grade ?? words.none}${score}`,
    ...(scores === '' ? [] : [`  ${scores}`]),
    `  ${words.at}: ${formatInstant(judgement.observedAt, language)}`,
    ...faultsOf(judgement).flatMap((finding) => renderFault(finding, look)),
    '',
    `  ${dim(countLine(judgement, language), look)}`,
    '',
    '',
  ];
  return lines.join('\n');
}

function renderFault(finding: Finding, look: TextLook): string[] {
  const mark = finding.verdict === 'fail' ? '✗' : '!';
  const head = `  ${mark} ${checkTitle(finding, look.language)} (${finding.id}, ${finding.reason ?? finding.verdict})`;
  const advice = wrap(ownerAdvice(finding.advice), Math.min(look.columns, 100) - 6).map(
    (line) => `      ${line}`,
  );
  return ['', finding.verdict === 'fail' ? bold(head, look) : head, ...advice];
}

function countLine(judgement: Judgement, language: Language): string {
  const order = ['pass', 'fail', 'warn', 'info', 'not-applicable', 'not-measured'] as const;
  return order
    .map((verdict) => {
      const count = judgement.findings.filter((finding) => finding.verdict === verdict).length;
      return `${count} ${verdictWords[language][verdict]}`;
    })
    .join(' · ');
}

/** Without a grade the score stands for the few checks that could be made, so it is not shown. */
function shownScore({ grade, score }: Judgement): string {
  return grade === null || score === null ? '–' : String(score);
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && [...line].length + 1 + [...word].length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - [...text].length));
}
function bold(text: string, look: TextLook): string {
  return look.colour ? `\u001b[1m${text}\u001b[22m` : text;
}
function dim(text: string, look: TextLook): string {
  return look.colour ? `\u001b[2m${text}\u001b[22m` : text;
}
