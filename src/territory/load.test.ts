import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase } from '#platform/postgres/testing.ts';
import { loadTerritory } from './load.ts';
import { readTables } from './tables.ts';
import { openTerritoryDatabase } from './testing.ts';
import { verifyTerritory } from './verify.ts';

test('an empty database gets all of territory', async () => {
  await using database = await openTestDatabase();
  const report = await inTransaction(database.pool, (trx) => loadTerritory(trx));
  assert.deepEqual(report.tables.unit, { added: 14_018, changed: 0, removed: 0 });
  assert.deepEqual(report.tables.lineage, { added: 10_560, changed: 0, removed: 0 });
  assert.deepEqual(report.tables.population, { added: 3_355, changed: 0, removed: 0 });
});

test('loading the same tables again changes nothing', async () => {
  await using database = await openTerritoryDatabase();
  const report = await inTransaction(database.pool, (trx) => loadTerritory(trx));
  assert.equal(report.changed, 0);
});

test('a corrected name changes that version and nothing else, and the unit keeps its id', async () => {
  await using database = await openTerritoryDatabase();
  const id = () =>
    database.pool
      .query<{ id: number }>(`select id from territory.unit where key = 'commune:00004@2025-07-01'`)
      .then(({ rows }) => rows[0]?.id);
  const before = await id();
  const tables = readTables();
  tables.newUnits.find(({ code }) => code === '00004')!.name = 'Ba Đình mới';
  const report = await inTransaction(database.pool, (trx) => loadTerritory(trx, tables));
  assert.deepEqual(report.tables.unit_version, { added: 1, changed: 0, removed: 1 });
  assert.equal(report.changed, 2);
  assert.equal(await id(), before);
});

test('a corrected extent changes that pair and leaves a weight that somebody entered', async () => {
  await using database = await openTerritoryDatabase();
  await database.pool.query(
    `update territory.lineage
     set weight = 700, weight_source = 'territory:inferred'
     from territory.unit
     where unit.id = from_unit_id and unit.key = 'commune:00007'`,
  );
  const tables = readTables();
  const pair = tables.lineage.find((row) => row.old_code === '00007' && row.new_code === '00008')!;
  pair.extent_a = 'full';
  pair.agreement = 'extent_differs';
  const report = await inTransaction(database.pool, (trx) => loadTerritory(trx, tables));
  assert.deepEqual(report.tables.lineage, { added: 0, changed: 1, removed: 0 });
  assert.equal(report.changed, 1);
  const { rows } = await database.pool.query<{ agreement: string; weight: number }>(
    `select lineage.agreement, lineage.weight
     from territory.lineage
     join territory.unit old_unit on old_unit.id = from_unit_id and old_unit.key = 'commune:00007'
     join territory.unit new_unit on new_unit.id = to_unit_id and new_unit.key = 'commune:00008@2025-07-01'`,
  );
  assert.deepEqual(rows, [{ agreement: 'extent_differs', weight: 700 }]);
});

test('a pair taken out of the tables goes, a population from another source stays', async () => {
  await using database = await openTerritoryDatabase();
  await database.pool.query(
    `insert into platform.source (key, title, grade) values ('test:census', 'Tổng điều tra', 'official')`,
  );
  await database.pool.query(
    `insert into territory.population (unit_id, kind, on_date, value, source)
     select id, 'all', '2019-04-01', 1286751, 'test:census' from territory.unit where key = 'province:19'`,
  );
  const tables = readTables();
  tables.lineage = tables.lineage.filter(({ agreement }) => agreement !== 'only_b');
  const report = await inTransaction(database.pool, (trx) => loadTerritory(trx, tables));
  assert.deepEqual(report.tables.lineage, { added: 0, changed: 0, removed: 36 });
  const { rows } = await database.pool.query(`select from territory.population where source = 'test:census'`);
  assert.equal(rows.length, 1);
});

test('the owner alone may load; application and auditor may not', async () => {
  await using database = await openTerritoryDatabase();
  for (const role of ['hien_dien_app', 'hien_dien_auditor']) {
    await assert.rejects(
      inTransaction(database.connect(role), (trx) => loadTerritory(trx)),
      /permission denied/,
    );
  }
});

test('every check of territory passes on the tables as they are', async () => {
  await using database = await openTerritoryDatabase();
  const checks = await verifyTerritory(database.pool);
  assert.deepEqual(
    checks.filter(({ pass }) => !pass),
    [],
  );
  assert.equal(checks.length, 31);
});

test('without the rows of 30 districts and 126 communes under Hà Nội the checks say what is missing', async () => {
  await using database = await openTerritoryDatabase();
  await database.pool.query(
    `delete from territory.closure
     where ancestor_id = (select id from territory.unit where key = 'province:01') and depth = 1`,
  );
  const failed = (await verifyTerritory(database.pool)).filter(({ pass }) => !pass);
  assert.deepEqual(
    failed.map(({ id, found }) => [id, found]),
    [
      ['province-every-day', 156],
      ['closure-complete', 156],
    ],
  );
});
