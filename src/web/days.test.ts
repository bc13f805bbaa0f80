import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayShown } from './days.ts';

test('a field shows a day as it is written here, and what is none as it was typed', () => {
  assert.equal(dayShown('2024-12-31'), '31/12/2024');
  assert.equal(dayShown('31/02/2026'), '31/02/2026');
  assert.equal(dayShown(undefined), undefined);
});
