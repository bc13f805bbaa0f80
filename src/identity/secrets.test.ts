/** Secrets, their sealing, and what a visitor's address becomes. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { networkOf } from './network.ts';
import { seal, unseal } from './seal.ts';
import { loginKey, makeSecret, parseSecret } from './secrets.ts';

const key = Buffer.alloc(32, 7);

test('a secret has 256 bits and is found again by its hash only', () => {
  const secret = makeSecret(() => Buffer.alloc(32, 1));
  assert.equal(secret.text, 'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE');
  assert.deepEqual(parseSecret(secret.text), secret.hash);
  assert.equal(secret.hash.length, 32);
  assert.equal(parseSecret(`${secret.text}=`), null);
  assert.notEqual(makeSecret(randomBytes).text, makeSecret(randomBytes).text);
});

test('a sealed secret opens with the key and for the account it was sealed for, and not when a bit was changed', () => {
  const plain = Buffer.from('12345678901234567890');
  const sealed = seal(plain, { key, accountId: 12, random: randomBytes });
  assert.equal(sealed.includes(plain), false);
  assert.deepEqual(unseal(sealed, { key, accountId: 12 }), plain);
  assert.throws(() => unseal(sealed, { key, accountId: 13 }), /account 13 does not open/);
  assert.throws(() => unseal(sealed, { key: Buffer.alloc(32, 8), accountId: 12 }), /does not open/);
  for (let at = 1; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1;
    assert.throws(() => unseal(changed, { key, accountId: 12 }), /does not open/);
  }
  assert.throws(() => unseal(Buffer.of(1, 2, 3), { key, accountId: 12 }), /no form that is known/);
});

test('the same login has the same key in one installation and another in the next', () => {
  assert.equal(loginKey(key, 'lan'), loginKey(key, 'lan'));
  assert.notEqual(loginKey(key, 'lan'), loginKey(Buffer.alloc(32, 8), 'lan'));
  assert.match(loginKey(key, 'lan'), /^[0-9a-f]{32}$/);
});

test('of an address the network is kept', () => {
  const cases: Record<string, string> = {
    '203.0.113.7': '203.0.113.0/24',
    '::ffff:203.0.113.7': '203.0.113.0/24',
    '2001:db8:1:2:3:4:5:6': '2001:db8:1::/48',
    '2001:DB8:0001::3': '2001:db8:1::/48',
    '2001:db8::1': '2001:db8::/48',
    '::1': '::/48',
    'fe80::1%eth0': 'fe80::/48',
    '64:ff9b::203.0.113.7': '64:ff9b::/48',
    '': 'unknown',
    'unix:': 'unknown',
  };
  for (const [address, network] of Object.entries(cases)) assert.equal(networkOf(address), network, address);
});
