import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classOf, crowdClasses, crowdNames } from './names.ts';

test('every web address of the crowd has a class', () => {
  assert.equal(
    crowdClasses.reduce((sum, { addresses }) => sum + addresses, 0),
    1024,
  );
  const forSale = Array.from({ length: 1024 }, (_, web) => classOf(web).name).filter(
    (name) => name === 'for-sale',
  );
  assert.equal(forSale.length, 100);
});

test('a crowd of 20,000 has 20,000 different names in the announced mixture', () => {
  const names = crowdNames(20_000);
  assert.equal(new Set(names.map(({ domain }) => domain)).size, 20_000);
  assert.equal(new Set(names.map(({ web }) => web)).size, 1024);
  const share = (test: (name: (typeof names)[number]) => boolean) => names.filter(test).length;
  assert.equal(Math.round(share((name) => name.class === 'active') / 200), 39);
  assert.equal(Math.round(share((name) => name.signed) / 200), 10);
  assert.equal(
    share((name) => name.bogus),
    49,
  );
  assert.equal(Math.round(share((name) => name.domain.startsWith('xn--')) / 200), 2);
});

test('the same number gives the same crowd, and a larger crowd begins with the smaller one', () => {
  assert.deepEqual(crowdNames(50), crowdNames(100).slice(0, 50));
  assert.deepEqual(crowdNames(1)[0], {
    domain: 'cafe-ba-sau-0.vn',
    web: 0,
    pair: 0,
    class: 'active',
    state: 'active',
    hasIpv6: true,
    signed: false,
    bogus: false,
  });
});

test('a rough crowd is the same crowd with tarpits, 429s and lossy name servers', () => {
  const names = crowdNames(2_000, true);
  assert.equal(names.filter((name) => name.class === 'tarpit').length, 32);
  assert.equal(names.filter((name) => name.class === 'rate-limited').length, 31);
  assert.deepEqual(
    names.map(({ domain }) => domain),
    crowdNames(2_000).map(({ domain }) => domain),
  );
});
