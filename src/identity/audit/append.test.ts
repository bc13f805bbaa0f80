import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase } from '#platform/postgres/testing.ts';
import { appendAudit } from './append.ts';

const at = Temporal.Instant.from('2026-11-26T07:00:00.123456Z');

test('an entry holds who did what to what, and the hash of the one before', async () => {
  await using database = await openTestDatabase();
  const identity = database.connect('hien_dien_identity');
  const first = await inTransaction(identity, (trx) =>
    appendAudit(trx, { at, actor: null, act: 'database-opened' }),
  );
  const second = await inTransaction(identity, (trx) =>
    appendAudit(trx, {
      at,
      actor: { accountId: 12, postId: 3 },
      act: 'account-made',
      object: 'account:13',
      details: { role: 'commune' },
      requestId: 'r-1',
    }),
  );
  assert.deepEqual([first, second], [1, 2]);
  const { rows } = await identity.query(`
    select
      at,
      account_id,
      post_id,
      act,
      object,
      details,
      request_id,
      previous_hash = (select hash from identity.audit_entry where seq = 1) as follows
    from identity.audit_entry
    where seq = 2`);
  assert.deepEqual(rows, [
    {
      at,
      account_id: 12,
      post_id: 3,
      act: 'account-made',
      object: 'account:13',
      details: { role: 'commune' },
      request_id: 'r-1',
      follows: true,
    },
  ]);
});

test('an act that is rolled back leaves no entry and no gap', async () => {
  await using database = await openTestDatabase();
  const app = database.connect('hien_dien_app');
  await assert.rejects(
    inTransaction(app, async (trx) => {
      await appendAudit(trx, { at, actor: null, act: 'import-committed' });
      throw new Error('the import failed');
    }),
    /the import failed/,
  );
  assert.equal(await inTransaction(app, (trx) => appendAudit(trx, { at, actor: null, act: 'signed-in' })), 1);
});

test('fifty acts at once stand one after another without a gap', async () => {
  await using database = await openTestDatabase();
  const console = database.connect('hien_dien_console', { max: 8 });
  const numbers = await Promise.all(
    Array.from({ length: 50 }, () =>
      inTransaction(console, (trx) => appendAudit(trx, { at, actor: null, act: 'exported' })),
    ),
  );
  assert.deepEqual(
    numbers.toSorted((a, b) => a - b),
    Array.from({ length: 50 }, (_, index) => index + 1),
  );
});

const mayAppend = ['hien_dien_console', 'hien_dien_identity', 'hien_dien_app', 'hien_dien_worker'];
for (const role of [...mayAppend, 'hien_dien_auditor', 'hien_dien_public']) {
  test(`${role} ${mayAppend.includes(role) ? 'appends by the function' : 'cannot append'} and cannot insert, change, delete or empty`, async () => {
    await using database = await openTestDatabase();
    await inTransaction(database.pool, (trx) => appendAudit(trx, { at, actor: null, act: 'signed-in' }));
    const pool = database.connect(role);
    const append = inTransaction(pool, (trx) => appendAudit(trx, { at, actor: null, act: 'signed-in' }));
    if (mayAppend.includes(role)) assert.equal(await append, 2);
    else await assert.rejects(append, /permission denied/);
    for (const forbidden of [
      `insert into identity.audit_entry (seq, at, act, previous_hash, hash)
        values (9, now(), 'forged', sha256(''), sha256(''))`,
      `update identity.audit_entry set act = 'other'`,
      'delete from identity.audit_entry',
      'truncate identity.audit_entry',
      'update identity.audit_head set seq = 0',
      'delete from identity.audit_head',
      'truncate identity.audit_head',
    ]) {
      await assert.rejects(pool.query(forbidden), /permission denied/, forbidden);
    }
  });
}

test('the owner of the tables is stopped from changing, deleting and emptying as well', async () => {
  await using database = await openTestDatabase();
  await inTransaction(database.pool, (trx) => appendAudit(trx, { at, actor: null, act: 'signed-in' }));
  await database.pool.query(
    `insert into identity.audit_head (day, seq, hash, signature, key_id)
    values ('2026-11-25', 1, sha256(''), '', 'none')`,
  );
  for (const [statement, word] of [
    [`update identity.audit_entry set act = 'other'`, 'audit_entry is append-only: update'],
    ['delete from identity.audit_entry', 'audit_entry is append-only: delete'],
    ['truncate identity.audit_entry', 'audit_entry is append-only: truncate'],
    ['update identity.audit_head set seq = 2', 'audit_head is append-only: update'],
    ['delete from identity.audit_head', 'audit_head is append-only: delete'],
    ['truncate identity.audit_head', 'audit_head is append-only: truncate'],
  ] as const) {
    await assert.rejects(database.pool.query(statement), new RegExp(word), statement);
  }
});

test('a signed-in person reads his own entries, and all of them where his post sees everything', async () => {
  await using database = await openTestDatabase();
  await inTransaction(database.pool, async (trx) => {
    await appendAudit(trx, { at, actor: { accountId: 1, postId: 1 }, act: 'signed-in' });
    await appendAudit(trx, { at, actor: { accountId: 2, postId: 2 }, act: 'exported' });
  });
  const console = database.connect('hien_dien_console');
  const seen = (everywhere: string, account: string) =>
    inTransaction(console, async (trx) => {
      await trx.query(
        `select
          set_config('hien_dien.everywhere', $1, true),
          set_config('hien_dien.account', $2, true)`,
        [everywhere, account],
      );
      const { rows } = await trx.query<{ act: string }>('select act from identity.audit_entry order by seq');
      return rows.map(({ act }) => act);
    });
  assert.deepEqual(await seen('off', '2'), ['exported']);
  assert.deepEqual(await seen('off', ''), []);
  assert.deepEqual(await seen('on', '2'), ['signed-in', 'exported']);
});
