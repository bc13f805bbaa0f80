import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tilesOf } from './tiles.ts';

test('a hundred tiles stand for any number of names', () => {
  assert.deepEqual(tilesOf({ names: 412, judged: 400, website: 230, trusted: 120 }), {
    lit: 29,
    half: 27,
    unlit: 41,
    unseen: 3,
  });
});

test('rounding never makes a tile more or fewer than a hundred', () => {
  const { lit, half, unlit, unseen } = tilesOf({ names: 300, judged: 299, website: 200, trusted: 100 });
  assert.deepEqual([lit, half, unlit, unseen], [34, 33, 33, 0]);
});

test('where there are fewer than a hundred names each has a tile of its own', () => {
  assert.deepEqual(tilesOf({ names: 7, judged: 6, website: 4, trusted: 1 }), {
    lit: 1,
    half: 3,
    unlit: 2,
    unseen: 1,
  });
  assert.deepEqual(tilesOf({ names: 0, judged: 0, website: 0, trusted: 0 }), {
    lit: 0,
    half: 0,
    unlit: 0,
    unseen: 0,
  });
});
