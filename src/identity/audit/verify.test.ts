import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type pg from 'pg';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type Template } from '#platform/postgres/testing.ts';
import { appendAudit } from './append.ts';
import { signHead, signHeads } from './head.ts';
import { newKey, publicOf } from './testing.ts';
import { verifyAudit } from './verify.ts';

/** Three days of ten entries each, from 07:00 in Vietnam on. */
const threeDays: Template = {
  name: 'audit_three_days',
  key: '1',
  prepare: (pool) =>
    inTransaction(pool, async (trx) => {
      for (let index = 0; index < 30; index += 1) {
        await appendAudit(trx, {
          at: Temporal.Instant.from('2026-11-23T00:00:00Z').add({
            hours: 24 * Math.floor(index / 10) + (index % 10),
          }),
          actor: index % 3 === 0 ? null : { accountId: index, postId: index % 2 === 0 ? null : 7 },
          act: index % 10 === 0 ? 'signed-in' : 'domain-changed',
          object: `domain:quánphở${index}.vn`,
          details: { số: index, 'b "x"': [1.5, null, true, 'đ\u0001'], a: { n: 1e21 } },
          requestId: `r${index}`,
        });
      }
    }),
};

/** As somebody would who may do anything in the database. */
async function tamper(pool: pg.Pool, ...statements: string[]): Promise<void> {
  await inTransaction(pool, async (trx) => {
    await trx.query('alter table identity.audit_entry disable trigger user');
    await trx.query('alter table identity.audit_head disable trigger user');
    for (const statement of statements) await trx.query(statement);
    await trx.query('alter table identity.audit_entry enable trigger user');
    await trx.query('alter table identity.audit_head enable trigger user');
  });
}

/** Writes the chain anew from an entry on, so that every hash is right again. */
const rewriteFrom = (seq: number) => `
  do $$
  declare
    entry record;
    last bytea;
  begin
    select hash into last from identity.audit_entry where seq = ${seq - 1};
    for entry in select * from identity.audit_entry where seq >= ${seq} order by seq loop
      update identity.audit_entry
      set
        previous_hash = last,
        hash = sha256(last
          || identity.audit_field('hien-dien audit 1')
          || identity.audit_field(entry.seq::text)
          || identity.audit_field((extract(epoch from entry.at) * 1000000)::bigint::text)
          || identity.audit_field(entry.account_id::text)
          || identity.audit_field(entry.post_id::text)
          || identity.audit_field(entry.act)
          || identity.audit_field(entry.object)
          || identity.audit_field(entry.details::text)
          || identity.audit_field(entry.request_id))
      where seq = entry.seq
      returning hash into last;
    end loop;
  end
  $$`;

test('an untouched audit is good, and says how much of it no signature covers yet', async () => {
  await using database = await openTestDatabase({ template: threeDays });
  const key = newKey();
  const added = await inTransaction(database.connect('hien_dien_identity'), (trx) =>
    signHeads(trx, { today: '2026-11-25', key }),
  );
  assert.equal(added, 2);
  const verdict = await verifyAudit(database.connect('hien_dien_auditor'), { keys: [publicOf(key)] });
  assert.deepEqual(
    { ...verdict, lastHead: verdict.lastHead && [verdict.lastHead.day, verdict.lastHead.seq] },
    {
      entries: 30,
      firstBad: null,
      heads: 2,
      lastHead: ['2026-11-24', 20],
      unsigned: 10,
      unsignedSpan: {
        from: Temporal.Instant.from('2026-11-25T00:00:00Z'),
        until: Temporal.Instant.from('2026-11-25T09:00:00Z'),
      },
    },
  );
});

test('an empty audit is good', async () => {
  await using database = await openTestDatabase();
  assert.deepEqual(await verifyAudit(database.pool, { keys: [] }), {
    entries: 0,
    firstBad: null,
    heads: 0,
    lastHead: null,
    unsigned: 0,
    unsignedSpan: null,
  });
});

test('heads are signed once, for days that are over, whoever calls how often', async () => {
  await using database = await openTestDatabase({ template: threeDays });
  const key = newKey();
  const app = database.connect('hien_dien_app');
  const sign = (today: string) => inTransaction(app, (trx) => signHeads(trx, { today, key }));
  assert.equal(await sign('2026-11-23'), 0);
  assert.deepEqual((await Promise.all([sign('2026-11-26'), sign('2026-11-26')])).toSorted(), [0, 3]);
  assert.equal(await sign('2026-11-27'), 0);
  assert.equal(await inTransaction(app, (trx) => signHead(trx, { day: '2026-11-25', key })), 0);
});

/** What was done to the tables → the entry that must be named, and why. */
const cases: readonly [title: string, statements: string[], seq: number, why: string][] = [
  ['an act changed', [`update identity.audit_entry set act = 'other' where seq = 7`], 7, 'changed'],
  [
    'a detail changed',
    [`update identity.audit_entry set details = details || '{"số": 0}' where seq = 12`],
    12,
    'changed',
  ],
  [
    'an instant moved by a microsecond',
    [`update identity.audit_entry set at = at + interval '1 microsecond' where seq = 3`],
    3,
    'changed',
  ],
  ['an instant without end', [`update identity.audit_entry set at = 'infinity' where seq = 3`], 3, 'changed'],
  [
    'an account put where none was',
    [`update identity.audit_entry set account_id = 5 where seq = 4`],
    4,
    'changed',
  ],
  ['an entry taken out', ['delete from identity.audit_entry where seq = 15'], 15, 'missing'],
  ['the first entry taken out', ['delete from identity.audit_entry where seq = 1'], 1, 'missing'],
  [
    'two entries exchanged',
    [
      `update identity.audit_entry set seq = 1000 where seq = 8`,
      `update identity.audit_entry set seq = 8 where seq = 9`,
      `update identity.audit_entry set seq = 9 where seq = 1000`,
    ],
    8,
    'changed',
  ],
  [
    'an entry taken out and the later ones moved up',
    [
      'delete from identity.audit_entry where seq = 15',
      'update identity.audit_entry set seq = -seq + 2000 where seq > 15',
      'update identity.audit_entry set seq = 1999 - seq where seq > 1000',
    ],
    15,
    'changed',
  ],
  [
    'one entry written anew with a hash that is right',
    [
      `update identity.audit_entry set act = 'other' where seq = 11`,
      rewriteFrom(11).replace('seq >= 11', 'seq = 11'),
    ],
    12,
    'unlinked',
  ],
  [
    'the whole chain written anew from an entry on',
    [`update identity.audit_entry set act = 'other' where seq = 14`, rewriteFrom(14)],
    20,
    'head-differs',
  ],
  ['the end cut off', ['delete from identity.audit_entry where seq > 17'], 18, 'cut-off'],
  ['everything deleted', ['delete from identity.audit_entry'], 1, 'cut-off'],
  [
    'the chain written anew and the head too, without the key',
    [
      `update identity.audit_entry set act = 'other' where seq = 14`,
      rewriteFrom(14),
      `update identity.audit_head set hash = (select hash from identity.audit_entry where seq = 20) where seq = 20`,
    ],
    20,
    'head-forged',
  ],
  [
    'a head moved to an earlier entry',
    ['update identity.audit_head set seq = 19 where seq = 20'],
    19,
    'head-forged',
  ],
  [
    'a head of somebody else',
    [`update identity.audit_head set key_id = '0011223344556677' where seq = 10`],
    10,
    'head-key',
  ],
];

for (const [title, statements, seq, why] of cases) {
  test(`found: ${title}`, async () => {
    await using database = await openTestDatabase({ template: threeDays });
    const key = newKey();
    await inTransaction(database.pool, (trx) => signHeads(trx, { today: '2026-11-25', key }));
    await tamper(database.pool, ...statements);
    const { firstBad } = await verifyAudit(database.pool, { keys: [publicOf(key)] });
    assert.deepEqual([firstBad?.seq, firstBad?.why], [seq, why]);
  });
}

test('a bad entry is named with its day and its act', async () => {
  await using database = await openTestDatabase({ template: threeDays });
  await tamper(database.pool, `update identity.audit_entry set object = 'x' where seq = 21`);
  const { firstBad, entries } = await verifyAudit(database.pool, { keys: [] });
  assert.deepEqual(firstBad, { seq: 21, why: 'changed', day: '2026-11-25', act: 'signed-in' });
  assert.equal(entries, 20);
});

test('a cut behind the last head is not found: what is not signed can go, and the verdict said so', async () => {
  await using database = await openTestDatabase({ template: threeDays });
  const key = newKey();
  await inTransaction(database.pool, (trx) => signHeads(trx, { today: '2026-11-25', key }));
  await tamper(database.pool, 'delete from identity.audit_entry where seq > 25');
  const { firstBad, unsigned } = await verifyAudit(database.pool, { keys: [publicOf(key)] });
  assert.deepEqual([firstBad, unsigned], [null, 5]);
});

/** One field of one entry, changed to something else, whatever it was. */
const changes = {
  at: `at = at + make_interval(secs => 1)`,
  account: 'account_id = coalesce(account_id, 0) + 1',
  accountGone: 'account_id = case when account_id is null then 1 end',
  post: 'post_id = coalesce(post_id, 0) + 1',
  act: `act = act || 'x'`,
  object: `object = object || ' '`,
  objectIntoRequest: `object = '', request_id = object || request_id`,
  details: `details = details || '{"z": 1}'`,
  request: `request_id = '' || reverse(request_id) || '-'`,
  previous: `previous_hash = sha256(previous_hash)`,
  hash: `hash = sha256(hash)`,
} as const;

test('whatever field of whatever entry is changed, that entry is named', async () => {
  await using database = await openTestDatabase({ template: threeDays });
  const { pool } = database;
  await pool.query('alter table identity.audit_entry disable trigger user');
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[])),
      fc.option(fc.integer({ min: 1, max: 30 })),
      async (seq, field, removed) => {
        const client = await pool.connect();
        try {
          await client.query('begin');
          await client.query(`update identity.audit_entry set ${changes[field]} where seq = ${seq}`);
          if (removed !== null) await client.query(`delete from identity.audit_entry where seq = ${removed}`);
          const { firstBad } = await verifyAudit(client, { keys: [] });
          // Without a head nothing shows that the very last one is gone.
          const gap = removed === null || removed === 30 ? 31 : removed;
          const changed = removed === seq ? 31 : seq;
          const expected = Math.min(gap, changed);
          assert.equal(firstBad?.seq ?? 31, expected);
          if (expected < 31) assert.equal(firstBad?.why, gap <= changed ? 'missing' : 'changed');
        } finally {
          await client.query('rollback');
          client.release();
        }
      },
    ),
    { seed: 20261126, numRuns: 300 },
  );
});
