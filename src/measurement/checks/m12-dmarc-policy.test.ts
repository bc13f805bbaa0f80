import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { absent, failed, lookup } from '../testing/observation-records.ts';
import { outcomeOf, said } from '../testing/web-checks.ts';
import { dmarcPolicy } from './m12-dmarc-policy.ts';

const withRecord = (text: string) =>
  observationOf({ mail: { dmarcWalk: [lookup('_dmarc.example.vn', 'TXT', [`"v=DMARC1; ${text}"`])] } });
const judged = (text: string) => said(dmarcPolicy, withRecord(text));

test('quarantine and reject pass', () => {
  assert.equal(judged('p=reject'), 'pass');
  assert.equal(judged('P=Quarantine; rua=mailto:a@example.vn'), 'pass');
});

test('none fails, and so does a record without a policy', () => {
  assert.equal(judged('p=none'), 'fail policy-none');
  assert.equal(judged('rua=mailto:a@example.vn'), 'fail policy-none');
});

test('a test lowers the policy by one step', () => {
  assert.equal(judged('p=quarantine; t=y'), 'fail policy-testing');
  assert.equal(judged('p=reject; t=y'), 'pass');
  assert.equal(outcomeOf(dmarcPolicy, withRecord('p=reject; t=y')).evidence.policy, 'quarantine');
});

test('a word that is no policy fails', () => {
  assert.equal(judged('p=refuse'), 'fail policy-invalid');
  assert.equal(judged('p=reject; sp=yes'), 'fail policy-invalid');
});

test('names below that are left open, and removed tags, are warnings', () => {
  assert.equal(judged('p=reject; sp=none'), 'warn subdomains-unprotected');
  assert.equal(judged('p=reject; np=none'), 'warn subdomains-unprotected');
  assert.equal(judged('p=reject; pct=100'), 'warn removed-tags');
});

test('a record above the name speaks through sp', () => {
  const above = (text: string) =>
    observationOf({
      mail: {
        dmarcWalk: [
          absent('_dmarc.example.vn', 'TXT'),
          lookup('_dmarc.vn', 'TXT', [`"v=DMARC1; psd=y; ${text}"`]),
        ],
      },
    });
  assert.equal(said(dmarcPolicy, above('p=none; sp=reject; np=reject')), 'pass');
  assert.equal(said(dmarcPolicy, above('p=reject; sp=none')), 'fail policy-none');
});

test('without a record there is no policy; with a lookup that failed nothing is known', () => {
  const none = [absent('_dmarc.example.vn', 'TXT'), absent('_dmarc.vn', 'TXT')];
  assert.equal(said(dmarcPolicy, observationOf({ mail: { dmarcWalk: none } })), 'not-applicable no-dmarc');
  const broken = [failed('_dmarc.example.vn', 'TXT', 'timeout')];
  assert.equal(said(dmarcPolicy, observationOf({ mail: { dmarcWalk: broken } })), 'not-measured timeout');
});
