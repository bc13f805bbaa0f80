import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  crowdNameServer,
  crowdWeb,
  ownerOf,
  scenarioV4,
  scenarioV6,
  sharedV4,
  sharedV6,
} from './address-plan.ts';

test('a scenario has a block in each of two prefixes, with IPv6 twins', () => {
  assert.equal(scenarioV4(1, 10), '198.18.0.42');
  assert.equal(scenarioV4(1, 10, 1), '198.18.128.42');
  assert.equal(scenarioV6(1, 10), '2001:db8:1::a');
  assert.equal(scenarioV6(1, 10, 1), '2001:db8:4001::a');
  assert.equal(scenarioV4(1023, 30), '198.18.127.254');
  assert.equal(scenarioV6(300, 30), '2001:db8:12c::1e');
});

test('an address tells its scenario', () => {
  assert.deepEqual(ownerOf('198.18.0.42'), { kind: 'scenario', number: 1, host: 10, bank: 0 });
  assert.deepEqual(ownerOf('198.18.255.254'), { kind: 'scenario', number: 1023, host: 30, bank: 1 });
  assert.deepEqual(ownerOf('2001:db8:12c::1e'), { kind: 'scenario', number: 300, host: 30, bank: 0 });
  assert.deepEqual(ownerOf('2001:DB8:412C::1e'), { kind: 'scenario', number: 300, host: 30, bank: 1 });
});

test('an address tells whether it belongs to the infrastructure or to the crowd', () => {
  assert.deepEqual(ownerOf(sharedV4(0, 1)), { kind: 'infrastructure' });
  assert.deepEqual(ownerOf(sharedV6(15, 53)), { kind: 'infrastructure' });
  assert.equal(crowdNameServer(127, 1).v4, '198.19.17.128');
  assert.deepEqual(ownerOf('2001:db8:f011::80'), { kind: 'crowd-name-server', pair: 127, which: 1 });
  assert.equal(crowdWeb(1023).v4, '198.19.39.128');
  assert.equal(crowdWeb(1023).v6, '2001:db8:f027::80');
  assert.deepEqual(ownerOf('198.19.39.128'), { kind: 'crowd-web', index: 1023 });
});

test('every scenario address leads back to its scenario', () => {
  for (let number = 1; number <= 1023; number++) {
    for (const bank of [0, 1] as const) {
      assert.deepEqual(ownerOf(scenarioV4(number, 7, bank)), { kind: 'scenario', number, host: 7, bank });
      assert.deepEqual(ownerOf(scenarioV6(number, 7, bank)), { kind: 'scenario', number, host: 7, bank });
    }
  }
});

test('addresses outside the plan are told apart from addresses outside the lab', () => {
  assert.deepEqual(ownerOf('198.18.0.0'), { kind: 'unassigned' });
  assert.deepEqual(ownerOf('198.19.200.1'), { kind: 'unassigned' });
  assert.equal(ownerOf('192.0.2.1'), null);
  assert.equal(ownerOf('2001:db9:1::1'), null);
  assert.throws(() => scenarioV4(1024, 1), /scenario is 1024, the address plan has 1 to 1023/);
});
