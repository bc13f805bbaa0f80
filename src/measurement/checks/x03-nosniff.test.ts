import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { said, withFault, withPageHeader } from '../testing/web-checks.ts';
import { nosniff } from './x03-nosniff.ts';

const judged = (...values: string[]) => said(nosniff, withPageHeader('x-content-type-options', ...values));

test('nosniff passes in any case', () => {
  assert.equal(judged('nosniff'), 'pass');
  assert.equal(judged('NoSniff'), 'pass');
});

test('a missing header is a warning, and so is one whose first value is another', () => {
  assert.equal(judged(), 'warn nosniff-absent');
  assert.equal(judged('no-sniff'), 'warn nosniff-invalid');
  assert.equal(judged('none', 'nosniff'), 'warn nosniff-invalid');
});

test('without a page, or without an answer, there is nothing to judge', () => {
  assert.equal(said(nosniff, observationOf({ web: { page: null } })), 'not-applicable no-page');
  assert.equal(
    said(
      nosniff,
      withFault(() => true, 'timeout'),
    ),
    'not-measured timeout',
  );
});

test('a challenge or "too many requests" is not the page that visitors see', () => {
  const limited = withPageHeader('x-content-type-options');
  limited.web.page!.status = 429;
  assert.equal(said(nosniff, limited), 'not-measured rate-limited');
  const challenged = withPageHeader('cf-mitigated', 'challenge');
  assert.equal(said(nosniff, challenged), 'not-measured challenge');
});
