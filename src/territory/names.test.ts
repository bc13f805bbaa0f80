import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { resolveCode } from './codes.ts';
import { findUnitByName, type NameMatch } from './names.ts';
import { openTerritoryDatabase } from './testing.ts';

let database: TestDatabase;
before(async () => {
  database = await openTerritoryDatabase();
});
after(() => database[Symbol.asyncDispose]());

const told = (matches: NameMatch[]) =>
  matches.map(({ type, name, code, by }) => `${code} ${type} ${name} (${by})`);
const today = '2026-11-22';

for (const name of [
  'Khánh Hòa',
  'Khánh Hoà',
  'tỉnh Khánh Hoà',
  'KHÁNH HÒA',
  'Kha\u0301nh Hoa\u0300',
  ' T. Khánh Hòa ',
]) {
  test(`"${name}" is the province of Khánh Hòa`, async () => {
    assert.deepEqual(told(await findUnitByName(database.pool, { name, level: 'province', on: today })), [
      '56 Tỉnh Khánh Hòa (name)',
    ]);
  });
}

test('a name without marks is found where nothing has it with marks, and says so', async () => {
  assert.deepEqual(
    told(await findUnitByName(database.pool, { name: 'thai nguyen', level: 'province', on: today })),
    ['19 Tỉnh Thái Nguyên (folded)'],
  );
});

test('marks tell names apart: Tân Lập is not Tân Lạp', async () => {
  const { rows } = await database.pool.query(
    `select territory.name_key('Tân Lập') = territory.name_key('Tân Lạp') as same`,
  );
  assert.deepEqual(rows, [{ same: false }]);
});

test('Tân Tiến of seven provinces comes back seven times and is not guessed', async () => {
  assert.deepEqual(
    told(await findUnitByName(database.pool, { name: 'xã Tân Tiến', level: 'commune', on: today })),
    [
      '01051 Xã Tân Tiến (name)',
      '06019 Xã Tân Tiến (name)',
      '12583 Xã Tân Tiến (name)',
      '16108 Xã Tân Tiến (name)',
      '24526 Xã Tân Tiến (name)',
      '25318 Xã Tân Tiến (name)',
      '32188 Xã Tân Tiến (name)',
    ],
  );
});

test('within its province a commune of today has one name', async () => {
  const province = await resolveCode(database.pool, { code: '20', on: today });
  const matches = await findUnitByName(database.pool, { name: 'Tân Tiến', within: province!.id, on: today });
  assert.deepEqual(told(matches), ['06019 Xã Tân Tiến (name)']);
});

test('the word for the type decides between the Huyện and the Thị xã of Kỳ Anh; without it both come back', async () => {
  const find = async (name: string) =>
    told(await findUnitByName(database.pool, { name, level: 'district', on: '2025-06-30' }));
  assert.deepEqual(await find('Kỳ Anh'), ['447 Huyện Kỳ Anh (name)', '449 Thị xã Kỳ Anh (name)']);
  assert.deepEqual(await find('TX. Kỳ Anh'), ['449 Thị xã Kỳ Anh (name)']);
});

for (const name of ['Phường 4', 'phường 04', 'P.4', 'P. 4', '4']) {
  test(`"${name}" is ward 4 of old Đà Lạt`, async () => {
    const city = await resolveCode(database.pool, { code: '672', on: '2025-06-30' });
    const matches = await findUnitByName(database.pool, { name, within: city!.id, on: '2025-06-30' });
    assert.deepEqual(told(matches), ['24793 Phường 4 (name)']);
  });
}

test('a name of the old map is not on the new one', async () => {
  const find = (on: string) => findUnitByName(database.pool, { name: 'Bắc Kạn', level: 'province', on });
  assert.deepEqual(told(await find('2025-06-30')), ['06 Tỉnh Bắc Kạn (name)']);
  assert.deepEqual(told(await find('2025-07-01')), []);
});

test('Thuỷ and Thủy, apostrophes and hyphens do not keep a list from its commune', async () => {
  const { rows } = await database.pool.query(
    `select territory.name_key(left_side) = territory.name_key(right_side) as same
     from (values ('Sơn Thuỷ', 'Xã Sơn Thủy'), ('Ia H'' Drai', 'Ia H’Drai'), ('Bà Rịa - Vũng Tàu', 'Tỉnh Bà Rịa–Vũng Tàu'),
       ('Quận 1', 'Q.01'), ('Đặc khu Phú Quý', 'ĐK. Phú Quý')) as pair (left_side, right_side)`,
  );
  assert.deepEqual(rows, [{ same: true }, { same: true }, { same: true }, { same: true }, { same: true }]);
});
