import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CrowdRow, CrowdVerdict } from './crowd-run.ts';
import { changes, explain, total } from './explain.ts';

const row = (domain: string, kind: string, state: string): CrowdRow => ({
  domain,
  kind,
  state,
  signed: false,
  bogus: false,
});
const said = (domain: string, state: string, verdict: string, reason: string): CrowdVerdict => ({
  domain,
  state,
  presence: 'website',
  trusted: null,
  findings: [{ check: 'hsts', verdict, reason }],
});

test('what the kind of a name must lead to is explained, everything else is listed', () => {
  const rows = [row('a.vn', 'silent', 'unreachable'), row('b.vn', 'active', 'active')];
  const result = explain(
    [
      said('a.vn', 'unreachable', 'not-measured', 'timeout'),
      said('b.vn', 'small_page', 'not-measured', 'timeout'),
    ],
    rows,
  );
  assert.equal(result.notMeasured, 2);
  assert.equal(total(result.unexplained), 1);
  assert.deepEqual([...result.unexplained.keys()], ['active: hsts timeout']);
  assert.deepEqual([...result.otherState.keys()], ['active: small_page instead of active']);
});

test('a changed verdict, a changed state and a missing name are changes', () => {
  const one = [
    said('a.vn', 'active', 'pass', ''),
    said('b.vn', 'active', 'pass', ''),
    said('c.vn', 'active', 'pass', ''),
  ];
  const other = [said('a.vn', 'active', 'fail', 'no-hsts'), said('b.vn', 'small_page', 'pass', '')];
  assert.deepEqual(changes(one, other), [
    'a.vn hsts: pass → fail',
    'b.vn state: active → small_page',
    'c.vn: not measured twice',
  ]);
});
