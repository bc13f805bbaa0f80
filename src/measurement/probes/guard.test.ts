import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAddressGuard } from './guard.ts';

const guard = createAddressGuard({ allowNetworks: [] });
const lab = createAddressGuard({ allowNetworks: ['198.18.0.0/15', '2001:db8::/32'] });

for (const [address, why] of [
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['0.0.0.0', 'this network'],
  ['10.1.2.3', 'private use'],
  ['172.31.255.255', 'private use'],
  ['192.168.1.1', 'private use'],
  ['169.254.169.254', 'link local'],
  ['100.64.0.1', 'shared address space'],
  ['198.18.0.1', 'benchmarking'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'reserved'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['64:ff9b::7f00:1', 'NAT64'],
  ['2002:7f00:1::', '6to4'],
  ['2001:0:53aa:64c::1', 'IETF protocol assignments'],
  ['fe80::1%eth0', 'link local'],
  ['fd00::1', 'unique local'],
  ['2001:db8::1', 'documentation'],
  ['ff02::1', 'multicast'],
] as const) {
  test(`the guard refuses ${address} as ${why}`, () => {
    assert.deepEqual(guard.check(address), { allowed: false, why });
  });
}

test('an IPv4 loopback address in IPv4-mapped form is refused', () => {
  assert.equal(guard.check('::ffff:127.0.0.1').allowed, false);
  assert.equal(guard.check('::ffff:7f00:1').allowed, false);
});

test('an IPv4-mapped address is refused even where the IPv4 address itself is public', () => {
  assert.equal(guard.check('::ffff:8.8.8.8').allowed, false);
});

test('public addresses are allowed', () => {
  for (const address of [
    '8.8.8.8',
    '203.113.131.1',
    '2001:dc8::1',
    '2400:cb00::1',
    '172.32.0.1',
    '100.128.0.1',
  ]) {
    assert.deepEqual(guard.check(address), { allowed: true }, address);
  }
});

test('what is no address at all is refused', () => {
  for (const text of ['localhost', '', '1.2.3', '0x7f.1', '2130706433', '127.0.0.1:80']) {
    assert.deepEqual(guard.check(text), { allowed: false, why: 'not an IP address' }, text);
  }
});

test('an allowed network opens its own addresses and nothing beside them', () => {
  assert.deepEqual(lab.check('198.19.255.255'), { allowed: true });
  assert.deepEqual(lab.check('2001:db8:ffff::1'), { allowed: true });
  assert.equal(lab.check('198.20.0.1').allowed, true);
  assert.equal(lab.check('127.0.0.1').allowed, false);
  assert.equal(lab.inAllowed('198.18.0.1'), true);
  assert.equal(lab.inAllowed('8.8.8.8'), false);
});

test('a network that is none is named in the error', () => {
  for (const cidr of ['198.18.0.0', '198.18.0.0/33', 'lab/15', '2001:db8::/129', '1.2.3.4/x']) {
    assert.throws(
      () => createAddressGuard({ allowNetworks: [cidr] }),
      new RegExp(`"${cidr.replaceAll('.', '\\.')}" is no network`),
    );
  }
});
