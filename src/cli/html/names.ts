/**
 * The part of the report that is about single names: lists of worst and best, a section a name, and the table of all.
 */
import { categories, defaultNorm, type Finding, type JsonValue, type Language } from '#measurement/index.ts';
import { formatInstant, formatInteger } from '#platform/format.ts';
import {
  categoryWords,
  checkTitle,
  levelWords,
  ownerAdvice,
  stateWords,
  trustedWord,
  verdictSentence,
  verdictWords,
} from '#words/index.ts';
import { causeKey, type NameRow, type NameSection } from '../tally.ts';
import { firstSteps } from './first-steps.ts';
import { mark } from './marks.ts';
import { html, type Markup } from './markup.ts';

type Cap = 'any-fail' | 'unseen' | 'not-trusted' | 'flagged' | 'bogus' | 'no-website';

const words = {
  vi: {
    first: 'Việc nên làm trước',
    provider: 'Chỉ dẫn cho nhà cung cấp',
    unseen: 'Chưa xem được trang nên chưa nói được cần sửa gì.',
    all: (count: string) => `Mọi điều đã ghi nhận và chứng cứ (${count})`,
    capped: (score: string, grade: string) => `Điểm ${score} nhưng chỉ xếp hạng ${grade}:`,
    caps: {
      'any-fail': 'còn điều chưa đạt.',
      unseen: 'chưa xem được trang hoặc chứng thư.',
      'not-trusted': 'khách vào trang gặp cảnh báo.',
      flagged: 'có dấu hiệu đáng ngờ, cần người xem lại.',
      bogus: 'chữ ký DNSSEC sai, nhiều nhà mạng không mở được tên miền này.',
      'no-website': 'chưa có trang web riêng.',
    },
    grade: 'Hạng',
    score: 'Điểm',
    state: 'Trạng thái',
    trusted: 'Tin cậy',
    measured: 'Đo lúc',
    lines: 'dòng trong danh sách:',
    mend: 'Cách sửa',
    clean: 'Không thấy gì cần sửa.',
    passed: 'đạt',
    name: 'Tên miền',
    level: 'Hiện diện',
    faults: 'Lỗi',
  },
  en: {
    first: 'What to do first',
    provider: 'For the provider',
    unseen: 'The page could not be seen, so nothing can be said about what to mend.',
    all: (count: string) => `All that was noted, with evidence (${count})`,
    capped: (score: string, grade: string) => `Score ${score}, but grade ${grade}:`,
    caps: {
      'any-fail': 'something still fails.',
      unseen: 'its page or certificate could not be seen.',
      'not-trusted': 'visitors meet a warning.',
      flagged: 'there are suspicious signs; a person should look.',
      bogus: 'its DNSSEC signature is wrong, and many networks do not open the name.',
      'no-website': 'there is no website of its own.',
    },
    grade: 'Grade',
    score: 'Score',
    state: 'State',
    trusted: 'Trusted',
    measured: 'Measured',
    lines: 'lines of the list:',
    mend: 'How to mend it',
    clean: 'Nothing to mend was seen.',
    passed: 'passed',
    name: 'Name',
    level: 'Presence',
    faults: 'Failures',
  },
} as const;

/** A list that leads to the sections. */
export function nameList(sections: readonly NameSection[], language: Language): Markup {
  const items = sections.map(
    ({ judgement, level }) =>
      html`<li>${mark(level)}<span class="what"><a href="#n-${judgement.domain}">${judgement.unicode}</a><span>${verdictSentence(judgement, language)}</span></span><span class="badge">${judgement.grade === null ? '–' : `${words[language].grade} ${judgement.grade}`}</span></li>`,
  );
  return html`<ol class="list">${items}</ol>`;
}

/** The paragraph that says how a cause is mended: its id on the page, and its text; null where there is none. */
export type HowTo = (finding: Finding) => { id: string; advice: string } | null;

export function nameSection(section: NameSection, language: Language, open: boolean, howTo: HowTo): Markup {
  const { judgement, level } = section;
  const word = words[language];
  const order = ['fail', 'warn', 'not-measured', 'info'] as const;
  const findings = order
    .flatMap((verdict) => judgement.findings.filter((finding) => finding.verdict === verdict))
    .map((finding) => renderFinding(finding, language, howTo(finding)?.id ?? null));
  const scores = categories
    .filter((category) => judgement.scores[category] !== null)
    .map(
      (category) =>
        html`<div><dt>${categoryWords[language][category]}</dt><dd>${judgement.scores[category]}</dd></div>`,
    );
  const known = [
    `${word.measured} ${formatInstant(judgement.observedAt, language)}`,
    `${word.lines} ${section.lines.slice(0, 20).join(', ')}`,
    ...(judgement.domain === judgement.unicode ? [] : [judgement.domain]),
    `${formatInteger(section.passed, language)} ${word.passed}`,
    `${formatInteger(section.inapplicable, language)} ${verdictWords[language]['not-applicable']}`,
  ].join(' · ');
  const capped = cappedBy(judgement);
  return html`<details class="name"${open ? html` open` : null}><summary>${mark(level)}<h3>${judgement.unicode}<span>${verdictSentence(judgement, language)}</span></h3><span class="badge">${judgement.grade ?? '–'}</span></summary><div class="inside" id="n-${judgement.domain}">
${renderSteps(section, language, howTo)}
<dl class="facts"><div><dt>${word.state}</dt><dd>${stateWords[language][judgement.state]}</dd></div><div><dt>${word.trusted}</dt><dd>${trustedWord(judgement.trusted, language)}</dd></div><div><dt>${word.grade}</dt><dd>${judgement.grade ?? '–'}</dd></div><div><dt>${word.score}</dt><dd>${judgement.score ?? '–'}</dd></div></dl>
${capped === null ? null : html`<p class="soft">${word.capped(String(judgement.score), String(judgement.grade))} ${word.caps[capped]}</p>`}
${scores.length === 0 ? null : html`<dl class="facts small">${scores}</dl>`}
${findings.length === 0 ? null : html`<details class="figures"><summary>${word.all(formatInteger(findings.length, language))}</summary><ul class="findings">${findings}</ul></details>`}
<p class="soft small">${known}</p></div></details>
`;
}

/** The owner's part of the advice on the most urgent faults, in order. */
function renderSteps(section: NameSection, language: Language, howTo: HowTo): Markup {
  const word = words[language];
  const steps = firstSteps(section).map((finding) => {
    const found = howTo(finding);
    return found === null
      ? html`<li>${checkTitle(finding, language)}</li>`
      : html`<li>${ownerAdvice(found.advice)} <a href="#${found.id}">${word.provider}</a></li>`;
  });
  const { trusted, presence } = section.judgement;
  if (steps.length > 0) return html`<h4>${word.first}</h4><ol class="steps">${steps}</ol>`;
  return html`<p>${trusted === null || presence === 'unknown' ? word.unseen : word.clean}</p>`;
}

/**
 * Why a name's grade is worse than its score alone would give; null where it is not, or under a norm of which the
 * report knows no table.
 */
function cappedBy(judgement: NameSection['judgement']): Cap | null {
  const { grade, score } = judgement;
  if (grade === null || score === null || judgement.norm !== defaultNorm.name) return null;
  const earned = defaultNorm.grades.find(({ from }) => score >= from)?.grade;
  if (earned === undefined || earned === grade) return null;
  if (judgement.findings.some(({ id, verdict }) => id === 'S2' && verdict === 'fail')) return 'bogus';
  if (judgement.flags.length > 0) return 'flagged';
  if (judgement.presence !== 'website') return 'no-website';
  if (judgement.trusted === null) return 'unseen';
  return judgement.trusted ? 'any-fail' : 'not-trusted';
}

/** One row a name, with a link where the name has a section. */
export function nameTable(
  rows: readonly NameRow[],
  sectioned: ReadonlySet<string>,
  caption: string,
  language: Language,
): Markup {
  const word = words[language];
  const lines = rows.map(
    (row) =>
      html`<tr><th scope="row"><span class="level">${mark(row.level)}${sectioned.has(row.domain) ? html`<a href="#n-${row.domain}">${row.unicode}</a>` : html`<span>${row.unicode}</span>`}</span></th><td>${levelWords[language][row.level]}</td><td>${stateWords[language][row.state]}</td><td class="number">${row.grade ?? '–'}</td><td class="number">${row.score ?? '–'}</td><td class="number">${row.faults}</td></tr>
`,
  );
  return html`<div class="scroll"><table><caption>${caption}</caption><thead><tr><th scope="col">${word.name}</th><th scope="col">${word.level}</th><th scope="col">${word.state}</th><th scope="col" class="number">${word.grade}</th><th scope="col" class="number">${word.score}</th><th scope="col" class="number">${word.faults}</th></tr></thead><tbody>${lines}</tbody></table></div>`;
}

export function howToId(finding: Pick<Finding, 'id' | 'check' | 'reason'>): string {
  return `h-${causeKey(finding)
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/-$/, '')}`;
}

function renderFinding(finding: Finding, language: Language, target: string | null): Markup {
  const shown = Object.entries(finding.evidence)
    .slice(0, 6)
    .map(([key, value]) => `${key}: ${plainValue(value)}`.slice(0, 240))
    .join(' · ')
    .slice(0, 600);
  return html`<li class="${finding.verdict}"><span class="verdict">${verdictWords[language][finding.verdict]}</span> · ${checkTitle(finding, language)} <code>${finding.id}${finding.reason === undefined ? null : html` ${finding.reason}`}</code>${target === null ? null : html` · <a href="#${target}">${words[language].mend}</a>`}${shown === '' ? null : html`<span class="evidence">${shown}</span>`}</li>`;
}

/** Evidence as a person reads it: lists with commas, the rest as JSON. */
function plainValue(value: JsonValue): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  return JSON.stringify(value);
}
