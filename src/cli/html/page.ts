/**
 * The whole report: one page that carries everything with it, runs no script, loads nothing and may be mailed or printed.
 *
 * Given in pieces, so that twenty thousand rows are never one string. Everything from outside passes through `html`.
 */
import { hash } from 'node:crypto';
import type { Language } from '#measurement/index.ts';
import { formatInstant, formatInteger } from '#platform/format.ts';
import { checkTitle, levelOf, ownerAdvice, providerAdvice, verdictSentence } from '#words/index.ts';
import type { Account, Refusal } from '../report/report.ts';
import { causeKey, type NameSection, type Tally } from '../tally.ts';
import { refusalSentence } from '../words-refusals.ts';
import { renderFaults } from './faults.ts';
import { mark, markDefinitions } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { type HowTo, howToId, nameList, nameSection, nameTable } from './names.ts';
import { styleSheet } from './style.ts';
import {
  renderActions,
  renderCategories,
  renderGrades,
  renderHero,
  renderLevels,
  renderStates,
} from './totals.ts';
import { type ReportWords, reportWords } from './words.ts';

export interface ReportInput {
  tally: Tally;
  account: Account;
  /** The first of the refused lines; `account.refused` counts them all. */
  refusals: readonly Refusal[];
  madeAt: string;
  version: string;
  language: Language;
}

/** Below this the names need no totals: their sections stand open. */
const fewNames = 3;

export function* renderReport(input: ReportInput): Generator<string, void, undefined> {
  const { tally, language } = input;
  const word = reportWords[language];
  const sections = distinctSections(tally);
  const few = tally.names <= fewNames && tally.names > 0;
  yield renderHead(input, word, few).markup;
  if (!few) {
    yield html`${renderActions(tally, language)}<div class="two">${renderLevels(tally, language)}${renderStates(tally, language)}</div>${renderLists(tally, word, language)}${renderFaults(tally, language)}${tally.categories.size === 0 ? null : html`<div class="two">${renderGrades(tally, language)}${renderCategories(tally, language)}</div>`}`
      .markup;
  }
  yield* renderSections(sections, input, word, few);
  yield* renderHowTo(tally, word, language, few);
  yield renderTail(input, word).markup;
}

function renderHead({ tally, language }: ReportInput, word: ReportWords, few: boolean): Markup {
  const names = formatInteger(tally.names, language);
  const only = tally.names === 1 ? tally.first[0] : undefined;
  const title = only ? word.titleOne(only.judgement.unicode) : word.title(names);
  const style = `style-src 'sha256-${hash('sha256', styleSheet, 'base64')}'`;
  const policy = `default-src 'none'; ${style}; base-uri 'none'; form-action 'none'`;
  const links = [
    ['levels', word.levelsTitle],
    ['worst', word.worstTitle],
    ['faults', word.faultsTitle],
    ...(tally.categories.size === 0 ? [] : [['grades', word.gradesTitle]]),
    ['names', word.sectionsTitle],
    ['howto', word.howToTitle],
    ['method', word.methodTitle],
  ].map(([id = '', text = '']) => html`<li><a href="#${id}">${text}</a></li>`);
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${title} · Hiện Diện</title><style>${{ markup: styleSheet }}</style></head><body>${markDefinitions()}
<header><p class="kicker">${word.kicker}</p><h1>${title}</h1>
${tally.from === '' ? null : html`<p class="soft">${word.measured(formatInstant(tally.from, language), formatInstant(tally.until, language), [...tally.norms].join(', '))}</p>`}
${few ? null : renderHero(tally, language)}${only ? renderOneHero(only, language) : null}
${few ? null : html`<nav aria-label="${word.contents}"><ul>${links}</ul></nav>`}</header><main>
`;
}

/** One name alone: its grade is the number that matters. */
function renderOneHero({ judgement }: NameSection, language: Language): Markup {
  return html`<div class="hero"><div><p class="figure grade">${judgement.grade ?? '–'}</p><p class="lead">${mark(levelOf(judgement))} ${verdictSentence({ ...judgement }, language)}</p></div></div>`;
}

function renderLists(tally: Tally, word: ReportWords, language: Language): Markup {
  const list = (sections: readonly NameSection[]) =>
    sections.length === 0 ? html`<p>${word.empty}</p>` : nameList(sections, language);
  return html`${
    tally.flaggedNames === 0
      ? null
      : html`<section id="flagged"><h2>${word.flaggedTitle}</h2><p class="soft">${word.flaggedIntro(formatInteger(tally.flaggedNames, language))}</p>${list(tally.flagged)}</section>`
  }<div class="two"><section id="worst"><h2>${word.worstTitle}</h2><p class="soft">${word.worstIntro}</p>${list(tally.worst.filter(isHelpable).slice(0, 10))}</section><section id="best"><h2>${word.bestTitle}</h2><p class="soft">${word.bestIntro}</p>${list(tally.best)}</section></div>`;
}

function* renderSections(
  sections: readonly NameSection[],
  { tally, language }: ReportInput,
  word: ReportWords,
  open: boolean,
): Generator<string, void, undefined> {
  const howTo: HowTo = (finding) => {
    const advice = tally.causes.get(causeKey(finding))?.advice ?? '';
    return advice === '' ? null : { id: howToId(finding), advice };
  };
  const all = formatInteger(tally.names, language);
  const shown = formatInteger(sections.length, language);
  yield html`<section id="names"><h2>${word.sectionsTitle}</h2>${open ? null : html`<p class="soft">${word.sectionsIntro(shown, all)}</p>`}
`.markup;
  for (const section of sections) yield nameSection(section, language, open, howTo).markup;
  yield '</section>\n';
  if (sections.length >= tally.names) return;
  const order = new Intl.Collator('vi');
  const rows = [...tally.rows].sort((left, right) => order.compare(left.unicode, right.unicode));
  const caption = word.tableCaption(formatInteger(rows.length, language), all);
  const sectioned = new Set(sections.map(({ judgement }) => judgement.domain));
  yield html`<section id="table">${nameTable(rows, sectioned, caption, language)}</section>`.markup;
}

function* renderHowTo(
  tally: Tally,
  word: ReportWords,
  language: Language,
  open: boolean,
): Generator<string, void, undefined> {
  const rank = { fail: 0, warn: 1, info: 2 } as Record<string, number>;
  const causes = [...tally.causes.values()]
    .filter(({ advice }) => advice !== '')
    .sort(
      (left, right) => (rank[left.verdict] ?? 3) - (rank[right.verdict] ?? 3) || right.names - left.names,
    );
  if (causes.length === 0) return;
  yield html`<section id="howto"><h2>${word.howToTitle}</h2><p class="soft">${word.howToIntro}</p>`.markup;
  for (const cause of causes) {
    const provider = providerAdvice(cause.advice);
    yield html`<details class="howto"${open && cause.verdict === 'fail' ? html` open` : null}><summary>${checkTitle(cause, language)} <code>${cause.id} ${cause.reason}</code></summary><p id="${howToId(cause)}"><b>${word.owner}.</b> ${ownerAdvice(cause.advice)}</p>${provider === '' ? null : html`<p class="provider"><b>${word.provider}.</b> ${provider}</p>`}</details>
`.markup;
  }
  yield '</section>\n';
}

function renderTail(input: ReportInput, word: ReportWords): Markup {
  const { account, refusals, language } = input;
  const number = (value: number) => formatInteger(value, language);
  const rows = refusals.map(
    (refusal) =>
      html`<tr><td class="number">${number(refusal.line)}</td><td>${refusal.input.slice(0, 120)}</td><td>${refusalSentence(refusal, language)}</td></tr>`,
  );
  const account4 = word.account(
    number(account.lines),
    number(account.answered),
    number(account.duplicates),
    number(account.refused),
  );
  return html`${
    rows.length === 0
      ? null
      : html`<section id="refused"><h2>${word.refusedTitle}</h2><table><caption>${word.refusedCaption(number(rows.length), number(account.refused))}</caption><thead><tr><th scope="col" class="number">${word.line}</th><th scope="col">${word.written}</th><th scope="col">${word.why}</th></tr></thead><tbody>${rows}</tbody></table></section>`
  }
<section id="method"><h2>${word.methodTitle}</h2>${word.method.map((text) => html`<p>${text}</p>`)}<p>${account4}${account.left > 0 ? ` ${word.left(number(account.left))}` : ''}</p></section></main>
<footer><p>${word.made(formatInstant(input.madeAt, language), input.version)}</p></footer></body></html>
`;
}

/** A page whose trust could not be told is not known to need help; suspicious ones have a list of their own. */
function isHelpable({ judgement }: NameSection): boolean {
  return judgement.trusted === false && judgement.flags.length === 0;
}

/** Suspicious first, then those to help, the best, and the first measured; each name once, in alphabetical order. */
function distinctSections(tally: Tally): NameSection[] {
  const chosen = new Map<string, NameSection>();
  for (const section of [...tally.flagged, ...tally.worst, ...tally.best, ...tally.first]) {
    chosen.set(section.judgement.domain, section);
  }
  const order = new Intl.Collator('vi');
  return [...chosen.values()].sort((left, right) =>
    order.compare(left.judgement.unicode, right.judgement.unicode),
  );
}
