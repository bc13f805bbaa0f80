/**
 * The first half of the report: the number that matters, how the names are spread, what to do about
 * them, grades, categories.
 */
import { categories, gradeOrder, type Language } from '#measurement/index.ts';
import { formatDecimal, formatInteger, formatShare } from '#platform/format.ts';
import { categoryWords, type Level, levels, levelWords, stateWords } from '#words/index.ts';
import type { Tally } from '../tally.ts';
import { bar, columnChart } from './charts.ts';
import { mark, squareChart } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { reportWords } from './words.ts';

export function renderHero(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const number = (value: number) => formatInteger(value, language);
  const at = (level: (typeof levels)[number]) => tally.levels.get(level) ?? 0;
  const measured = measuredNames(tally);
  if (tally.names === 0) return html`<p class="lead">${word.nothingMeasured}</p>`;
  const share = formatShare(at('trusted'), measured, language).replace(/\s*%$/, '');
  return html`<div class="hero"><div><p class="figure">${share}${measured === 0 ? null : html`<small>%</small>`}</p>
<p class="lead">${word.lead(number(at('trusted')), number(measured))}</p>
${at('unknown') > 0 ? html`<p class="soft">${word.unknown(number(at('unknown')))}</p>` : null}</div>
<figure>${squareChart(tally.levels, tally.names, language)}<figcaption>${tally.names > 100 ? word.squareShare : word.square}</figcaption></figure></div>`;
}

/** Names told as examples of a level; the rest are in the sections and the table. */
const examples = 6;

/** What follows from the counts, most pressing first: how many names, what to do about them, which they are. */
export function renderActions(tally: Tally, language: Language): Markup | null {
  const word = reportWords[language];
  // A suspicious name is told once, as long as all of them are kept.
  const apart = tally.flagged.length === tally.flaggedNames ? tally.flagged : [];
  const domains = new Set(apart.map(({ judgement }) => judgement.domain));
  const at = (level: Level) => ({
    count: (tally.levels.get(level) ?? 0) - apart.filter((section) => section.level === level).length,
    names: tally.rows
      .filter((row) => row.level === level && !domains.has(row.domain))
      .map(({ unicode }) => unicode),
  });
  const suspicious = tally.flagged.map(({ judgement }) => judgement.unicode);
  const actions = [
    { count: tally.flaggedNames, names: suspicious, text: word.actions.flagged, href: 'flagged' },
    { ...at('website'), text: word.actions.website, href: 'worst' },
    { ...at('partial'), text: word.actions.partial, href: 'names' },
    { ...at('nothing'), text: word.actions.nothing, href: 'names' },
    { ...at('unknown'), text: word.actions.unknown, href: 'names' },
  ].filter(({ count }) => count > 0);
  if (actions.length === 0) return null;
  const items = actions.map(({ count, names, text, href }) => {
    const shown = names.slice(0, examples);
    const rest = count - shown.length;
    return html`<li><b>${formatInteger(count, language)}</b><span>${text}<span class="hint">${shown.join(', ')}${rest > 0 ? html` <a href="#${href}">${word.andMore(formatInteger(rest, language))}</a>` : null}</span></span></li>`;
  });
  return html`<section id="actions"><h2>${word.actionsTitle}</h2><ol class="actions">${items}</ol></section>`;
}

/** Names that were measured: what every share on the page is a share of, so that two tables never disagree. */
export function measuredNames(tally: Tally): number {
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
  return html`<section id="grades"><h2>${word.gradesTitle}</h2><p class="soft">${word.gradesCaption}</p>${columnChart(columns, spoken)}<details class="figures"><summary>${word.figures}</summary>${countTable(word.gradesTitle, word.grade, rows, tally, language, false)}</details></section>`;
}

export function renderCategories(tally: Tally, language: Language): Markup {
  const word = reportWords[language];
  const rows = categories.flatMap((category) => {
    const scored = tally.categories.get(category);
    if (!scored) return [];
    const mean = scored.sum / scored.names;
    return [
      html`<tr><th scope="row">${categoryWords[language][category]}<span class="hint">${word.hints[category]}</span>${bar(mean, 100)}</th><td class="number">${formatDecimal(mean, language)}</td><td class="number">${formatInteger(scored.names, language)}</td></tr>`,
    ];
  });
  return html`<section id="categories"><h2>${word.categoriesTitle}</h2><table><caption>${word.categoriesCaption}</caption><thead><tr><th scope="col">${word.category}</th><th scope="col" class="number">${word.mean}</th><th scope="col" class="number">${word.names}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
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
