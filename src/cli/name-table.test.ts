import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNameTable } from './name-table.ts';

test('a name met again leads to its first line and to all its lines', () => {
  const names = createNameTable();
  assert.equal(names.add('a.vn', 3), 3);
  assert.equal(names.add('b.vn', 4), 4);
  assert.equal(names.add('a.vn', 9), 3);
  assert.equal(names.add('a.vn', 12), 3);
  assert.deepEqual(names.linesOf(3), [3, 9, 12]);
  assert.deepEqual(names.linesOf(4), [4]);
  assert.equal(names.size, 2);
  assert.equal(names.firstLine('c.vn'), 0);
});

test('an answer is taken over once, and only for a name of the list', () => {
  const names = createNameTable();
  names.add('a.vn', 1);
  assert.equal(names.markAnswered('a.vn'), true);
  assert.equal(names.markAnswered('a.vn'), false);
  assert.equal(names.markAnswered('b.vn'), false);
  assert.equal(names.isAnswered('a.vn'), true);
});

test('50,000 names keep their lines while the table grows', () => {
  const names = createNameTable();
  for (let line = 1; line <= 50_000; line++) assert.equal(names.add(`ten-${line}.vn`, line), line);
  names.markAnswered('ten-777.vn');
  for (let line = 1; line <= 50_000; line++) assert.equal(names.firstLine(`ten-${line}.vn`), line);
  assert.equal(names.isAnswered('ten-777.vn'), true);
  assert.equal(names.isAnswered('ten-778.vn'), false);
  assert.equal(names.size, 50_000);
});
