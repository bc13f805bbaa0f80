/** Posts and who holds them from which day to which. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectAccounts } from './account-lists.ts';
import { closeAccount, makeAccount, resumeAccount, suspendAccount } from './accounts.ts';
import { selectPost, selectPosts } from './post-lists.ts';
import { endPost, makePost, type NewPost } from './posts.ts';
import { cancelHandOver, type HandOver, handOver } from './tenure.ts';
import { type Desk, firstAdministrator, openDesk, walkLink } from './testing/desk.ts';

const commune: NewPost = { title: 'Cán bộ xã An Khánh', role: 'commune', unitIds: [5] };
const make = (desk: Desk, post: NewPost = commune) => desk.within((trx) => makePost(trx, post, desk.act()));
const account = async (desk: Desk, login: string, name: string) =>
  (await desk.within((trx) => makeAccount(trx, { login, name }, desk.act()))).accountId;
const give = (desk: Desk, given: HandOver) => desk.within((trx) => handOver(trx, given, desk.act()));
const history = async (desk: Desk, postId: number) =>
  (await selectPost(desk.pool, { postId }, desk.now))!.tenures.map(({ name, from, until }) => [
    name,
    from,
    until,
  ]);

test('a hand-over ends one holder the day before and begins the next on its day', async () => {
  await using desk = await openDesk();
  const postId = await make(desk);
  const lan = await account(desk, 'lan', 'Lan');
  await give(desk, { postId, to: { accountId: lan }, on: '2026-01-05' });
  const note = 'Quyết định 12/QĐ-UBND, nghỉ thai sản';
  const newAccount = { login: 'hoa', name: 'Hòa' };
  const invited = await give(desk, { postId, to: { newAccount }, on: '2026-12-01', note });
  assert.match(invited!.secret, /^[A-Za-z0-9_-]{43}$/);
  assert.deepEqual(await history(desk, postId), [
    ['Hòa', '2026-12-01', null],
    ['Lan', '2026-01-05', '2026-11-30'],
  ]);
  const post = await selectPost(desk.pool, { postId }, desk.now);
  assert.equal(post?.holder?.name, 'Lan');
  assert.deepEqual([post?.next?.name, post?.next?.on], ['Hòa', '2026-12-01']);
  assert.equal(post?.tenures[0]?.note, note);
});

test('a post never has two holders: not twice, not before its day, not over a planned hand-over, not at once', async () => {
  await using desk = await openDesk();
  const postId = await make(desk);
  const [lan, hoa, mai] = [
    await account(desk, 'lan', 'Lan'),
    await account(desk, 'hoa', 'Hòa'),
    await account(desk, 'mai', 'Mai'),
  ];
  await give(desk, { postId, to: { accountId: lan }, on: '2026-11-01' });
  const refused = (accountId: number, on: string, code: string) =>
    assert.rejects(give(desk, { postId, to: { accountId }, on }), { code });
  await refused(lan, '2026-12-01', 'hand-over-same');
  await refused(hoa, '2026-11-01', 'hand-over-too-early');
  await refused(hoa, '2026-10-01', 'hand-over-planned');
  const both = await Promise.allSettled(
    [hoa, mai].map((accountId) => give(desk, { postId, to: { accountId }, on: '2026-12-01' })),
  );
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await history(desk, postId)).length, 2);
});

test('a hand-over that has not begun can be taken back; one that has cannot', async () => {
  await using desk = await openDesk();
  const postId = await make(desk);
  const lan = await account(desk, 'lan', 'Lan');
  const hoa = await account(desk, 'hoa', 'Hòa');
  await give(desk, { postId, to: { accountId: lan }, on: '2026-11-01' });
  await give(desk, { postId, to: { accountId: hoa }, on: '2026-11-27' });
  const cancel = () => desk.within((trx) => cancelHandOver(trx, { postId }, desk.act()));
  await cancel();
  assert.deepEqual(await history(desk, postId), [['Lan', '2026-11-01', null]]);
  await assert.rejects(cancel(), { code: 'hand-over-none' });
  await give(desk, { postId, to: { accountId: hoa }, on: '2026-11-26' });
  await assert.rejects(cancel(), { code: 'hand-over-none' });
});

test('role and units of a post go together', async () => {
  await using desk = await openDesk();
  await assert.rejects(make(desk, { ...commune, unitIds: [] }), { code: 'post-without-units' });
  await assert.rejects(make(desk, { ...commune, everywhere: true }), { code: 'post-not-everywhere' });
  await assert.rejects(make(desk, { ...commune, role: 'body' }), { code: 'post-without-body' });
  await assert.rejects(make(desk, { ...commune, title: '  ' }), { code: 'title-wrong' });
  assert.equal(typeof (await make(desk, { ...commune, role: 'body', bodyId: 4 })), 'number');
  assert.equal(
    typeof (await make(desk, { title: 'VNNIC', role: 'national', unitIds: [], everywhere: true })),
    'number',
  );
});

test('the last administrator stays: not suspended, not closed, the post not ended nor given to who is not there yet', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  const act = desk.act();
  const { accountId } = admin;
  const [post] = (await selectPosts(desk.pool, { role: 'administrator', limit: 10 }, desk.now)).rows;
  const postId = post!.id;
  await assert.rejects(
    desk.within((trx) => suspendAccount(trx, { accountId }, act)),
    { code: 'last-administrator' },
  );
  await assert.rejects(
    desk.within((trx) => closeAccount(trx, { accountId }, act)),
    { code: 'last-administrator' },
  );
  await assert.rejects(
    desk.within((trx) => endPost(trx, { postId }, act)),
    { code: 'last-administrator' },
  );
  const to = { newAccount: { login: 'moi', name: 'Mới' } };
  await assert.rejects(give(desk, { postId, to, on: '2026-11-27' }), { code: 'administrator-not-activated' });
  // A second one, and the first may go; but nobody ends himself.
  const secondPost = await make(desk, {
    title: 'Quản trị 2',
    role: 'administrator',
    unitIds: [],
    everywhere: true,
  });
  const made = await give(desk, { postId: secondPost, to, on: '2026-11-26' });
  const second = await walkLink(desk, made!.secret);
  await assert.rejects(
    desk.within((trx) => closeAccount(trx, { accountId }, desk.act(admin.by))),
    { code: 'not-oneself' },
  );
  await desk.within((trx) => closeAccount(trx, { accountId }, desk.act(second.by)));
  await assert.rejects(
    desk.within((trx) => suspendAccount(trx, { accountId: second.accountId }, act)),
    { code: 'last-administrator' },
  );
});

test('of two administrators who suspend each other at once one stays', async () => {
  await using desk = await openDesk();
  const first = await firstAdministrator(desk);
  const postId = await make(desk, {
    title: 'Quản trị 2',
    role: 'administrator',
    unitIds: [],
    everywhere: true,
  });
  const to = { newAccount: { login: 'hai', name: 'Hai' } };
  const second = await walkLink(desk, (await give(desk, { postId, to, on: '2026-11-26' }))!.secret);
  const suspend = (accountId: number, by: typeof first.by) =>
    desk.within((trx) => suspendAccount(trx, { accountId }, desk.act(by)));
  const both = await Promise.allSettled([
    suspend(second.accountId, first.by),
    suspend(first.accountId, second.by),
  ]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('a closed account leaves its posts vacant and its planned ones untaken; a suspended one comes back', async () => {
  await using desk = await openDesk();
  const held = await make(desk);
  const planned = await make(desk, { ...commune, title: 'Cán bộ xã Bình Yên', unitIds: [6] });
  const made = await give(desk, {
    postId: held,
    to: { newAccount: { login: 'lan', name: 'Lan' } },
    on: '2026-11-01',
  });
  const { accountId } = made!;
  await give(desk, { postId: planned, to: { accountId }, on: '2027-01-01' });
  await walkLink(desk, made!.secret);
  await desk.within((trx) => suspendAccount(trx, { accountId }, desk.act()));
  await assert.rejects(
    desk.within((trx) => suspendAccount(trx, { accountId }, desk.act())),
    { code: 'account-not-usable' },
  );
  await desk.within((trx) => resumeAccount(trx, { accountId }, desk.act()));
  await desk.within((trx) => closeAccount(trx, { accountId }, desk.act()));
  assert.deepEqual(await history(desk, held), [['Lan', '2026-11-01', '2026-11-25']]);
  assert.deepEqual(await history(desk, planned), []);
  assert.equal((await selectPosts(desk.pool, { vacant: true, limit: 10 }, desk.now)).total, 2);
  await assert.rejects(give(desk, { postId: held, to: { accountId }, on: '2026-11-26' }), {
    code: 'account-not-usable',
  });
});

test('accounts and posts are found without marks, a page at a time, with how many there are', async () => {
  await using desk = await openDesk();
  for (const [at, name] of ['Đặng Thị Bích', 'Ân', 'Đào Văn Cường'].entries()) {
    const postId = await make(desk, { ...commune, title: `Xã số ${at}`, unitIds: [at + 1] });
    const newAccount = { login: `nguoi-${at}`, name };
    await give(desk, { postId, to: { newAccount }, on: '2026-11-26' });
  }
  const names = async (filter: Parameters<typeof selectAccounts>[1]) =>
    (await selectAccounts(desk.pool, filter, desk.now)).rows.map(({ name }) => name);
  assert.deepEqual(await names({ limit: 10 }), ['Ân', 'Đào Văn Cường', 'Đặng Thị Bích']);
  assert.deepEqual(await names({ search: 'dang thi', limit: 10 }), ['Đặng Thị Bích']);
  assert.deepEqual(await names({ search: 'xa so 1', limit: 10 }), ['Ân']);
  assert.deepEqual(await names({ search: 'NGUOI-2', limit: 10 }), ['Đào Văn Cường']);
  assert.deepEqual(await names({ status: 'active', limit: 10 }), []);
  assert.deepEqual(await names({ role: 'commune', limit: 1, after: 1 }), ['Đào Văn Cường']);
  const page = await selectAccounts(desk.pool, { limit: 2 }, desk.now);
  assert.equal(page.total, 3);
  assert.deepEqual(
    page.rows[0]?.posts.map(({ title }) => title),
    ['Xã số 1'],
  );
  assert.notEqual(page.rows[0]?.linkUntil, null);
  const posts = await selectPosts(desk.pool, { unitIds: [2, 3], search: 'xa', limit: 1 }, desk.now);
  assert.deepEqual([posts.rows[0]?.title, posts.rows[0]?.holder?.name, posts.total], ['Xã số 1', 'Ân', 2]);
});
