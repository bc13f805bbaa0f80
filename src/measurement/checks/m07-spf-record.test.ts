import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { absent, failed, lookup } from '../testing/observation-records.ts';
import { outcomeOf, said } from '../testing/web-checks.ts';
import { spfRecord } from './m07-spf-record.ts';
import { txtValues } from './shared-mail.ts';

const withTxt = (...data: string[]) => observationOf({ dns: { txt: lookup('example.vn', 'TXT', data) } });

test('one SPF record among other texts passes, whatever its case', () => {
  assert.equal(said(spfRecord, withTxt('"google-site-verification=x"', '"V=SPF1 mx -all"')), 'pass');
  assert.equal(said(spfRecord, withTxt('"v=spf1"')), 'pass');
});

test('a record split into strings is one record', () => {
  assert.equal(said(spfRecord, withTxt('"v=spf1 include:a.vn" " -all"')), 'pass');
  assert.deepEqual(txtValues(lookup('example.vn', 'TXT', ['"v=sp" "f1 -all"'])), ['v=spf1 -all']);
  assert.deepEqual(txtValues(lookup('example.vn', 'TXT', ['"gi\\225\\186\\165y \\"a\\""'])), ['giấy "a"']);
});

test('none fails and shows what looks like it; two fail', () => {
  const observation = withTxt('"v=spf10 -all"', '"spf1 -all"');
  assert.equal(said(spfRecord, observation), 'fail spf-absent');
  assert.deepEqual(outcomeOf(spfRecord, observation).evidence.similar, ['v=spf10 -all', 'spf1 -all']);
  assert.equal(
    said(spfRecord, observationOf({ dns: { txt: lookup('example.vn', 'TXT', []) } })),
    'fail spf-absent',
  );
  assert.equal(said(spfRecord, withTxt('"v=spf1 -all"', '"v=spf1 mx -all"')), 'fail spf-several');
});

test('a lookup that failed is not measured; a name that does not exist has no SPF', () => {
  assert.equal(
    said(spfRecord, observationOf({ dns: { txt: failed('example.vn', 'TXT', 'servfail') } })),
    'not-measured servfail',
  );
  const gone = observationOf({ dns: { txt: absent('example.vn', 'TXT') } });
  gone.dns.delegation.outcome = 'nxdomain';
  assert.equal(said(spfRecord, gone), 'not-applicable no-name');
});
