import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import {
  outcomeOf,
  said as verdictOf,
  withFault,
  withLeaf,
  withoutWebAddress,
} from '../testing/web-checks.ts';
import { httpsAvailable } from './w06-https-available.ts';

const judged = (observation = observationOf()) => outcomeOf(httpsAvailable, observation);
const said = (observation = observationOf()) => verdictOf(httpsAvailable, observation);
const secure = ({ scheme }: { scheme: string }) => scheme === 'https';

test('HTTPS with a good certificate on every address passes', () => {
  assert.equal(said(), 'pass');
});

test('a bad certificate fails and its cause is named', () => {
  assert.equal(said(withLeaf({ notAfter: '2026-11-19T00:00:00Z' })), 'fail certificate-expired');
  assert.equal(said(withLeaf({ notBefore: '2026-11-21T00:00:00Z' })), 'fail certificate-not-yet-valid');
  assert.equal(said(withLeaf({ san: ['other.vn'] })), 'fail name-mismatch');
  assert.equal(said(withLeaf({}, { trusted: false, problem: 'self-signed' })), 'fail self-signed');
  assert.equal(
    said(withLeaf({}, { trusted: false, problem: 'missing-intermediate' })),
    'fail missing-intermediate',
  );
  assert.equal(said(withLeaf({}, { trusted: false, problem: 'unknown-issuer' })), 'fail untrusted-chain');
});

test('a certificate with several faults names the issuer first and lists the others', () => {
  const observation = withLeaf(
    { san: ['other.vn'], notAfter: '2026-11-19T00:00:00Z' },
    { trusted: false, problem: 'self-signed' },
  );
  assert.equal(said(observation), 'fail self-signed');
  assert.deepEqual(judged(observation).evidence.also, ['name-mismatch', 'certificate-expired']);
});

test('a certificate that runs out soon is no reason to fail HTTPS', () => {
  assert.equal(
    said(withLeaf({ notBefore: '2026-09-01T00:00:00Z', notAfter: '2026-11-25T00:00:00Z' })),
    'pass',
  );
});

test('nothing on port 443 while HTTP answers means no HTTPS, refused and silent alike', () => {
  assert.equal(said(withFault(secure, 'refused')), 'fail no-https');
  assert.equal(said(withFault(secure, 'timeout')), 'fail no-https');
  assert.equal(said(withFault(secure, 'no-tls')), 'fail no-https');
});

test('a handshake that the server breaks off fails as TLS', () => {
  assert.equal(said(withFault(secure, 'tls-alert-40')), 'fail tls-fails');
});

test('HTTPS on apex alone is a warning that names www', () => {
  const observation = withFault(
    ({ host, scheme }) => scheme === 'https' && host === 'www.example.vn',
    'refused',
  );
  assert.equal(said(observation), 'warn partly-https');
  assert.deepEqual(judged(observation).evidence.missing, [
    'www.example.vn (198.18.1.10): refused',
    'www.example.vn (2001:db8:1::10): refused',
  ]);
});

test('an address that is dead on both ports, or that this machine cannot reach, lacks no HTTPS', () => {
  assert.equal(said(withFault(({ family }) => family === 6, 'timeout')), 'pass');
  assert.equal(said(withFault(({ family }) => family === 6, 'no-ipv6')), 'pass');
});

test('silence everywhere is not measured, closed ports everywhere are no website', () => {
  assert.equal(said(withFault(() => true, 'timeout')), 'not-measured timeout');
  assert.equal(said(withFault(() => true, 'refused')), 'not-applicable no-website');
  assert.equal(said(withoutWebAddress()), 'not-applicable no-web-address');
});

test('a rate limit on port 443 is not measured', () => {
  assert.equal(said(withFault(secure, 'rate-limited')), 'not-measured rate-limited');
});
