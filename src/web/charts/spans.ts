/**
 * The sums of the small pictures: how wide a part is, where a day stands, how a line runs. Pure; the pictures are tsx.
 */

export type Tone = 'good' | 'fair' | 'poor' | 'none';

/** Of a bar of `whole` units, the place of each part; parts that are there get at least `least`, so that one name of 10,000 is seen. */
export function layParts(
  counts: readonly number[],
  whole: number,
  least: number,
): { x: number; width: number }[] {
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum === 0) return counts.map(() => ({ x: 0, width: 0 }));
  const wished = counts.map((count) => (count === 0 ? 0 : Math.max(least, (count / sum) * whole)));
  const over = wished.reduce((total, width) => total + width, 0) - whole;
  const spare = wished.reduce((total, width) => total + Math.max(0, width - least), 0);
  let x = 0;
  return wished.map((width) => {
    const fitted = width <= least || spare === 0 ? width : width - (over * (width - least)) / spare;
    const part = { x: round(x), width: round(fitted) };
    x += fitted;
    return part;
  });
}

export interface StripInterval {
  /** First day, and the day after the last; null while it lasts. */
  from: string;
  until: string | null;
}

/** Where an interval stands on a strip of `whole` units over the days `from` up to and without `until`; null if outside. */
export function placeOnStrip(
  interval: StripInterval,
  strip: { from: string; until: string },
  whole: number,
): { x: number; width: number } | null {
  const start = Temporal.PlainDate.from(strip.from);
  const dayOf = (date: string) => start.until(Temporal.PlainDate.from(date), { largestUnit: 'day' }).days;
  const length = dayOf(strip.until);
  const [x, end] = [
    Math.max(0, dayOf(interval.from)),
    Math.min(length, dayOf(interval.until ?? strip.until)),
  ];
  return end > x ? { x: round((x * whole) / length), width: round(((end - x) * whole) / length) } : null;
}

/** A line through the known values in a box of 96 × 24; unknown ones break it. Null where fewer than two are known. */
export function sparkPath(values: readonly (number | null)[]): { line: string; end: string } | null {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const place = (value: number, at: number) =>
    `${round((at / (values.length - 1)) * 90 + 3)} ${round(high === low ? 12 : 21 - ((value - low) / (high - low)) * 18)}`;
  let line = '';
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    const joins = at > 0 && values[at - 1] !== null;
    line += `${joins ? 'L' : 'M'}${place(value, at)}`;
  }
  const last = values.findLastIndex((value) => value !== null);
  return { line, end: `M${place(values[last]!, last)}h0` };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
