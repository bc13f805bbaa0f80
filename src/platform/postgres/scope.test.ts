/** What a request's scope is in the database: said once, gone at the end, and no way around it for a login of its own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import { inTransaction } from './db.ts';
import { connectionAs } from './own-login.ts';
import { openClient, openPool } from './pool.ts';
import { inScope } from './scope.ts';
import { openTestDatabase, openTestServer, type TestDatabase } from './testing.ts';

let database: TestDatabase;
/** One connection, so that what one request leaves behind would meet the next. */
let pool: pg.Pool;
let here: number;
let elsewhere: number;

before(async () => {
  database = await openTestDatabase();
  pool = database.connect('hien_dien_console', { max: 1 });
  const { rows } = await database.pool.query<{ id: number }>(`
    insert into territory.unit (key, level, exists_on)
    values ('here', 'commune', '(,)'), ('elsewhere', 'commune', '(,)')
    returning id`);
  [here, elsewhere] = rows.map(({ id }) => id) as [number, number];
  await database.pool.query(`
    insert into territory.closure (ancestor_id, descendant_id, depth, valid)
    select id, id, 0, exists_on
    from territory.unit`);
  await database.pool.query(
    `insert into registry.subject (kind, name, unit_id, legal_basis)
     values ('school', 'here', $1, 'x'), ('school', 'elsewhere', $2, 'x'), ('school', 'nowhere', null, 'x')`,
    [here, elsewhere],
  );
});

after(() => database[Symbol.asyncDispose]());

const names = async (db: { query(text: string): Promise<{ rows: { name: string }[] }> }) =>
  (await db.query('select name from registry.subject order by id')).rows.map(({ name }) => name);
const scopeOf = (...unitIds: number[]) => ({ everywhere: false, unitIds, accountId: 7 });

test('a request sees the rows of its units, and those without a unit only where it sees everything', async () => {
  assert.deepEqual(await inScope(pool, scopeOf(here), names), ['here']);
  assert.deepEqual(await inScope(pool, scopeOf(here, elsewhere), names), ['here', 'elsewhere']);
  assert.deepEqual(await inScope(pool, scopeOf(), names), []);
  assert.deepEqual(await inScope(pool, { everywhere: true, unitIds: [], accountId: null }, names), [
    'here',
    'elsewhere',
    'nowhere',
  ]);
});

test('without a scope a session sees nothing, also after a request that had one', async () => {
  assert.deepEqual(await names(pool), []);
  await inScope(pool, { everywhere: true, unitIds: [here], accountId: 7 }, names);
  assert.deepEqual(await names(pool), []);
  await assert.rejects(
    inScope(pool, { everywhere: true, unitIds: [here], accountId: 7 }, async () => {
      throw new Error('on purpose');
    }),
    /on purpose/,
  );
  assert.deepEqual(await names(pool), []);
  const { rows } = await pool.query(`
    select
      current_setting('hien_dien.everywhere', true) as everywhere,
      current_setting('hien_dien.scope', true) as scope,
      current_setting('hien_dien.account', true) as account`);
  assert.deepEqual(rows, [{ everywhere: '', scope: '', account: '' }]);
});

test('what a request writes is kept when it ends well and gone when it does not', async () => {
  const add = (name: string, fail: boolean) =>
    inScope(pool, scopeOf(here), async (trx) => {
      await trx.query(
        `insert into registry.subject (kind, name, unit_id, legal_basis) values ('school', $1, $2, 'x')`,
        [name, here],
      );
      if (fail) throw new Error('on purpose');
    });
  await add('kept', false);
  await assert.rejects(add('gone', true), /on purpose/);
  assert.deepEqual(await inScope(pool, scopeOf(here), names), ['here', 'kept']);
  await database.pool.query(`delete from registry.subject where name = 'kept'`);
});

test('a page reads one moment and writes nothing', async () => {
  await inScope(
    pool,
    scopeOf(here),
    async (trx) => {
      assert.deepEqual(await names(trx), ['here']);
      await database.pool.query(`update registry.subject set name = 'renamed' where name = 'here'`);
      assert.deepEqual(await names(trx), ['here']);
      await assert.rejects(trx.query(`update registry.subject set name = 'written'`), { code: '25006' });
    },
    { readOnly: true },
  );
  await database.pool.query(`update registry.subject set name = 'here' where name = 'renamed'`);
});

test('a pool of another role is our own mistake and is not served', async () => {
  const app = database.connect('hien_dien_app', { max: 1 });
  await assert.rejects(inScope(app, scopeOf(here), names), {
    message: "a request's scope needs a pool of hien_dien_console, not of hien_dien_app",
  });
  // It left no open transaction behind.
  const { rows } = await app.query('select now() = statement_timestamp() as own_transaction');
  assert.deepEqual(rows, [{ own_transaction: true }]);
});

test('on the PostgreSQL that comes along a connection is the console’s and can become nobody else', async () => {
  const as = await connectionAs(database.pool, database.target, 'hien_dien_console');
  const own = openPool(as.target, { ...as, applicationName: 'test', max: 1 });
  try {
    assert.deepEqual(await inScope(own, scopeOf(here), names), ['here']);
    for (const other of ['hien_dien_app', 'hien_dien_identity', 'hien_dien_worker'])
      await assert.rejects(own.query(`set role ${other}`), { code: '42501' });
    await own.query('reset role');
    await own.query('set session authorization default');
    const seen = await inScope(own, scopeOf(here), async (trx) => {
      await trx.query('set local role none');
      return names(trx);
    });
    assert.deepEqual(seen, ['here']);
    // Asked again, also by two at once, nothing is altered and nobody waits.
    const both = [1, 2].map(() => connectionAs(database.pool, database.target, 'hien_dien_console'));
    for (const again of await Promise.all(both)) assert.deepEqual(again, as);
  } finally {
    await own.end();
  }
});

test('where the web logs in as the owner its session can leave the role: the policies are no wall then', async () => {
  const seen = await inTransaction(pool, async (trx) => {
    await trx.query('set local role none');
    return names(trx);
  });
  assert.equal(seen.length, 3);
});

test('a login of the web’s own can become nobody else, and is nobody without its role', async () => {
  const server = await openTestServer();
  const admin = await openClient(server.connectionFor('postgres'), { applicationName: 'test' });
  const login = 'scope_test_web';
  await admin.query(`drop role if exists ${login}`);
  await admin.query(`create role ${login} login noinherit`);
  try {
    await admin.query(
      `grant hien_dien_console, hien_dien_identity to ${login} with inherit false, set true, admin false`,
    );
    const own = openPool(
      { ...(database.target as { socketFolder: string; database: string }), user: login },
      { applicationName: 'test', role: 'hien_dien_console', max: 1 },
    );
    try {
      assert.deepEqual(await inScope(own, scopeOf(here), names), ['here']);
      await assert.rejects(own.query('set role hien_dien_app'), { code: '42501' });
      await own.query('reset role');
      await own.query('set role none');
      await assert.rejects(own.query('select from registry.subject'), { code: '42501' });
    } finally {
      await own.end();
    }
  } finally {
    await admin.query(`drop role if exists ${login}`);
    await admin.end();
  }
});
