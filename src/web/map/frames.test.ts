import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { drawFrame } from './frames.ts';
import { outlineTable, provinceNames } from './provinces.ts';

const tables = join(import.meta.dirname, '../../territory/tables');

function provincesOf(file: string): string[][] {
  return readFileSync(join(tables, file), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter(([code = '']) => code.length === 2);
}

test('the map knows the provinces of both frames by the codes and names of the territory tables', () => {
  const named = (file: string) => Object.fromEntries(provincesOf(file).map(([code, name]) => [code, name]));
  assert.deepEqual(provinceNames[63], named('units-2025-06-30.csv'));
  assert.deepEqual(provinceNames[34], named('units-2025-07-01.csv'));
});

test('every old province is drawn in the new one that it became part of', () => {
  assert.deepEqual(
    outlineTable.map(([, old, , now]) => [old, now]),
    provincesOf('lineage-2025-07-01.csv').map(([old, now]) => [old, now]),
  );
});

test('every province of both frames has ground', () => {
  for (const [frame, count] of [
    ['34', 34],
    ['63', 63],
  ] as const) {
    const { provinces } = drawFrame(frame);
    assert.equal(provinces.length, count);
    assert.deepEqual(
      provinces.filter(({ path }) => !/^M\d+ \d+l.+z$/.test(path)).map(({ name }) => name),
      [],
    );
  }
});

test('Hoàng Sa is drawn with Đà Nẵng and Trường Sa with Khánh Hòa, on both frames', () => {
  for (const frame of ['34', '63'] as const) {
    const withIslands = drawFrame(frame).provinces.filter(({ islands }) => islands !== null);
    assert.deepEqual(
      withIslands.map(({ code, name, islands }) => [code, name, islands!.match(/h0/g)!.length]),
      [
        ['48', 'Đà Nẵng', 7],
        // Of 54 outlines two lie so near to another that they share its dot.
        ['56', 'Khánh Hòa', 52],
      ],
    );
  }
});

test('a merged province is one piece: Thái Nguyên and Bắc Kạn leave no border between them', () => {
  const rings = (frame: '34' | '63', code: string) =>
    drawFrame(frame)
      .provinces.find((province) => province.code === code)!
      .path.match(/z/g)!.length;
  assert.equal(rings('63', '06'), 1);
  assert.equal(rings('63', '19'), 1);
  assert.equal(rings('34', '19'), 1);
});

test('the outlines of a frame stay below 40 kB', () => {
  for (const frame of ['34', '63'] as const) {
    const { provinces, borders, inner, edge } = drawFrame(frame);
    const bytes = [
      ...provinces.map(({ path, islands }) => path + (islands ?? '')),
      borders,
      inner,
      edge,
    ].join('').length;
    assert.ok(bytes > 15_000 && bytes < 40_000, `${bytes} bytes`);
  }
});
