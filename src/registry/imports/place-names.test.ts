import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldLetters } from '#platform/letters.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { nameKey, readAddress, typeOf } from './place-names.ts';

test('names are made comparable as the database makes them, over every name of every map', async () => {
  await using database = await openTerritoryDatabase();
  const { rows } = await database.pool.query<{ name: string; key: string; folded: string }>(
    `select written.name, territory.name_key(written.name) as key,
       platform.fold(territory.name_key(written.name)) as folded
     from territory.unit_version version
     cross join lateral (values (version.name), (version.type || ' ' || version.name)) as written (name)`,
  );
  const different = rows.filter(
    ({ name, key, folded }) => nameKey(name) !== key || foldLetters(key) !== folded,
  );
  assert.ok(rows.length > 28_000, `${rows.length} names`);
  assert.deepEqual(different, []);
});

test('spellings of one place are one, of two places two', () => {
  assert.equal(nameKey('X. Khánh Hoà'), 'khánh hòa');
  assert.equal(nameKey('Khánh Hòa'.normalize('NFD')), 'khánh hòa');
  assert.equal(nameKey('P.01'), nameKey('Phường 1'));
  assert.notEqual(nameKey('Tân Lập'), nameKey('Tân Lạp'));
  assert.equal(typeOf('TT. Hùng Sơn'), 'Thị trấn');
  assert.equal(typeOf('Xuân Lộc'), null);
});

test('the place stands at the end of an address', () => {
  assert.deepEqual(readAddress('Xóm 4, xã Tân Cương, TP Thái Nguyên, tỉnh Thái Nguyên, Việt Nam'), {
    commune: 'xã Tân Cương',
    district: 'TP Thái Nguyên',
    province: 'tỉnh Thái Nguyên',
  });
  assert.deepEqual(readAddress('Số 5 - Tân Cương - Thái Nguyên'), {
    commune: 'Tân Cương',
    district: '',
    province: 'Thái Nguyên',
  });
  assert.deepEqual(readAddress('Tổ 3, phường Linh Sơn'), {
    commune: 'phường Linh Sơn',
    district: '',
    province: '',
  });
  assert.equal(readAddress('Tân Cương'), null);
});
