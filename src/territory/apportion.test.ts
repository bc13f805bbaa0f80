import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { apportion } from './apportion.ts';

const run = { seed: 826, numRuns: 2_000 };

test('100 among three equal parts is 34, 33 and 33', () => {
  assert.deepEqual(apportion(100, [1, 1, 1]), [34, 33, 33]);
});

test('the largest remainder gets what is left', () => {
  assert.deepEqual(apportion(10, [55, 25, 20]), [6, 2, 2]);
  assert.deepEqual(apportion(7, [1, 1, 5]), [1, 1, 5]);
});

test('weights of nothing count as equal', () => {
  assert.deepEqual(apportion(5, [0, 0]), [3, 2]);
});

test('a part without weight gets nothing while others have some', () => {
  assert.deepEqual(apportion(9, [0, 3, 0]), [0, 9, 0]);
});

test('what is not a count is refused', () => {
  assert.throws(() => apportion(-1, [1]), RangeError);
  assert.throws(() => apportion(1.5, [1]), RangeError);
  assert.throws(() => apportion(1, []), RangeError);
});

test('parts are never negative and sum to the whole, up to 2^53', () => {
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 12 }),
      (total, weights) => {
        const parts = apportion(total, weights);
        assert.equal(
          parts.reduce((sum, part) => sum + BigInt(part), 0n),
          BigInt(total),
        );
        assert.ok(parts.every((part) => Number.isSafeInteger(part) && part >= 0));
      },
    ),
    run,
  );
});
