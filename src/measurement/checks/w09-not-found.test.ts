import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WebObservation } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { said, withFault } from '../testing/web-checks.ts';
import { notFound } from './w09-not-found.ts';

const url = 'https://example.vn/hd-khong-co-trang-nay';
const judged = (probe: WebObservation['notFound']) =>
  said(notFound, observationOf({ web: { notFound: probe } }));

test('404 and 410 pass', () => {
  assert.equal(said(notFound, observationOf()), 'pass');
  assert.equal(judged({ url, outcome: 'response', status: 410 }), 'pass');
});

test('a page for everything, or a redirect home, is a soft 404', () => {
  assert.equal(judged({ url, outcome: 'response', status: 200 }), 'info soft-404');
  assert.equal(
    judged({ url, outcome: 'response', status: 302, location: 'https://example.vn/' }),
    'info soft-404',
  );
});

test('other statuses are shown; a redirect to the same path elsewhere is no soft 404', () => {
  assert.equal(judged({ url, outcome: 'response', status: 500 }), 'info other-status');
  const location = 'https://www.example.vn/hd-khong-co-trang-nay';
  assert.equal(judged({ url, outcome: 'response', status: 301, location }), 'info other-status');
});

test('what was not asked is not applicable, what got no answer is not measured', () => {
  const presence = observationOf({ profile: 'presence', web: { notFound: null } });
  assert.equal(said(notFound, presence), 'not-applicable not-in-profile');
  assert.equal(
    said(
      notFound,
      withFault(() => true, 'refused'),
    ),
    'not-applicable no-website',
  );
  assert.equal(judged({ url, outcome: 'timeout' }), 'not-measured timeout');
  assert.equal(judged({ url, outcome: 'response', status: 429 }), 'not-measured rate-limited');
});

test('whoever says "too many requests" is asked for no other path', () => {
  const observation = observationOf({ web: { notFound: null } });
  observation.web.page!.status = 429;
  assert.equal(said(notFound, observation), 'not-measured rate-limited');
});
