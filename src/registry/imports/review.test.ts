import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type pg from 'pg';
import { inTransaction } from '#platform/postgres/db.ts';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { selectDomain } from '../domains.ts';
import { importText, now } from '../testing/lists.ts';
import { lockKind } from './import-lock.ts';
import { type Decision, decideReview, selectOpenReviews } from './review.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await openTerritoryDatabase();
  pool = database.connect('hien_dien_app');
});
afterEach(() => database[Symbol.asyncDispose]());

const decide = (id: number, decision: Decision) =>
  inTransaction(pool, (trx) => decideReview(trx, { id, decision, by: 'cán bộ', now }));

const heldBy = (holder: string, code: string) =>
  `Tên miền,Chủ thể,Mã số,Xã,Tỉnh\nche.vn,${holder},${code},Tân Cương,Thái Nguyên\n`;

const twoShops =
  'Mã số,Tên,Xã,Tỉnh\n019088012345,Quán Bình,Tân Cương,Thái Nguyên\n019090055555,Quán Bình,Tân Cương,Thái Nguyên\n';

test('an answer about a holder that is no longer the holder is refused, and the present one stays', async () => {
  await importText(pool, 'domains', heldBy('Công ty A', '4600000136'), { asOf: '2026-06-30' });
  await importText(pool, 'domains', heldBy('Công ty B', '4600000023'), { asOf: '2026-08-31' });
  await importText(pool, 'domains', heldBy('Công ty C', ''), { asOf: '2026-09-30' });
  const [toB, toC] = await selectOpenReviews(pool);
  await decide(toC!.id, { answer: 'replace' });
  await assert.rejects(decide(toB!.id, { answer: 'replace' }), { code: 'review-outdated' });
  assert.equal((await selectDomain(pool, 'che.vn'))?.holder?.name, 'Công ty C');
  await decide(toB!.id, { answer: 'keep' });
  assert.deepEqual(await selectOpenReviews(pool), []);
});

test('a code that another subject has got since the question is not given twice', async () => {
  const list = (code: string, name: string) => `Mã số,Tên,Xã,Tỉnh\n${code},${name},Tân Cương,Thái Nguyên\n`;
  await importText(pool, 'households', list('019088012345', 'Quán Bình'));
  await importText(pool, 'households', list('019090055555', 'Quán Bình'));
  await importText(pool, 'households', list('019090055555', 'Quán Khác'));
  const [question] = await selectOpenReviews(pool);
  const same = { answer: 'same', subjectId: question!.candidates[0]! } as const;
  await assert.rejects(decide(question!.id, same), { code: 'review-outdated' });
  await decide(question!.id, { answer: 'skip' });
});

test('a new holder with a personal number is a person, whose data has a day on which it is erased', async () => {
  await importText(pool, 'households', twoShops);
  await importText(pool, 'domains', heldBy('Quán Bình', '019085000017'));
  const [question] = await selectOpenReviews(pool);
  await decide(question!.id, { answer: 'new' });
  const holder = (await selectDomain(pool, 'che.vn'))?.holder;
  assert.equal(holder?.kind, 'person');
  const { rows } = await pool.query(
    `select legal_basis as "legalBasis", erase_after is not null as erased
     from registry.subject
     where id = $1`,
    [holder?.subjectId],
  );
  assert.deepEqual(rows, [{ legalBasis: 'state-task', erased: true }]);
});

test('a new holder of whom no kind is told comes from a list of its own, with a code or without', async () => {
  for (const code of ['4600000136', '']) {
    await using own = await openTerritoryDatabase();
    pool = own.connect('hien_dien_app');
    await importText(pool, 'households', twoShops);
    await importText(pool, 'domains', heldBy('Quán Bình', code));
    const [question] = await selectOpenReviews(pool);
    await assert.rejects(decide(question!.id, { answer: 'new' }), { code: 'review-kind-missing' });
    await importText(pool, 'enterprises', 'Mã số,Tên,Xã,Tỉnh\n4600000136,Quán Bình,Tân Cương,Thái Nguyên\n');
    await decide(question!.id, { answer: 'new' });
    assert.equal((await selectDomain(pool, 'che.vn'))?.holder?.kind, 'enterprise');
  }
});

test('an answer waits for the import that is under way', async () => {
  await importText(pool, 'households', twoShops);
  await importText(pool, 'domains', heldBy('Quán Bình', ''));
  const [question] = await selectOpenReviews(pool);
  const { decided } = await inTransaction(pool, async (trx) => {
    await lockKind(trx, 'schools');
    const decided = decide(question!.id, { answer: 'skip' });
    await Promise.race([decided, untilSomebodyWaits()]);
    assert.equal((await selectOpenReviews(pool)).length, 1);
    return { decided };
  });
  await decided;
  assert.deepEqual(await selectOpenReviews(pool), []);
});

/** Asks again and again, at most a minute. */
async function untilSomebodyWaits(): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const { rowCount } = await database.pool.query(
      `select
       from pg_locks
       where locktype = 'advisory' and not granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    if (rowCount === 1) return;
  }
  throw new Error('nobody waited');
}
