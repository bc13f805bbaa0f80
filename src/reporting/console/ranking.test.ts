import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { recordRegisteredCount } from '#registry/index.ts';
import { indicators } from '../indicators.ts';
import { presenceReport } from '../presence-report.ts';
import { refreshTouched } from '../refresh.ts';
import { openWorld, type Place, type World } from '../testing/world.ts';
import { selectUnitPicture } from './picture.ts';
import { rankedIndicators, selectRanking } from './ranking.ts';

const now = Temporal.Instant.from('2026-11-26T05:00:00Z');
const asked = { period: '2026-11', frame: '34', now } as const;

/** So many names of a place show a trusted website, of so many. */
async function show(world: World, place: Place, trusted: number, of: number): Promise<void> {
  for (let number = 1; number <= of; number += 1) {
    const name = `${world.unit(place)}-${number}.vn`;
    await world.name(name, place);
    await world.judge(name, '2026-11-02', { presence: 'website', trusted: number <= trusted });
  }
}

async function register(world: World, place: Place, value: number): Promise<void> {
  await inTransaction(world.database.pool, (trx) =>
    recordRegisteredCount(
      trx,
      { unitId: world.unit(place), zone: '', on: '2026-10-31', frame: '34', value, document: 'Công văn 1' },
      'thử',
    ),
  );
}

async function assume(world: World, key: string, value: unknown): Promise<void> {
  await world.database.pool.query(
    `insert into assumptions.assumption (key, version, value, title_vi, title_en, source, grade)
     values ($1, 2, $2, 'thử', 'test', 'thử', 'inferred')`,
    [key, JSON.stringify(value)],
  );
}

async function ranked(world: World, parent: Place | null): Promise<string[]> {
  const parentId = parent === null ? null : world.unit(parent);
  const { rows } = await selectRanking(world.database.pool, {
    ...asked,
    parentId,
    indicator: 'names-trusted',
  });
  return rows.map(
    ({ rank, name, numerator, denominator, unranked, coverage }) =>
      `${rank ?? unranked} ${name} ${numerator}/${denominator} ${coverage?.from ?? '–'}`,
  );
}

test('equal shares share a rank and the next one counts them: 1, 1, 3', async () => {
  await using world = await openWorld();
  await assume(world, 'ranking.least-denominator', 2);
  await show(world, 'An Bình', 1, 3);
  await show(world, 'Bình Minh', 2, 4);
  await show(world, 'Cẩm Sơn', 1, 2);
  await register(world, 'Tỉnh Đông', 12);
  await refreshTouched(world.database.pool, { now });
  assert.deepEqual(await ranked(world, 'Tỉnh Đông'), [
    '1 Bình Minh 2/4 above',
    '1 Cẩm Sơn 1/2 above',
    '3 An Bình 1/3 above',
  ]);
});

test('a unit of which too little is known, or with too few names, is listed without a rank and says why', async () => {
  await using world = await openWorld();
  await assume(world, 'ranking.least-denominator', 2);
  await show(world, 'An Bình', 1, 2);
  await show(world, 'Bình Minh', 1, 1);
  await show(world, 'Cẩm Sơn', 2, 2);
  await show(world, 'Đại Đồng', 2, 2);
  await register(world, 'Tỉnh Đông', 8);
  // VNNIC counts this one by itself, and we know a fifth of it.
  await register(world, 'Cẩm Sơn', 10);
  await refreshTouched(world.database.pool, { now });
  assert.deepEqual(await ranked(world, 'Tỉnh Đông'), [
    '1 An Bình 1/2 above',
    'few-names Bình Minh 1/1 above',
    'low-coverage Cẩm Sơn 2/2 own',
  ]);
  assert.deepEqual(await ranked(world, 'Tỉnh Tây'), ['no-count Đại Đồng 2/2 –', 'no-count Em Phúc 0/0 –']);
  assert.deepEqual(await ranked(world, null), ['1 Đông 4/5 own', 'no-count Tây 2/2 –']);
});

test('a unit’s own page and report tell the coverage and the reason that its ranking tells', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await assume(world, 'ranking.least-denominator', 2);
  await show(world, 'An Bình', 1, 2);
  await show(world, 'Bình Minh', 1, 1);
  await show(world, 'Cẩm Sơn', 2, 2);
  await world.name('quan.com', 'Cẩm Sơn', { zone: 'foreign' });
  await show(world, 'Đại Đồng', 2, 2);
  await register(world, 'Tỉnh Đông', 8);
  await register(world, 'Cẩm Sơn', 50);
  // A count of none is nothing to divide by: the province stands in.
  await register(world, 'Bình Minh', 0);
  await refreshTouched(pool, { now });
  const told: string[] = [];
  for (const parent of ['Tỉnh Đông', 'Tỉnh Tây', null] as const) {
    const parentId = parent === null ? null : world.unit(parent);
    const { rows } = await selectRanking(pool, { ...asked, parentId, indicator: 'names-trusted' });
    for (const { unitId, code, name, unranked, coverage } of rows) {
      const picture = await selectUnitPicture(pool, { ...asked, unitId });
      assert.deepEqual([picture.coverage, picture.unranked], [coverage, unranked], name);
      const report = await presenceReport(pool, { ...asked, code });
      assert.deepEqual([report.coverage, report.unranked], [coverage, unranked], name);
      const share = coverage === null ? '–' : `${coverage.known}/${coverage.registered} ${coverage.from}`;
      told.push(`${name} ${share} ${unranked}`);
    }
  }
  assert.deepEqual(told, [
    'An Bình 5/8 above null',
    'Bình Minh 5/8 above few-names',
    'Cẩm Sơn 2/50 own low-coverage',
    'Đại Đồng – no-count',
    'Em Phúc – no-count',
    'Đông 5/8 own null',
    'Tây – no-count',
  ]);
});

test('VNNIC’s count is ranked over the people of the same ground', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await show(world, 'An Bình', 1, 1);
  await register(world, 'Tỉnh Đông', 300);
  await pool.query(
    `insert into territory.population (unit_id, kind, on_date, value, source) values ($1, 'all', '2026-01-01', 100000, 'test')`,
    [world.unit('Tỉnh Đông')],
  );
  await refreshTouched(pool, { now });
  const { rows, source } = await selectRanking(pool, {
    ...asked,
    parentId: null,
    indicator: 'registered-per-1000',
  });
  assert.equal(source, 'registered');
  assert.deepEqual(
    rows.map(({ name, rank, value, unranked }) => [name, rank, value, unranked]),
    [
      ['Đông', 1, 3, null],
      ['Tây', null, null, 'no-count'],
    ],
  );
});

test('what others report of an indicator is never ranked', async () => {
  await using world = await openWorld();
  const { pool } = world.database;
  await assume(world, 'ranking.least-denominator', 1);
  await show(world, 'An Bình', 1, 2);
  await register(world, 'Tỉnh Đông', 2);
  await refreshTouched(pool, { now });
  await pool.query(
    `insert into reporting.cell (indicator, unit_id, period, source, frame, numerator, denominator)
     values ('names-trusted', $1, '2026-11', 'reported', '34', 900, 900)`,
    [world.unit('An Bình')],
  );
  assert.equal((await ranked(world, 'Tỉnh Đông'))[0], '1 An Bình 1/2 above');
  for (const indicator of rankedIndicators) {
    assert.ok(['measured', 'derived'].includes(indicators[indicator].source), indicator);
  }
  // Every statement of the console that reads cells says whose figures it takes.
  for (const file of ['cells.ts', 'console/names.ts', 'console/picture.ts']) {
    const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
    assert.match(text, /source in \('measured', 'derived'\)|source = 'measured'/, file);
  }
});
