/**
 * ECharts on the server: an option becomes SVG text that a page with a strict policy may hold. Colours are our CSS
 * variables, so that dark mode and print need no second drawing; styles become attributes, since the policy forbids
 * them; what serves only a script is left out.
 *
 * A drawing costs 5 to 8 ms of one core (12 points, ECharts 6.1, Node 26, two shared cores, 2026-11-26), most of it in
 * building ECharts' models; keeping one instance and clearing it costs the same. Pages ask through `createDrawings`,
 * which keeps what was drawn.
 */
import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts';
import { GridComponent, type GridComponentOption, MarkLineComponent } from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, BarChart, GridComponent, MarkLineComponent, LabelLayout, SVGRenderer]);

export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

export interface Drawing {
  option: ChartOption;
  width: number;
  height: number;
  /** Class of the SVG element; says at which widths it is shown. */
  className: string;
  /** What is read aloud in place of the picture. */
  spoken: string;
  /** Unique in the page: begins the ids inside. */
  id: string;
  /** Markup put before the end of the picture. */
  key?: string;
}

/** Text sizes of every chart, in pixels: the drawing is shown one to one. */
export const chartText = { axis: 13, label: 14 } as const;

/** The option as SVG text without style, script and size; the page's CSS sets how wide it is. */
export function drawChart({ option, width, height, className, spoken, id, key = '' }: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      // Widths are guessed from this; the face itself comes from charts.css.
      textStyle: { fontFamily: 'sans-serif', color: 'var(--chart-text)' },
      ...option,
    });
    return tidySvg(chart.renderToSVGString(), { className, spoken, id }).replace(/<\/svg>$/, `${key}</svg>`);
  } finally {
    chart.dispose();
  }
}

/** Exported for its test: what is changed in the text that ECharts gives. */
export function tidySvg(
  svg: string,
  { className, spoken, id }: Pick<Drawing, 'className' | 'spoken' | 'id'>,
): string {
  return svg
    .replace(/<style\b[\s\S]*?<\/style>/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributesOf(style))
    .replace(/ (?:ecmeta_\w+|class|pointer-events|xml:space|xmlns:xlink|version|baseProfile)="[^"]*"/g, '')
    .replace(/(\bid="|url\(#)zr\d+-/g, `$1${id}-`)
    .replace(/<rect [^>]*fill="none"[^>]*><\/rect>/, '')
    .replace(/<(path|rect)([^>]*)><\/\1>/g, '<$1$2/>')
    .replace(
      /^<svg width="(\d+)" height="(\d+)"/,
      `<svg class="${className}" role="img" aria-label="${escapeMarkup(spoken)}"`,
    )
    .replace(/\n+/g, '');
}

/** `font-size:12px;font-weight:600` as attributes; the face is left to the style sheet. */
function attributesOf(style: string): string {
  return style
    .split(';')
    .flatMap((rule) => {
      const [name = '', value = ''] = rule.split(':').map((part) => part.trim());
      return name === 'font-size' || name === 'font-weight' ? [` ${name}="${value.replace('px', '')}"`] : [];
    })
    .join('');
}

export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** Keeps the last drawings by what they show: pages of one day ask for the same few hundred. */
export function createDrawings(most = 400): (key: string, draw: () => string) => string {
  const kept = new Map<string, string>();
  return (key, draw) => {
    const known = kept.get(key);
    const svg = known ?? draw();
    kept.delete(key);
    kept.set(key, svg);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return svg;
  };
}
