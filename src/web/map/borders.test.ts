import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simplifyArc, traceArcs } from './borders.ts';
import { fillGrid } from './ground-grid.ts';
import { parseRings } from './outline-path.ts';

test('relative moves after a closed ring begin at its first point', () => {
  assert.deepEqual(parseRings('m 10,10 2,0 0,2 z m 5,5 1,0 0,1 z'), [
    [
      [10, 10],
      [12, 10],
      [12, 12],
    ],
    [
      [15, 15],
      [16, 15],
      [16, 16],
    ],
  ]);
});

test('of a curve the end point is kept, and an unread command is said', () => {
  assert.deepEqual(parseRings('M 1 1 c 9,9 9,9 2,3 z'), [
    [
      [1, 1],
      [3, 4],
    ],
  ]);
  assert.throws(() => parseRings('M 1 1 q 1 1 2 2'), /path command q/);
});

const square = (x: number, y: number, size: number) =>
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ] as [number, number][];

test('a gap between two provinces is closed, the sea beside them is not', () => {
  const { cells, width } = fillGrid([[square(4, 4, 8)], [square(14, 4, 8)]], 26, 16);
  const row = Array.from(cells.subarray(8 * width, 9 * width)).join('');
  assert.equal(row, '00001111111112222222220000');
});

test('two neighbours have three borders: one between them and one each with the sea', () => {
  const arcs = traceArcs(fillGrid([[square(4, 4, 8)], [square(12, 4, 8)]], 26, 16));
  assert.deepEqual(arcs.map(({ left, right }) => [left, right].sort().join('-')).sort(), [
    '0-1',
    '0-2',
    '1-2',
  ]);
  const between = arcs.find(({ left, right }) => left !== 0 && right !== 0)!;
  assert.deepEqual(between.points, [
    [12, 4],
    [12, 12],
  ]);
});

test('a border loses the steps of the grid and keeps its ends', () => {
  const stairs = {
    left: 1,
    right: 2,
    points: [
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 1],
      [2, 2],
      [9, 2],
    ] as [number, number][],
  };
  assert.deepEqual(simplifyArc(stairs, 1).points, [
    [0, 0],
    [2, 2],
    [9, 2],
  ]);
});
