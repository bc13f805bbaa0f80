import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastMonth } from './counts-page.ts';
import { lettersOf } from './subjects-asked.ts';

test('blanks typed twice and quotes around a name are not part of what is looked for', () => {
  assert.equal(lettersOf('  tạp  hóa\u00a0nắng '), 'tạp hóa nắng');
  assert.equal(lettersOf('“Tạp hóa Nắng”'), 'Tạp hóa Nắng');
  assert.equal(lettersOf('"Cà phê "Ba Sáu" Xanh"'), 'Cà phê "Ba Sáu" Xanh');
  assert.equal(lettersOf("D'Art"), "D'Art");
  assert.equal(lettersOf('0734'), '0734');
});

test('the newest month told of is the one before that which is due, or a later one with a count', () => {
  assert.equal(lastMonth('2026-11', []), '2026-10');
  assert.equal(lastMonth('2026-12', ['2025-03-31']), '2026-11');
  assert.equal(lastMonth('2026-11', ['2026-11-15', '2026-09-30']), '2026-11');
});
