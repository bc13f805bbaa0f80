/**
 * The one visual idea of the report: a square is a name, and how much of it is filled is how much the name shows. The
 * same five squares stand in the chart of a hundred, in every table and before every name. They differ by shape, so
 * they can be told apart in grey, in print and by those who do not see the colour.
 */

import type { Language } from '#measurement/index.ts';
import { type Level, levels, levelWords } from '#words/index.ts';
import { html, type Markup } from './markup.ts';

/** Drawn once at the top of the page, used by reference. Each square is 10 × 10. */
export function markDefinitions(): Markup {
  return html`<svg class="definitions" width="0" height="0" aria-hidden="true"><defs>
<symbol id="m-trusted" viewBox="0 0 10 10"><rect class="solid" width="10" height="10"/></symbol>
<symbol id="m-website" viewBox="0 0 10 10"><rect class="line" x=".5" y=".5" width="9" height="9"/><path class="solid" d="M0 10V0L10 10Z"/></symbol>
<symbol id="m-partial" viewBox="0 0 10 10"><rect class="line" x=".5" y=".5" width="9" height="9"/><path class="stroke" d="M1 6.5 3.5 9M1 3.5 6.5 9M1 .5 9.5 9M3.5 1 9 6.5M6.5 1 9 3.5"/></symbol>
<symbol id="m-nothing" viewBox="0 0 10 10"><rect class="line" x=".5" y=".5" width="9" height="9"/></symbol>
<symbol id="m-unknown" viewBox="0 0 10 10"><circle class="dot" cx="5" cy="5" r="1.6"/></symbol>
</defs></svg>`;
}

/** The square of a level, beside words that say the same. */
export function mark(level: Level): Markup {
  return html`<svg class="mark" viewBox="0 0 10 10" aria-hidden="true"><use href="#m-${level}"/></svg>`;
}

/**
 * One square for each name up to a hundred names; beyond, a hundred squares for the names that were measured.
 *
 * @param counts names at each level
 */
export function squareChart(counts: ReadonlyMap<Level, number>, total: number, language: Language): Markup {
  const squares = total > 100 ? apportion(measuredOnly(counts), 100) : counts;
  const drawn = Math.min(total, 100);
  const across = Math.ceil(Math.sqrt(drawn));
  const rows = Math.ceil(drawn / across);
  const cells: Markup[] = [];
  let at = 0;
  for (const level of levels) {
    for (let number = 0; number < (squares.get(level) ?? 0); number++, at++) {
      const [x, y] = [(at % across) * 13, Math.floor(at / across) * 13];
      cells.push(html`<use href="#m-${level}" x="${x}" y="${y}" width="10" height="10"/>`);
    }
  }
  const spoken = levels
    .filter((level) => (counts.get(level) ?? 0) > 0)
    .map((level) => `${levelWords[language][level]}: ${counts.get(level)}`)
    .join('; ');
  return html`<svg class="squares" viewBox="0 0 ${across * 13 - 3} ${rows * 13 - 3}" role="img" aria-label="${spoken}">${cells}</svg>`;
}

function measuredOnly(counts: ReadonlyMap<Level, number>): Map<Level, number> {
  return new Map([...counts].filter(([level, count]) => level !== 'unknown' && count > 0));
}

/** Largest remainders, so that the squares add up; a level that has any name keeps at least one square. */
export function apportion(counts: ReadonlyMap<Level, number>, squares: number): Map<Level, number> {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const shares = [...counts].map(([level, count]) => {
    const exact = (count * squares) / total;
    return { level, whole: Math.max(1, Math.floor(exact)), rest: exact - Math.floor(exact) };
  });
  let left = squares - shares.reduce((sum, { whole }) => sum + whole, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest)) {
    if (left <= 0) break;
    share.whole += 1;
    left -= 1;
  }
  for (const share of [...shares].sort((a, b) => b.whole - a.whole)) {
    if (left >= 0) break;
    share.whole -= 1;
    left += 1;
  }
  return new Map(shares.map(({ level, whole }) => [level, whole]));
}
