/** Accounts for a whole province in one go. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openActivation } from './activation.ts';
import { type BulkRow, makeAccountsInBulk } from './bulk.ts';
import { selectActor } from './session-actor.ts';
import { type Desk, openDesk, walkLink } from './testing/desk.ts';

const province: BulkRow[] = [
  ...Array.from(
    { length: 92 },
    (_, at): BulkRow => ({ title: `UBND xã số ${at + 1}`, role: 'commune', unitIds: [100 + at] }),
  ),
  ...Array.from(
    { length: 25 },
    (_, at): BulkRow => ({
      title: `Sở số ${at + 1}`,
      role: 'body',
      unitIds: [19],
      bodyId: at + 1,
      email: `so${at + 1}@thainguyen.gov.vn`,
    }),
  ),
];
const make = (desk: Desk, rows: readonly BulkRow[]) =>
  desk.within((trx) => makeAccountsInBulk(trx, rows, { ...desk.act(), validDays: 10 }));

test('92 communes and 25 bodies get post, account and link in one go, and the same list again makes nothing twice', async () => {
  await using desk = await openDesk();
  const first = await make(desk, province);
  assert.equal(first.filter(({ outcome }) => outcome === 'made').length, 117);
  const one = first[0]!;
  assert(one.outcome === 'made');
  assert.equal(one.login, 'ubnd-xa-so-1');
  assert.deepEqual(await openActivation(desk.pool, one.secret, desk.now), {
    purpose: 'activation',
    login: 'ubnd-xa-so-1',
    name: 'UBND xã số 1',
    mayUseEmail: false,
    posts: ['UBND xã số 1'],
  });
  const person = await walkLink(desk, one.secret);
  const actor = await selectActor(desk.pool, person.secret, desk.now);
  assert.deepEqual([actor?.role, actor?.unitIds], ['commune', [100]]);

  const second = await make(desk, province);
  assert.deepEqual(second[0], {
    outcome: 'left-alone',
    postId: one.postId,
    accountId: one.accountId,
    login: one.login,
  });
  assert.equal(second.filter(({ outcome }) => outcome === 'renewed').length, 116);
  const [before, after] = [first[91]!, second[91]!];
  assert(before.outcome === 'made' && after.outcome === 'renewed');
  assert.deepEqual([after.accountId, after.postId], [before.accountId, before.postId]);
  assert.equal(await openActivation(desk.pool, before.secret, desk.now), null);
  assert.notEqual(await openActivation(desk.pool, after.secret, desk.now), null);
  const { rows } = await desk.pool.query(
    `select
       (select count(*) from identity.post) as posts,
       (select count(*) from identity.account) as accounts,
       (select count(*) from identity.tenure) as tenures,
       (select count(*) from identity.audit_entry where act = 'account-made') as entries`,
  );
  assert.deepEqual(rows, [{ posts: 117, accounts: 117, tenures: 117, entries: 117 }]);
});

test('the same list from two people at once makes nothing twice', async () => {
  await using desk = await openDesk();
  const few = province.slice(0, 10);
  const both = await Promise.all([make(desk, few), make(desk, few)]);
  assert.deepEqual(both.map(([row]) => row!.outcome).sort(), ['made', 'renewed']);
  const { rows } = await desk.pool.query('select count(*) as posts from identity.post');
  assert.deepEqual(rows, [{ posts: 10 }]);
});

test('a row that cannot be used is told by itself, and the others are made', async () => {
  await using desk = await openDesk();
  await make(desk, [{ title: 'Sở KH&CN', role: 'province', unitIds: [19], login: 'so-khcn' }]);
  const outcomes = await make(desk, [
    { title: 'Xã A', role: 'commune', unitIds: [1] },
    { title: 'Xã B', role: 'commune', unitIds: [] },
    { title: 'Xã C', role: 'commune', unitIds: [3], login: 'so-khcn' },
    { title: 'Xã  A', role: 'commune', unitIds: [1, 1] },
    { title: 'Xã A', role: 'commune', unitIds: [2] },
    { title: 'Xã D', role: 'commune', unitIds: [4], login: 'xa-a' },
    { title: 'Xã E', role: 'commune', unitIds: [5], email: 'không có' },
  ]);
  assert.deepEqual(
    outcomes.map((row) =>
      row.outcome === 'refused' ? row.problem.code : 'login' in row ? row.login : row.outcome,
    ),
    ['xa-a-2', 'post-without-units', 'login-taken', 'repeated', 'xa-a-3', 'xa-a', 'email-wrong'],
  );
});
