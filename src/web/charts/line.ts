/**
 * A series by month as one or two lines with their name and last value at their end instead of a legend, and the target
 * as a dotted line. Drawn twice, for a phone and for a desk; charts.css shows one of them.
 */
import { chartText, createDrawings, drawChart, escapeMarkup } from './draw.ts';
import { fitWords, widthOfWords } from './words-width.ts';

export interface LineChartInput {
  /** Unique in the page. */
  id: string;
  /** What the picture says in a sentence; read aloud in its place. */
  description: string;
  /** Labels of the points, oldest first, as they are shown: `06/2026`. */
  months: readonly string[];
  /** The first is the one that matters; a second is drawn grey and dashed. Null where nothing was known. */
  lines: readonly [ChartLine] | readonly [ChartLine, ChartLine];
  target?: { label: string; value: number };
  /** A value as a reader writes it, with its unit: `56,3 %`. */
  format: (value: number) => string;
}

export interface ChartLine {
  label: string;
  values: readonly (number | null)[];
}

const sizes = {
  wide: { width: 720, height: 280, right: 200, everyMonth: 3 },
  narrow: { width: 340, height: 240, right: 16, everyMonth: 4 },
} as const;
const strokes = [
  { color: 'var(--chart-1)', width: 3, type: 'solid' },
  { color: 'var(--chart-2)', width: 2, type: [6, 5] },
] as const;

/** A phone leaves no room beside the ends: the names stand above, a row each. */
const keyRow = 24;

const keep = createDrawings();

/** Markup for `dangerouslySetInnerHTML`: 5 to 8 ms a size when first asked for, then from memory. */
export function renderLine(input: LineChartInput): { svg: string } {
  const { format, ...data } = input;
  const key = JSON.stringify([data, format(1234.5)]);
  return { svg: keep(key, () => draw(input, 'wide') + draw(input, 'narrow')) };
}

function draw(input: LineChartInput, size: keyof typeof sizes): string {
  const { id, description, months, lines, target, format } = input;
  const { width, height, everyMonth } = sizes[size];
  const shown = lines.flatMap(({ values }) => values).filter((value) => value !== null);
  const top = niceTop(Math.max(0, ...shown, target?.value ?? 0));
  const left =
    12 + Math.max(...[0, top / 2, top].map((value) => widthOfWords(format(value), chartText.axis)));
  const last = months.length - 1;
  const endLabel = (line: ChartLine) => {
    const value = line.values.findLast((known) => known !== null);
    return value === undefined ? line.label : `${line.label} ${format(value)}`;
  };
  const longest = Math.max(...lines.map((line) => widthOfWords(endLabel(line), chartText.label)));
  const right = size === 'wide' ? Math.min(sizes.wide.right, longest + 24) : sizes.narrow.right;
  return drawChart({
    id: `${id}-${size}`,
    className: `chart chart-${size}`,
    spoken: description,
    width,
    height: size === 'narrow' ? height + keyRow * lines.length : height,
    ...(size === 'narrow' ? { key: renderKey(lines.map(endLabel), width) } : {}),
    option: {
      grid: {
        left,
        right,
        top: (target === undefined ? 14 : 28) + (size === 'narrow' ? keyRow * lines.length : 0),
        bottom: 30,
      },
      xAxis: {
        type: 'category',
        data: [...months],
        boundaryGap: false,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--chart-axis)' } },
        axisLabel: {
          color: 'var(--chart-text)',
          fontSize: chartText.axis,
          // Counted from the last month, which is the one that is read.
          interval: (index: number) => (last - index) % everyMonth === 0,
          alignMaxLabel: 'right',
          alignMinLabel: 'left',
        },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: top,
        interval: top / 2,
        axisLabel: { color: 'var(--chart-text)', fontSize: chartText.axis, formatter: format },
        splitLine: { lineStyle: { color: 'var(--chart-grid)' } },
      },
      series: lines.map((line, index) => ({
        type: 'line' as const,
        name: line.label,
        data: [...line.values],
        silent: true,
        z: 3 - index,
        symbol: 'circle',
        showSymbol: true,
        symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => symbolSize(line.values, dataIndex),
        lineStyle: {
          ...strokes[index]!,
          type: strokes[index]!.type as 'solid' | number[],
          cap: 'round' as const,
        },
        itemStyle: { color: strokes[index]!.color, borderWidth: 0 },
        endLabel: {
          show: size === 'wide',
          formatter: fitWords(endLabel(line), chartText.label, right - 14),
          color: index === 0 ? 'var(--chart-1-text)' : 'var(--chart-text)',
          fontSize: chartText.label,
          fontWeight: index === 0 ? (600 as const) : (400 as const),
          textBorderWidth: 0,
          distance: 10,
        },
        labelLayout: { moveOverlap: 'shiftY' as const },
        ...(index === 0 && target !== undefined ? { markLine: targetLine(target, format) } : {}),
      })),
    },
  });
}

function renderKey(labels: readonly string[], width: number): string {
  return labels
    .map((label, index) => {
      const { color, width: thick, type } = strokes[index]!;
      const dash = type === 'solid' ? '' : ` stroke-dasharray="${type.join(' ')}"`;
      const text = escapeMarkup(fitWords(label, chartText.label, width - 40));
      const middle = 12 + index * keyRow;
      return `<path d="M2 ${middle}h24" stroke="${color}" stroke-width="${thick}"${dash}/><text x="34" y="${middle}" dominant-baseline="central" font-size="${chartText.label}" font-weight="${index === 0 ? 600 : 400}" fill="var(--chart-text)">${text}</text>`;
    })
    .join('');
}

/** The last known value has a dot, and one that no line reaches, because the months beside it are unknown. */
function symbolSize(values: readonly (number | null)[], at: number): number {
  const known = (index: number) => typeof values[index] === 'number';
  if (at === values.findLastIndex((value) => value !== null)) return 9;
  return known(at - 1) || known(at + 1) ? 0 : 6;
}

/** The label stands on the line at its left end: the right end belongs to the series. */
function targetLine({ label, value }: { label: string; value: number }, format: (value: number) => string) {
  return {
    silent: true,
    symbol: 'none',
    data: [{ yAxis: value }],
    lineStyle: { color: 'var(--chart-target)', width: 1.5, type: [2, 4] },
    label: {
      position: 'insideStartTop' as const,
      formatter: `${label} ${format(value)}`,
      color: 'var(--chart-text)',
      fontSize: chartText.axis,
      textBorderWidth: 0,
    },
  };
}

/** The next of 1, 2, 4, 5, 8 or 10 times a power of ten, so that half of it is a round number too. */
export function niceTop(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 5, 6, 8, 10].find((times) => times * power >= value * 0.999)!;
  return step * power;
}
