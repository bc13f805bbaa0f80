/**
 * The first half of the report: the number that matters, how the names are spread, grades, categories, what fails most.
 */
import { type ContentState, categories, type Language } from '#measurement/index.ts';
import { formatDecimal, formatInteger, formatShare } from '#platform/format.ts';
import type { Cause, Tally } from '../tally.ts';
import { checkTitle, levels, levelWords, ownerAdvice, providerAdvice } from '../verdict.ts';
import { categoryWords, stateWords } from '../words.ts';
import { bar, columnChart } from './charts.ts';
import { mark, squareChart } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { reportWords } from './words.ts';

const grades = ['A+', 'A', 'B', 'C', 'D', 'E', 'F'] as const;
const mostFaults = 10;

export function renderHero(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const number = (value: number) => formatInteger(value, language);
  const at = (level: (typeof levels)[number]) => tally.levels.get(level) ?? 0;
  const measured = tally.names - at('unknown');
  if (tally.names === 0) return html`<p class="lead">${word.nothingMeasured}</p>`;
  const share = formatShare(at('trusted'), measured, language).replace(/\s*%$/, '');
  return html`<div class="hero"><div><p class="figure">${share}${measured === 0 ? null : html`<small>%</small>`}</p>
<p class="lead">${word.lead(number(at('trusted')), number(measured))}</p>
<p class="soft">${word.leadAlso(number(at('website')), number(at('nothing')))}${at('unknown') > 0 ? ` ${word.unknown(number(at('unknown')))}` : ''}</p></div>
<figure>${squareChart(tally.levels, tally.names, language)}<figcaption>${tally.names > 100 ? word.squareShare : word.square}</figcaption></figure></div>`;
}

export function renderLevels(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const rows = levels.map((level) =>
    countRow(
      html`<span class="level">${mark(level)}<span>${levelWords[language][level]}</span></span>`,
      tally.levels.get(level) ?? 0,
      tally.names,
      language,
    ),
  );
  return html`<section id="levels"><h2>${word.levelsTitle}</h2>${countTable(word.levelsCaption, word.level, rows, tally.names, language)}</section>`;
}

export function renderStates(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const states = [...tally.states].sort(([, left], [, right]) => right - left);
  const rows = states.map(([state, count]: [ContentState, number]) =>
    countRow(html`${stateWords[language][state]}`, count, tally.names, language),
  );
  return html`<section id="states"><h2>${word.statesTitle}</h2>${countTable(word.statesCaption, word.state, rows, tally.names, language)}</section>`;
}

export function renderGrades(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const ungraded = tally.grades.get('') ?? 0;
  const columns = grades.map((grade) => {
    const value = tally.grades.get(grade) ?? 0;
    return { label: grade, value, shown: formatInteger(value, language) };
  });
  const rows = [
    ...columns.map(({ label, value }) =>
      countRow(html`<b>${label}</b>`, value, tally.names, language, false),
    ),
    ...(ungraded > 0 ? [countRow(html`${word.noGrade}`, ungraded, tally.names, language, false)] : []),
  ];
  const spoken = columns.map(({ label, shown }) => `${label}: ${shown}`).join('; ');
  return html`<section id="grades"><h2>${word.gradesTitle}</h2>${columnChart(columns, spoken)}${countTable(word.gradesCaption, word.grade, rows, tally.names, language)}</section>`;
}

export function renderCategories(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const rows = categories.flatMap((category) => {
    const scored = tally.categories.get(category);
    if (!scored) return [];
    const mean = scored.sum / scored.names;
    return [
      html`<tr><th scope="row">${categoryWords[language][category]}${bar(mean, 100)}</th><td class="number">${formatDecimal(mean, language)}</td><td class="number">${formatInteger(scored.names, language)}</td></tr>`,
    ];
  });
  return html`<section id="categories"><h2>${word.categoriesTitle}</h2><table><caption>${word.categoriesCaption}</caption><thead><tr><th scope="col">${word.category}</th><th scope="col" class="number">${word.mean}</th><th scope="col" class="number">${word.names}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

export function renderFaults(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const items = commonestFaults(tally).map((cause) => {
    const share = formatShare(cause.names, tally.names, language);
    return html`<li><div><h3>${checkTitle(cause, language)}</h3><p class="amount"><b>${formatInteger(cause.names, language)}</b> ${word.ofNames(formatInteger(tally.names, language), share)}</p>${bar(cause.names, tally.names)}</div>
<div class="todo"><p>${ownerAdvice(cause.advice)}</p>${providerAdvice(cause.advice) === '' ? null : html`<details><summary>${word.provider}</summary><p class="provider">${providerAdvice(cause.advice)} <code>${cause.id} ${cause.reason}</code></p></details>`}</div></li>
`;
  });
  return html`<section id="faults"><h2>${word.faultsTitle}</h2>${items.length === 0 ? html`<p>${word.noFaults}</p>` : html`<p class="soft">${word.faultsIntro}</p><ol class="faults">${items}</ol>`}</section>`;
}

/** Failures by the number of names; warnings only fill what is left of the ten. */
export function commonestFaults(tally: Tally): Cause[] {
  const byNames = (verdict: string) =>
    [...tally.causes.values()]
      .filter((cause) => cause.verdict === verdict)
      .sort((left, right) => right.names - left.names || (left.id < right.id ? -1 : 1));
  return [...byNames('fail'), ...byNames('warn')].slice(0, mostFaults);
}

function countRow(label: Markup, count: number, total: number, language: Language, withBar = true): Markup {
  return html`<tr><th scope="row">${label}${withBar ? bar(count, total) : null}</th><td class="number">${formatInteger(count, language)}</td><td class="number">${formatShare(count, total, language)}</td></tr>`;
}

function countTable(
  caption: string,
  heading: string,
  rows: readonly Markup[],
  total: number,
  language: Language,
): Markup {
  const word = reportWords[language];
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">${heading}</th><th scope="col" class="number">${word.names}</th><th scope="col" class="number">${word.share}</th></tr></thead><tbody>${rows}</tbody><tfoot><tr><th scope="row">${word.total}</th><td class="number">${formatInteger(total, language)}</td><td class="number">${formatShare(total, total, language)}</td></tr></tfoot></table>`;
}
