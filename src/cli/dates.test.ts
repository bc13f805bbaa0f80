import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/problems.ts';
import { parseDay, parseMonth } from './dates.ts';

function sentenceOf(read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof Problem) return error.sentences.vi;
    throw error;
  }
}

test('days and months are read as people write them', () => {
  assert.equal(parseDay('--on', '2026-07-01'), '2026-07-01');
  for (const day of ['1/7/2026', '01.07.2026', '01-07-2026', '2026-7-1'])
    assert.equal(parseDay('--on', day), '2026-07-01', day);
  assert.equal(parseMonth('--period', '2026-07'), '2026-07');
  assert.equal(parseMonth('--period', '7/2026'), '2026-07');
});

test('a day that no calendar has is named', () => {
  const wanted = '--on cần một ngày như 2026-07-01 hoặc 01/07/2026, không phải "30/02/2026".';
  assert.equal(
    sentenceOf(() => parseDay('--on', '30/02/2026')),
    wanted,
  );
  assert.match(
    sentenceOf(() => parseDay('--on', '2026-07-01T09:00')),
    /không phải "2026-07-01T09:00"/,
  );
  assert.match(
    sentenceOf(() => parseDay('--on', '1/7/0026')),
    /không phải "1\/7\/0026"/,
  );
  assert.match(
    sentenceOf(() => parseDay('--on', 'hôm nay')),
    /không phải "hôm nay"/,
  );
  assert.match(
    sentenceOf(() => parseMonth('--period', '13/2026')),
    /cần một tháng như 2026-07/,
  );
});
