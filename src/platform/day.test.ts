import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayIn } from './day.ts';

test('a day is read as people write it and as machines do', () => {
  for (const given of ['31/12/2024', ' 31/12/2024 ', '31.12.2024', '31-12-2024', '2024-12-31']) {
    assert.equal(dayIn(given), '2024-12-31', given);
  }
  assert.equal(dayIn('1/7/2025'), '2025-07-01');
  assert.equal(dayIn('2025-7-1'), '2025-07-01');
});

test('what is no day of the calendar, or of no time that concerns us, is none', () => {
  for (const given of [
    '',
    '31/02/2026',
    '12/31/2024',
    '2024-13-01',
    '0/1/2026',
    'hôm nay',
    '1/7/25',
    '1/1/0001',
  ]) {
    assert.equal(dayIn(given), null, given);
  }
});
