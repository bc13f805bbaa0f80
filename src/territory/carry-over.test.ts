import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { carryOver } from './carry-over.ts';
import { resolveCode } from './codes.ts';
import { openTerritoryDatabase } from './testing.ts';

let database: TestDatabase;
before(async () => {
  database = await openTerritoryDatabase();
});
after(() => database[Symbol.asyncDispose]());

const [old, today] = ['2025-06-30', '2026-11-22'];
const idOf = async (code: string, on: string) => (await resolveCode(database.pool, { code, on }))!.id;

test('an old commune that went whole into a new one is carried over', async () => {
  assert.deepEqual(await carryOver(database.pool, await idOf('00006', old), today), {
    kind: 'moved',
    unitId: await idOf('00008', today),
  });
});

test('one of the 132 unchanged communes is the same unit on both maps', async () => {
  const iaMo = await idOf('23938', old);
  assert.deepEqual(await carryOver(database.pool, iaMo, today), { kind: 'same', unitId: iaMo });
});

test('a cut commune is not guessed: its candidates come back', async () => {
  const carried = await carryOver(database.pool, await idOf('00007', old), today);
  assert.ok(carried.kind === 'cut');
  assert.deepEqual(
    carried.candidates.map(({ code, name }) => `${code} ${name}`),
    ['00008 Ngọc Hà', '00025 Giảng Võ'],
  );
});

test('a commune that each source gives whole to another new one goes to a person', async () => {
  const carried = await carryOver(database.pool, await idOf('13768', old), today);
  assert.equal(carried.kind, 'cut');
});

test('a unit is the same while it exists', async () => {
  const unit = await idOf('00007', old);
  assert.deepEqual(await carryOver(database.pool, unit, '2025-06-30'), { kind: 'same', unitId: unit });
});

test('a merged province is carried into the one it is part of', async () => {
  assert.deepEqual(await carryOver(database.pool, await idOf('06', old), today), {
    kind: 'moved',
    unitId: await idOf('19', today),
  });
});

test('an old district is cut into the communes on its ground, unless they are one', async () => {
  const city = await carryOver(database.pool, await idOf('164', old), today);
  assert.ok(city.kind === 'cut');
  assert.equal(city.candidates.length, 8);
  assert.deepEqual(await carryOver(database.pool, await idOf('498', old), today), {
    kind: 'moved',
    unitId: await idOf('20333', today),
  });
  assert.equal((await carryOver(database.pool, await idOf('207', old), today)).kind, 'moved');
});

test('a list is carried over in one statement: of 10,047 old communes 9,421 have one successor and 132 are the same', async () => {
  const { rows } = await database.pool.query<{ same: number; moved: number; cut: number }>(
    `with carried as (
       select unit.id, count(*) as candidates, bool_or(successor.unit_id = unit.id) as same
       from territory.unit
       cross join lateral territory.successor(unit.id, date '2026-11-22') as successor
       where unit.level = 'commune' and unit.exists_on @> date '2025-06-30'
       group by unit.id
     )
     select count(*) filter (where same) as same, count(*) filter (where not same and candidates = 1) as moved,
       count(*) filter (where candidates > 1) as cut
     from carried`,
  );
  assert.deepEqual(rows, [{ same: 132, moved: 9_421, cut: 494 }]);
});
