import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailObservation } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { absent, failed, lookup } from '../testing/observation-records.ts';
import { outcomeOf, said } from '../testing/web-checks.ts';
import { dmarcRecord } from './m11-dmarc-record.ts';
import { discoverDmarc } from './shared-mail-dmarc.ts';

const at = (name: string, ...texts: string[]) =>
  lookup(
    `_dmarc.${name}`,
    'TXT',
    texts.map((text) => `"${text}"`),
  );
const none = (name: string) => absent(`_dmarc.${name}`, 'TXT');
const withWalk = (dmarcWalk: MailObservation['dmarcWalk'], dmarcPsl: MailObservation['dmarcPsl'] = null) =>
  observationOf({ mail: { dmarcWalk, dmarcPsl } });
const foundAt = (domain: string, ...dmarcWalk: MailObservation['dmarcWalk']) =>
  discoverDmarc(domain, { ...observationOf().mail, dmarcWalk, dmarcPsl: null }).record?.domain ?? null;

test('a record at the name itself passes', () => {
  assert.equal(said(dmarcRecord, observationOf()), 'pass');
  assert.equal(outcomeOf(dmarcRecord, observationOf()).evidence.at, 'example.vn');
});

test('a record at a public suffix above applies, and the old way of looking is shown to differ', () => {
  const observation = withWalk([none('example.vn'), at('vn', 'v=DMARC1; p=reject; psd=y')]);
  assert.equal(said(dmarcRecord, observation), 'pass');
  assert.equal(outcomeOf(dmarcRecord, observation).evidence.at, 'vn');
  assert.deepEqual(outcomeOf(dmarcRecord, observation).evidence.rfc7489, { at: null, record: null });
});

test('the tree walk chooses as RFC 9989 says', () => {
  const plain = (name: string) => at(name, 'v=DMARC1; p=none');
  // Fewest labels: the organisational domain.
  assert.equal(
    foundAt('a.b.cafe.vn', none('a.b.cafe.vn'), plain('b.cafe.vn'), plain('cafe.vn'), none('vn')),
    'cafe.vn',
  );
  // psd=n marks the organisational domain, and the walk ends there.
  const marked = at('b.cafe.vn', 'v=DMARC1; p=none; psd=n');
  assert.equal(foundAt('a.b.cafe.vn', none('a.b.cafe.vn'), marked, plain('cafe.vn')), 'b.cafe.vn');
  // psd=y: one label below, if that has a record, else the suffix itself.
  const suffix = at('com.vn', 'v=DMARC1; p=none; psd=y');
  assert.equal(foundAt('a.cafe.com.vn', none('a.cafe.com.vn'), plain('cafe.com.vn'), suffix), 'cafe.com.vn');
  assert.equal(foundAt('a.cafe.com.vn', none('a.cafe.com.vn'), none('cafe.com.vn'), suffix), 'com.vn');
});

test('no record, several and one that is written wrongly fail apart', () => {
  assert.equal(said(dmarcRecord, withWalk([none('example.vn'), none('vn')])), 'fail dmarc-absent');
  const two = at('example.vn', 'v=DMARC1; p=none', 'v=DMARC1; p=reject');
  assert.equal(said(dmarcRecord, withWalk([two, none('vn')])), 'fail dmarc-several');
  assert.equal(
    said(dmarcRecord, withWalk([at('example.vn', 'v=dmarc1; p=reject'), none('vn')])),
    'fail dmarc-malformed',
  );
  assert.equal(
    said(dmarcRecord, withWalk([at('example.vn', 'v=DMARC1 p=reject'), none('vn')])),
    'fail dmarc-malformed',
  );
});

test('other texts beside the record, as a wildcard gives, do not count', () => {
  assert.equal(
    said(dmarcRecord, withWalk([at('example.vn', 'v=spf1 -all', 'v=DMARC1; p=none'), none('vn')])),
    'pass',
  );
});

test('a lookup that failed above leaves it open only where the name has no record of its own', () => {
  const above = failed('_dmarc.vn', 'TXT', 'servfail');
  assert.equal(said(dmarcRecord, withWalk([at('example.vn', 'v=DMARC1; p=none'), above])), 'pass');
  assert.equal(said(dmarcRecord, withWalk([none('example.vn'), above])), 'not-measured servfail');
});

test('a name that does not exist has no DMARC to judge', () => {
  const gone = observationOf();
  gone.dns.delegation.outcome = 'nxdomain';
  assert.equal(said(dmarcRecord, gone), 'not-applicable no-name');
});
