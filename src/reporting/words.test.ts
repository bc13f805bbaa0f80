import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAssumption } from '#assumptions/index.ts';
import { presences } from '#measurement/index.ts';
import { Problem } from '#platform/problems.ts';
import { parsePeriod, periodOf } from './period.ts';
import { formatDate, formatPercent, formatPeriod, formatRate, kindWord, zoneWord } from './words.ts';

test('dates, months and shares are written as an officer writes them', () => {
  assert.equal(formatDate('2025-03-31', 'vi'), '31/03/2025');
  assert.equal(formatDate('2025-03-31', 'en'), '31 Mar 2025');
  assert.equal(formatPeriod('2026-02', 'vi'), 'tháng 02/2026');
  assert.equal(formatPeriod('2026-02', 'en'), 'February 2026');
  assert.equal(formatPercent(412, 3295, 'vi'), '12,5\u00a0%');
  assert.equal(formatPercent(0, 0, 'vi'), '–');
  assert.equal(formatRate(2.4407, 'vi'), '2,44');
  assert.equal(zoneWord('biz.vn', 'vi'), '.biz.vn');
  assert.equal(zoneWord('vietnamese', 'vi'), 'tiếng Việt .vn');
  assert.equal(kindWord('household', 'vi'), 'Hộ kinh doanh');
});

test('a month is read as people write it, and one that has not begun is refused', () => {
  const now = Temporal.Instant.from('2026-10-31T18:00:00Z');
  assert.equal(periodOf(now), '2026-11');
  for (const text of ['2026-11', '11/2026', 'T11/2026', ' 2026-11 '])
    assert.equal(parsePeriod(text, now), '2026-11');
  const refusal = (text: string) => {
    try {
      return parsePeriod(text, now);
    } catch (error) {
      return error instanceof Problem ? error.sentences.vi : String(error);
    }
  };
  assert.equal(refusal('2026-13'), '"2026-13" không phải là một tháng. Hãy viết như 2026-11 hoặc 11/2026.');
  assert.equal(refusal('2026-12'), 'Tháng 12/2026 chưa đến. Tháng đang chạy là 11/2026.');
});

test('what may count as a website is exactly what the engine can say of a name', () => {
  assert.deepEqual(checkAssumption('presence.website', [...presences]), [...presences]);
});
