/** A province office at work under its scope: what it does with the register goes through, and another office meets nothing of it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import { readAssumptions } from '#assumptions/index.ts';
import { selectHistory } from '#observatory/history.ts';
import {
  decideReview,
  recordRegisteredCount,
  selectDomain,
  selectOpenReviews,
  selectRegisteredCounts,
  selectSubjectsFound,
} from '#registry/index.ts';
import { importText, now } from '#registry/testing/lists.ts';
import { selectScopeUnits, selectUnitByKey } from '#territory/index.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import type { Trx } from './db.ts';
import { inScope } from './scope.ts';
import type { TestDatabase } from './testing.ts';

const today = '2026-11-26';
let database: TestDatabase;
let pool: pg.Pool;
let home: number;
const scopes = new Map<string, number[]>();

before(async () => {
  database = await openTerritoryDatabase();
  pool = database.connect('hien_dien_console', { max: 1 });
  for (const [office, key] of [
    ['Thái Nguyên', 'province:19@2025-07-01'],
    ['Huế', 'province:46'],
  ] as const) {
    const unit = (await selectUnitByKey(database.pool, key, today))!;
    if (office === 'Thái Nguyên') home = unit.id;
    scopes.set(office, await selectScopeUnits(database.pool, [unit.id], today));
  }
  const app = database.connect('hien_dien_app', { max: 2 });
  const list = (holder: string, code: string) =>
    `Tên miền,Chủ thể,Mã số,Xã,Tỉnh\nche.vn,${holder},${code},Tân Cương,Thái Nguyên\n`;
  await importText(app, 'domains', list('Công ty A', '4600000136'), { unitId: home });
  await importText(app, 'domains', list('Công ty B', '4600000023'), { unitId: home, asOf: '2026-08-31' });
});

after(() => database[Symbol.asyncDispose]());

const as = <Result>(office: string, work: (trx: Trx) => Promise<Result>): Promise<Result> =>
  inScope(pool, { everywhere: false, unitIds: scopes.get(office)!, accountId: 1 }, work);

test('an office finds its names, subjects and questions, and another finds none of them', async () => {
  const look = async (trx: Trx) => ({
    holder: (await selectDomain(trx, 'che.vn'))?.holder?.name ?? null,
    subjects: (
      await selectSubjectsFound(trx, {
        query: { text: 'công ty' },
        unitIds: null,
        kind: null,
        on: today,
        limit: 50,
      })
    ).rows.map(({ name }) => name),
    questions: (await selectOpenReviews(trx)).map(({ kind }) => kind),
    history: (await selectHistory(trx, 'che.vn'))?.intervals ?? null,
  });
  assert.deepEqual(await as('Thái Nguyên', look), {
    holder: 'Công ty A',
    subjects: ['Công ty A', 'Công ty B'],
    questions: ['holder-differs'],
    history: [],
  });
  assert.deepEqual(await as('Huế', look), { holder: null, subjects: [], questions: [], history: null });
});

test('rules are read under any scope', async () => {
  const rules = await as('Huế', (trx) => readAssumptions(trx, today));
  assert.ok(rules['personal-data.keep-months'] > 0);
});

test('an office answers its own question; for another there is no such question', async () => {
  const [question] = await as('Thái Nguyên', (trx) => selectOpenReviews(trx));
  const answer = (trx: Trx) =>
    decideReview(trx, { id: question!.id, decision: { answer: 'replace' }, by: 'cán bộ', now });
  await assert.rejects(as('Huế', answer), { code: 'review-unknown' });
  await as('Thái Nguyên', answer);
  assert.equal((await as('Thái Nguyên', (trx) => selectDomain(trx, 'che.vn')))?.holder?.name, 'Công ty B');
  assert.deepEqual(await as('Thái Nguyên', (trx) => selectOpenReviews(trx)), []);
});

test('an office writes down VNNIC’s count of its province, and of the old one it was formed of, and of no other', async () => {
  const old = (await selectUnitByKey(database.pool, 'province:06', '2025-06-30'))!;
  const write = (unitId: number, document: string) => (trx: Trx) =>
    recordRegisteredCount(
      trx,
      { unitId, zone: '', on: '2026-10-31', frame: '34', value: 3295, document },
      'cán bộ',
    );
  assert.equal(await as('Thái Nguyên', write(home, 'a')), true);
  assert.equal(await as('Thái Nguyên', write(old.id, 'b')), true);
  await assert.rejects(as('Huế', write(home, 'c')), { code: '42501' });
  const read = (trx: Trx) => selectRegisteredCounts(trx, { unitIds: [home, old.id], on: today });
  assert.equal((await as('Thái Nguyên', read)).length, 2);
  assert.equal((await as('Huế', read)).length, 0);
});

test('a list for which the command line names the province by its code belongs to the province that has its ground', async () => {
  const app = database.connect('hien_dien_app', { max: 1 });
  await importText(app, 'schools', 'Tên,Xã\nTrường Chè,Tân Cương\n', { province: '19', asOf: '2025-01-31' });
  const { rows } = await database.pool.query(
    `select unit_id = $1 as home from registry.import where kind = 'schools'`,
    [home],
  );
  assert.deepEqual(rows, [{ home: true }]);
});
