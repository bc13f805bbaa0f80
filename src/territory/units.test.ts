import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { resolveCode } from './codes.ts';
import { selectLineage } from './lineage.ts';
import { selectPopulation } from './population.ts';
import { openTerritoryDatabase } from './testing.ts';
import { selectAncestors, selectChildren, selectUnit, selectUnitByKey, selectUnits } from './units.ts';

let database: TestDatabase;
before(async () => {
  database = await openTerritoryDatabase();
});
after(() => database[Symbol.asyncDispose]());

const [old, today] = ['2025-06-30', '2026-11-22'];
const idOf = async (code: string, on: string) => (await resolveCode(database.pool, { code, on }))!.id;

test('Thái Nguyên has 172 communes and Bắc Kạn 108 on the old map, Thái Nguyên 92 today', async () => {
  const count = async (code: string, on: string) =>
    (await selectChildren(database.pool, await idOf(code, on), on)).length;
  assert.deepEqual(
    [await count('19', old), await count('06', old), await count('19', today)],
    [172, 108, 92],
  );
});

test('the old map has districts between, the new one has none', async () => {
  const districts = (on: string) => selectUnits(database.pool, { level: 'district', on });
  assert.equal((await districts(old)).length, 696);
  assert.equal((await districts('2025-07-01')).length, 0);
});

test('above an old ward stand its district and its province, above a new one the province', async () => {
  const above = async (code: string, on: string) =>
    (await selectAncestors(database.pool, await idOf(code, on), on)).map(
      ({ type, name }) => `${type} ${name}`,
    );
  assert.deepEqual(await above('00004', old), ['Quận Ba Đình', 'Thành phố Hà Nội']);
  assert.deepEqual(await above('00004', today), ['Thành phố Hà Nội']);
});

test('a unit that passed the reform unchanged has another parent on either side of it', async () => {
  const iaMo = await idOf('23938', old);
  const nameAbove = async (on: string) =>
    (await selectAncestors(database.pool, iaMo, on)).map(({ name }) => name);
  assert.deepEqual(await nameAbove(old), ['Chư Prông', 'Gia Lai']);
  assert.deepEqual(await nameAbove('2025-07-01'), ['Gia Lai']);
});

test('a unit is not there on a day on which it does not exist', async () => {
  const bacKan = await idOf('06', old);
  assert.equal((await selectUnit(database.pool, bacKan, old))?.name, 'Bắc Kạn');
  assert.equal(await selectUnit(database.pool, bacKan, '2025-07-01'), null);
});

test('a key finds the same unit in every database', async () => {
  const unit = await selectUnitByKey(database.pool, 'commune:26368@2025-07-01', today);
  assert.deepEqual(unit && [unit.type, unit.name, unit.code, unit.existsFrom, unit.existsUntil], [
    'Phường',
    'Long Thành',
    '26368',
    '2025-07-01',
    null,
  ]);
});

test('the population of a province comes with its day and its source', async () => {
  assert.deepEqual(
    await selectPopulation(database.pool, { unitId: await idOf('19', today), kind: 'all', on: today }),
    {
      value: 1_799_489,
      on: '2025-07-17',
      source: 'territory:population-2025-07-17',
      sourceTitle: 'Dân số và diện tích trong hồ sơ sắp xếp, công bố 17/7/2025',
      note: '',
    },
  );
});

test('of several populations the last one not after the day is taken', async () => {
  await using own = await openTerritoryDatabase();
  await own.pool.query(
    `insert into platform.source (key, title, grade) values ('test:office', 'Niên giám', 'official')`,
  );
  await own.pool.query(
    `insert into territory.population (unit_id, kind, on_date, value, source)
     select id, 'all', on_date, value, 'test:office'
     from territory.unit
     cross join (values (date '2025-12-31', 1000), (date '2026-12-31', 2000)) as figure (on_date, value)
     where key = 'province:19@2025-07-01'`,
  );
  const unit = await resolveCode(own.pool, { code: '19', on: today });
  const valueOn = async (on: string) =>
    (await selectPopulation(own.pool, { unitId: unit!.id, kind: 'all', on }))?.value;
  assert.deepEqual(
    [
      await valueOn('2025-07-01'),
      await valueOn('2025-08-01'),
      await valueOn('2026-11-22'),
      await valueOn('2027-01-01'),
    ],
    [1_799_489, 1_799_489, 1_000, 2_000],
  );
});

test('no population of ages 15 to 69 is known, and a commune being updated has none', async () => {
  assert.equal(
    await selectPopulation(database.pool, { unitId: await idOf('19', today), kind: '15-69', on: today }),
    null,
  );
  assert.equal(
    await selectPopulation(database.pool, { unitId: await idOf('00829', today), kind: 'all', on: today }),
    null,
  );
});

test('lineage is told from both ends with the word of each source', async () => {
  const { successors, predecessors } = await selectLineage(database.pool, await idOf('00007', old));
  assert.deepEqual(predecessors, []);
  assert.deepEqual(
    successors.map(({ code, name, within, on, extent, extentA, extentB, agreement }) => [
      code,
      name,
      within,
      on,
      extent,
      extentA,
      extentB,
      agreement,
    ]),
    [
      ['00008', 'Ngọc Hà', 'Thành phố Hà Nội', '2025-07-01', 'partial', 'partial', 'partial', 'both'],
      ['00025', 'Giảng Võ', 'Thành phố Hà Nội', '2025-07-01', 'partial', 'partial', 'partial', 'both'],
    ],
  );
  const back = await selectLineage(database.pool, await idOf('19', today));
  assert.deepEqual(
    back.predecessors.map(({ code, name, extent }) => [code, name, extent]),
    [
      ['06', 'Bắc Kạn', 'full'],
      ['19', 'Thái Nguyên', 'full'],
    ],
  );
});
