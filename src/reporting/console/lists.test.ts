import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Db } from '#platform/postgres/db.ts';
import { rebuildCells, refreshTouched } from '../refresh.ts';
import { communes, openWorld, type Place, type World } from '../testing/world.ts';
import type { NameFilters } from './filters.ts';
import { selectNames } from './names.ts';

const now = Temporal.Instant.from('2026-11-26T05:00:00Z');

/** Everything the lists are read from, as lines, for comparing. */
async function listLines(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(
    `select 'name ' || to_jsonb(n)::text as line from reporting.name_now as n
     union all
     select 'change ' || to_jsonb(c)::text from reporting.change as c
     union all
     select 'change day ' || to_jsonb(c)::text from reporting.change_day as c
     union all
     select 'measured ' || (to_jsonb(m) - 'counted_at')::text from reporting.measured_day as m
     order by line`,
  );
  return rows.map(({ line }) => line);
}

/** What a list without the cells' help counts: it is read to its end. */
async function listed(db: Db, unitId: number, filters: NameFilters): Promise<number> {
  const { rows } = await selectNames(db, { unitId, filters, limit: 1000, now });
  return rows.length;
}

/** What the page says when it does not hold them all. */
async function told(db: Db, unitId: number, filters: NameFilters): Promise<number> {
  const { total } = await selectNames(db, { unitId, filters, limit: 0, now });
  assert.equal(total.exact, true);
  return total.value;
}

type Step = (world: World, second: number) => Promise<void>;

const place = fc.constantFrom<Place | null>(...communes, 'Tỉnh Đông', 'Tỉnh Tây', null);
const name = fc.constantFrom('a.vn', 'b.vn', 'c.biz.vn', 'd.id.vn', 'e.vn', 'f.biz.vn');
const at = (second: number) =>
  Temporal.Instant.from('2026-11-01T00:00:00Z').add({ seconds: second }).toString();

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ name, place, holder: fc.option(fc.constantFrom('Hộ Một', 'Công ty Hai'), { nil: undefined }) })
    .map(
      ({ name: given, place: where, holder }): Step =>
        (world) =>
          world.name(given, where, { zone: given.slice(2), ...(holder === undefined ? {} : { holder }) }),
    ),
  fc.record({ holder: fc.constantFrom('Hộ Một', 'Công ty Hai'), place }).map(
    ({ holder, place: where }): Step =>
      (world) =>
        world.subject(holder, where, { kind: holder.startsWith('Hộ') ? 'household' : 'enterprise' }),
  ),
  fc
    .record({
      name,
      presence: fc.constantFrom('website', 'placeholder', 'unknown'),
      state: fc.constantFrom('active', 'parked', 'suspended'),
      grade: fc.constantFrom('A', 'F', null),
      trusted: fc.constantFrom(true, false, null),
      mail: fc.constantFrom(true, false, null),
      faults: fc.subarray(['W6', 'W8']),
      flags: fc.subarray(['phishing', 'defaced']),
    })
    .map(
      ({ name: given, ...shown }): Step =>
        (world, second) =>
          world.judge(given, at(second), shown),
    ),
  fc.record({ name, kind: fc.constantFrom('site-down', 'site-up') }).map(
    ({ name: given, kind }): Step =>
      (world, second) =>
        world.event(given, at(second), kind),
  ),
  fc.constant<Step>(async (world) => {
    await refreshTouched(world.database.pool, { now });
  }),
);

const filters = fc.oneof(
  fc.constant<NameFilters>({}),
  fc.record<NameFilters>({ zone: fc.constantFrom('vn', 'biz.vn', 'id.vn') }),
  fc.record<NameFilters>({ kind: fc.constantFrom('household', 'enterprise', 'none') }),
  fc.record<NameFilters>({ state: fc.constantFrom('active', 'parked', 'suspended', 'not_measured') }),
  fc.record<NameFilters>({ grade: fc.constantFrom('A', 'F', 'none') }),
  fc.record<NameFilters>({ fault: fc.constantFrom('W6', 'W8') }),
  fc.record<NameFilters>({ flag: fc.constantFrom('phishing', 'defaced') }),
  fc.record<NameFilters>({ trusted: fc.constantFrom('yes', 'no', 'unclear') }),
  fc.record<NameFilters>({ presence: fc.constantFrom('website', 'placeholder') }),
  fc.constant<NameFilters>({ unplaced: true }),
  fc.constant<NameFilters>({ mail: 'yes' }),
);

test('after any changes a figure and the list behind it say the same, and lists kept step by step are those made anew', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 40 }),
      fc.array(filters, { minLength: 6, maxLength: 6 }),
      async (steps, asked) => {
        await using world = await openWorld();
        const { pool } = world.database;
        let second = 0;
        for (const take of steps) {
          second += 1;
          await take(world, second);
        }
        await refreshTouched(pool, { now });
        for (const where of ['An Bình', 'Đại Đồng', 'Tỉnh Đông', 'Tỉnh Tây'] as const) {
          for (const one of asked) {
            const unitId = world.unit(where);
            // A commune is nowhere but in itself.
            if (one.unplaced && !where.startsWith('Tỉnh')) continue;
            assert.equal(await told(pool, unitId, one), await listed(pool, unitId, one), JSON.stringify(one));
          }
        }
        const kept = await listLines(pool);
        await rebuildCells(pool, { now });
        assert.deepEqual(kept, await listLines(pool));
      },
    ),
    { numRuns: 12, seed: 20261126 },
  );
});

test('states and grades of a unit sum to its names, and of communes and "chưa rõ xã" to the province', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await world.name('a.vn', 'An Bình');
  await world.name('b.vn', 'Bình Minh');
  await world.name('c.vn', 'Tỉnh Đông');
  await world.name('d.vn', 'An Bình');
  await world.judge('a.vn', '2026-11-02', { presence: 'website', grade: 'A' });
  await world.judge('b.vn', '2026-11-02', { presence: 'placeholder', state: 'parked', grade: 'F' });
  await world.judge('c.vn', '2026-11-02', { presence: 'unknown', state: 'blocked', grade: 'B' });
  await refreshTouched(pool, { now });
  const { rows } = await pool.query<{ unit: string; slice: string; names: number }>(
    `select u.key as unit, c.slice, c.numerator as names
     from reporting.cell as c
     join territory.unit as u on u.id = c.unit_id
     where c.period = '2026-11' and c.indicator = 'names' and c.slice ~ '(state|grade)='
     order by u.key collate "C", c.slice`,
  );
  assert.deepEqual(
    rows.map(({ unit, slice, names }) => `${unit} ${slice} ${names}`),
    [
      'An Bình grade=A 1',
      'An Bình grade=none 1',
      'An Bình state=active 1',
      'An Bình state=not_measured 1',
      'Bình Minh grade=F 1',
      'Bình Minh state=parked 1',
      'Tỉnh Đông grade=A 1',
      'Tỉnh Đông grade=F 1',
      'Tỉnh Đông grade=none 2',
      'Tỉnh Đông placed=unknown;grade=none 1',
      'Tỉnh Đông placed=unknown;state=not_measured 1',
      'Tỉnh Đông state=active 1',
      'Tỉnh Đông state=not_measured 2',
      'Tỉnh Đông state=parked 1',
    ],
  );
});

test('after an upgrade from a build without lists they are made at the first count', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await world.name('a.vn', 'An Bình');
  await world.judge('a.vn', '2026-11-02', { presence: 'website' });
  await refreshTouched(pool, { now });
  const lists = await listLines(pool);
  await pool.query(
    'truncate reporting.name_now, reporting.change, reporting.change_day, reporting.measured_day',
  );
  await refreshTouched(pool, { now });
  assert.deepEqual(await listLines(pool), lists);
});
