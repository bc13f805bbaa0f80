import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { said, withFault, withPageHeader } from '../testing/web-checks.ts';
import { referrerPolicy } from './x04-referrer-policy.ts';

const judged = (...values: string[]) => said(referrerPolicy, withPageHeader('referrer-policy', ...values));

test('nothing to others passes, the origin alone is a remark', () => {
  assert.equal(judged('no-referrer'), 'pass');
  assert.equal(judged('same-origin'), 'pass');
  assert.equal(judged('strict-origin'), 'info referrer-origin');
  assert.equal(judged('strict-origin-when-cross-origin'), 'info referrer-origin');
});

test('the last valid value counts', () => {
  assert.equal(judged('unsafe-url, no-referrer'), 'pass');
  assert.equal(judged('no-referrer', 'origin'), 'warn referrer-leaks');
  assert.equal(judged('Same-Origin, something-new'), 'pass');
});

test('a leak, a missing header and a value that is none are warnings', () => {
  assert.equal(judged('unsafe-url'), 'warn referrer-leaks');
  assert.equal(judged('no-referrer-when-downgrade'), 'warn referrer-leaks');
  assert.equal(judged(), 'warn referrer-absent');
  assert.equal(judged('never'), 'warn referrer-invalid');
});

test('without a page, or without an answer, there is nothing to judge', () => {
  assert.equal(said(referrerPolicy, observationOf({ web: { page: null } })), 'not-applicable no-page');
  assert.equal(
    said(
      referrerPolicy,
      withFault(() => true, 'timeout'),
    ),
    'not-measured timeout',
  );
});
