/** The databases that tests get: each its own, gone afterwards, whoever was killed meanwhile. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openClient } from './pool.ts';
import { openTestDatabase, openTestServer, type Template } from './testing.ts';

const template: Template = {
  name: 'trial',
  key: 'one row',
  async prepare(pool) {
    await pool.query('create table trial (n int)');
    await pool.query('insert into trial values (1)');
  },
};

test('two databases of a template know nothing of each other', async () => {
  await using first = await openTestDatabase({ template });
  await using second = await openTestDatabase({ template });
  await first.pool.query('insert into trial values (2)');
  assert.deepEqual((await first.pool.query('select n from trial order by n')).rows, [{ n: 1 }, { n: 2 }]);
  assert.deepEqual((await second.pool.query('select n from trial')).rows, [{ n: 1 }]);
});

test('a template whose key changes is made anew', async () => {
  let made = 0;
  const count = (key: string): Template => ({
    name: 'counted',
    key: `${process.pid} ${key}`,
    async prepare() {
      made += 1;
    },
  });
  for (const key of ['a', 'a', 'b']) {
    await using _database = await openTestDatabase({ template: count(key) });
  }
  assert.equal(made, 2);
});

test('the database of a killed test is dropped by a later one', async () => {
  const testing = pathToFileURL(join(import.meta.dirname, 'testing.ts')).href;
  const script = `
    import { openTestDatabase } from '${testing}';
    const { pool, target } = await openTestDatabase();
    await pool.query('select 1');
    console.log(target.database);
    setInterval(() => {}, 1000);`;
  const first = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const name = String(await new Promise((resolve) => first.stdout.once('data', resolve))).trim();
  assert.deepEqual(await selectNames(name), [name]);
  first.kill('SIGKILL');
  await new Promise((resolve) => first.once('exit', resolve));

  const second = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => second.stdout.once('data', resolve));
  assert.deepEqual(await selectNames(name), []);
  second.kill('SIGKILL');
});

async function selectNames(name: string): Promise<string[]> {
  const server = await openTestServer();
  const client = await openClient(server.connectionFor('postgres'), { applicationName: 'test' });
  try {
    const { rows } = await client.query('select datname as name from pg_database where datname = $1', [name]);
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}
