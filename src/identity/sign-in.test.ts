/** Signing in: uniform answers, second factors that are good once, limits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/problems.ts';
import { makeAccount, suspendAccount } from './accounts.ts';
import { selectActor } from './session-actor.ts';
import { finishSignIn, startEmailCode } from './sign-in.ts';
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

async function makeOfficer(desk: Desk, login = 'xa-phu-luong', email = 'lan@thainguyen.gov.vn') {
  const made = await desk.within((trx) =>
    makeAccount(trx, { login, name: 'Nguyễn Thị Lan', email }, desk.act()),
  );
  return walkLink(desk, made.secret);
}

const later = (desk: Desk, minutes: number) => {
  desk.now = desk.now.add({ minutes });
};

test('an officer signs in with password and app, under a new secret at each step', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  later(desk, 1);
  const half = unwrap(await tryPassword(desk, { login: ' Quan-Tri ' }));
  assert.deepEqual(half.factors, ['totp']);
  assert.equal(await selectActor(desk.pool, half.secret, desk.now), null);
  const code = codeOf(admin.totp, desk.now);
  const full = unwrap(
    await desk.within((trx) =>
      finishSignIn(trx, { secret: half.secret, factor: 'totp', code }, desk.visit()),
    ),
  );
  assert.notEqual(full.secret, half.secret);
  assert.equal(await selectActor(desk.pool, half.secret, desk.now), null);
  const actor = await selectActor(desk.pool, full.secret, desk.now);
  assert.equal(actor?.name, 'Trần Văn Quản');
  assert.equal(actor?.role, 'administrator');
  assert.equal(actor?.everywhere, true);
});

test('whoever may not in is told the same after one argon2 each', async () => {
  await using desk = await openDesk();
  await firstAdministrator(desk);
  const officer = await makeOfficer(desk);
  await desk.within((trx) => makeAccount(trx, { login: 'xa-moi', name: 'Chưa kích hoạt' }, desk.act()));
  await desk.within((trx) => suspendAccount(trx, { accountId: officer.accountId }, desk.act()));
  const cases = [
    { login: 'khong-co-ai' },
    { login: 'quan-tri', password: 'không phải mật khẩu này' },
    { login: 'xa-moi' },
    { login: 'xa-phu-luong' },
    { login: 'quan-tri', password: 'x'.repeat(100_000) },
    { login: '' },
  ];
  for (const given of cases) {
    desk.hashings();
    const answer = await tryPassword(desk, given);
    assert.equal(refusalOf(answer), 'sign-in-failed', given.login);
    assert.equal(desk.hashings(), 1, given.login);
  }
  const { rows } = await desk.pool.query(
    `select count(*) as refusals, count(distinct object) as logins
     from identity.audit_entry
     where act = 'sign-in-failed'`,
  );
  assert.deepEqual(rows, [{ refusals: 6, logins: 5 }]);
});

test('the audit holds no login that somebody mistyped, for it may be a password', async () => {
  await using desk = await openDesk();
  await tryPassword(desk, { login: 'mat-khau-cua-toi-day' });
  const { rows } = await desk.pool.query('select audit_entry::text as entry from identity.audit_entry');
  assert.equal(rows.length, 1);
  assert.doesNotMatch(rows[0].entry, /mat-khau/);
});

test('a code of the app is good once, also for two at the same moment', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  later(desk, 1);
  const code = codeOf(admin.totp, desk.now);
  const one = unwrap(await tryPassword(desk, { login: 'quan-tri' }));
  const two = unwrap(await tryPassword(desk, { login: 'quan-tri' }));
  const answers = await Promise.all(
    [one, two].map(({ secret }) =>
      desk.within((trx) => finishSignIn(trx, { secret, factor: 'totp', code }, desk.visit())),
    ),
  );
  assert.deepEqual(answers.map(refusalOf).sort(), ['code-wrong', 'ok']);
  const third = unwrap(await tryPassword(desk, { login: 'quan-tri' }));
  const again = await desk.within((trx) =>
    finishSignIn(trx, { secret: third.secret, factor: 'totp', code }, desk.visit()),
  );
  assert.equal(refusalOf(again), 'code-wrong');
});

test('a code by e-mail goes to the own address, is good once and only in its own session', async () => {
  await using desk = await openDesk();
  await makeOfficer(desk);
  const half = unwrap(await tryPassword(desk, { login: 'xa-phu-luong' }));
  const other = unwrap(await tryPassword(desk, { login: 'xa-phu-luong' }));
  const sent = unwrap(await desk.within((trx) => startEmailCode(trx, half, desk.visit())));
  assert.equal(sent?.to, 'lan@thainguyen.gov.vn');
  assert.match(sent!.code, /^[0-9]{8}$/);
  const finish = (secret: string) =>
    desk.within((trx) => finishSignIn(trx, { secret, factor: 'email-code', code: sent!.code }, desk.visit()));
  assert.equal(refusalOf(await finish(other.secret)), 'code-wrong');
  const both = await Promise.all([finish(half.secret), finish(half.secret)]);
  assert.deepEqual(both.map(refusalOf).sort(), ['ok', 'session-over']);
  assert.equal(refusalOf(await finish(other.secret)), 'code-wrong');
});

test('a code by e-mail ends after ten minutes, and with the newer one', async () => {
  await using desk = await openDesk();
  await makeOfficer(desk);
  const half = unwrap(await tryPassword(desk, { login: 'xa-phu-luong' }));
  const send = () => desk.within((trx) => startEmailCode(trx, half, desk.visit()));
  const finish = (code: string) =>
    desk.within((trx) => finishSignIn(trx, { ...half, factor: 'email-code', code }, desk.visit()));
  const first = unwrap(await send());
  const second = unwrap(await send());
  assert.equal(refusalOf(await finish(first!.code)), 'code-wrong');
  later(desk, 10);
  assert.equal(refusalOf(await finish(second!.code)), 'code-wrong');
});

test('after five wrong codes by e-mail the right one is worth nothing', async () => {
  await using desk = await openDesk();
  await makeOfficer(desk);
  const half = unwrap(await tryPassword(desk, { login: 'xa-phu-luong' }));
  const sent = unwrap(await desk.within((trx) => startEmailCode(trx, half, desk.visit())));
  const wrong = sent!.code === '00000000' ? '11111111' : '00000000';
  const finish = (code: string) =>
    desk.within((trx) => finishSignIn(trx, { ...half, factor: 'email-code', code }, desk.visit()));
  for (let at = 0; at < 5; at += 1) assert.equal(refusalOf(await finish(wrong)), 'code-wrong');
  assert.equal(refusalOf(await finish(sent!.code)), 'too-many-attempts');
  // The account's limit has a free try again; the code's own has not.
  later(desk, 5);
  assert.equal(refusalOf(await finish(sent!.code)), 'code-wrong');
});

test('an administrator never signs in by e-mail', async () => {
  await using desk = await openDesk();
  await firstAdministrator(desk);
  await desk.pool.query(`update identity.account set email = 'quan@thainguyen.gov.vn'`);
  const half = unwrap(await tryPassword(desk, { login: 'quan-tri' }));
  assert.deepEqual(half.factors, ['totp']);
  assert.equal(unwrap(await desk.within((trx) => startEmailCode(trx, half, desk.visit()))), null);
});

test('the password alone holds for fifteen minutes', async () => {
  await using desk = await openDesk();
  const admin = await firstAdministrator(desk);
  const half = unwrap(await tryPassword(desk, { login: 'quan-tri' }));
  later(desk, 15);
  const code = codeOf(admin.totp, desk.now);
  const answer = await desk.within((trx) =>
    finishSignIn(trx, { ...half, factor: 'totp', code }, desk.visit()),
  );
  assert.equal(refusalOf(answer), 'session-over');
});

test('the sixth try at an account from one network is told when the next is free; another network is not', async () => {
  await using desk = await openDesk();
  await firstAdministrator(desk);
  for (let at = 0; at < 5; at += 1)
    await tryPassword(desk, { login: 'quan-tri', password: 'thử một mật khẩu sai' });
  await assert.rejects(tryPassword(desk, { login: 'quan-tri' }), (error) => {
    assert(error instanceof Problem);
    assert.equal(error.code, 'too-many-attempts');
    assert.equal(error.sentences.vi, 'Đã thử quá nhiều lần. Có thể thử lại từ 26/11/2026 09:16.');
    return true;
  });
  assert.equal(refusalOf(await tryPassword(desk, { login: 'quan-tri', from: '198.51.100.1' })), 'ok');
  later(desk, 1);
  assert.equal(refusalOf(await tryPassword(desk, { login: 'quan-tri', password: goodPassword })), 'ok');
});
