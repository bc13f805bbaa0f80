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
import { chainTrusted } from './t09-chain-trusted.ts';

const judged = (observation = observationOf()) => outcomeOf(chainTrusted, observation);
const said = (observation = observationOf()) => verdictOf(chainTrusted, observation);

test('a chain that leads to a known root passes, and names the root', () => {
  assert.equal(said(), 'pass');
  assert.deepEqual(judged().evidence.anchors, ['ISRG Root X1']);
});

test('an expired certificate still has a trusted chain: dates are not its matter', () => {
  assert.equal(said(withLeaf({ notAfter: '2026-11-19T00:00:00Z' })), 'pass');
});

test('each way a chain can fail is named', () => {
  assert.equal(said(withLeaf({}, { trusted: false, problem: 'self-signed' })), 'fail self-signed');
  assert.equal(
    said(withLeaf({}, { trusted: false, problem: 'missing-intermediate' })),
    'fail missing-intermediate',
  );
  assert.equal(said(withLeaf({}, { trusted: false, problem: 'unknown-issuer' })), 'fail unknown-issuer');
  assert.equal(said(withLeaf({}, { trusted: false, problem: 'bad-signature' })), 'fail broken-chain');
  assert.equal(said(withLeaf({}, { trusted: false, problem: 'not-a-ca' })), 'fail broken-chain');
  assert.equal(said(withLeaf({}, { trusted: false, problem: 'unreadable' })), 'fail broken-chain');
});

test('a trusted chain in the wrong order is a warning', () => {
  assert.equal(said(withLeaf({}, { outOfOrder: true })), 'warn out-of-order');
});

test('one bad address is enough to fail, and is the one named', () => {
  const observation = observationOf();
  observation.web.tls[3]!.path = { trusted: false, problem: 'self-signed', outOfOrder: false };
  assert.deepEqual(judged(observation).evidence.places, ['www.example.vn (2001:db8:1::10)']);
});

test('a site without HTTPS, or without addresses, has no chain to judge', () => {
  assert.equal(said(withFault(({ scheme }) => scheme === 'https', 'refused')), 'not-applicable no-https');
  assert.equal(said(withFault(({ scheme }) => scheme === 'https', 'timeout')), 'not-applicable no-https');
  assert.equal(said(withoutWebAddress()), 'not-applicable no-web-address');
});

test('a handshake that breaks off leaves the chain not measured', () => {
  assert.equal(
    said(withFault(({ scheme }) => scheme === 'https', 'tls-alert-40')),
    'not-measured tls-alert-40',
  );
  assert.equal(said(withFault(() => true, 'timeout')), 'not-measured timeout');
});
