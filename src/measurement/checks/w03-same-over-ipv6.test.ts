import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpResponse, Observation } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said, withFault } from '../testing/web-checks.ts';
import { sameOverIpv6 } from './w03-same-over-ipv6.ts';

function withIpv6Page(change: Partial<HttpResponse>): Observation {
  const observation = observationOf();
  const endpoint = observation.web.endpoints.find(
    ({ family, host, scheme }) => family === 6 && host === 'example.vn' && scheme === 'https',
  );
  endpoint!.response = { ...endpoint!.response!, ...change };
  return observation;
}
const body = { wireBytes: 4000, bytes: 12000, truncated: false, sha256: 'ff', simhash: 'a3f09c1d5e7b2468' };

test('the same page over both passes, a few differing words included', () => {
  assert.equal(said(sameOverIpv6, observationOf()), 'pass');
  // 6 of 64 bits differ: 9 %.
  assert.equal(said(sameOverIpv6, withIpv6Page({ body: { ...body, simhash: 'a3f09c1d5e7b2457' } })), 'pass');
});

test('a text that differs in more than a tenth is a warning', () => {
  const observation = withIpv6Page({ body: { ...body, simhash: 'a3f09c1d5e7bdb68' } });
  assert.equal(said(sameOverIpv6, observation), 'warn content-differs');
  assert.equal(outcomeOf(sameOverIpv6, observation).evidence.distance, 0.13);
});

test('bodies without text are compared by size', () => {
  assert.equal(said(sameOverIpv6, withIpv6Page({ body: { ...body, simhash: null } })), 'pass');
  assert.equal(
    said(sameOverIpv6, withIpv6Page({ body: { ...body, simhash: null, bytes: 900 } })),
    'warn content-differs',
  );
});

test('another status fails', () => {
  assert.equal(said(sameOverIpv6, withIpv6Page({ status: 403 })), 'fail status-differs');
});

test('without IPv6 answers there is nothing to compare', () => {
  assert.equal(
    said(
      sameOverIpv6,
      withFault(({ family }) => family === 6, 'refused'),
    ),
    'not-measured refused',
  );
  assert.equal(
    said(sameOverIpv6, observationOf({ reach: { ipv4: true, ipv6: false } })),
    'not-measured no-ipv6',
  );
  const old = observationOf();
  for (const host of old.web.hosts) Object.assign(host.ipv6, { outcome: 'nodata', records: [] });
  assert.equal(said(sameOverIpv6, old), 'not-applicable no-ipv6');
  const modern = observationOf();
  for (const host of modern.web.hosts) Object.assign(host.ipv4, { outcome: 'nodata', records: [] });
  assert.equal(said(sameOverIpv6, modern), 'not-applicable no-ipv4');
});

test('"too many requests" at one of them says nothing of the page', () => {
  assert.equal(said(sameOverIpv6, withIpv6Page({ status: 429 })), 'pass');
  const limited = observationOf();
  for (const { response } of limited.web.endpoints) if (response) response.status = 429;
  assert.equal(said(sameOverIpv6, limited), 'not-measured rate-limited');
});

test('where nothing answers, there is no site to compare', () => {
  assert.equal(
    said(
      sameOverIpv6,
      withFault(() => true, 'refused'),
    ),
    'not-applicable no-website',
  );
});

test('a failed lookup does not mean that there is no IPv6', () => {
  const observation = observationOf();
  for (const host of observation.web.hosts) {
    Object.assign(host.ipv6, { outcome: 'error', fault: 'servfail', records: [] });
  }
  assert.equal(said(sameOverIpv6, observation), 'not-measured servfail');
});
