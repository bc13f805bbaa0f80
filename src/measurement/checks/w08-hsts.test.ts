import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observation } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said, withFault, withLeaf } from '../testing/web-checks.ts';
import { hsts, parseHsts } from './w08-hsts.ts';

function withHsts(value: string | null, scheme: 'http' | 'https' = 'https'): Observation {
  const observation = observationOf();
  for (const endpoint of observation.web.endpoints) {
    const rest = endpoint.response!.headers.filter(([name]) => name !== 'strict-transport-security');
    const sent = endpoint.scheme === scheme && value !== null;
    endpoint.response!.headers = sent ? [...rest, ['strict-transport-security', value]] : rest;
  }
  return observation;
}

test('a year passes, half a year is a warning, less fails', () => {
  assert.equal(said(hsts, observationOf()), 'pass');
  assert.equal(said(hsts, withHsts('max-age=31536000')), 'pass');
  assert.equal(said(hsts, withHsts('max-age=31535999')), 'warn hsts-short');
  assert.equal(said(hsts, withHsts('max-age=15768000')), 'warn hsts-short');
  assert.equal(said(hsts, withHsts('max-age=15767999')), 'fail hsts-too-short');
  assert.equal(said(hsts, withHsts('max-age=0')), 'fail hsts-too-short');
});

test('no header, a header over http alone and one that cannot be read fail apart', () => {
  assert.equal(said(hsts, withHsts(null)), 'fail hsts-absent');
  assert.equal(said(hsts, withHsts('max-age=31536000', 'http')), 'fail hsts-over-http-only');
  assert.equal(said(hsts, withHsts('includeSubDomains')), 'fail hsts-malformed');
});

test('a certificate that browsers refuse makes the header count for nothing', () => {
  assert.equal(said(hsts, withLeaf({ notAfter: '2026-11-19T00:00:00Z' })), 'not-measured bad-certificate');
});

test('preload is shown, never asked for', () => {
  const evidence = outcomeOf(hsts, withHsts('max-age=63072000; includeSubDomains; preload'), {
    preloaded: (host) => host === 'example.vn',
  }).evidence;
  assert.equal(evidence.preloadEligible, true);
  assert.equal(evidence.preloaded, true);
});

test('without HTTPS there is no HSTS to judge', () => {
  assert.equal(
    said(
      hsts,
      withFault(({ scheme }) => scheme === 'https', 'refused'),
    ),
    'not-applicable no-https',
  );
  assert.equal(
    said(
      hsts,
      withFault(({ scheme }) => scheme === 'https', 'tls-alert-40'),
    ),
    'not-measured tls-alert-40',
  );
});

test('the header is read as RFC 6797 writes it', () => {
  assert.deepEqual(parseHsts(' MAX-AGE = "31536000" ; includesubdomains;; '), {
    maxAgeSeconds: 31536000,
    includeSubDomains: true,
    preload: false,
  });
  assert.equal(parseHsts('max-age=1; max-age=2'), null);
  assert.equal(parseHsts('max-age=one year'), null);
  assert.equal(parseHsts('max-age=-1'), null);
  assert.equal(parseHsts(''), null);
});

test('"too many requests" without the header is not measured', () => {
  const observation = observationOf();
  for (const { response } of observation.web.endpoints) {
    if (response) Object.assign(response, { status: 429, headers: [] });
  }
  assert.equal(said(hsts, observation), 'not-measured rate-limited');
});
