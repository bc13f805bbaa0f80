import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPlaces, troubleOf } from './batch-work.ts';

const never = new AbortController().signal;
const coded = (code: string) => Object.assign(new Error('from the driver'), { code });

test('no more names are in flight than there are places, and the first to wait is the next', async () => {
  const places = createPlaces(2);
  const leave = [await places.enter(never), await places.enter(never)];
  const order: number[] = [];
  const third = places.enter(never).then((left) => {
    order.push(3);
    return left;
  });
  const fourth = places.enter(never).then((left) => {
    order.push(4);
    return left;
  });
  await Promise.resolve();
  assert.deepEqual(order, []);
  leave[0]!();
  (await third)();
  await fourth;
  assert.deepEqual(order, [3, 4]);
});

test('once told to stop nobody waits for a place', async () => {
  const places = createPlaces(0);
  await places.enter(AbortSignal.abort());
});

for (const [error, trouble] of [
  [coded('53100'), 'disk-full'],
  [coded('57P01'), 'database-away'],
  [coded('57P03'), 'database-away'],
  [coded('40P01'), 'database-away'],
  [coded('ECONNREFUSED'), 'database-away'],
  [new Error('Connection terminated unexpectedly'), 'database-away'],
  [new Error('timeout exceeded when trying to connect'), 'database-away'],
  [coded('23505'), 'broke'],
  [new TypeError('x is not a function'), 'broke'],
] as const) {
  const name = 'code' in error ? error.code : error.message;
  test(`${name} is a trouble of the kind ${trouble}`, () => {
    assert.equal(troubleOf(error), trouble);
  });
}
