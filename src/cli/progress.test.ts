import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressLine } from './progress.ts';

test('progress says what is done, how fast and how long it still takes', () => {
  assert.equal(progressLine(120, 1000, 5.1, 'vi'), 'Đã đo 120/1.000 · 23,5 tên/giây · còn khoảng 38 giây');
  assert.equal(progressLine(0, 1000, 0, 'en'), 'Measured 0/1,000 · 0 names/s · about … left');
});
