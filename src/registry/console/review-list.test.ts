import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import {
  countOpenReviews,
  type ReviewKind,
  selectNextReview,
  selectReview,
  selectReviewList,
} from './review-list.ts';

let database: TestDatabase;
let pool: pg.Pool;
let importId: number;

before(async () => {
  database = await openTerritoryDatabase();
  pool = database.connect('hien_dien_app');
  const { rows } = await pool.query<{ id: number }>(
    `insert into registry.import (kind, file_name, file_sha256, as_of, status)
     values ('domains', 'ten-mien.csv', '\\x00', '2026-06-30', 'committed')
     returning id`,
  );
  importId = rows[0]!.id;
});
after(() => database[Symbol.asyncDispose]());

async function ask(line: number, kind: ReviewKind, payload: Record<string, unknown>): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into registry.review (import_id, line, kind, payload, about)
     values ($1, $2::int, $3, $4, $2::int || $3)
     returning id`,
    [importId, line, kind, JSON.stringify(payload)],
  );
  return rows[0]!.id;
}

const decide = (id: number) =>
  pool.query(
    `update registry.review set decided_at = now(), decided_by = 'test', decision = '{"answer":"skip"}' where id = $1`,
    [id],
  );

test('the queue is read page by page, oldest first, and the kind asked for alone', async () => {
  assert.deepEqual(await selectReviewList(pool, { kind: null, after: 0, limit: 2 }), {
    rows: [],
    next: null,
  });
  const ids: number[] = [];
  for (const [at, kind] of (
    ['which-unit', 'which-subject', 'which-unit', 'holder-differs', 'which-unit'] as const
  ).entries())
    ids.push(
      await ask(
        at + 2,
        kind,
        kind === 'which-subject' ? { name: 'Quán Bình', address: 'Xóm 1' } : { domain: `${at}.vn` },
      ),
    );
  const first = await selectReviewList(pool, { kind: null, after: 0, limit: 2 });
  assert.deepEqual(first, {
    rows: [
      {
        id: ids[0],
        kind: 'which-unit',
        isAmbiguous: false,
        about: '0.vn',
        line: 2,
        fileName: 'ten-mien.csv',
      },
      {
        id: ids[1],
        kind: 'which-subject',
        isAmbiguous: false,
        about: 'Quán Bình',
        line: 3,
        fileName: 'ten-mien.csv',
      },
    ],
    next: ids[1],
  });
  const read = async (kind: ReviewKind | null, from: number) => {
    const { rows, next } = await selectReviewList(pool, { kind, after: from, limit: 2 });
    return [rows.map(({ id }) => ids.indexOf(id)), next === null ? null : ids.indexOf(next)];
  };
  assert.deepEqual(await read(null, ids[1]!), [[2, 3], 3]);
  assert.deepEqual(await read(null, ids[3]!), [[4], null]);
  assert.deepEqual(await read('which-unit', 0), [[0, 2], 2]);
  assert.deepEqual(await read('which-unit', ids[2]!), [[4], null]);
  assert.deepEqual(await countOpenReviews(pool, { until: ids[2]! }), [
    { kind: 'which-unit', open: 3, passed: 2 },
    { kind: 'holder-differs', open: 1, passed: 0 },
    { kind: 'which-subject', open: 1, passed: 1 },
  ]);
  await decide(ids[2]!);
  assert.deepEqual(await read('which-unit', 0), [[0, 4], null]);
  assert.equal(await selectNextReview(pool, { after: ids[0]!, kind: 'which-unit' }), ids[4]);
  assert.equal(await selectNextReview(pool, { after: ids[4]!, kind: 'which-unit' }), ids[0]);
  assert.equal(await selectNextReview(pool, { after: ids[3]!, kind: 'holder-differs' }), null);
});

test('a question knows the open questions about the same line of the same list', async () => {
  const name = await ask(90, 'which-unit', { domain: 'che.vn', note: 'ambiguous' });
  const holder = await ask(90, 'which-subject', { domains: ['che.vn'], name: 'Công ty Chè' });
  await ask(91, 'which-subject', { name: 'Công ty Trà' });
  assert.deepEqual((await selectReview(pool, name))?.sameLine, [
    { id: holder, kind: 'which-subject', isAmbiguous: false, about: 'Công ty Chè' },
  ]);
  assert.deepEqual((await selectReview(pool, holder))?.sameLine, [
    { id: name, kind: 'which-unit', isAmbiguous: true, about: 'che.vn' },
  ]);
  await decide(holder);
  assert.deepEqual((await selectReview(pool, name))?.sameLine, []);
});

test('a page deep in a long queue reads its fifty by the index of open questions', async () => {
  await pool.query(
    `insert into registry.review (import_id, line, kind, payload, about)
     select $1, line, 'which-unit', '{"domain":"a.vn"}', 'long:' || line
     from generate_series(1000, 5999) line`,
    [importId],
  );
  await database.pool.query('analyze registry.review');
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, costs off, timing off, summary off)
     select review.id from registry.review join registry.import on import.id = review.import_id
     where review.decided_at is null and review.id > 3000 order by review.id limit 51`,
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  assert.match(plan, /Index (Only )?Scan using review_open on review \(actual rows=51/);
  assert.match(plan, /Index Cond: \(id > 3000\)/);
});
