/**
 * The first half of the report: the number that matters, how the names are spread, grades, categories, what fails most.
 */
import { categories, gradeOrder, type Language } from '#measurement/index.ts';
import { formatDecimal, formatInteger, formatShare } from '#platform/format.ts';
import type { Cause, Tally } from '../tally.ts';
import { checkTitle, levels, levelWords, ownerAdvice, providerAdvice } from '../verdict.ts';
import { categoryWords, stateWords } from '../words.ts';
import { bar, columnChart } from './charts.ts';
import { mark, squareChart } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { reportWords } from './words.ts';

const mostFaults = 10;

export function renderHero(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const number = (value: number) => formatInteger(value, language);
  const at = (level: (typeof levels)[number]) => tally.levels.get(level) ?? 0;
  const measured = measuredNames(tally);
  if (tally.names === 0) return html`<p class="lead">${word.nothingMeasured}</p>`;
  const share = formatShare(at('trusted'), measured, language).replace(/\s*%$/, '');
  return html`<div class="hero"><div><p class="figure">${share}${measured === 0 ? null : html`<small>%</small>`}</p>
<p class="lead">${word.lead(number(at('trusted')), number(measured))}</p>
<p class="soft">${word.leadAlso(number(at('website')), number(at('nothing')))}${at('unknown') > 0 ? ` ${word.unknown(number(at('unknown')))}` : ''}</p></div>
<figure>${squareChart(tally.levels, tally.names, language)}<figcaption>${tally.names > 100 ? word.squareShare : word.square}</figcaption></figure></div>`;
}

/** Names that were measured: what every share on the page is a share of, so that two tables never disagree. */
function measuredNames(tally: Tally): number {
  return tally.names - (tally.levels.get('unknown') ?? 0);
}

export function renderLevels(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const rows = levels
    .filter((level) => level !== 'unknown')
    .map((level) => ({
      label: html`<span class="level">${mark(level)}<span>${levelWords[language][level]}</span></span>`,
      count: tally.levels.get(level) ?? 0,
    }));
  return html`<section id="levels"><h2>${word.levelsTitle}</h2>${countTable(word.levelsCaption, word.level, rows, tally, language)}</section>`;
}

export function renderStates(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const rows = [...tally.states]
    .filter(([state]) => state !== 'not_measured')
    .sort(([, left], [, right]) => right - left)
    .map(([state, count]) => ({ label: html`${stateWords[language][state]}`, count }));
  return html`<section id="states"><h2>${word.statesTitle}</h2>${countTable(word.statesCaption, word.state, rows, tally, language)}</section>`;
}

export function renderGrades(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const columns = gradeOrder.map((grade) => {
    const value = tally.grades.get(grade) ?? 0;
    return { label: grade, value, shown: formatInteger(value, language) };
  });
  const ungraded = (tally.grades.get('') ?? 0) - (tally.levels.get('unknown') ?? 0);
  const rows = [
    ...columns.map(({ label, value }) => ({ label: html`<b>${label}</b>`, count: value })),
    ...(ungraded > 0 ? [{ label: html`${word.ungraded}`, count: ungraded }] : []),
  ];
  const spoken = columns.map(({ label, shown }) => `${label}: ${shown}`).join('; ');
  return html`<section id="grades"><h2>${word.gradesTitle}</h2>${columnChart(columns, spoken)}${countTable(word.gradesCaption, word.grade, rows, tally, language, false)}</section>`;
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
    const share = formatShare(cause.names, measuredNames(tally), language);
    return html`<li><div><h3>${checkTitle(cause, language)}</h3><p class="amount"><b>${formatInteger(cause.names, language)}</b> ${(cause.verdict === 'fail' ? word.failing : word.warned)(formatInteger(measuredNames(tally), language), share)}</p>${bar(cause.names, measuredNames(tally))}</div>
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

/** Counts with their share of the measured names; names that were not measured stand below the sum, without a share. */
function countTable(
  caption: string,
  heading: string,
  rows: readonly { label: Markup; count: number }[],
  tally: Tally,
  language: Language,
  withBars = true,
): Markup {
  const word = reportWords[language];
  const whole = measuredNames(tally);
  const unknown = tally.names - whole;
  const number = (value: number) => formatInteger(value, language);
  const lines = rows.map(
    ({ label, count }) =>
      html`<tr><th scope="row">${label}${withBars ? bar(count, whole) : null}</th><td class="number">${number(count)}</td><td class="number">${formatShare(count, whole, language)}</td></tr>`,
  );
  return html`<table><caption>${caption}</caption><thead><tr><th scope="col">${heading}</th><th scope="col" class="number">${word.names}</th><th scope="col" class="number">${word.share}</th></tr></thead><tbody>${lines}</tbody><tfoot><tr><th scope="row">${word.total}</th><td class="number">${number(whole)}</td><td class="number">${formatShare(whole, whole, language)}</td></tr>${unknown === 0 ? null : html`<tr class="aside"><th scope="row"><span class="level">${mark('unknown')}<span>${word.notMeasured}</span></span></th><td class="number">${number(unknown)}</td><td class="number">–</td></tr>`}</tfoot></table>`;
}
