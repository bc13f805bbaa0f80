import assert from 'node:assert/strict';
import { test } from 'node:test';
import { taxCodeFault } from './enterprise-code.ts';
import { parseIdentifier } from './parse.ts';

const enterprise = (cell: string) => {
  const read = parseIdentifier('enterprise', cell);
  return read.ok ? [read.form, read.normal, ...read.warnings] : read.reason;
};

test('published codes of firms bear the right check digit', () => {
  for (const code of ['0100109106', '0402230476']) assert.equal(taxCodeFault(code), null, code);
});

test('one mistyped digit is found', () => {
  assert.equal(enterprise('0100109107'), 'check-digit');
  assert.equal(enterprise('0402230467'), 'check-digit');
});

test('where the formula gives ten no number exists', () => {
  // 1112034560 … 1112034569: the sum over 111203456 leaves 0, so the tenth digit would have to be 10.
  for (let last = 0; last <= 9; last += 1) assert.equal(enterprise(`111203456${last}`), 'check-digit');
});

test('a code whose third to ninth digits are zero is never given out', () => {
  assert.equal(enterprise('0100000003'), 'impossible-number');
});

test('separators are no part of a code', () => {
  for (const cell of [
    '0100109106',
    ' 0100 109 106 ',
    '01.001.09106',
    "'0100109106",
    '0100109106\u200b',
    '０１００１０９１０６',
  ]) {
    assert.deepEqual(enterprise(cell), ['tax-code', '0100109106'], cell);
  }
  assert.deepEqual(enterprise('MST: 0100109106'), ['tax-code', '0100109106']);
});

test('a branch is the code of its firm and three digits', () => {
  assert.deepEqual(enterprise('0100109106-001'), ['branch', '0100109106-001']);
  assert.deepEqual(enterprise('0100109106 – 001'), ['branch', '0100109106-001']);
  assert.deepEqual(enterprise('0100109106001'), ['branch', '0100109106-001']);
  assert.equal(enterprise('0100109106-000'), 'impossible-number');
});

test('a leading zero that Excel dropped is put back where the check digit then fits, and said', () => {
  assert.deepEqual(enterprise('402230476'), ['tax-code', '0402230476', 'zeros-restored']);
  assert.deepEqual(enterprise('100109106001'), ['branch', '0100109106-001', 'zeros-restored']);
  assert.equal(enterprise('402230477'), 'wrong-length');
});

test('a number written with decimals or all its digits behind an exponent is mended and said', () => {
  assert.deepEqual(enterprise('0402230476.0'), ['tax-code', '0402230476', 'decimal-removed']);
  assert.deepEqual(enterprise('402230476,00'), [
    'tax-code',
    '0402230476',
    'decimal-removed',
    'zeros-restored',
  ]);
  assert.deepEqual(enterprise('4.02230476E8'), [
    'tax-code',
    '0402230476',
    'exponent-written-out',
    'zeros-restored',
  ]);
  assert.equal(enterprise('0402230476.5'), 'characters');
});

test('an exponent that lost digits is refused', () => {
  for (const cell of ['4.02E+09', '4,02E+09', '4.02e9', '4E+08'])
    assert.equal(enterprise(cell), 'scientific', cell);
});

test("a person's number in a list of enterprises is refused as what it is", () => {
  assert.equal(enterprise('033177011448'), 'personal-number-here');
});

test('what is no code says why', () => {
  assert.equal(enterprise(''), 'empty');
  assert.equal(enterprise('Chưa có'), 'empty');
  assert.equal(enterprise('#N/A'), 'empty');
  assert.equal(enterprise('41A8012345'), 'characters');
  assert.equal(enterprise('0100109106; 0402230476'), 'several');
  assert.equal(enterprise('01001091'), 'wrong-length');
});

test('co-operatives, schools and bodies have a tax code like an enterprise', () => {
  for (const kind of ['cooperative', 'school', 'body', 'association'] as const) {
    const read = parseIdentifier(kind, '0100109106');
    assert.deepEqual(read, {
      ok: true,
      kind,
      form: 'tax-code',
      normal: '0100109106',
      personal: false,
      last4: '9106',
      warnings: [],
    });
  }
});
