import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemo } from './memo.ts';

test('what two names share is measured once, also while the first is still asking', async () => {
  const memo = createMemo(10);
  let made = 0;
  const make = async () => {
    made += 1;
    return made;
  };
  const [a, b] = await Promise.all([memo.once('ns', 'ns1.vn', make), memo.once('ns', 'ns1.vn', make)]);
  assert.deepEqual([a, b, made], [1, 1, 1]);
});

test('kinds are kept apart', async () => {
  const memo = createMemo(10);
  assert.equal(await memo.once('ns', 'x', async () => 1), 1);
  assert.equal(await memo.once('mx', 'x', async () => 2), 2);
});

test('the least recently used entry makes room', async () => {
  const memo = createMemo(2);
  await memo.once('k', 'a', async () => 1);
  await memo.once('k', 'b', async () => 2);
  await memo.once('k', 'a', async () => 0);
  await memo.once('k', 'c', async () => 3);
  assert.equal(await memo.once('k', 'a', async () => 9), 1);
  assert.equal(await memo.once('k', 'b', async () => 9), 9);
});

test('a making that failed is made again', async () => {
  const memo = createMemo(2);
  await assert.rejects(memo.once('k', 'a', () => Promise.reject(new Error('met'))));
  assert.equal(await memo.once('k', 'a', async () => 2), 2);
});
