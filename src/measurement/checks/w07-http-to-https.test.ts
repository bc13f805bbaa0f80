import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hop } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { said, withFault } from '../testing/web-checks.ts';
import { httpToHttps } from './w07-http-to-https.ts';

const start = 'http://example.vn/';
const end: Hop = { url: 'https://example.vn/', outcome: 'response', status: 200 };
const judged = (...hops: Hop[]) =>
  said(httpToHttps, observationOf({ web: { chains: [{ start, hops, end: 'page' }] } }));
const to = (url: string, location: string, by: Hop['by'] = 'location'): Hop => {
  return { url, outcome: 'response', status: 301, location, by: by ?? 'location' };
};

test('a first redirect to https on the same host passes', () => {
  assert.equal(said(httpToHttps, observationOf()), 'pass');
  assert.equal(judged(to(start, 'https://example.vn/'), end), 'pass');
});

test('no port 80 passes', () => {
  assert.equal(judged({ url: start, outcome: 'refused' }), 'pass');
  assert.equal(judged({ url: start, outcome: 'timeout' }), 'pass');
});

test('content over http, and a redirect that never gets to https, fail', () => {
  assert.equal(judged({ url: start, outcome: 'response', status: 200 }), 'fail no-redirect');
  const home = 'http://example.vn/home';
  assert.equal(judged(to(start, home), { url: home, outcome: 'response', status: 200 }), 'fail no-redirect');
});

test('another host first, or a detour, is a warning', () => {
  const www = 'https://www.example.vn/';
  assert.equal(judged(to(start, www), { ...end, url: www }), 'warn other-host-first');
  const home = 'http://example.vn/home';
  assert.equal(judged(to(start, home), to(home, end.url), end), 'warn indirect-redirect');
  assert.equal(judged(to(start, end.url, 'meta-refresh'), end), 'warn indirect-redirect');
});

test('without HTTPS there is nowhere to redirect to; a rate limit is not measured', () => {
  assert.equal(
    said(
      httpToHttps,
      withFault(({ scheme }) => scheme === 'https', 'refused'),
    ),
    'not-applicable no-https',
  );
  assert.equal(judged({ url: start, outcome: 'rate-limited' }), 'not-measured rate-limited');
});

test('"too many requests" on port 80 is not measured: it is no page and no redirect', () => {
  assert.equal(judged({ url: start, outcome: 'response', status: 429 }), 'not-measured rate-limited');
});
