import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase } from '#platform/postgres/testing.ts';
import { loadZones } from './load.ts';

test('loading the zones twice changes nothing the second time', async () => {
  await using database = await openTestDatabase();
  const { pool } = database;
  // 83 zones, edu.vn with two rows, Vietnamese names; 83 fees.
  assert.deepEqual(await inTransaction(pool, loadZones), { inserted: 85 + 83, deleted: 0 });
  assert.deepEqual(await inTransaction(pool, loadZones), { inserted: 0, deleted: 0 });
});

test('a wrong row alone is put right, by the owner and not by the application', async () => {
  await using database = await openTestDatabase();
  const { pool } = database;
  await assert.rejects(inTransaction(database.connect('hien_dien_app'), loadZones), { code: '42501' });
  await inTransaction(pool, loadZones);
  await pool.query(`update registry.zone set holders = 'anyone' where zone = 'gov.vn'`);
  assert.deepEqual(await inTransaction(pool, loadZones), { inserted: 1, deleted: 1 });
  const { rows } = await pool.query(`select holders from registry.zone where zone = 'gov.vn'`);
  assert.deepEqual(rows, [{ holders: 'state-bodies' }]);
});

test('the database says which zone held on a day, and what it cost', async () => {
  await using database = await openTestDatabase();
  const { pool } = database;
  await inTransaction(pool, loadZones);
  const { rows } = await pool.query(
    `select zone.zone, holders, province_codes, yearly
     from registry.zone
     left join registry.zone_fee as fee
       on fee.zone = zone.zone and fee.kind = zone.kind and label_length = 0 and fee.valid @> date '2026-02-10'
     where zone.zone in ('edu.vn', 'hue.vn', 'on.vn') and zone.valid @> date '2026-02-10'
     order by zone.zone collate "C"`,
  );
  assert.deepEqual(rows, [
    { zone: 'edu.vn', holders: 'education-organisations', province_codes: [], yearly: 100_000 },
    { zone: 'hue.vn', holders: 'anyone', province_codes: ['46'], yearly: 100_000 },
    { zone: 'on.vn', holders: 'not-established', province_codes: [], yearly: null },
  ]);
});
