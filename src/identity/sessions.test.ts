/** Sessions: their two ends, the post they act in, and what ends them from outside. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/problems.ts';
import { makeAccount, suspendAccount } from './accounts.ts';
import { changePassword, finishTotpChange, reauthenticate, startTotpChange } from './credentials.ts';
import {
  choosePost,
  revokeSession,
  revokeSessions,
  selectHeldPosts,
  selectSessions,
  signOut,
} from './own-sessions.ts';
import { makePost } from './posts.ts';
import { selectActor, touchSession } from './session-actor.ts';
import { insertSession, needsReauthentication } from './sessions.ts';
import { sweepIdentity } from './sweep.ts';
import { handOver } from './tenure.ts';
import {
  codeOf,
  type Desk,
  firstAdministrator,
  goodPassword,
  openDesk,
  refusalOf,
  unwrap,
  walkLink,
} from './testing/desk.ts';

const actorOf = (desk: Desk, { secret }: { secret: string }) => selectActor(desk.pool, secret, desk.now);
const another = (desk: Desk, accountId: number, postId: number | null) =>
  desk.within((trx) =>
    insertSession(trx, { accountId, postId, stage: 'full', method: 'totp' }, desk.visit()),
  );

test('a session ends after an hour without anybody, and after twelve in any case', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  desk.now = desk.now.add({ minutes: 59 });
  const actor = await actorOf(desk, admin);
  assert.equal(await touchSession(desk.pool, { sessionId: actor!.sessionId, now: desk.now }), true);
  assert.equal(
    await touchSession(desk.pool, { sessionId: actor!.sessionId, now: desk.now.add({ seconds: 59 }) }),
    false,
  );
  desk.now = desk.now.add({ minutes: 59 });
  assert.notEqual(await actorOf(desk, admin), null);
  desk.now = desk.now.add({ minutes: 1 });
  assert.equal(await actorOf(desk, admin), null);
  const fresh = await another(desk, admin.accountId, admin.postId);
  for (let minutes = 0; minutes < 12 * 60; minutes += 30) {
    assert.notEqual(await actorOf(desk, fresh), null);
    desk.now = desk.now.add({ minutes: 30 });
    await touchSession(desk.pool, { sessionId: fresh.sessionId, now: desk.now });
  }
  assert.equal(await actorOf(desk, fresh), null);
  await desk.within((trx) => sweepIdentity(trx, desk.now));
  const { rows } = await desk.pool.query('select ended_why from identity.session order by id');
  assert.deepEqual(
    rows.map(({ ended_why }) => ended_why),
    ['idle', 'expired'],
  );
});

test('what is no secret of ours finds nobody', async () => {
  await using desk = await openDesk();
  await firstAdministrator(desk);
  for (const secret of ['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}'`, '1 or 1=1']) {
    assert.equal(await actorOf(desk, { secret }), null);
  }
});

test('a person lists the own sessions, ends one from elsewhere, and nobody else’s', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  const made = await desk.within((trx) => makeAccount(trx, { login: 'xa-a', name: 'Lan' }, desk.act()));
  const lan = await walkLink(desk, made.secret);
  desk.now = desk.now.add({ minutes: 2 });
  const phone = await another(desk, lan.accountId, null);
  const listed = await selectSessions(desk.pool, { accountId: lan.accountId }, desk.now);
  assert.deepEqual(
    listed.map(({ id, method, network }) => [id, method, network]),
    [
      [phone.sessionId, 'totp', '203.0.113.0/24'],
      [lan.sessionId, 'activation', '203.0.113.0/24'],
    ],
  );
  const revoke = (accountId: number) =>
    desk.within((trx) => revokeSession(trx, { sessionId: phone.sessionId, accountId }, desk.act(lan.by)));
  assert.equal(await revoke(admin.accountId), false);
  assert.equal(await revoke(lan.accountId), true);
  assert.equal((await selectSessions(desk.pool, { accountId: lan.accountId }, desk.now)).length, 1);
  await another(desk, lan.accountId, null);
  const all = { accountId: lan.accountId, except: lan.sessionId };
  assert.equal(await desk.within((trx) => revokeSessions(trx, all, desk.act(lan.by))), 1);
  await desk.within((trx) => signOut(trx, lan, { now: desk.now }));
  assert.deepEqual(await selectSessions(desk.pool, { accountId: lan.accountId }, desk.now), []);
});

test('who holds two posts chooses one, and acts with its units only', async () => {
  await using desk = await openDesk();
  const made = await desk.within((trx) => makeAccount(trx, { login: 'lan', name: 'Lan' }, desk.act()));
  const posts: number[] = [];
  for (const [title, unitIds] of [
    ['Xã An Khánh', [5]],
    ['Xã Bình Yên', [7, 6, 7]],
  ] as const) {
    const post = { title, role: 'commune', unitIds } as const;
    const postId = await desk.within((trx) => makePost(trx, post, desk.act()));
    const to = { accountId: made.accountId };
    await desk.within((trx) => handOver(trx, { postId, to, on: '2026-11-26' }, desk.act()));
    posts.push(postId);
  }
  const lan = await walkLink(desk, made.secret);
  assert.equal(lan.postId, null);
  assert.equal(await actorOf(desk, lan), null);
  const held = await selectHeldPosts(desk.pool, lan, desk.now);
  assert.deepEqual(
    held.map(({ title }) => title),
    ['Xã An Khánh', 'Xã Bình Yên'],
  );
  await desk.within((trx) => choosePost(trx, { ...lan, postId: posts[1]! }, { now: desk.now }));
  const actor = await actorOf(desk, lan);
  assert.deepEqual([actor?.postTitle, actor?.unitIds], ['Xã Bình Yên', [6, 7]]);
  const other = await desk.within((trx) =>
    makePost(trx, { title: 'Xã khác', role: 'commune', unitIds: [9] }, desk.act()),
  );
  await assert.rejects(
    desk.within((trx) => choosePost(trx, { ...lan, postId: other }, { now: desk.now })),
    (error) => error instanceof Problem && error.code === 'post-not-held',
  );
});

test('a post handed over shuts the one out and the other in when its day begins in Viet Nam', async () => {
  await using desk = await openDesk();
  const people = [];
  for (const login of ['lan', 'hoa']) {
    const made = await desk.within((trx) => makeAccount(trx, { login, name: login }, desk.act()));
    people.push(made);
  }
  const postId = await desk.within((trx) =>
    makePost(trx, { title: 'Xã An Khánh', role: 'commune', unitIds: [5] }, desk.act()),
  );
  const give = (accountId: number, on: string) =>
    desk.within((trx) => handOver(trx, { postId, to: { accountId }, on }, desk.act()));
  await give(people[0]!.accountId, '2026-11-01');
  await give(people[1]!.accountId, '2026-11-27');
  // 23:59 of the day before, in Viet Nam.
  desk.now = Temporal.Instant.from('2026-11-26T16:59:00Z');
  const lanIn = await another(desk, people[0]!.accountId, postId);
  const hoaIn = await another(desk, people[1]!.accountId, postId);
  await desk.pool.query(`update identity.account set status = 'active'`);
  assert.equal((await actorOf(desk, lanIn))?.name, 'lan');
  assert.equal(await actorOf(desk, hoaIn), null);
  desk.now = Temporal.Instant.from('2026-11-26T17:00:00Z');
  assert.equal(await actorOf(desk, lanIn), null);
  assert.equal((await actorOf(desk, hoaIn))?.name, 'hoa');
  assert.equal((await desk.within((trx) => sweepIdentity(trx, desk.now))).sessions, 1);
  const { rows } = await desk.pool.query('select ended_why from identity.session where id = $1', [
    lanIn.sessionId,
  ]);
  assert.deepEqual(rows, [{ ended_why: 'handed-over' }]);
});

test('a suspended account is out at its next request', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  const account = { login: 'ktv', name: 'Kiểm toán' };
  const post = { title: 'Kiểm toán', role: 'auditor', unitIds: [], everywhere: true } as const;
  const postId = await desk.within((trx) => makePost(trx, post, desk.act()));
  const made = await desk.within((trx) =>
    handOver(trx, { postId, to: { newAccount: account }, on: '2026-11-26' }, desk.act()),
  );
  const auditor = await walkLink(desk, made!.secret);
  assert.equal((await actorOf(desk, auditor))?.role, 'auditor');
  await desk.within((trx) =>
    suspendAccount(trx, { accountId: auditor.accountId, note: 'nghỉ việc' }, desk.act(admin.by)),
  );
  assert.equal(await actorOf(desk, auditor), null);
});

test('who proved who he is a quarter of an hour ago is asked again, and goes on under a new secret', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  desk.now = desk.now.add({ minutes: 14 });
  const actor = (await actorOf(desk, admin))!;
  assert.equal(needsReauthentication(actor, desk.now), false);
  desk.now = desk.now.add({ minutes: 1 });
  assert.equal(needsReauthentication(actor, desk.now), true);
  const prove = (proof: { password: string } | { code: string }) =>
    desk.within((trx) => reauthenticate(trx, { actor, proof }, desk.visit()));
  assert.equal(refusalOf(await prove({ password: 'không phải mật khẩu này' })), 'password-wrong');
  const renewed = unwrap(await prove({ password: goodPassword }));
  assert.equal(await actorOf(desk, admin), null);
  const proved = (await actorOf(desk, renewed))!;
  assert.equal(needsReauthentication(proved, desk.now), false);
  assert.equal(refusalOf(await prove({ code: codeOf(admin.totp, desk.now) })), 'ok');
});

test('a new password ends the other sessions and counts from then on', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  const elsewhere = await another(desk, admin.accountId, admin.postId);
  const actor = (await actorOf(desk, admin))!;
  const change = (present: string, next: string) =>
    desk.within((trx) => changePassword(trx, { actor, present, next }, desk.visit()));
  await assert.rejects(
    change(goodPassword, 'ngắn quá'),
    (error) => error instanceof Problem && error.code === 'password-too-short',
  );
  assert.equal(refusalOf(await change('sai rồi sai rồi', 'cái cày theo sau con trâu')), 'password-wrong');
  const renewed = unwrap(await change(goodPassword, 'cái cày theo sau con trâu'));
  assert.equal(await actorOf(desk, elsewhere), null);
  assert.notEqual(await actorOf(desk, renewed), null);
  assert.equal(refusalOf(await change('cái cày theo sau con trâu', goodPassword)), 'ok');
});

test('a new app counts once its first code was shown, and the old one no more', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  const actor = (await actorOf(desk, admin))!;
  const { secret, totp } = await desk.within((trx) => startTotpChange(trx, { actor }, desk.visit()));
  desk.now = desk.now.add({ minutes: 1 });
  const finish = (code: string) =>
    desk.within((trx) => finishTotpChange(trx, { actor, secret, code }, desk.visit()));
  assert.equal(refusalOf(await finish(codeOf(admin.totp, desk.now))), 'code-wrong');
  assert.equal(refusalOf(await finish(codeOf(totp, desk.now))), 'ok');
  desk.now = desk.now.add({ minutes: 1 });
  const prove = (code: string) =>
    desk.within((trx) => reauthenticate(trx, { actor, proof: { code } }, desk.visit()));
  assert.equal(refusalOf(await prove(codeOf(admin.totp, desk.now))), 'code-wrong');
  assert.equal(refusalOf(await prove(codeOf(totp, desk.now))), 'ok');
});
