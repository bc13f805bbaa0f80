import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said as verdictOf, withFault, withLeaf } from '../testing/web-checks.ts';
import { certificateDates } from './t11-certificate-dates.ts';

const judged = (observation = observationOf()) => outcomeOf(certificateDates, observation);
const said = (observation = observationOf()) => verdictOf(certificateDates, observation);

test('a certificate with 70 days left passes', () => {
  assert.equal(said(), 'pass');
  assert.equal(judged().evidence.earliestEnd, '2027-01-30T00:00:00Z');
});

test('a certificate that ran out yesterday fails', () => {
  const observation = withLeaf({ notAfter: '2026-11-19T08:00:00Z' });
  assert.equal(said(observation), 'fail certificate-expired');
  assert.equal(judged(observation).evidence.daysLeft, -1);
});

test('a certificate that starts tomorrow fails', () => {
  assert.equal(said(withLeaf({ notBefore: '2026-11-21T00:00:00Z' })), 'fail certificate-not-yet-valid');
});

test('ten days left of ninety is a warning, four days left of six is none', () => {
  const ninety = { notBefore: '2026-09-01T00:00:00Z', notAfter: '2026-11-30T08:00:00Z' };
  assert.equal(said(withLeaf(ninety)), 'warn expires-soon');
  const six = { notBefore: '2026-11-18T08:00:00Z', notAfter: '2026-11-24T08:00:00Z' };
  assert.equal(said(withLeaf(six)), 'pass');
});

test('dates are judged at the moment of the observation, not today', () => {
  assert.equal(said(observationOf({ observedAt: '2027-02-01T00:00:00Z' })), 'fail certificate-expired');
  assert.equal(said(observationOf({ observedAt: '2026-10-01T00:00:00Z' })), 'fail certificate-not-yet-valid');
});

test('an expired intermediate fails, an expired certificate beyond the anchor does not matter', () => {
  const observation = observationOf();
  for (const tls of observation.web.tls) tls.certificates[1]!.notAfter = '2026-10-01T00:00:00Z';
  assert.equal(said(observation), 'fail intermediate-expired');
  for (const tls of observation.web.tls) {
    const intermediate = tls.certificates[1]!;
    intermediate.notAfter = '2027-03-12T23:59:59Z';
    tls.certificates.push({
      ...intermediate,
      subject: 'C=US, O=Internet Security Research Group, CN=ISRG Root X1',
      issuer: 'O=Digital Signature Trust Co., CN=DST Root CA X3',
      notAfter: '2024-09-30T18:14:03Z',
    });
  }
  assert.equal(said(observation), 'pass');
});

test('without HTTPS there are no dates, and a rate limit hides them', () => {
  assert.equal(said(withFault(({ scheme }) => scheme === 'https', 'refused')), 'not-applicable no-https');
  assert.equal(
    said(withFault(({ scheme }) => scheme === 'https', 'rate-limited')),
    'not-measured rate-limited',
  );
});
