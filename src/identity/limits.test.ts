/** Token buckets: what is in them after a while, and that no two requests take the same token. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { deleteFullBuckets, takeToken } from './limit-bucket.ts';
import { admitAttempt, admitLink } from './limits.ts';
import { openDesk } from './testing/desk.ts';

const bucket = { key: 'trial', capacity: 3, perMinute: 2 };

test('a bucket gives what it holds, then what flows in, and says when the next is there', async () => {
  await using desk = await openDesk();
  const start = desk.now;
  const take = async (seconds: number) => {
    const { taken, nextAt } = await takeToken(desk.pool, { ...bucket, now: start.add({ seconds }) });
    return [taken, start.until(nextAt).total('seconds')];
  };
  assert.deepEqual(await take(0), [true, 0]);
  assert.deepEqual(await take(0), [true, 0]);
  assert.deepEqual(await take(0), [true, 30]);
  assert.deepEqual(await take(0), [false, 30]);
  assert.deepEqual(await take(29), [false, 30]);
  assert.deepEqual(await take(30), [true, 60]);
  // Never fuller than full.
  for (const expected of [true, true, true, false]) assert.equal((await take(86_400))[0], expected);
  // A clock that was set back gives nothing and takes nothing.
  assert.equal((await take(0))[0], false);
  assert.equal((await take(86_430))[0], true);
});

test('of twenty requests at once as many get a token as there are', async () => {
  await using desk = await openDesk();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => takeToken(desk.pool, { ...bucket, now: desk.now })),
  );
  assert.equal(answers.filter(({ taken }) => taken).length, 3);
});

test('no stretch of time gives more than the bucket and what flowed in', async () => {
  await using desk = await openDesk();
  let trial = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 25 }),
      async (waits) => {
        trial += 1;
        let seconds = 0;
        let taken = 0;
        for (const wait of waits) {
          seconds += wait;
          const now = desk.now.add({ seconds });
          if ((await takeToken(desk.pool, { ...bucket, key: `trial ${trial}`, now })).taken) taken += 1;
        }
        assert(taken <= 3 + (2 * seconds) / 60 + 1e-6, `${taken} in ${seconds} s`);
      },
    ),
    { seed: 20261126, numRuns: 40 },
  );
});

test('a bucket names no login and no whole address, and is thrown away when it is full', async () => {
  await using desk = await openDesk();
  const { key } = desk.means;
  await admitAttempt(desk.pool, { login: 'bich.lan', address: '203.0.113.77', key, now: desk.now });
  await admitLink(desk.pool, { address: '2001:db8:1:2::77', now: desk.now });
  const { rows } = await desk.pool.query('select key from identity.limit_bucket order by key');
  assert.equal(rows.length, 4);
  for (const { key: name } of rows) assert.doesNotMatch(name, /lan|77/);
  assert.equal(await deleteFullBuckets(desk.pool, desk.now.add({ hours: 24 })), 0);
  assert.equal(await deleteFullBuckets(desk.pool, desk.now.add({ hours: 25 })), 4);
});

test('one office cannot be kept out by many tries at one of its accounts', async () => {
  await using desk = await openDesk();
  const { key } = desk.means;
  const attempt = (login: string, address: string) =>
    admitAttempt(desk.pool, { login, address, key, now: desk.now });
  for (let at = 0; at < 5; at += 1) await attempt('lan', '203.0.113.1');
  await assert.rejects(attempt('lan', '203.0.113.2'), { code: 'too-many-attempts' });
  assert.equal((await attempt('hoa', '203.0.113.1')).login, 'hoa');
  assert.equal((await attempt('LAN ', '198.51.100.1')).login, 'lan');
});
