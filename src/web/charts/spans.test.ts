import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layParts, placeOnStrip, sparkPath } from './spans.ts';

test('parts fill the bar in their order', () => {
  assert.deepEqual(layParts([50, 0, 150], 1000, 6), [
    { x: 0, width: 250 },
    { x: 250, width: 0 },
    { x: 250, width: 750 },
  ]);
});

test('one name of ten thousand is seen, and the bar stays as long', () => {
  assert.deepEqual(layParts([9999, 1], 1000, 6), [
    { x: 0, width: 994 },
    { x: 994, width: 6 },
  ]);
});

test('a place without names has an empty bar', () => {
  assert.deepEqual(layParts([0, 0], 1000, 6), [
    { x: 0, width: 0 },
    { x: 0, width: 0 },
  ]);
});

const strip = { from: '2026-01-01', until: '2026-04-11' };

test('an interval is cut to the days of the strip', () => {
  assert.deepEqual(placeOnStrip({ from: '2025-12-01', until: '2026-01-11' }, strip, 1000), {
    x: 0,
    width: 100,
  });
  assert.deepEqual(placeOnStrip({ from: '2026-04-01', until: null }, strip, 1000), { x: 900, width: 100 });
});

test('an interval that ended before the strip is not on it', () => {
  assert.equal(placeOnStrip({ from: '2025-01-01', until: '2026-01-01' }, strip, 1000), null);
});

test('a month without a figure breaks the line', () => {
  assert.deepEqual(sparkPath([1, 2, null, 4, 4]), {
    line: 'M3 21L25.5 15M70.5 3L93 3',
    end: 'M93 3h0',
  });
});

test('one known month is no line', () => {
  assert.equal(sparkPath([null, 3]), null);
});
