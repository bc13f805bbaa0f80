import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIdentifier } from './parse.ts';
import { formatPhone } from './phone.ts';

const phone = (cell: string) => {
  const read = parseIdentifier('phone', cell);
  return read.ok ? [read.form, read.normal, ...read.warnings] : read.reason;
};

test('every spelling of a mobile number gives one number', () => {
  for (const cell of [
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '0912-345-678',
    '+84912345678',
    '+84 (0)912 345 678',
    '84912345678',
    '0084912345678',
    'ĐT: 0912345678',
    "'0912345678",
  ]) {
    assert.deepEqual(phone(cell), ['mobile', '+84912345678'], cell);
  }
});

test('a lost zero is put back and said', () => {
  assert.deepEqual(phone('912345678'), ['mobile', '+84912345678', 'zeros-restored']);
  assert.deepEqual(phone('842345678'), ['mobile', '+84842345678', 'zeros-restored']);
  assert.deepEqual(phone('2083855123'), ['landline', '+842083855123', 'zeros-restored']);
  assert.deepEqual(phone('9.12345678E8'), [
    'mobile',
    '+84912345678',
    'exponent-written-out',
    'zeros-restored',
  ]);
});

test('landlines and service numbers are told apart', () => {
  assert.deepEqual(phone('024 3822 1234'), ['landline', '+842438221234']);
  assert.deepEqual(phone('(0208) 3855 123'), ['landline', '+842083855123']);
  assert.deepEqual(phone('1900 1234'), ['service', '+8419001234']);
  assert.deepEqual(phone('1800 123 456'), ['service', '+841800123456']);
});

test('only ranges that are given out are mobile numbers', () => {
  for (const cell of [
    '0320000000',
    '0559123456',
    '0522123456',
    '0700000000',
    '0779000000',
    '0899000000',
    '0993000000',
  ]) {
    assert.equal(phone(cell)[0], 'mobile', cell);
  }
  for (const cell of [
    '0401234567',
    '0550123456',
    '0521123456',
    '0710000000',
    '0800000000',
    '0892000000',
    '0992000000',
  ]) {
    assert.equal(phone(cell), 'unknown-phone', cell);
  }
});

test('of several numbers in a cell the first valid one is taken', () => {
  assert.deepEqual(phone('0912345678 / 0987654321'), ['mobile', '+84912345678', 'first-of-several']);
  assert.deepEqual(phone('0412345678; 0987654321'), ['mobile', '+84987654321', 'first-of-several']);
  assert.deepEqual(phone('0912345678 - 02083855123'), ['mobile', '+84912345678', 'first-of-several']);
});

test('an extension is left out', () => {
  assert.deepEqual(phone('024 3822 1234 máy lẻ 12'), ['landline', '+842438221234', 'extension-dropped']);
  assert.deepEqual(phone('02083855123 ext. 5'), ['landline', '+842083855123', 'extension-dropped']);
});

test('what is no number of Vietnam of today says why', () => {
  assert.equal(phone('01234567890'), 'old-phone');
  assert.equal(phone('+84 168 123 4567'), 'old-phone');
  assert.equal(phone('+1 212 555 0100'), 'foreign-phone');
  assert.equal(phone('0912 345'), 'unknown-phone');
  assert.equal(phone('liên hệ chủ quán'), 'characters');
  assert.equal(phone('không'), 'empty');
});

test('a number is shown as people write it', () => {
  assert.equal(formatPhone('+84912345678'), '0912 345 678');
  assert.equal(formatPhone('+842438221234'), '024 3822 1234');
  assert.equal(formatPhone('+842083855123'), '0208 3855 123');
  assert.equal(formatPhone('+8419001234'), '1900 1234');
  assert.equal(formatPhone('+841800123456'), '1800 123 456');
});

test("mobile numbers and landlines are somebody's, service numbers are a firm's", () => {
  const personal = ['0912345678', '02083855123', '19001234'].map((cell) => {
    const read = parseIdentifier('phone', cell);
    return read.ok && read.personal;
  });
  assert.deepEqual(personal, [true, true, false]);
});
