import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { lastFour, maskCode } from './parse.ts';
import { tokenOf } from './token.ts';

const secret = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');

test('a token is what any HMAC-SHA-256 gives, cut to 16 bytes', () => {
  assert.equal(
    tokenOf(secret, 'enterprise', '0100109106').toString('hex'),
    '5c18420ad3661eb5e48831b96c70881f',
  );
  const whole = createHmac('sha256', secret).update('personal-number:033177011448').digest();
  assert.deepEqual(tokenOf(secret, 'household', '033177011448'), whole.subarray(0, 16));
  const long = Buffer.alloc(100, 0x5a);
  const keyed = createHmac('sha256', long).update('phone:+84912345678').digest();
  assert.deepEqual(tokenOf(long, 'phone', '+84912345678'), keyed.subarray(0, 16));
});

test('one code has one token in every list', () => {
  const firm = tokenOf(secret, 'enterprise', '0100109106');
  for (const kind of ['cooperative', 'household', 'school'] as const) {
    assert.deepEqual(tokenOf(secret, kind, '0100109106'), firm, kind);
  }
  assert.deepEqual(tokenOf(secret, 'household', '033177011448'), tokenOf(secret, 'person', '033177011448'));
});

test('another code, another secret: another token', () => {
  const other = Buffer.alloc(32, 1);
  assert.notDeepEqual(
    tokenOf(secret, 'enterprise', '0100109106'),
    tokenOf(other, 'enterprise', '0100109106'),
  );
  assert.notDeepEqual(
    tokenOf(secret, 'enterprise', '0100109106'),
    tokenOf(secret, 'enterprise', '0100109106-001'),
  );
});

test('a short secret and a code in another spelling are our own faults, and name no code', () => {
  assert.throws(() => tokenOf(Buffer.alloc(16), 'enterprise', '0100109106'), {
    message: 'the secret of the tokens has 16 bytes, at least 32 are needed',
  });
  assert.throws(() => tokenOf(secret, 'enterprise', '0100 109 106'), {
    message: 'a token was asked for a code (enterprise) that is not in its normal spelling',
  });
});

test('of a code only its last four digits show, and not how long it is', () => {
  assert.equal(maskCode('033177011448'), '••••1448');
  assert.equal(maskCode('0100109106'), '••••9106');
  assert.equal(maskCode('9106'), '••••9106');
  assert.equal(maskCode(''), '');
  assert.equal(lastFour('0100109106-001'), '6001');
});
