import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueDay, dueWindow } from './due.ts';

test('VNNIC’s month is due on the 25th, on the Friday before where that is a weekend, and then it is next month’s turn', () => {
  const due = (today: string) => dueDay(today, { day: 25, weekend: 'previous-working-day' });
  assert.deepEqual(due('2026-11-01'), { dueOn: '2026-11-25', movedFrom: null });
  assert.deepEqual(due('2026-11-25'), { dueOn: '2026-11-25', movedFrom: null });
  assert.deepEqual(due('2026-11-26'), { dueOn: '2026-12-25', movedFrom: null });
  // 25 July 2026 is a Saturday, 25 October a Sunday.
  assert.deepEqual(due('2026-07-01'), { dueOn: '2026-07-24', movedFrom: '2026-07-25' });
  assert.deepEqual(due('2026-10-23'), { dueOn: '2026-10-23', movedFrom: '2026-10-25' });
  assert.deepEqual(due('2026-10-24'), { dueOn: '2026-11-25', movedFrom: null });
});

test('a weekend may move it on, or not at all', () => {
  assert.deepEqual(dueDay('2026-07-26', { day: 25, weekend: 'next-working-day' }), {
    dueOn: '2026-07-27',
    movedFrom: '2026-07-25',
  });
  assert.deepEqual(dueDay('2026-10-25', { day: 25, weekend: 'none' }), {
    dueOn: '2026-10-25',
    movedFrom: null,
  });
  // The first of August 2026 is a Saturday: the day before is in July.
  assert.deepEqual(dueDay('2026-08-01', { day: 1, weekend: 'previous-working-day' }), {
    dueOn: '2026-09-01',
    movedFrom: null,
  });
});

test('VNNIC’s month counts from the day after the last due day, or as another assumption says', () => {
  assert.deepEqual(dueWindow('2026-12-25', 'to-due-day'), { from: '2026-11-26', until: '2026-12-25' });
  assert.deepEqual(dueWindow('2027-03-28', 'to-due-day'), { from: '2027-03-01', until: '2027-03-28' });
  assert.deepEqual(dueWindow('2026-12-25', 'month'), { from: '2026-12-01', until: '2026-12-25' });
  assert.deepEqual(dueWindow('2026-12-25', 'month-before'), { from: '2026-11-01', until: '2026-11-30' });
});
