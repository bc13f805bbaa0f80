import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from '../state.ts';
import { readCommunes } from './communes.ts';
import { listNames } from './domains.ts';
import { makeTables } from './make-tables.ts';
import { sampleNames } from './names.ts';
import { makeSubjects } from './subjects.ts';
import { ownerNumber, personName, properName, taxCode } from './words.ts';

const { subjects, held } = makeSubjects(sampleNames(), readCommunes());

test('the committed lists are what the generator makes; to make them again: node lab/sample/make-tables.ts', () => {
  for (const [name, text] of makeTables()) {
    const committed = readFileSync(join(checkout, 'src/sample/tables', name), 'utf8');
    assert.ok(committed === text, `${name} differs`);
  }
});

test('old Thái Nguyên has 172 communes and old Bắc Kạn 108, three of them cut by the reform', () => {
  const communes = readCommunes();
  assert.equal(communes.filter(({ provinceCode }) => provinceCode === '19').length, 172);
  assert.equal(communes.filter(({ provinceCode }) => provinceCode === '06').length, 108);
  assert.deepEqual(
    communes.filter(({ cut }) => cut).map(({ code, name }) => `${code} ${name}`),
    ['05461 Phường Gia Sàng', '05467 Phường Cam Giá', '05932 Xã Thượng Đình'],
  );
});

test('of the 412 names 52 have no commune in their list and 8 stand in communes that were cut: sixty today', () => {
  assert.equal(held.length, 412);
  assert.equal(held.filter(({ holder }) => !holder?.commune).length, 52);
  assert.equal(held.filter(({ holder }) => holder?.commune?.cut).length, 8);
  assert.ok(held.every(({ holder }) => holder === null || holder.provinceCode === '19'));
});

test('every commune has three households for the pilot, and Bắc Kạn has subjects without names', () => {
  for (const commune of readCommunes()) {
    const households = subjects.filter(
      (subject) => subject.kind === 'household' && subject.commune?.code === commune.code,
    );
    assert.ok(households.length >= 3, commune.name);
  }
  assert.equal(subjects.filter(({ provinceCode }) => provinceCode === '06').length, 110 + 324 + 54 + 36);
});

test('id.vn is held by persons, biz.vn by household businesses, com.vn by enterprises', () => {
  const kinds = (zone: string) =>
    new Set(held.flatMap(({ domain, holder }) => (holder && domain.endsWith(zone) ? [holder.kind] : [])));
  assert.deepEqual([...kinds('.id.vn')], ['person']);
  assert.deepEqual([...kinds('.biz.vn')], ['household']);
  assert.deepEqual([...kinds('.com.vn')], ['enterprise']);
});

test('no two subjects share a code, nor a name in one commune', () => {
  const codes = subjects.map(({ code }) => code).filter((code) => code !== '');
  assert.equal(new Set(codes).size, codes.length);
  const names = subjects.map(({ kind, name, commune }) => `${kind}/${name}/${commune?.code}`);
  assert.equal(new Set(names).size, names.length);
});

test('no name is registered after the day of its list', () => {
  const day = { 1: '2025-03-31', 2: '2025-05-31', 3: '2025-06-25' };
  for (const name of listNames(held)) assert.ok(name.registered < day[name.list], name.domain);
});

test('names and codes are invented by rule', () => {
  assert.equal(properName(0), 'Nắng Đồi Xanh');
  assert.equal(personName(1), 'Vi Thu Sương');
  assert.equal(taxCode(469_900_001), '4699000012');
  assert.match(ownerNumber('19', 5), /^019[01]0\d100005$/);
});
