import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oldProvinceCodes, oldProvinceName } from './old-provinces.ts';
import { parseIdentifier } from './parse.ts';
import { decodePersonalNumber } from './personal-number.ts';

const person = (cell: string, latestBirthYear?: number) => {
  const read = parseIdentifier('person', cell, latestBirthYear === undefined ? {} : { latestBirthYear });
  return read.ok ? [read.normal, ...read.warnings] : read.reason;
};

test('a number tells the old province, sex, century and year of birth', () => {
  assert.deepEqual(decodePersonalNumber('033177011448'), {
    province: { code: '33', name: 'Hưng Yên' },
    abroad: false,
    sex: 'female',
    birthYear: 1977,
  });
  assert.deepEqual(decodePersonalNumber('079204000123'), {
    province: { code: '79', name: 'Hồ Chí Minh' },
    abroad: false,
    sex: 'male',
    birthYear: 2004,
  });
});

test('024 is Bắc Giang, whatever 24 means on the map of today', () => {
  assert.equal(decodePersonalNumber('024303000123').province?.name, 'Bắc Giang');
  assert.equal(decodePersonalNumber('015303000123').province?.name, 'Yên Bái');
  assert.equal(decodePersonalNumber('091303000123').province?.name, 'Kiên Giang');
});

test('the table holds the 63 provinces of before the merger', () => {
  assert.equal(oldProvinceCodes.length, 63);
  assert.deepEqual([oldProvinceCodes[0], oldProvinceCodes[5], oldProvinceCodes.at(-1)], ['01', '10', '96']);
  assert.equal(oldProvinceName('03'), undefined);
});

test('the century is in the fourth digit', () => {
  const years = ['0', '1', '2', '3', '4', '5'].map(
    (group) => decodePersonalNumber(`001${group}05000123`).birthYear,
  );
  assert.deepEqual(years, [1905, 1905, 2005, 2005, 2105, 2105]);
});

test('a number is read without its separators', () => {
  assert.deepEqual(person('033177011448'), ['033177011448']);
  assert.deepEqual(person(" '033 177 011 448"), ['033177011448']);
});

test('an unknown province is accepted with a warning, and so is a birth abroad', () => {
  assert.deepEqual(person('003177011448'), ['003177011448', 'unknown-province']);
  assert.deepEqual(person('097204011448'), ['097204011448', 'unknown-province']);
  assert.deepEqual(person('140177011448'), ['140177011448', 'foreign-birthplace']);
});

test('zeros that Excel dropped are put back where a number of a known province comes out', () => {
  assert.deepEqual(person('33177011448'), ['033177011448', 'zeros-restored']);
  assert.deepEqual(person('3.3177011448E10'), ['033177011448', 'exponent-written-out', 'zeros-restored']);
  assert.deepEqual(person('1099012345'), ['001099012345', 'zeros-restored']);
  assert.equal(person('3177011448'), 'wrong-length'); // 003 was no province
  assert.equal(person('97177011448'), 'wrong-length');
});

test('ten digits that could also be a tax code are not guessed', () => {
  assert.equal(person('1099012349'), 'zeros-lost-unclear');
  assert.equal(person('0100109106'), 'tax-code-here');
});

test('an identity card of nine digits is named as what it is', () => {
  assert.equal(person('012345678'), 'old-identity-card');
});

test('nobody is born in the future or under a row of one digit', () => {
  assert.equal(person('001405000123'), 'birth-year-impossible');
  assert.deepEqual(person('001230000123'), ['001230000123']);
  assert.equal(person('001230000123', 2026), 'birth-year-impossible');
  assert.equal(person('111111111111'), 'impossible-number');
});
