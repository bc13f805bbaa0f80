/** What a request's scope is in the database: said once, gone at the end, and no way around it for a login of its own. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import { inTransaction } from './db.ts';
import { connectionAs } from './own-login.ts';
import { databaseOf, openClient, openPool } from './pool.ts';
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

test('what a connection of the console’s own may not do, whatever SQL got into it', async () => {
  const as = await connectionAs(database.pool, database.target, 'hien_dien_console');
  const own = openPool(as.target, { ...as, applicationName: 'test', max: 1 });
  const refused = async (sql: string, code = '42501') =>
    assert.rejects(
      inScope(own, scopeOf(here), (trx) => trx.query(sql)),
      { code },
      sql,
    );
  try {
    // It ends the answer, and does not give more of one.
    await refused('set local row_security = off; select name from registry.subject');
    for (const sql of [
      'set local session_replication_role = replica',
      'set local session authorization hien_dien_app',
      `alter role current_user set hien_dien.everywhere = 'on'`,
      'alter role current_user bypassrls',
      'alter role hien_dien_app login',
      'grant hien_dien_app to current_user',
      'create role somebody',
      'create schema own',
      'create table public.own ()',
      'create table registry.own ()',
      `create function public.own() returns int language sql as 'select 1'`,
      'create extension hstore',
      'alter table registry.subject disable row level security',
      'drop policy in_scope on registry.subject',
      'alter function registry.find_subjects(text, text, text, text, bigint[], int) owner to current_user',
      'insert into reporting.figures_moved default values',
      'delete from reporting.figures_moved',
      `copy (select 1) to program 'true'`,
      `select pg_read_file('postgresql.conf')`,
      'select rolpassword from pg_authid',
    ])
      await refused(sql);
    const { rows } = await own.query(
      `select bool_and(query = '<insufficient privilege>') as hidden from pg_stat_activity where usename <> current_user`,
    );
    assert.deepEqual(rows, [{ hidden: true }]);
  } finally {
    await own.end();
  }
});

test('in the server’s other databases the console’s connection meets nothing and leaves nothing', async () => {
  await using other = await openTestDatabase();
  await other.pool.query(
    `insert into registry.subject (kind, name, legal_basis) values ('school', 'the other database’s', 'x')`,
  );
  const own = async (target: typeof other.target) => {
    const as = await connectionAs(database.pool, target, 'hien_dien_console');
    return openPool(as.target, { ...as, applicationName: 'test', max: 1 });
  };
  const second = await own(other.target);
  const first = await own((await openTestServer()).connectionFor('postgres'));
  try {
    // Another database of ours asks for a scope like this one.
    assert.deepEqual(await names(second), []);
    await assert.rejects(first.query('create table own ()'), { code: '42501' });
    await assert.rejects(first.query('create schema own'), { code: '42501' });
    const { rows } = await first.query(
      `select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
       where nspname !~ '^pg_|^information_schema$'`,
    );
    assert.deepEqual(rows, []);
  } finally {
    await Promise.all([first.end(), second.end()]);
  }
});

test('what SQL that got in leaves for the next sessions of its role is gone at the next start', async () => {
  const role = 'scope_test_left';
  await database.pool.query(`drop role if exists ${role}`);
  await database.pool.query(`create role ${role} nologin`);
  try {
    const as = await connectionAs(database.pool, database.target, role);
    const own = openPool(as.target, { ...as, applicationName: 'test', max: 1 });
    try {
      await own.query(`alter role ${role} set row_security = off`);
      await own.query(
        `alter role ${role} in database ${databaseOf(database.target)} set search_path = pg_temp`,
      );
      await own.query(`alter role ${role} password 'known'`);
    } finally {
      await own.end();
    }
    assert.deepEqual(await connectionAs(database.pool, database.target, role), as);
    const { rows } = await database.pool.query(
      `select rolcanlogin, rolpassword, setting.setconfig
       from pg_authid
       left join pg_db_role_setting setting on setting.setrole = pg_authid.oid
       where rolname = $1`,
      [role],
    );
    assert.deepEqual(rows, [{ rolcanlogin: true, rolpassword: null, setconfig: null }]);
  } finally {
    await database.pool.query(`drop role ${role}`);
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
