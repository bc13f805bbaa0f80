/**
 * A ranking as horizontal bars, the name before and the value behind each; the own row is strong, the others quiet.
 */
import { chartText, createDrawings, drawChart } from './draw.ts';
import { fitWords, widthOfWords } from './words-width.ts';

export interface BarChartInput {
  /** Unique in the page. */
  id: string;
  /** What the picture says in a sentence; read aloud in its place. */
  description: string;
  /** In the order shown, first on top. A null value is named `unknown` and has no bar. */
  rows: readonly BarRow[];
  /** What stands in place of a value that is not known: `chưa có số liệu`. */
  unknown: string;
  format: (value: number) => string;
}

export interface BarRow {
  label: string;
  value: number | null;
  isOwn?: boolean;
}

/** On a phone the name stands above its bar: beside it, half of the communes would lose their end. */
const sizes = {
  wide: { width: 720, names: 230, rowHeight: 30 },
  narrow: { width: 340, names: 2, rowHeight: 46 },
} as const;
const keep = createDrawings();

/** Markup for `dangerouslySetInnerHTML`: 5 to 10 ms a size when first asked for, then from memory. */
export function renderBars(input: BarChartInput): { svg: string } {
  const { format, ...data } = input;
  const key = JSON.stringify([data, format(1234.5)]);
  return { svg: keep(key, () => draw(input, 'wide') + draw(input, 'narrow')) };
}

function draw({ id, description, rows, unknown, format }: BarChartInput, size: keyof typeof sizes): string {
  const { width, names, rowHeight } = sizes[size];
  const room = size === 'wide' ? names - 12 : width - 4;
  const above = { inside: true, margin: 0, verticalAlign: 'bottom' as const, padding: [0, 0, 13, 0] };
  const shown = (row: BarRow) => (row.value === null ? unknown : format(row.value));
  const right = 14 + Math.max(...rows.map((row) => widthOfWords(shown(row), chartText.label)));
  return drawChart({
    id: `${id}-${size}`,
    className: `chart chart-${size}`,
    spoken: description,
    width,
    height: rows.length * rowHeight + 8,
    option: {
      grid: { left: names, right, top: 4, bottom: 4 },
      xAxis: {
        type: 'value',
        show: false,
        min: 0,
        max: Math.max(1e-9, ...rows.map(({ value }) => value ?? 0)),
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ label }) => fitWords(label, chartText.label, room)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--chart-axis)' } },
        axisLabel: {
          color: 'var(--chart-text)',
          fontSize: chartText.label,
          interval: 0,
          margin: 10,
          ...(size === 'narrow' ? above : {}),
        },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: 16,
          data: rows.map((row) => ({
            value: row.value ?? 0,
            itemStyle: { color: row.isOwn === true ? 'var(--chart-1)' : 'var(--chart-quiet)' },
            label: {
              formatter: shown(row),
              fontWeight: row.isOwn === true ? (600 as const) : (400 as const),
            },
          })),
          label: {
            show: true,
            position: 'right',
            distance: 8,
            color: 'var(--chart-text)',
            fontSize: chartText.label,
            textBorderWidth: 0,
          },
        },
      ],
    },
  });
}
