import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type pg from 'pg';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { countsOf, importText } from '../testing/lists.ts';

const rows = Array.from({ length: 300 }, (_, row) => `Trường số ${row},Tân Cương,Thái Nguyên,Xóm ${row}`);
const list = `Tên trường,Xã,Tỉnh,Địa chỉ\n${rows.join('\n')}\n`;

/** Asks again and again, at most a minute. */
async function until(pool: pg.Pool, condition: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const { rows } = await pool.query<{ met: boolean }>(`select exists (${condition}) as met`);
    if (rows[0]!.met) return;
  }
  throw new Error(`never met: ${condition}`);
}

test('one list imported by two people at once is imported once', async () => {
  await using database = await openTerritoryDatabase();
  const pool = database.connect('hien_dien_app');
  const reports = await Promise.all([importText(pool, 'schools', list), importText(pool, 'schools', list)]);
  assert.deepEqual(reports.map(({ already }) => already !== null).sort(), [false, true]);
  const { rows: counted } = await pool.query('select count(*) as subjects from registry.subject');
  assert.deepEqual(counted, [{ subjects: 300 }]);
});

test('two lists that overlap, imported at once, make nobody twice', async () => {
  await using database = await openTerritoryDatabase();
  const pool = database.connect('hien_dien_app');
  const other = `${list}Trường số 300,Tân Cương,Thái Nguyên,Xóm 300\n`;
  const reports = await Promise.all([importText(pool, 'schools', list), importText(pool, 'schools', other)]);
  assert.equal(reports[0]!.counts.new + reports[1]!.counts.new, 301);
  const { rows: counted } = await pool.query('select count(*) as subjects from registry.subject');
  assert.deepEqual(counted, [{ subjects: 301 }]);
});

test('an import killed with -9 while it writes leaves nothing, and the next one finds everything to do', async () => {
  await using database = await openTerritoryDatabase();
  const { pool, target } = database;
  const folder = await mkdtemp(join(tmpdir(), 'hien-dien-kill-'));
  const file = join(folder, 'list.csv');
  await writeFile(file, list);
  // Somebody else holds the log of touched units: the import has written its rows and waits there.
  const holder = await pool.connect();
  try {
    await holder.query('begin; lock table registry.touched_unit in access exclusive mode');
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, '../testing/import-in-process.ts'), JSON.stringify(target), 'schools', file],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    await until(
      pool,
      `select from pg_locks where relation = 'registry.touched_unit'::regclass and not granted`,
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
  } finally {
    await holder.query('rollback');
    holder.release();
    await rm(folder, { recursive: true });
  }
  await until(
    pool,
    `select where not exists (
       select from pg_stat_activity where application_name = 'killed import' and datname = current_database()
     )`,
  );
  const { rows: left } = await pool.query(
    `select (select count(*) from registry.subject) as subjects, (select count(*) from registry.import) as imports,
       (select count(*) from registry.review) as reviews, (select count(*) from registry.touched_unit) as touched`,
  );
  assert.deepEqual(left, [{ subjects: 0, imports: 0, reviews: 0, touched: 0 }]);
  const report = await importText(database.connect('hien_dien_app'), 'schools', list);
  assert.deepEqual(countsOf(report), { rows: 300, new: 300 });
});
