/**
 * The outlines of both frames, drawn once: 63 outlines of the package on a grid, their borders as arcs, and each frame's
 * provinces as the arcs that part them from others. The archipelagos are dots at their true place, at every size.
 */
import vietnamMap from '@svg-maps/vietnam';
import { type Arc, simplifyArc, traceArcs } from './borders.ts';
import { fillGrid } from './ground-grid.ts';
import { type Point, parseRings } from './outline-path.ts';
import { archipelagos, outlineTable, provinceNames } from './provinces.ts';

export type MapFrame = '34' | '63';

export interface ProvinceOutline {
  code: string;
  name: string;
  /** Path data in map units. */
  path: string;
  /** Islands of an archipelago that belongs to the province, as path data of dots drawn by round line ends. */
  islands: string | null;
}

export interface DrawnFrame {
  provinces: readonly ProvinceOutline[];
  /** Borders between the 34. */
  borders: string;
  /** Borders inside one of the 34, which the map of 63 draws thin; empty on the map of 34. */
  inner: string;
  /** Coast and the country's border on land. */
  edge: string;
}

/** Map units are half units of the package: whole numbers, and about a pixel where the map is 870 px high. */
const scale = 2;
export const mapWidth = 812 * scale;
export const mapHeight = 876 * scale;
/** The mainland and its near islands end here (Phú Quý at 362, Côn Đảo at 803); east of it only archipelagos are drawn. */
const groundWidth = 400 * scale;
/** In map units, so about a pixel; found by eye at 1,280 px. */
const tolerance = 1.2;
/** Rings of less than this many cells are left out: specks of the grid and rocks that no screen shows. */
const smallestRing = 12;
/** Dots nearer than this to one that is drawn would lie on it. */
const dotDistance = 9;

/** The package's types name a package that is not there, and read its default export as a module. */
const vietnam = vietnamMap as unknown as { locations: readonly { id: string; path: string }[] };

let drawn: Record<MapFrame, DrawnFrame> | null = null;

/** Outlines of a frame; the first call draws both (some 400 ms of one core), the others answer at once. */
export function drawFrame(frame: MapFrame): DrawnFrame {
  drawn ??= drawBoth();
  return drawn[frame];
}

function drawBoth(): Record<MapFrame, DrawnFrame> {
  const outlines = outlineTable.map(([outline]) => ringsOf(outline));
  const arcs = traceArcs(fillGrid(outlines, groundWidth, mapHeight)).map((arc) =>
    simplifyArc(arc, tolerance),
  );
  const codesOf = {
    63: ['', ...outlineTable.map(([, code]) => code)],
    34: ['', ...outlineTable.map(([, , , code]) => code)],
  };
  const islands = new Map(archipelagos.map(({ outline, code }) => [code as string, dots(ringsOf(outline))]));
  const provincesOf = (frame: MapFrame) =>
    Object.entries(provinceNames[frame])
      .map(([code, name]) => ({
        code,
        name,
        path: pathOf(ringsAround(arcs, (label) => codesOf[frame][label] === code)),
        islands: islands.get(code) ?? null,
      }))
      .sort((a, b) => a.code.localeCompare(b.code));
  const linesWhere = (isLine: (arc: Arc) => boolean) =>
    arcs
      .filter(isLine)
      .map(({ points }) => lineOf(points))
      .join('');
  const isEdge = ({ left, right }: Arc) => left === 0 || right === 0;
  const isInner = ({ left, right }: Arc) => codesOf[34][left] === codesOf[34][right];
  const edge = linesWhere(isEdge);
  const borders = linesWhere((arc) => !isEdge(arc) && !isInner(arc));
  return {
    34: { provinces: provincesOf('34'), borders, inner: '', edge },
    63: { provinces: provincesOf('63'), borders, inner: linesWhere(isInner), edge },
  };
}

function ringsOf(outline: string): Point[][] {
  const location = vietnam.locations.find(({ id }) => id === outline);
  if (location === undefined) throw new Error(`@svg-maps/vietnam has no outline ${outline}`);
  return parseRings(location.path).map((ring) => ring.map(([x, y]) => [x * scale, y * scale]));
}

/** Joins the arcs that have the ground on one side only into closed rings. */
function ringsAround(arcs: readonly Arc[], isGround: (label: number) => boolean): Point[][] {
  const from = new Map<string, Point[][]>();
  for (const { left, right, points } of arcs) {
    if (isGround(left) === isGround(right)) continue;
    const way = isGround(left) ? points : points.toReversed();
    const key = way[0]!.join();
    from.set(key, [...(from.get(key) ?? []), way]);
  }
  const rings: Point[][] = [];
  for (const ways of from.values()) {
    while (ways.length > 0) {
      const ring = [...ways.pop()!];
      while (ring[0]!.join() !== ring.at(-1)!.join())
        ring.push(...from.get(ring.at(-1)!.join())!.pop()!.slice(1));
      rings.push(ring.slice(1));
    }
  }
  return rings.filter((ring) => Math.abs(areaOf(ring)) >= smallestRing);
}

function areaOf(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

function pathOf(rings: readonly Point[][]): string {
  return rings.map((ring) => `${lineOf(ring)}z`).join('');
}

/** Relative steps in whole numbers: half the bytes of absolute ones. */
function lineOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  let [x, y] = first!;
  const moves = rest.map(([nextX, nextY]) => {
    const move = join(nextX - x, nextY - y);
    [x, y] = [nextX, nextY];
    return move;
  });
  return `M${join(...first!)}l${moves.map((move, at) => (at > 0 && !move.startsWith('-') ? ` ${move}` : move)).join('')}`;
}

function join(x: number, y: number): string {
  return y < 0 ? `${x}${y}` : `${x} ${y}`;
}

/** One dot an island, in the middle of its outline; islands too near to a drawn one share its dot. */
function dots(rings: readonly Point[][]): string {
  const middles: Point[] = [];
  for (const ring of rings) {
    const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
    const middle: Point = [
      Math.round((Math.min(...xs) + Math.max(...xs)) / 2),
      Math.round((Math.min(...ys) + Math.max(...ys)) / 2),
    ];
    const isClear = middles.every(([x, y]) => Math.hypot(x - middle[0], y - middle[1]) >= dotDistance);
    if (isClear) middles.push(middle);
  }
  return middles.map(([x, y]) => `M${x} ${y}h0`).join('');
}
