import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labBudget, limits, publicBudgets } from './budgets.ts';

test('the promises made to the remote side are the ones in the design', () => {
  assert.deepEqual(publicBudgets, {
    dns: { perSecond: 20, parallel: 20, gapMs: 0 },
    'dns-tld': { perSecond: 200, parallel: 200, gapMs: 0 },
    web: { perSecond: 10, parallel: 2, gapMs: 100 },
    smtp: { perSecond: 0.5, parallel: 1, gapMs: 2000 },
  });
});

test('only addresses inside allowed networks are not paced', () => {
  assert.deepEqual(labBudget, { perSecond: Infinity, parallel: Infinity, gapMs: 0 });
});

test('what is read of one name is bounded', () => {
  assert.equal(limits.bodyBytes, 500_000);
  assert.equal(limits.headerBytes, 8_192);
  assert.equal(limits.headersBytes, 65_536);
  assert.equal(limits.certificateBytes, 65_536);
  assert.equal(limits.redirectHops, 10);
  assert.equal(limits.cnameSteps, 8);
});
