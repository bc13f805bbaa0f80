/**
 * The session's cookie: how it is set, and every way in which it stops being good. A cookie that somebody else put into a
 * browser never becomes a session.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { closeAccount, revokeSessions, suspendAccount } from '#identity/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { codeOf, goodPassword } from '../../identity/testing/desk.ts';
import { signInAs } from '../../identity/testing.ts';
import { activated } from '../testing/activated.ts';
import { openSite, type Site, sampleNow } from '../testing/site.ts';
import { cookieOf, oidcCookie, sessionCookie } from './cookies.ts';

let site: Site;
let now = sampleNow;
before(async () => {
  site = await openSite({ services: { now: () => now } });
});
after(() => site[Symbol.asyncDispose]());

function setCookieOf(headers: Headers): string {
  return headers.getSetCookie().find((line) => line.startsWith(`${sessionCookie}=`)) ?? '';
}

function secretOf(line: string): string {
  return cookieOf(line.split(';', 1)[0] ?? '', sessionCookie) ?? '';
}

test('who signs in is given a new cookie at each step, and none that the browser brought', async () => {
  const { login, totp } = await activated(site);
  now = now.add({ minutes: 1 });
  const planted = randomBytes(32).toString('base64url');
  const first = await site.visit('/dang-nhap', { as: planted, form: { login, password: goodPassword } });
  assert.equal(first.status, 302);
  assert.match(
    setCookieOf(first.headers),
    /^__Host-hd-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
  );
  const half = secretOf(setCookieOf(first.headers));
  const second = await site.visit('/dang-nhap/xac-thuc', {
    as: half,
    form: { cach: 'totp', ma: codeOf(totp, site.services.now()) },
  });
  assert.equal(second.status, 302, second.body.slice(0, 200));
  const whole = secretOf(setCookieOf(second.headers));
  assert.equal(new Set([planted, half, whole]).size, 3);
  assert.equal((await site.visit('/toi', { as: whole })).status, 200);
  for (const old of [planted, half])
    assert.match((await site.visit('/toi', { as: old })).location, /^\/dang-nhap/);
});

test('what is no secret of ours signs nobody in and breaks nothing', async () => {
  const odd = [
    '',
    'x',
    'x'.repeat(43),
    randomBytes(32).toString('base64url'),
    '../..',
    '%00',
    "' or 1=1 --",
    '=',
    ';',
    'x'.repeat(8_000),
  ];
  for (const as of odd) {
    const { status, location } = await site.visit('/toi', { headers: { cookie: `${sessionCookie}=${as}` } });
    assert.equal(status, 302, as.slice(0, 50));
    assert.match(location, /^\/dang-nhap/);
  }
});

test('a cookie of another name, or of the same one without its prefix, is not read', async () => {
  const secret = await site.signIn({ role: 'administrator' });
  for (const name of [
    'hd-session',
    '__Secure-hd-session',
    '__host-hd-session',
    ' x__Host-hd-session',
    oidcCookie,
  ])
    assert.equal((await site.visit('/toi', { headers: { cookie: `${name}=${secret}` } })).status, 302, name);
  const both = await site.visit('/toi', { headers: { cookie: `a=b; ${sessionCookie}=${secret}; c="d` } });
  assert.equal(both.status, 200);
});

test('signing out ends the session on the server, and takes the cookie', async () => {
  const secret = await site.signIn({ role: 'administrator' });
  const { status, headers } = await site.visit('/dang-xuat', { as: secret, form: {} });
  assert.equal(status, 302);
  assert.match(setCookieOf(headers), /^__Host-hd-session=; .*Max-Age=0$/);
  assert.match((await site.visit('/toi', { as: secret })).location, /^\/dang-nhap/);
});

test('a link or a picture signs nobody out', async () => {
  const secret = await site.signIn({ role: 'administrator' });
  await site.visit('/dang-xuat', { as: secret });
  assert.equal((await site.visit('/toi', { as: secret })).status, 200);
});

test('a session that was ended elsewhere, a suspended account and a closed one are out at the next request', async () => {
  const now = site.services.now();
  const people = await Promise.all([1, 2, 3].map(() => signInAs(site.pool, { role: 'auditor' }, now)));
  const act = { by: null, now };
  const [ended, suspended, closed] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
  for (const { secret } of people) assert.equal((await site.visit('/toi', { as: secret })).status, 200);
  await inTransaction(site.services.identity, (trx) =>
    revokeSessions(trx, { accountId: ended.accountId }, act),
  );
  await inTransaction(site.services.identity, (trx) =>
    suspendAccount(trx, { accountId: suspended.accountId }, act),
  );
  await inTransaction(site.services.identity, (trx) =>
    closeAccount(trx, { accountId: closed.accountId }, act),
  );
  for (const { secret } of people) {
    assert.match((await site.visit('/toi', { as: secret })).location, /^\/dang-nhap/);
    assert.match((await site.visit('/toi/mat-khau', { as: secret, form: {} })).location, /^\/dang-nhap/);
  }
});

test('no address of ours carries a session, and none that is asked with one is answered', async () => {
  const secret = await site.signIn({ role: 'administrator' });
  for (const path of [
    `/toi?${sessionCookie}=${secret}`,
    `/toi;${sessionCookie}=${secret}`,
    `/toi?session=${secret}`,
  ])
    assert.notEqual((await site.visit(path)).status, 200);
  const { body } = await site.visit('/toi', { as: secret });
  assert.equal(body.includes(secret), false);
});
