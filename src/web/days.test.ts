import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayIn, dayShown } from './days.ts';

test('a day is read as people write it and as machines do', () => {
  for (const given of ['31/12/2024', ' 31/12/2024 ', '31.12.2024', '31-12-2024', '2024-12-31']) {
    assert.equal(dayIn(given), '2024-12-31', given);
  }
  assert.equal(dayIn('1/7/2025'), '2025-07-01');
});

test('what is no day of the calendar is none', () => {
  for (const given of ['', '31/02/2026', '12/31/2024', '2024-13-01', 'hôm nay', '1/7/25']) {
    assert.equal(dayIn(given), null, given);
  }
});

test('a field shows a day as it is written here, and what is none as it was typed', () => {
  assert.equal(dayShown('2024-12-31'), '31/12/2024');
  assert.equal(dayShown('31/02/2026'), '31/02/2026');
  assert.equal(dayShown(undefined), undefined);
});
