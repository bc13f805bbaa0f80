/** Twelve months of a unit as two lines: trust, which matters, and website. Null where there is no line to draw yet. */
import { formatDecimal, formatShare, type Language } from '#platform/format.ts';
import type { SeriesPoint } from '#reporting/index.ts';
import { renderLine } from '#web/charts/line.ts';
import { monthWords, presenceWords } from '#web/messages/presence.ts';

export function drawSeries(series: readonly SeriesPoint[], language: Language): string | null {
  const words = presenceWords[language];
  const last = series.at(-1);
  if (series.length < 2 || last === undefined) return null;
  const percent = (part: number, judged: number) =>
    judged === 0 ? null : Math.round((1000 * part) / judged) / 10;
  const { svg } = renderLine({
    id: 'duong-thang',
    description: `${words.chartName}: ${formatShare(last.website, last.judged, language)}, ${formatShare(last.trusted, last.judged, language)}`,
    months: series.map(({ period }) => monthWords(period)),
    lines: [
      { label: words.trusted, values: series.map(({ trusted, judged }) => percent(trusted, judged)) },
      { label: words.website, values: series.map(({ website, judged }) => percent(website, judged)) },
    ],
    format: (value) => `${formatDecimal(value, language)}\u00a0%`,
  });
  return svg;
}
