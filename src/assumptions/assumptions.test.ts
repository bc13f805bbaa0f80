import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase } from '#platform/postgres/testing.ts';
import { Problem } from '#platform/problems.ts';
import type { Assumption } from './assumption.ts';
import { defaults } from './defaults.ts';
import {
  assumptionKeys,
  checkAssumption,
  isUnconfirmed,
  listAssumptions,
  loadAssumptions,
  readAssumptions,
} from './index.ts';

test('every assumption has a value of its own shape, two titles, a source and a place where it is used', () => {
  for (const key of assumptionKeys) {
    const { value, title, source, usedIn }: Assumption = defaults[key];
    assert.deepEqual(checkAssumption(key, value), value, key);
    for (const words of [title.vi, title.en, source]) assert.equal(words, words.normalize('NFC'), key);
    assert.ok(title.vi !== '' && title.en !== '' && source !== '' && usedIn.length > 0, key);
  }
});

test('a register that was never loaded says what the program assumes', async () => {
  await using database = await openTestDatabase();
  const assumed = await readAssumptions(database.pool, '2026-11-26');
  assert.deepEqual(assumed['presence.website'], ['website']);
  assert.equal(assumed['measurement.every-days'], 7);
  const [first] = await listAssumptions(database.pool, '2026-11-26');
  assert.deepEqual([first?.key, first?.version], ['calendar.general-month', 0]);
});

test('loading twice inserts once, and what the Sở decided is not overwritten', async () => {
  await using database = await openTestDatabase();
  const { pool } = database;
  const first = await inTransaction(pool, (trx) => loadAssumptions(trx));
  await pool.query(
    `insert into assumptions.assumption (key, version, value, valid, title_vi, title_en, source, grade, confirmed_by, confirmed_on)
     values ('measurement.every-days', 2, '3', '[2026-10-01,)', 'Ba ngày', 'Three days', 'Quyết định của Sở', 'inferred',
             'Trưởng phòng', '2026-09-28')`,
  );
  const second = await inTransaction(pool, (trx) => loadAssumptions(trx));
  assert.deepEqual([first.inserted, second.inserted], [assumptionKeys.length, 0]);
  assert.equal((await readAssumptions(pool, '2026-11-26'))['measurement.every-days'], 3);
  assert.equal((await readAssumptions(pool, '2026-09-30'))['measurement.every-days'], 7);
});

test('an assumption that nobody confirmed and no official text holds is marked', async () => {
  await using database = await openTestDatabase();
  const { pool } = database;
  await inTransaction(pool, (trx) => loadAssumptions(trx));
  await pool.query(
    `insert into assumptions.assumption (key, version, value, title_vi, title_en, source, grade, confirmed_by, confirmed_on)
     values ('coverage.least-percent', 2, '20', 'Hai mươi', 'Twenty', 'Quyết định của Sở', 'inferred', 'Giám đốc', '2026-09-28')`,
  );
  const listed = await listAssumptions(pool, '2026-11-26');
  const marked = (key: string) => isUnconfirmed(listed.find((row) => row.key === key)!);
  assert.equal(listed.length, assumptionKeys.length);
  assert.equal(marked('presence.website'), true);
  assert.equal(marked('coverage.least-percent'), false);
  assert.equal(marked('calendar.vnnic-month-due-day'), false);
});

test('a value that does not fit its key is refused with the place and what belongs there', () => {
  const refusal = (key: Parameters<typeof checkAssumption>[0], value: unknown) => {
    try {
      checkAssumption(key, value);
    } catch (error) {
      if (error instanceof Problem) return error.sentences.en;
      throw error;
    }
    return 'taken';
  };
  assert.equal(
    refusal('presence.website', ['website', 'tiktok']),
    'The assumption "presence.website" cannot be read: "[1]" should be "none" | "domain-only" | "mail-only" | "social-only" | "placeholder" | "website" | "unknown". Record a new version with a right value.',
  );
  assert.equal(
    refusal('reconciliation.tolerance', { greenPercent: 5, amberPercent: 110 }),
    'The assumption "reconciliation.tolerance" cannot be read: "amberPercent" should be 0…100. Record a new version with a right value.',
  );
  assert.equal(
    refusal('entitlement.free-until', '2026-02-30'),
    'The assumption "entitlement.free-until" cannot be read: the value should be "YYYY-MM-DD". Record a new version with a right value.',
  );
  assert.equal(refusal('entitlement.free-until', null), 'taken');
});
