/** Values and sessions as the product's SQL may rely on them, whatever the server's defaults are. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTransaction } from './db.ts';
import { databaseOf, openClient, openPool, withDatabase } from './pool.ts';
import { openTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
});
after(() => database[Symbol.asyncDispose]());

test('dates stay text, moments are instants to the microsecond, counts are numbers', async () => {
  const { rows } = await database.pool.query(`
    select
      date '2026-04-30' as day,
      timestamptz '2026-04-30 07:00:00.123456+07' as at,
      9007199254740991::int8 as most,
      1.10::numeric as share,
      array[date '2025-07-01', null] as days,
      array[12, 34]::int8[] as ids,
      array[timestamptz '2026-04-30 00:00Z'] as moments,
      daterange('2025-07-01', null) as valid,
      interval '90 minutes' as wait,
      '{"a": 1}'::jsonb as json`);
  const { at, moments, ...rest } = rows[0];
  assert.equal(at.toString(), '2026-04-30T00:00:00.123456Z');
  assert.deepEqual(moments.map(String), ['2026-04-30T00:00:00Z']);
  assert.deepEqual(rest, {
    day: '2026-04-30',
    most: 9007199254740991,
    share: '1.10',
    days: ['2025-07-01', null],
    ids: [12, 34],
    valid: '[2025-07-01,)',
    wait: 'PT1H30M',
    json: { a: 1 },
  });
});

test('a number that JavaScript cannot hold is refused, not rounded', async () => {
  await assert.rejects(database.pool.query('select 9007199254740993::int8 as id'), {
    name: 'RangeError',
    message: 'an int8 beyond 2^53 cannot be read as a number: 9007199254740993; select it as text',
  });
});

test('instants go in as parameters, alone, in arrays, and inside a transaction', async () => {
  const at = Temporal.Instant.from('2026-11-26T04:05:06.789Z');
  const text = 'select $1::timestamptz::text as one, $2::timestamptz[]::text as many, $3::jsonb as json';
  const values = [at, [at, null], JSON.stringify({ at })];
  const expected = [
    {
      one: '2026-11-26 04:05:06.789+00',
      many: '{"2026-11-26 04:05:06.789+00",NULL}',
      json: { at: '2026-11-26T04:05:06.789Z' },
    },
  ];
  assert.deepEqual((await database.pool.query(text, values)).rows, expected);
  assert.deepEqual((await database.pool.query({ text, values })).rows, expected);
  const { rows } = await inTransaction(database.pool, (trx) => trx.query(text, values));
  assert.deepEqual(rows, expected);
});

test('a session takes its role, speaks UTC, and lets go of a peer that is gone', async () => {
  const worker = database.connect('hien_dien_worker');
  const { rows } = await worker.query(`
    select
      current_user as role,
      current_setting('timezone') as timezone,
      current_setting('idle_in_transaction_session_timeout') as idle`);
  assert.deepEqual(rows, [{ role: 'hien_dien_worker', timezone: 'UTC', idle: '5min' }]);
});

test('a statement that takes too long is cancelled', async () => {
  const hasty = openPool(database.target, { applicationName: 'test', statementTimeoutMs: 50 });
  try {
    await assert.rejects(hasty.query('select pg_sleep(60)'), { code: '57014' });
    assert.deepEqual((await hasty.query('select 1 as one')).rows, [{ one: 1 }]);
  } finally {
    await hasty.end();
  }
});

test('a connection that is cut while idle, or inside a transaction, does not end the process', async () => {
  const pool = openPool(database.target, { applicationName: 'to be cut', max: 2 });
  const cut = () =>
    database.pool.query(`
      select pg_terminate_backend(pid, 5000)
      from pg_stat_activity
      where application_name = 'to be cut'`);
  try {
    await pool.query('select 1');
    await cut();
    assert.deepEqual((await pool.query('select 1 as one')).rows, [{ one: 1 }]);
    const broken = inTransaction(pool, async (trx) => {
      await cut();
      await trx.query('select 1');
    });
    await assert.rejects(broken, /terminat|not queryable/i);
    assert.deepEqual((await pool.query('select 1 as one')).rows, [{ one: 1 }]);
  } finally {
    await pool.end();
  }
});

test('the options of a URL are kept beside ours', async () => {
  const { socketFolder, user } = database.target as { socketFolder: string; user: string };
  const host = encodeURIComponent(socketFolder);
  const options = encodeURIComponent('-c application_name=from-the-url -c work_mem=7MB');
  const connectionString = `postgres://${user}@/${databaseOf(database.target)}?host=${host}&options=${options}`;
  const client = await openClient(
    { connectionString },
    { applicationName: 'test', role: 'hien_dien_auditor' },
  );
  try {
    const { rows } = await client.query(`select current_user as role, current_setting('work_mem') as memory`);
    assert.deepEqual(rows, [{ role: 'hien_dien_auditor', memory: '7MB' }]);
  } finally {
    await client.end();
  }
});

test('another database of the same server is named without losing the rest of the URL', () => {
  const target = { connectionString: 'postgres://an:p%40ss@db.example.vn:5433/hien_dien?sslmode=require' };
  assert.equal(databaseOf(target), 'hien_dien');
  assert.deepEqual(withDatabase(target, 'hien_dien_sample'), {
    connectionString: 'postgres://an:p%40ss@db.example.vn:5433/hien_dien_sample?sslmode=require',
  });
  assert.equal(databaseOf({ connectionString: 'postgres://an@db.example.vn' }), 'an');
});
