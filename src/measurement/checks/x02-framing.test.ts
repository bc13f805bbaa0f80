import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HeaderList } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { said, withFault } from '../testing/web-checks.ts';
import { framing } from './x02-framing.ts';

function withHeaders(...headers: HeaderList) {
  const observation = observationOf();
  observation.web.page!.headers = headers;
  return observation;
}
const csp = (value: string) => withHeaders(['content-security-policy', value]);
const xfo = (value: string) => withHeaders(['x-frame-options', value]);

test('frame-ancestors or X-Frame-Options that browsers obey passes', () => {
  assert.equal(said(framing, observationOf()), 'pass');
  assert.equal(said(framing, csp("frame-ancestors 'self' https://partner.vn")), 'pass');
  assert.equal(said(framing, xfo('sameorigin')), 'pass');
  assert.equal(said(framing, xfo('SAMEORIGIN, DENY')), 'pass');
});

test('nothing set is a remark', () => {
  assert.equal(said(framing, withHeaders()), 'info framing-allowed');
});

test('what browsers ignore is a remark of its own, and frame-ancestors goes before X-Frame-Options', () => {
  assert.equal(said(framing, xfo('ALLOW-FROM https://partner.vn')), 'info framing-ineffective');
  const both = withHeaders(['content-security-policy', 'frame-ancestors *'], ['x-frame-options', 'DENY']);
  assert.equal(said(framing, both), 'info framing-ineffective');
});

test('without a page, or without an answer, there is nothing to judge', () => {
  assert.equal(said(framing, observationOf({ web: { page: null } })), 'not-applicable no-page');
  assert.equal(
    said(
      framing,
      withFault(() => true, 'timeout'),
    ),
    'not-measured timeout',
  );
});
