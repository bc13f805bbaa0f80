import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expiryOf } from './domain-expiry.ts';

function told(expiresOn: string | null, verdicts: Record<string, string> | null = null) {
  const expiry = expiryOf({ expiresOn, listedOn: '2025-03-31' }, '2026-11-24', verdicts);
  return expiry && [expiry.when, expiry.days, expiry.answers];
}

test('a registration is past from the day after its date, and soon for thirty days before', () => {
  assert.deepEqual(told('2026-11-07'), ['past', 17, null]);
  assert.deepEqual(told('2026-11-23'), ['past', 1, null]);
  assert.deepEqual(told('2026-11-24'), ['soon', 0, null]);
  assert.deepEqual(told('2026-12-24'), ['soon', 30, null]);
  assert.equal(told('2026-12-25'), null);
  assert.equal(told(null), null);
});

test('whether the name still answers is what its name servers did', () => {
  assert.deepEqual(told('2026-11-07', { N3: 'pass' }), ['past', 17, true]);
  assert.deepEqual(told('2026-11-07', { N3: 'fail refused' }), ['past', 17, false]);
  assert.deepEqual(told('2026-11-07', { N3: 'not-measured timeout' }), ['past', 17, null]);
});
