import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIdentifier } from './parse.ts';

const household = (cell: string) => {
  const read = parseIdentifier('household', cell);
  return read.ok ? [read.form, read.normal, ...read.warnings] : read.reason;
};

test("a household business's code is its owner's personal number", () => {
  assert.deepEqual(household('033177011448'), ['personal-number', '033177011448']);
  assert.deepEqual(household('33.177.011.448'), ['personal-number', '033177011448', 'zeros-restored']);
});

test('tax codes of older lists are taken and said to be old', () => {
  assert.deepEqual(household('4600123459'), ['tax-code', '4600123459', 'old-household-code']);
  assert.deepEqual(household('4600123459-001'), ['branch', '4600123459-001', 'old-household-code']);
  assert.deepEqual(household('402230476'), [
    'tax-code',
    '0402230476',
    'zeros-restored',
    'old-household-code',
  ]);
  assert.equal(household('4600123458'), 'check-digit');
});

test('ten digits that may be a personal number from Hà Nội without its zeros are marked or refused', () => {
  assert.deepEqual(household('1099012349'), [
    'tax-code',
    '1099012349',
    'old-household-code',
    'may-be-personal-number',
  ]);
  assert.equal(household('1099012345'), 'zeros-lost-unclear');
});

test('twelve digits that may be an old code without its zero are marked', () => {
  assert.deepEqual(household('100109106001'), [
    'personal-number',
    '100109106001',
    'foreign-birthplace',
    'may-be-branch',
  ]);
});

test('the number of an old certificate is no code', () => {
  assert.equal(household('41A8012345'), 'characters');
});

test("whatever its form, a household business's code is somebody's personal data", () => {
  for (const cell of ['033177011448', '4600123459', '4600123459-001']) {
    const read = parseIdentifier('household', cell);
    assert.equal(read.ok && read.personal, true, cell);
  }
});
