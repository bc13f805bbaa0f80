import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { unitNamed } from '../testing/lists.ts';
import { selectPlaceMaps } from './place-maps.ts';
import { createPlaceFinder, type NamedPlace } from './places.ts';

let database: TestDatabase;
before(async () => {
  database = await openTerritoryDatabase();
});
after(() => database[Symbol.asyncDispose]());

const nothing: NamedPlace = {
  province: '',
  provinceCode: '',
  district: '',
  commune: '',
  communeCode: '',
  address: '',
};

/** [today's unit, unit as listed, units to choose from, note] */
async function find(asOf: string, named: Partial<NamedPlace>, province: string | null = null) {
  const maps = await selectPlaceMaps(database.pool, { asOf, today: '2026-11-26' });
  const found = createPlaceFinder(maps, province)({ ...nothing, ...named });
  const candidates = await Promise.all(found.candidates.map((id) => unitNamed(database.pool, id)));
  return [
    await unitNamed(database.pool, found.unitId),
    await unitNamed(database.pool, found.originUnitId),
    candidates.sort(),
    found.note,
  ];
}

test('a code means what it meant on the day of the list', async () => {
  const before = await find('2025-03-31', { communeCode: '05440' });
  const today = await find('2026-06-30', { communeCode: '05443' });
  assert.equal(before[1], 'Phường Hoàng Văn Thụ');
  assert.equal(before[0], 'Phường Phan Đình Phùng');
  assert.equal(today[0], today[1]);
  assert.equal(today[3], null);
});

test('a code that lost its zero is that code', async () => {
  assert.deepEqual(
    await find('2025-03-31', { communeCode: '5440' }),
    await find('2025-03-31', { communeCode: '05440' }),
  );
});

test('an old commune moved whole is carried over and keeps its origin', async () => {
  assert.deepEqual(await find('2025-03-31', { commune: 'Xã Tân Cương', province: 'Thái Nguyên' }), [
    'Xã Tân Cương',
    'Xã Tân Cương',
    [],
    null,
  ]);
});

test('a list of today that still names an old commune is understood', async () => {
  const found = await find('2026-06-30', {
    commune: 'TT Hùng Sơn',
    district: 'Đại Từ',
    province: 'Thái Nguyên',
  });
  assert.deepEqual(found.slice(1), ['Thị trấn Hùng Sơn', [], 'old-map']);
});

test('a province that is no more leads to the map on which it was', async () => {
  const found = await find('2026-06-30', { commune: 'Thị trấn Chợ Rã', province: 'Bắc Kạn' });
  assert.equal(found[1], 'Thị trấn Chợ Rã');
  assert.deepEqual(await find('2026-06-30', { province: 'Bắc Kạn' }), [
    'Tỉnh Thái Nguyên',
    'Tỉnh Bắc Kạn',
    [],
    null,
  ]);
});

test('a commune that was cut is left to a person and counts at its province', async () => {
  const { rows } = await database.pool.query<{ code: string; name: string; pieces: number }>(
    `select code.code, version.name, count(*) as pieces
     from territory.lineage
     join territory.code on code.unit_id = lineage.from_unit_id and code.valid @> date '2025-03-31'
     join territory.unit_version version on version.unit_id = lineage.from_unit_id and version.valid @> date '2025-03-31'
     join territory.closure on closure.descendant_id = lineage.from_unit_id and closure.valid @> date '2025-03-31'
     join territory.code province on province.unit_id = closure.ancestor_id and province.code = '19'
       and province.valid @> date '2025-03-31'
     where length(code.code) = 5
     group by code.code, version.name
     having count(*) > 1
     order by code.code`,
  );
  assert.ok(rows.length > 0, 'no commune of Thái Nguyên was cut');
  for (const { code, name, pieces } of rows) {
    const [unit, origin, candidates, note] = await find('2025-03-31', { communeCode: code });
    assert.equal(unit, 'Tỉnh Thái Nguyên');
    assert.match(String(origin), new RegExp(`${name}$`));
    assert.equal(candidates?.length, pieces);
    assert.equal(note, 'cut');
  }
});

test('two communes of one name are not guessed between, and a district tells them apart', async () => {
  // Before July 2025 Thái Nguyên had a Tân Thành in Phú Bình and in the city.
  const both = await find('2025-03-31', { commune: 'Tân Thành', province: 'Thái Nguyên' });
  assert.equal(both[3], 'ambiguous');
  assert.equal(both[0], 'Tỉnh Thái Nguyên');
  const one = await find('2025-03-31', {
    commune: 'Tân Thành',
    district: 'Phú Bình',
    province: 'Thái Nguyên',
  });
  assert.equal(one[1], 'Xã Tân Thành');
});

test('an unknown commune counts at the province that the row or the list names', async () => {
  assert.deepEqual(await find('2026-06-30', { commune: 'Xã Không Có', province: 'Thái Nguyên' }), [
    'Tỉnh Thái Nguyên',
    'Tỉnh Thái Nguyên',
    [],
    'unknown',
  ]);
  assert.deepEqual((await find('2026-06-30', { commune: 'Xã Không Có' }, '19'))[0], 'Tỉnh Thái Nguyên');
  assert.deepEqual(await find('2026-06-30', { commune: 'Xã Không Có' }), [null, null, [], 'unknown-nowhere']);
  assert.deepEqual(await find('2026-06-30', {}), [null, null, [], 'missing']);
});

test('where code and name are two places the name is taken', async () => {
  const found = await find('2025-03-31', {
    communeCode: '05440',
    commune: 'Xã Tân Cương',
    province: 'Thái Nguyên',
  });
  assert.deepEqual(found.slice(1), ['Xã Tân Cương', [], 'code-name']);
});

test('an address alone is enough', async () => {
  const found = await find('2025-03-31', {
    address: 'Xóm Hồng Thái, xã Tân Cương, TP Thái Nguyên, tỉnh Thái Nguyên',
  });
  assert.equal(found[1], 'Xã Tân Cương');
});
