/** Links: first start, activation, recovery; each good once, each told apart only as good or not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeAccount } from './accounts.ts';
import { finishActivation, openActivation, startActivation, startActivationCode } from './activation.ts';
import { makeRecovery, renewActivation } from './recovery.ts';
import { selectActor } from './session-actor.ts';
import { makeSetupLink, startSetup } from './setup.ts';
import { finishSignIn } from './sign-in.ts';
import {
  codeOf,
  type Desk,
  firstAdministrator,
  goodPassword,
  openDesk,
  refusalOf,
  tryPassword,
  unwrap,
  walkLink,
} from './testing/desk.ts';

const lan = { login: 'xa-an-khanh', name: 'Xã An Khánh', email: 'lan@thainguyen.gov.vn' };
const invite = (desk: Desk) => desk.within((trx) => makeAccount(trx, lan, desk.act()));
const start = (desk: Desk, secret: string, password = goodPassword) =>
  desk.within((trx) => startActivation(trx, { secret, password, name: 'Nguyễn Thị Lan' }, desk.visit()));
const finish = (desk: Desk, secret: string, code: string) =>
  desk.within((trx) => finishActivation(trx, { secret, factor: 'totp', code }, desk.visit()));
const goodLink = async (desk: Desk, secret: string) =>
  (await openActivation(desk.pool, secret, desk.now)) !== null;

test('an activation link makes an account usable with its last step, and is then used', async () => {
  await using desk = await openDesk();
  const { secret } = await invite(desk);
  assert.deepEqual(await openActivation(desk.pool, secret, desk.now), {
    purpose: 'activation',
    login: 'xa-an-khanh',
    name: 'Xã An Khánh',
    mayUseEmail: true,
    posts: [],
  });
  const { totp } = await start(desk, secret);
  assert.equal(refusalOf(await tryPassword(desk, lan)), 'sign-in-failed');
  assert.equal(refusalOf(await finish(desk, secret, '000000')), 'code-wrong');
  assert.equal(refusalOf(await finish(desk, secret, codeOf(totp, desk.now))), 'ok');
  assert.equal(await goodLink(desk, secret), false);
  await assert.rejects(start(desk, secret), { code: 'link-not-good' });
  await assert.rejects(finish(desk, secret, codeOf(totp, desk.now)), { code: 'link-not-good' });
  assert.equal(refusalOf(await tryPassword(desk, lan)), 'ok');
  // The code that confirmed the app is no second one for signing in.
  const half = unwrap(await tryPassword(desk, lan));
  const code = codeOf(totp, desk.now);
  const again = await desk.within((trx) =>
    finishSignIn(trx, { ...half, factor: 'totp', code }, desk.visit()),
  );
  assert.equal(refusalOf(again), 'code-wrong');
  const { rows } = await desk.pool.query(
    `select act from identity.audit_entry where act <> 'sign-in-failed' order by seq`,
  );
  assert.deepEqual(
    rows.map(({ act }) => act),
    ['account-made', 'totp-enrolled', 'account-activated', 'signed-in'],
  );
});

test('of two who finish the same link at once one is let in', async () => {
  await using desk = await openDesk();
  const { secret } = await invite(desk);
  const { totp } = await start(desk, secret);
  const code = codeOf(totp, desk.now);
  const both = await Promise.allSettled([finish(desk, secret, code), finish(desk, secret, code)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('whoever began with the link before knows nothing that counts', async () => {
  await using desk = await openDesk();
  const { secret } = await invite(desk);
  const stranger = await start(desk, secret, 'mật khẩu của kẻ lạ mặt');
  const own = await start(desk, secret);
  assert.notEqual(stranger.totp.typed, own.totp.typed);
  assert.equal(refusalOf(await finish(desk, secret, codeOf(stranger.totp, desk.now))), 'code-wrong');
  assert.equal(refusalOf(await finish(desk, secret, codeOf(own.totp, desk.now))), 'ok');
  assert.equal(
    refusalOf(await tryPassword(desk, { ...lan, password: 'mật khẩu của kẻ lạ mặt' })),
    'sign-in-failed',
  );
});

test('a link that ran out, was replaced or never was is simply not good', async () => {
  await using desk = await openDesk();
  const { secret, accountId } = await invite(desk);
  assert.equal(await goodLink(desk, 'A'.repeat(43)), false);
  assert.equal(await goodLink(desk, 'không phải liên kết'), false);
  const renewed = await desk.within((trx) => renewActivation(trx, { accountId, days: 3 }, desk.act()));
  assert.equal(await goodLink(desk, secret), false);
  assert.equal(await goodLink(desk, renewed.secret), true);
  desk.now = desk.now.add({ hours: 72 });
  assert.equal(await goodLink(desk, renewed.secret), false);
  await assert.rejects(start(desk, renewed.secret), { code: 'link-not-good' });
});

test('a phone without an app activates and signs in by codes to its mailbox', async () => {
  await using desk = await openDesk();
  const { secret, accountId } = await invite(desk);
  const send = () => desk.within((trx) => startActivationCode(trx, { secret }, desk.visit()));
  await assert.rejects(send(), { code: 'factor-not-open' });
  await start(desk, secret);
  const sent = unwrap(await send());
  assert.equal(sent.to, 'lan@thainguyen.gov.vn');
  const code = { secret, factor: 'email-code', code: sent.code } as const;
  assert.equal(refusalOf(await desk.within((trx) => finishActivation(trx, code, desk.visit()))), 'ok');
  assert.deepEqual(unwrap(await tryPassword(desk, lan)).factors, ['email-code']);
  const { rows } = await desk.pool.query('select totp_secret, status from identity.account where id = $1', [
    accountId,
  ]);
  assert.deepEqual(rows, [{ totp_secret: null, status: 'active' }]);
});

test('a step that was left out is asked for', async () => {
  await using desk = await openDesk();
  const { secret } = await invite(desk);
  await assert.rejects(finish(desk, secret, '123456'), { code: 'link-not-begun' });
});

test('the set-up link makes the first administrator and no second one', async () => {
  await using desk = await openDesk();
  const make = () => desk.within((trx) => makeSetupLink(trx, desk.act()));
  const old = await make();
  const link = await make();
  assert.equal(await goodLink(desk, old!.secret), false);
  assert.equal((await openActivation(desk.pool, link!.secret, desk.now))?.purpose, 'setup');
  const founder = { secret: link!.secret, login: 'quan-tri', name: 'Trần Văn Quản', password: goodPassword };
  const begin = (given = founder) => desk.within((trx) => startSetup(trx, given, desk.visit()));
  await begin({ ...founder, login: 'nham-ten' });
  const { totp } = await begin();
  const admin = unwrap(await finish(desk, founder.secret, codeOf(totp, desk.now)));
  const actor = await selectActor(desk.pool, admin.secret, desk.now);
  assert.deepEqual([actor?.role, actor?.login, actor?.everywhere], ['administrator', 'quan-tri', true]);
  assert.equal(await make(), null);
  await assert.rejects(begin(), { code: 'link-not-good' });
  const { rows } = await desk.pool.query('select login, status from identity.account');
  assert.deepEqual(rows, [{ login: 'quan-tri', status: 'active' }]);
});

test('the set-up link is good for a day, and of two starts at once one link is good', async () => {
  await using desk = await openDesk();
  const make = () => desk.within((trx) => makeSetupLink(trx, desk.act()));
  const both = await Promise.all([make(), make()]);
  const good = await Promise.all(both.map((link) => goodLink(desk, link!.secret)));
  assert.deepEqual(good.sort(), [false, true]);
  desk.now = desk.now.add({ hours: 24 });
  assert.equal(await goodLink(desk, (both[1] ?? both[0])!.secret), false);
});

test('the set-up link refuses a weak password and a login that is none', async () => {
  await using desk = await openDesk();
  const link = await desk.within((trx) => makeSetupLink(trx, desk.act()));
  const founder = { secret: link!.secret, login: 'quan-tri', name: 'Quản', password: goodPassword };
  const begin = (given: typeof founder) => desk.within((trx) => startSetup(trx, given, desk.visit()));
  await assert.rejects(begin({ ...founder, password: 'matkhau123456' }), { code: 'password-guessable' });
  await assert.rejects(begin({ ...founder, login: 'quản trị' }), { code: 'login-wrong' });
  await assert.rejects(begin({ ...founder, name: '' }), { code: 'title-wrong' });
});

test('a second administrator’s link sets password and app anew; nobody makes one for himself', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  const officer = await walkLink(desk, (await invite(desk)).secret);
  const recover = (accountId: number) =>
    desk.within((trx) => makeRecovery(trx, { accountId }, desk.act(admin.by)));
  await assert.rejects(recover(admin.accountId), { code: 'not-oneself' });
  await recover(officer.accountId);
  const { secret } = await recover(officer.accountId);
  // Until it is used, what the account has holds.
  assert.equal(refusalOf(await tryPassword(desk, lan)), 'ok');
  desk.now = desk.now.add({ minutes: 1 });
  const again = await walkLink(desk, secret, 'một mật khẩu hoàn toàn khác');
  assert.notEqual(again.totp.typed, officer.totp.typed);
  assert.equal(refusalOf(await tryPassword(desk, lan)), 'sign-in-failed');
  const half = unwrap(await tryPassword(desk, { ...lan, password: 'một mật khẩu hoàn toàn khác' }));
  desk.now = desk.now.add({ minutes: 1 });
  const code = codeOf(officer.totp, desk.now);
  const old = await desk.within((trx) => finishSignIn(trx, { ...half, factor: 'totp', code }, desk.visit()));
  assert.equal(refusalOf(old), 'code-wrong');
  const { rows } = await desk.pool.query('select ended_why from identity.session where id = $1', [
    officer.sessionId,
  ]);
  assert.deepEqual(rows, [{ ended_why: 'account' }]);
});
