/**
 * Bars and columns by hand: small inline SVG, sized by attributes because the page allows no inline style.
 */
import { html, type Markup } from './markup.ts';

/** A bar of `value` out of `most`; the number stands beside it in the table. */
export function bar(value: number, most: number): Markup {
  const width = most === 0 ? 0 : Math.round((1000 * value) / most) / 10;
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="rail" width="100" height="4"/><rect class="solid" width="${width}" height="4"/></svg>`;
}

/**
 * Columns with their number above and label below.
 *
 * @param columns in the order shown; `label` is also what is read aloud with `shown`
 */
export function columnChart(
  columns: readonly { label: string; value: number; shown: string }[],
  spoken: string,
): Markup {
  const step = 44;
  const height = 130;
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const drawn = columns.map(({ label, value, shown }, index) => {
    const tall = Math.round((value / most) * height * 10) / 10;
    const x = index * step;
    return html`<rect class="solid" x="${x + 4}" y="${24 + height - tall}" width="${step - 8}" height="${tall}"/><text class="value" x="${x + step / 2}" y="${16 + height - tall}">${shown}</text><text class="label" x="${x + step / 2}" y="${24 + height + 22}">${label}</text>`;
  });
  return html`<svg class="columns" viewBox="0 0 ${columns.length * step} ${height + 52}" role="img" aria-label="${spoken}"><path class="axis" d="M0 ${24 + height}.5H${columns.length * step}"/>${drawn}</svg>`;
}
