import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCount, readDay, readStatus } from './cells.ts';

test('a date is read as Vietnamese lists and spreadsheets write it', () => {
  for (const cell of [
    '05/01/2026',
    '5-1-2026',
    '05.01.2026',
    '2026-01-05',
    '2026-01-05 00:00:00',
    '46027',
    '46027.5',
    'ngày 05 tháng 01 năm 2026',
    '05/01/2026 14:30',
  ]) {
    assert.deepEqual(readDay(cell), { day: '2026-01-05' }, cell);
  }
  assert.deepEqual(readDay('29/02/2024'), { day: '2024-02-29' });
});

test('what is no date, or could be two, is not guessed', () => {
  for (const cell of [
    '02/13/2024',
    '29/02/2023',
    '31/04/2024',
    '5/1/26',
    'tháng 5',
    '00/00/2024',
    '123456',
  ]) {
    assert.deepEqual(readDay(cell), { reason: 'day-unreadable' }, cell);
  }
  assert.deepEqual(readDay('2024'), { reason: 'day-year-only' });
  for (const cell of ['', '-', 'không', 'N/A']) assert.deepEqual(readDay(cell), { day: null }, cell);
});

test('a count has the groups of either language and is whole', () => {
  for (const cell of ['3.295', '3,295', '3 295', '3295', '3295.0', '3.295,0', "'3295"])
    assert.equal(readCount(cell), 3295, cell);
  assert.equal(readCount('1.350.000'), 1_350_000);
  for (const cell of ['', '1.5', '3.29', '-1', '12a', '1.23.456', '1e3'])
    assert.equal(readCount(cell), null, cell);
});

test('the state of an enterprise is one of three', () => {
  assert.equal(readStatus('Đang hoạt động'), 'active');
  assert.equal(readStatus(''), 'active');
  assert.equal(readStatus('Tạm ngừng kinh doanh'), 'suspended');
  assert.equal(readStatus('Đã giải thể'), 'dissolved');
  assert.equal(readStatus('Ngừng hoạt động nhưng chưa hoàn thành thủ tục đóng MST'), 'dissolved');
  assert.equal(readStatus('xyz'), null);
});
