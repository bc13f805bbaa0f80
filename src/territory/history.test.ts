import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { selectCodes, selectMapChanges, selectUnitDays, selectVersions } from './history.ts';
import { selectUnitRows } from './overview.ts';
import { openTerritoryDatabase } from './testing.ts';

let database: TestDatabase;
before(async () => {
  database = await openTerritoryDatabase();
});
after(() => database[Symbol.asyncDispose]());

const idOf = async (key: string) => (await selectUnitDays(database.pool, key))!.id;

test('Đồng Nai has two versions, the second made by the change of 30 April 2026', async () => {
  const versions = await selectVersions(database.pool, await idOf('province:75@2025-07-01'));
  assert.deepEqual(
    versions.map(({ type, from, until, change }) => [type, from, until, change?.document]),
    [
      ['Tỉnh', '2025-07-01', '2026-04-29', 'Quyết định 19/2025/QĐ-TTg (bảng danh mục và mã số)'],
      ['Thành phố', '2026-04-30', null, 'Nghị quyết 30/2026/QH16; Nghị quyết 237/NQ-UBTVQH16'],
    ],
  );
});

test('a unit to which two codes lead is shown under one of them', async () => {
  const codes = await selectCodes(database.pool, await idOf('commune:06978@2025-07-01'));
  assert.deepEqual(
    codes.map(({ code, preferred, note }) => [code, preferred, note]),
    [
      ['06978', true, ''],
      ['06970', false, 'day-unknown'],
    ],
  );
});

test('a key nobody has is null, an ended unit tells its last day', async () => {
  assert.equal(await selectUnitDays(database.pool, 'province:99'), null);
  const bacKan = await selectUnitDays(database.pool, 'province:06');
  assert.deepEqual(bacKan && [bacKan.level, bacKan.from, bacKan.until], ['province', null, '2025-06-30']);
});

test('the map changed twice', async () => {
  assert.deepEqual(
    (await selectMapChanges(database.pool)).map(({ on }) => on),
    ['2025-07-01', '2026-04-30'],
  );
});

test('a list of provinces tells communes, people and what each was formed of', async () => {
  const rows = await selectUnitRows(database.pool, { level: 'province', on: '2026-11-24' });
  const thaiNguyen = rows.find(({ code }) => code === '19')!;
  const { communes, people, km2, formedOf, wentInto } = thaiNguyen;
  assert.deepEqual(
    [rows.length, communes, people, km2, formedOf, wentInto],
    [34, 92, 1_799_489, 8375.21, ['Bắc Kạn', 'Thái Nguyên'], []],
  );
});

test('communes of an old province stand with their district and what became of them', async () => {
  const rows = await selectUnitRows(database.pool, {
    level: 'commune',
    on: '2025-06-30',
    within: await idOf('province:19'),
  });
  const trungVuong = rows.find(({ code }) => code === '05443')!;
  assert.deepEqual(
    [rows.length, trungVuong.name, trungVuong.within, trungVuong.wentInto],
    [172, 'Trưng Vương', 'Thành phố Thái Nguyên', ['Phan Đình Phùng']],
  );
});
