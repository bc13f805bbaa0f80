import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { resolveCode } from './codes.ts';
import { restate } from './restate-on.ts';
import { openTerritoryDatabase } from './testing.ts';
import { selectUnits } from './units.ts';

let database: TestDatabase;
before(async () => {
  database = await openTerritoryDatabase();
});
after(() => database[Symbol.asyncDispose]());

const [old, today] = ['2025-06-30', '2026-11-22'];
const idOf = async (code: string, on: string) => (await resolveCode(database.pool, { code, on }))!.id;
const total = (rows: readonly { value: number }[]) => rows.reduce((sum, { value }) => sum + value, 0);
/** A count of its own for every commune of a map: its code as a number. */
const countsOn = async (on: string) =>
  (await selectUnits(database.pool, { level: 'commune', on })).map(({ id, code }) => ({
    unitId: id,
    value: Number(code),
  }));

test('Thái Nguyên and Bắc Kạn of the old map are exactly the Thái Nguyên of today', async () => {
  const [thaiNguyen, bacKan, merged] = [
    await idOf('19', old),
    await idOf('06', old),
    await idOf('19', today),
  ];
  const restated = await restate(
    database.pool,
    [
      { unitId: thaiNguyen, value: 3_295 },
      { unitId: bacKan, value: 310 },
    ],
    today,
  );
  assert.deepEqual(restated, [
    {
      unitId: merged,
      value: 3_605,
      exactness: 'exact',
      parts: [
        { unitId: bacKan, value: 310, exact: true },
        { unitId: thaiNguyen, value: 3_295, exact: true },
      ],
    },
  ]);
});

test('the merged province told on the old map is an estimate from people, and none is lost', async () => {
  const restated = await restate(database.pool, [{ unitId: await idOf('19', today), value: 3_605 }], old);
  assert.deepEqual(
    restated.map(({ unitId, exactness, basis, share }) => ({ unitId, exactness, basis, share })),
    [
      { unitId: await idOf('06', old), exactness: 'estimated', basis: 'population', share: 1 },
      { unitId: await idOf('19', old), exactness: 'estimated', basis: 'population', share: 1 },
    ],
  );
  assert.equal(total(restated), 3_605);
});

test('a province that did not merge is one unit on both maps and its count stays', async () => {
  const haNoi = await idOf('01', old);
  assert.equal(await idOf('01', today), haNoi);
  const [there] = await restate(database.pool, [{ unitId: haNoi, value: 7 }], today);
  const [back] = await restate(database.pool, [{ unitId: haNoi, value: 7 }], old);
  assert.deepEqual([there?.value, there?.exactness], [7, 'exact']);
  assert.deepEqual(back, there);
});

test('all old communes told on the new map keep their sum; 479 of 3,316 are estimates, with the basis of each', async () => {
  const before = await countsOn(old);
  const after = await restate(database.pool, before, today);
  assert.equal(total(after), total(before));
  const bases = Map.groupBy(after, ({ basis }) => basis ?? 'exact');
  assert.deepEqual(Object.fromEntries([...bases].map(([basis, rows]) => [basis, rows.length]).sort()), {
    area: 11,
    equal: 72,
    exact: 2_837,
    population: 396,
  });
});

test('every commune with a cut piece by either source is among the estimates', async () => {
  const after = await restate(database.pool, await countsOn(old), today);
  const estimated = new Set(
    after.filter(({ exactness }) => exactness === 'estimated').map(({ unitId }) => unitId),
  );
  const { rows } = await database.pool.query<{ id: number }>(
    `select distinct to_unit_id as id from territory.lineage where extent = 'partial'`,
  );
  assert.equal(rows.length, 469);
  assert.deepEqual(
    rows.filter(({ id }) => !estimated.has(id)),
    [],
  );
});

test('all old communes told by new province are exact in all 34', async () => {
  const before = await countsOn(old);
  const after = await restate(database.pool, before, today, { level: 'province' });
  assert.equal(after.length, 34);
  assert.deepEqual(
    after.filter(({ exactness }) => exactness !== 'exact'),
    [],
  );
  assert.equal(total(after), total(before));
});

test('all new communes told by old province keep their sum and are exact in 46 of 63', async () => {
  const before = await countsOn(today);
  const after = await restate(database.pool, before, old, { level: 'province' });
  assert.equal(after.length, 63);
  assert.equal(after.filter(({ exactness }) => exactness === 'exact').length, 46);
  assert.equal(total(after), total(before));
});

test('the communes of today’s Thái Nguyên split exactly into old Thái Nguyên and Bắc Kạn', async () => {
  const communes = await selectUnits(database.pool, {
    level: 'commune',
    on: today,
    within: await idOf('19', today),
  });
  const counts = communes.map(({ id }) => ({ unitId: id, value: 1 }));
  const restated = await restate(database.pool, counts, old, { level: 'province' });
  assert.deepEqual(
    restated.map(({ unitId, value, exactness }) => [unitId, value, exactness]),
    [
      [await idOf('06', old), 37, 'exact'],
      [await idOf('19', old), 55, 'exact'],
    ],
  );
});

test('the commune that one source carries into another province stays in its own', async () => {
  const tanPhu = await idOf('30622', old);
  const [restated, ...more] = await restate(database.pool, [{ unitId: tanPhu, value: 5 }], today);
  assert.deepEqual(more, []);
  assert.equal(restated?.unitId, await idOf('30604', today));
});

test('an old district goes by its communes: exactly into its province, by estimate into communes', async () => {
  const district = await idOf('164', old);
  const [province] = await restate(database.pool, [{ unitId: district, value: 100 }], today, {
    level: 'province',
  });
  assert.deepEqual(
    [province?.unitId, province?.value, province?.exactness],
    [await idOf('19', today), 100, 'exact'],
  );
  const communes = await restate(database.pool, [{ unitId: district, value: 100 }], today);
  assert.equal(communes.length, 8);
  assert.equal(total(communes), 100);
});

test('an island district went whole into its special zone', async () => {
  const [restated] = await restate(database.pool, [{ unitId: await idOf('536', old), value: 22 }], today);
  assert.deepEqual(
    [restated?.unitId, restated?.value, restated?.exactness],
    [await idOf('21548', today), 22, 'exact'],
  );
});

test('a weight that somebody entered for all pieces of a commune is used before people and area', async () => {
  await using own = await openTerritoryDatabase();
  await own.pool.query(
    `update territory.lineage
     set weight = case to_unit.key when 'commune:00008@2025-07-01' then 3 else 1 end, weight_source = 'territory:inferred'
     from territory.unit from_unit, territory.unit to_unit
     where from_unit.id = from_unit_id and to_unit.id = to_unit_id and from_unit.key = 'commune:00007'`,
  );
  const { rows } = await own.pool.query<{ pieces: number }>(
    `select count(*) as pieces from territory.lineage join territory.unit on unit.id = from_unit_id
     where unit.key = 'commune:00007'`,
  );
  assert.deepEqual(rows, [{ pieces: 2 }]);
  const unit = await resolveCode(own.pool, { code: '00007', on: old });
  const restated = await restate(own.pool, [{ unitId: unit!.id, value: 60 }], today);
  assert.deepEqual(
    restated.map(({ value, basis }) => [value, basis]),
    [
      [45, 'known'],
      [15, 'known'],
    ],
  );
});

test('the order of weights is the caller’s: by equal parts alone, 60 of a commune cut in two are 30 and 30', async () => {
  const restated = await restate(database.pool, [{ unitId: await idOf('00007', old), value: 60 }], today, {
    weights: ['equal'],
  });
  assert.deepEqual(
    restated.map(({ value, basis }) => [value, basis]),
    [
      [30, 'equal'],
      [30, 'equal'],
    ],
  );
});

test('figures of a province are not divided among communes', async () => {
  await assert.rejects(
    restate(database.pool, [{ unitId: await idOf('19', old), value: 1 }], today, { level: 'commune' }),
    { code: 'restate-finer' },
  );
});

test('there are no districts on the map of today to restate to', async () => {
  await assert.rejects(
    restate(database.pool, [{ unitId: await idOf('00007', old), value: 1 }], today, { level: 'district' }),
    { code: 'level-missing' },
  );
});
