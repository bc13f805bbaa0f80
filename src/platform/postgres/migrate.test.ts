/** Migrations: in order, once, whole or not at all, and never against a database that another program made. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type pg from 'pg';
import { createDatabaseIfMissing } from './create-database.ts';
import { until } from './embedded/testing.ts';
import { migrate } from './migrate.ts';
import { openClient, openPool, type Target } from './pool.ts';
import { openTestServer } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'hien-dien-migrate-'));
const name = `migrating_${process.pid}`;
const write = (file: string, sql: string) => writeFileSync(join(folder, file), sql);
let target: Target;
let pool: pg.Pool;

beforeEach(async () => {
  const server = await openTestServer();
  await createDatabaseIfMissing(server.connectionFor('postgres'), name);
  target = server.connectionFor(name);
  pool = openPool(target, { applicationName: 'test' });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  write('0001_first.sql', 'create table first (n int);');
  write('0002_second.sql', 'create table second (n int); insert into second values (2);');
});

afterEach(async () => {
  await pool.end();
  const server = await openTestServer();
  const admin = await openClient(server.connectionFor('postgres'), { applicationName: 'test' });
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

after(() => rmSync(folder, { recursive: true, force: true }));

test('an empty database is brought up file by file, and a second time nothing happens', async () => {
  assert.deepEqual(await migrate(target, folder), { from: 0, to: 2 });
  assert.deepEqual(await migrate(target, folder), { from: 2, to: 2 });
  const { rows } = await pool.query(
    'select number, name, applied_by from platform.migration order by number',
  );
  assert.deepEqual(rows, [
    { number: 1, name: '0001_first.sql', applied_by: 'hien_dien' },
    { number: 2, name: '0002_second.sql', applied_by: 'hien_dien' },
  ]);
});

test('two processes that migrate at once do it once', async () => {
  const both = await Promise.all([migrate(target, folder), migrate(target, folder)]);
  assert.deepEqual(
    both.sort((a, b) => a.from - b.from),
    [
      { from: 0, to: 2 },
      { from: 2, to: 2 },
    ],
  );
  const { rows } = await pool.query('select n from second');
  assert.deepEqual(rows, [{ n: 2 }]);
});

test('a file that fails leaves nothing of itself, and what came before stays', async () => {
  write('0003_third.sql', 'create table third (n int); insert into nowhere values (1);');
  await assert.rejects(migrate(target, folder), {
    message:
      'migration 0003_third.sql failed; nothing of it was kept: error: relation "nowhere" does not exist',
  });
  assert.deepEqual(await selectTables(), ['first', 'second']);
  write('0003_third.sql', 'create table third (n int);');
  assert.deepEqual(await migrate(target, folder), { from: 2, to: 3 });
});

test('a migration killed in the middle leaves nothing half done, and the next start goes on', async () => {
  write('0003_third.sql', `create table third (n int); select pg_sleep(600) as killed_here;`);
  const script = `
    import { migrate } from '${pathToFileURL(join(import.meta.dirname, 'migrate.ts')).href}';
    await migrate(${JSON.stringify(target)}, ${JSON.stringify(folder)});`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' });
  const isAsleep = async (): Promise<boolean> => {
    const { rows } = await pool.query(`
      select pid
      from pg_stat_activity
      where application_name = 'hien-dien migrate'
        and datname = current_database()
        and wait_event = 'PgSleep'`);
    return rows.length === 1;
  };
  await until('it is in the middle', isAsleep);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  write('0003_third.sql', 'create table third (n int);');
  assert.deepEqual(await migrate(target, folder), { from: 2, to: 3 });
  assert.deepEqual(await selectTables(), ['first', 'second', 'third']);
});

test('a file that was changed after it was applied is named', async () => {
  await migrate(target, folder);
  appendFileSync(join(folder, '0001_first.sql'), '-- edited\n');
  await assert.rejects(migrate(target, folder), {
    code: 'migration-changed',
    message: `Migration 0001_first.sql was applied to the database "${name}" and its file is another now. Use the program that applied it, or restore from a backup.`,
  });
});

test('a database newer than the program is left alone, and both revisions are named', async () => {
  await migrate(target, folder);
  rmSync(join(folder, '0002_second.sql'));
  await assert.rejects(migrate(target, folder), {
    code: 'database-newer',
    message: `The database "${name}" is at revision 2, this program knows 1. Use the newer program.`,
  });
});

test('a gap in the numbers is noticed before anything runs', async () => {
  write('0004_fourth.sql', 'select 1;');
  await assert.rejects(migrate(target, folder), {
    message: 'migration 0004_fourth.sql should have the number 0003',
  });
});

test('a database is made in Vietnamese order, and by two at once only once', async () => {
  const server = await openTestServer();
  const admin = server.connectionFor('postgres');
  const other = `${name}_other`;
  const both = await Promise.all([
    createDatabaseIfMissing(admin, other),
    createDatabaseIfMissing(admin, other),
  ]);
  const client = await openClient(server.connectionFor(other), { applicationName: 'test' });
  const { rows } = await client.query(`
    select string_agg(name, ' ' order by name) as names
    from unnest(array['Đông', 'Dũng', 'Cường', 'Dung', 'Ân', 'An', 'Ăn', 'Em']) as name`);
  await client.end();
  const dropping = await openClient(admin, { applicationName: 'test' });
  await dropping.query(`drop database ${other} with (force)`);
  await dropping.end();
  assert.deepEqual(both.toSorted(), [false, true]);
  assert.equal(rows[0].names, 'An Ăn Ân Cường Dung Dũng Đông Em');
});

async function selectTables(): Promise<string[]> {
  const { rows } = await pool.query(`
    select relname as name
    from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by relname`);
  return rows.map((row) => row.name);
}
