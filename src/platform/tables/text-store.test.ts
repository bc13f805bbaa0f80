import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTextStore } from './text-store.ts';

test('texts come back by their number, over several blocks', () => {
  const store = createTextStore();
  for (let index = 0; index < 200_000; index += 1) store.push(index % 3 === 0 ? '' : `quán phở số ${index}`);
  assert.equal(store.count(), 200_000);
  assert.equal(store.get(0), '');
  assert.equal(store.get(1), 'quán phở số 1');
  assert.equal(store.get(199_999), 'quán phở số 199999');
  assert.equal(store.get(123_457), 'quán phở số 123457');
  assert.equal(store.get(200_000), '');
  assert.equal(store.get(Number.NaN), '');
  assert.equal(store.get(1.5), '');
});
