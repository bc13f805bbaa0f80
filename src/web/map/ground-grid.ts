/**
 * Puts the outlines on one grid of cells, each cell of one province or of none. The outlines were drawn one by one and
 * do not share their points: of 8,500 edges along inner borders 953 are the same on both sides at 0.02 units, so
 * joining them as lines leaves slivers. On a grid neighbours meet exactly, and so do their simplified borders.
 */
import type { Point } from './outline-path.ts';

export interface Grid {
  width: number;
  height: number;
  /** Row by row; 0 is no province, otherwise 1 + the index of the outline. */
  cells: Uint8Array;
}

/** Gaps of up to twice this many cells between outlines are given to the nearer one. */
const closing = 2;

/**
 * @param outlines rings of each province in cells; a cell belongs to the outline its middle lies in
 */
export function fillGrid(outlines: readonly Point[][][], width: number, height: number): Grid {
  const grid = { width, height, cells: new Uint8Array(width * height) };
  for (const [index, rings] of outlines.entries()) fillOutline(grid, rings, index + 1);
  return closeGaps(grid);
}

function fillOutline({ width, height, cells }: Grid, rings: readonly Point[][], label: number): void {
  const crossings = Array.from({ length: height }, (): number[] => []);
  for (const ring of rings) {
    for (const [index, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[(index + 1) % ring.length]!;
      const [top, bottom] = ay < by ? [ay, by] : [by, ay];
      for (let row = Math.max(0, Math.ceil(top - 0.5)); row + 0.5 < bottom && row < height; row++) {
        crossings[row]!.push(ax + ((row + 0.5 - ay) / (by - ay)) * (bx - ax));
      }
    }
  }
  for (const [row, line] of crossings.entries()) {
    line.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < line.length; pair += 2) {
      const from = Math.max(0, Math.ceil(line[pair]! - 0.5));
      const until = Math.min(width, Math.ceil(line[pair + 1]! - 0.5));
      if (from < until) cells.fill(label, row * width + from, row * width + until);
    }
  }
}

/** Grows every province and takes back what it won on the sea: what stays are the gaps between two of them. */
function closeGaps(grid: Grid): Grid {
  let grown = grid.cells;
  for (let step = 0; step < closing; step++) grown = grow(grid, grown, (cell) => cell === 0);
  let sea = grown.map((cell) => (cell === 0 ? 1 : 0));
  for (let step = 0; step < closing; step++) sea = grow(grid, sea, (cell) => cell === 0);
  return { ...grid, cells: grown.map((cell, at) => (grid.cells[at] === 0 && sea[at] === 1 ? 0 : cell)) };
}

/** One step: an empty cell takes the value of a neighbour that has one. */
function grow(
  { width }: Grid,
  cells: Uint8Array,
  isEmpty: (cell: number) => boolean,
): Uint8Array<ArrayBuffer> {
  const next = Uint8Array.from(cells);
  for (let at = width; at < cells.length - width; at++) {
    if (!isEmpty(cells[at]!)) continue;
    next[at] = cells[at - 1]! || cells[at + 1]! || cells[at - width]! || cells[at + width]!;
  }
  return next;
}
