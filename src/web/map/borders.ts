/**
 * Follows the borders of a grid as arcs between the points where three provinces (or two and the sea) meet, and
 * simplifies each arc once, so that the two sides of a border stay one line in every frame.
 */
import type { Grid } from './ground-grid.ts';
import type { Point } from './outline-path.ts';

/** A border with its labels left and right of the way it runs (0 is the sea or a neighbour country). */
export interface Arc {
  left: number;
  right: number;
  points: Point[];
}

/** East, south, west, north. */
const steps = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

const ways = [0, 1, 2, 3];

/** Arcs of a grid whose outermost cells are all empty. */
export function traceArcs({ width, height, cells }: Grid): Arc[] {
  const cellAt = (x: number, y: number) => cells[y * width + x] ?? 0;
  /** The two cells beside the edge that leaves a corner: left and right of it. */
  const beside = (x: number, y: number, way: number): readonly [number, number] => {
    if (way === 0) return [cellAt(x, y - 1), cellAt(x, y)];
    if (way === 1) return [cellAt(x, y), cellAt(x - 1, y)];
    if (way === 2) return [cellAt(x - 1, y), cellAt(x - 1, y - 1)];
    return [cellAt(x - 1, y - 1), cellAt(x, y - 1)];
  };
  const isBorder = (x: number, y: number, way: number) => {
    const [left, right] = beside(x, y, way);
    return left !== right;
  };
  const walked = new Uint8Array(width * height * 4);
  const slot = (x: number, y: number, way: number) => (y * width + x) * 4 + way;
  const degree = (x: number, y: number) => ways.reduce((sum, way) => sum + (isBorder(x, y, way) ? 1 : 0), 0);

  const walk = (fromX: number, fromY: number, firstWay: number): Arc => {
    const [left, right] = beside(fromX, fromY, firstWay);
    const points: Point[] = [[fromX, fromY]];
    let [x, y, way] = [fromX, fromY, firstWay];
    for (;;) {
      walked[slot(x, y, way)] = 1;
      x += steps[way]![0];
      y += steps[way]![1];
      walked[slot(x, y, (way + 2) % 4)] = 1;
      const ended = (x === fromX && y === fromY) || degree(x, y) > 2;
      const onward = ended ? way : [way, (way + 1) % 4, (way + 3) % 4].find((turn) => isBorder(x, y, turn))!;
      if (ended || onward !== way) points.push([x, y]);
      if (ended) return { left, right, points };
      way = onward;
    }
  };

  const corners: Point[] = [];
  for (let y = 1; y < height; y++) {
    for (let x = 1; x < width; x++) {
      const here = cells[y * width + x];
      const same =
        here === cells[y * width + x - 1] &&
        here === cells[(y - 1) * width + x] &&
        here === cells[(y - 1) * width + x - 1];
      if (!same) corners.push([x, y]);
    }
  }
  const arcsFrom = (points: readonly Point[]) =>
    points.flatMap(([x, y]) =>
      ways.flatMap((way) => (isBorder(x, y, way) && walked[slot(x, y, way)] === 0 ? [walk(x, y, way)] : [])),
    );
  const meetings = corners.filter(([x, y]) => degree(x, y) > 2);
  // What no meeting leads to are islands and enclaves: closed arcs, begun anywhere.
  return [...arcsFrom(meetings), ...arcsFrom(corners)];
}

/**
 * Leaves out points that lie within `tolerance` cells of the line without them (Douglas and Peucker). The ends stay; a
 * closed arc keeps the point farthest from its end as well.
 */
export function simplifyArc(arc: Arc, tolerance: number): Arc {
  const { points } = arc;
  const [first, last] = [points[0]!, points.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) return { ...arc, points: thin(points, tolerance) };
  const away = points.map(([x, y]) => (x - first[0]) ** 2 + (y - first[1]) ** 2);
  const turn = away.indexOf(Math.max(...away));
  return {
    ...arc,
    points: [...thin(points.slice(0, turn + 1), tolerance), ...thin(points.slice(turn), tolerance).slice(1)],
  };
}

function thin(points: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [points[0]!, points.at(-1)!];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy);
  let [farthest, most] = [0, tolerance];
  for (let at = 1; at < points.length - 1; at++) {
    const [x, y] = [points[at]![0] - first[0], points[at]![1] - first[1]];
    const off = length === 0 ? Math.hypot(x, y) : Math.abs(x * dy - y * dx) / length;
    if (off > most) [farthest, most] = [at, off];
  }
  if (farthest === 0) return [first, last];
  return [
    ...thin(points.slice(0, farthest + 1), tolerance),
    ...thin(points.slice(farthest), tolerance).slice(1),
  ];
}
