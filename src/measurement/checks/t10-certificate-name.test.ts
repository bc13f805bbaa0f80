import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said as verdictOf, withFault, withLeaf } from '../testing/web-checks.ts';
import { certificateName } from './t10-certificate-name.ts';

const judged = (observation = observationOf()) => outcomeOf(certificateName, observation);
const said = (observation = observationOf()) => verdictOf(certificateName, observation);

test('a certificate for apex and www passes', () => {
  assert.equal(said(), 'pass');
});

test('a certificate that leaves out www fails for www', () => {
  const observation = withLeaf({ san: ['example.vn'] });
  assert.equal(said(observation), 'fail name-mismatch');
  assert.equal(judged(observation).evidence.wanted, 'www.example.vn');
  assert.deepEqual(judged(observation).evidence.names, ['example.vn']);
});

test('a name in the subject alone counts for nothing', () => {
  assert.equal(said(withLeaf({ subject: 'CN=example.vn', san: [] })), 'fail no-san');
});

test('without HTTPS there is no name to match, and a broken handshake shows none', () => {
  assert.equal(said(withFault(({ scheme }) => scheme === 'https', 'refused')), 'not-applicable no-https');
  assert.equal(
    said(withFault(({ scheme }) => scheme === 'https', 'tls-protocol')),
    'not-measured tls-protocol',
  );
});
