import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AgeBounds, entitlementOn } from './age.ts';

const bounds: AgeBounds = { fromAge: 18, untilAge: 23, confirmUntilAge: 24 };
const on = (birth: string | number, day: string) => {
  const given = typeof birth === 'number' ? { year: birth } : { date: birth };
  const { entitled, until } = entitlementOn(given, day, bounds);
  return until === null ? entitled : `${entitled} until ${until}`;
};

test('entitlement begins on the 18th birthday itself', () => {
  assert.equal(on('2008-11-26', '2026-11-25'), 'no');
  assert.equal(on('2008-11-26', '2026-11-26'), 'yes until 2031-11');
});

test('the 23rd birthday still counts, the year behind it is for the registrar to confirm', () => {
  assert.equal(on('2003-11-26', '2026-11-26'), 'yes until 2026-11');
  assert.equal(on('2003-11-25', '2026-11-26'), 'to-confirm until 2027-11');
  assert.equal(on('2002-11-27', '2026-11-26'), 'to-confirm until 2026-11');
  assert.equal(on('2002-11-26', '2026-11-26'), 'no');
});

test('the month that is kept is that of the last day', () => {
  assert.equal(on('2005-03-01', '2026-11-26'), 'yes until 2028-03');
  assert.equal(on('2003-03-01', '2026-11-26'), 'to-confirm until 2027-02');
});

test('who was born on 29 February has a birthday on the 28th in common years', () => {
  assert.equal(on('2008-02-29', '2026-02-27'), 'no');
  assert.equal(on('2008-02-29', '2026-02-28'), 'yes until 2031-02');
  assert.equal(on('2004-02-29', '2027-02-28'), 'yes until 2027-02');
  assert.equal(on('2004-02-29', '2027-03-01'), 'to-confirm until 2028-02');
  assert.equal(on('2004-02-29', '2028-02-28'), 'to-confirm until 2028-02');
  assert.equal(on('2004-02-29', '2028-02-29'), 'no');
});

test('a year alone answers only where every birthday gives the same answer', () => {
  assert.equal(on(2009, '2026-11-26'), 'no');
  assert.equal(on(2008, '2026-11-26'), 'unknown');
  assert.equal(on(2007, '2026-11-26'), 'yes until 2030-01');
  assert.equal(on(2004, '2026-11-26'), 'yes until 2027-01');
  assert.equal(on(2003, '2026-11-26'), 'unknown');
  assert.equal(on(2002, '2026-11-26'), 'unknown');
  assert.equal(on(2001, '2026-11-26'), 'no');
  assert.equal(on(2008, '2026-12-31'), 'yes until 2031-01');
});

test('other bounds, once confirmed, give other answers', () => {
  const confirmed: AgeBounds = { fromAge: 18, untilAge: 23, confirmUntilAge: 23 };
  assert.deepEqual(entitlementOn({ date: '2003-11-25' }, '2026-11-26', confirmed), {
    entitled: 'no',
    until: null,
  });
});
