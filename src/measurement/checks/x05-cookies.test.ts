import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said, withFault, withPageHeader } from '../testing/web-checks.ts';
import { cookies } from './x05-cookies.ts';

const judged = (...values: string[]) => said(cookies, withPageHeader('set-cookie', ...values));

test('a session cookie with all its locks passes', () => {
  assert.equal(judged('__Host-session=abc; Secure; HttpOnly; SameSite=Lax; Path=/'), 'pass');
});

test('a session cookie that can be overheard or read by scripts fails', () => {
  assert.equal(judged('PHPSESSID=abc; path=/; HttpOnly; SameSite=Lax'), 'fail session-not-secure');
  assert.equal(judged('PHPSESSID=abc; path=/; Secure; SameSite=Lax'), 'fail session-not-httponly');
  assert.equal(judged('csrftoken=abc; path=/; Secure; SameSite=Lax'), 'pass');
});

test('a broken prefix, a missing Secure and a missing SameSite are warnings', () => {
  assert.equal(judged('__Host-a=1; Secure; SameSite=Lax; Path=/; Domain=example.vn'), 'warn prefix-broken');
  assert.equal(judged('__Secure-a=1; SameSite=Lax'), 'warn prefix-broken');
  assert.equal(judged('lang=vi; SameSite=None'), 'warn cookie-not-secure');
  assert.equal(judged('lang=vi; Secure'), 'warn cookie-no-samesite');
  assert.equal(judged('lang=vi; Secure; SameSite=Maybe'), 'warn cookie-no-samesite');
});

test('a lasting cookie at the first visit is a remark', () => {
  assert.equal(judged('_ga=1; Secure; SameSite=Lax; Max-Age=63072000'), 'info cookie-before-consent');
});

test('a cookie that is being deleted is none', () => {
  assert.equal(judged('a=; Max-Age=0'), 'not-applicable no-cookies');
  assert.equal(judged('a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'), 'not-applicable no-cookies');
});

test('cookies of redirects count, those of other companies do not, and values are never shown', () => {
  const observation = observationOf();
  const [first] = observation.web.chains[1]!.hops;
  first!.headers = [['set-cookie', 'PHPSESSID=top-secret']];
  assert.equal(said(cookies, observation), 'fail session-not-secure');
  assert.deepEqual(outcomeOf(cookies, observation).evidence.cookies, ['example.vn PHPSESSID']);
  first!.url = 'https://login.other.vn/';
  assert.equal(said(cookies, observation), 'not-applicable no-cookies');
});

test('no cookies, no page and no answer are told apart', () => {
  assert.equal(said(cookies, observationOf()), 'not-applicable no-cookies');
  assert.equal(said(cookies, observationOf({ web: { page: null } })), 'not-applicable no-page');
  assert.equal(
    said(
      cookies,
      withFault(() => true, 'timeout'),
    ),
    'not-measured timeout',
  );
});
