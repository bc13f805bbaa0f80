/**
 * The part of the report that is about single names: lists of worst and best, a section a name, and the table of all.
 */
import { categories, type Finding, type JsonValue, type Language } from '#measurement/index.ts';
import { formatInstant, formatInteger } from '#platform/format.ts';
import { causeKey, type NameRow, type NameSection } from '../tally.ts';
import { checkTitle, levelWords, verdictSentence } from '../verdict.ts';
import { categoryWords, stateWords, trustedWord, verdictWords } from '../words.ts';
import { mark } from './marks.ts';
import { html, type Markup } from './markup.ts';

const words = {
  vi: {
    grade: 'Hạng',
    score: 'Điểm',
    state: 'Trạng thái',
    trusted: 'Tin cậy',
    measured: 'Đo lúc',
    lines: 'Dòng trong danh sách',
    mend: 'Cách sửa',
    clean: 'Không thấy gì cần sửa.',
    passed: 'đạt',
    name: 'Tên miền',
    level: 'Hiện diện',
    faults: 'Lỗi',
  },
  en: {
    grade: 'Grade',
    score: 'Score',
    state: 'State',
    trusted: 'Trusted',
    measured: 'Measured',
    lines: 'Lines of the list',
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
      html`<li>${mark(level)}<span class="what"><a href="#n-${judgement.domain}">${judgement.unicode}</a><span>${verdictSentence(judgement, language)}</span></span><span class="badge">${judgement.grade ?? '–'}${judgement.score === null ? null : html` · ${judgement.score}`}</span></li>`,
  );
  return html`<ol class="list">${items}</ol>`;
}

/** @param howTo id of the paragraph that says how a cause is mended; null where there is none */
export function nameSection(
  section: NameSection,
  language: Language,
  open: boolean,
  howTo: (finding: Finding) => string | null,
): Markup {
  const { judgement, level } = section;
  const word = words[language];
  const order = ['fail', 'warn', 'not-measured', 'info'] as const;
  const findings = order
    .flatMap((verdict) => judgement.findings.filter((finding) => finding.verdict === verdict))
    .map((finding) => renderFinding(finding, language, howTo(finding)));
  const scores = categories
    .filter((category) => judgement.scores[category] !== null)
    .map(
      (category) =>
        html`<div><dt>${categoryWords[language][category]}</dt><dd>${judgement.scores[category]}</dd></div>`,
    );
  return html`<details class="name" id="n-${judgement.domain}"${open ? html` open` : null}><summary>${mark(level)}<h3>${judgement.unicode}<span>${verdictSentence(judgement, language)}</span></h3><span class="badge">${judgement.grade ?? '–'}</span></summary><div class="inside">
<dl class="facts"><div><dt>${word.state}</dt><dd>${stateWords[language][judgement.state]}</dd></div><div><dt>${word.trusted}</dt><dd>${trustedWord(judgement.trusted, language)}</dd></div><div><dt>${word.grade}</dt><dd>${judgement.grade ?? '–'}</dd></div><div><dt>${word.score}</dt><dd>${judgement.score ?? '–'}</dd></div><div><dt>${word.measured}</dt><dd>${formatInstant(judgement.observedAt, language)}</dd></div>${judgement.domain === judgement.unicode ? null : html`<div><dt>ASCII</dt><dd>${judgement.domain}</dd></div>`}<div><dt>${word.lines}</dt><dd>${section.lines.slice(0, 20).join(', ')}</dd></div></dl>
${scores.length === 0 ? null : html`<dl class="facts">${scores}</dl>`}
${findings.length === 0 ? html`<p>${word.clean}</p>` : html`<ul class="findings">${findings}</ul>`}
<p class="soft">${formatInteger(section.passed, language)} ${word.passed} · ${formatInteger(section.inapplicable, language)} ${verdictWords[language]['not-applicable']}</p></div></details>
`;
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
