import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBirth } from './birth.ts';

test('a birth date is read day first, as Vietnamese lists write it', () => {
  for (const cell of [
    '05/01/2005',
    '5/1/2005',
    '05-01-2005',
    '05.01.2005',
    '2005-01-05',
    "'05/01/2005",
    '2005-01-05T00:00:00',
  ]) {
    assert.deepEqual(readBirth(cell), { date: '2005-01-05' }, cell);
  }
});

test('a year alone stays a year', () => {
  for (const cell of ['2005', '2005.0', '00/00/2005', '0/1/2005'])
    assert.deepEqual(readBirth(cell), { year: 2005 }, cell);
});

test("a spreadsheet's number for a date is that date", () => {
  assert.deepEqual(readBirth('38357'), { date: '2005-01-05' });
  assert.deepEqual(readBirth('36526'), { date: '2000-01-01' });
});

test('what is no date is not turned into one', () => {
  for (const cell of [
    '',
    '30/02/2005',
    '01/13/2005',
    '05/01/05',
    '0/13/2005',
    '3653',
    '54790',
    'tháng 5 năm 2005',
  ]) {
    assert.equal(readBirth(cell), null, cell);
  }
});
