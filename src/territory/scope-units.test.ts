import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { selectScopeUnits } from './scope-units.ts';
import { openTerritoryDatabase } from './testing.ts';

let database: TestDatabase;
before(async () => {
  database = await openTerritoryDatabase();
});
after(() => database[Symbol.asyncDispose]());

/** Keys of the roots of a post for some units, by their keys. */
async function rootsOf(...keys: string[]): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: number }>(
    'select id from territory.unit where key = any ($1)',
    [keys],
  );
  assert.equal(rows.length, keys.length);
  const ids = await selectScopeUnits(
    database.pool,
    rows.map(({ id }) => id),
    '2026-11-26',
  );
  const { rows: found } = await database.pool.query<{ key: string }>(
    'select key from territory.unit where id = any ($1) order by key collate "C"',
    [ids],
  );
  return found.map(({ key }) => key);
}

test('a merged province is for itself and the provinces it was formed of, with all their districts and communes', async () => {
  assert.deepEqual(await rootsOf('province:19@2025-07-01'), [
    'province:06',
    'province:19',
    'province:19@2025-07-01',
  ]);
});

test('a province whose ground stayed is for itself alone', async () => {
  assert.deepEqual(await rootsOf('province:01'), ['province:01']);
});

test('an island that was a district is for the district', async () => {
  const { rows } = await database.pool.query<{ district: string; commune: string }>(`
    select old.key as district, new.key as commune
    from territory.lineage
    join territory.unit as old on old.id = from_unit_id and old.level = 'district'
    join territory.unit as new on new.id = to_unit_id`);
  assert.equal(rows.length, 5);
  for (const { district, commune } of rows) assert.ok((await rootsOf(commune)).includes(district));
});

test('no commune sees a commune of its former district that did not become part of it', async () => {
  // One in forty: what the roots of a commune bring along of old communes beyond those it has ground of.
  const { rows: communes } = await database.pool.query<{ id: number }>(`
    select id
    from territory.unit
    where level = 'commune' and exists_on @> '2026-11-26'::date and id % 40 = 0`);
  assert.ok(communes.length > 50);
  for (const { id } of communes) {
    const roots = await selectScopeUnits(database.pool, [id], '2026-11-26');
    const { rows } = await database.pool.query(
      `select unit.key
       from territory.closure
       join territory.unit on unit.id = closure.descendant_id
       where closure.ancestor_id = any ($1)
         and unit.level = 'commune'
         and unit.id <> $2
         and not exists (
           select
           from territory.lineage
           where lineage.from_unit_id = unit.id and lineage.to_unit_id = $2
         )`,
      [roots, id],
    );
    assert.deepEqual(rows, []);
  }
});

test('a post for nothing is for nothing', async () => {
  assert.deepEqual(await selectScopeUnits(database.pool, [], '2026-11-26'), []);
});
