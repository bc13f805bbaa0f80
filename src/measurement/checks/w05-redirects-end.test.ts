import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RedirectChain } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said, withoutWebAddress } from '../testing/web-checks.ts';
import { redirectsEnd } from './w05-redirects-end.ts';

const hop = (url: string, location?: string): RedirectChain['hops'][number] =>
  location
    ? { url, outcome: 'response', status: 301, location, by: 'location' }
    : { url, outcome: 'response', status: 200 };
const judged = (end: RedirectChain['end'], ...hops: RedirectChain['hops']) =>
  said(redirectsEnd, observationOf({ web: { chains: [{ start: hops[0]!.url, hops, end }] } }));

test('redirects that end on a page pass, and the page is named', () => {
  assert.equal(said(redirectsEnd, observationOf()), 'pass');
  assert.equal(outcomeOf(redirectsEnd, observationOf()).evidence.canonical, 'https://example.vn/');
});

test('a loop, a chain without end and a bad location fail', () => {
  const turn = [hop('http://a.vn/', 'http://b.vn/'), hop('http://b.vn/', 'http://a.vn/')];
  assert.equal(judged('loop', ...turn), 'fail redirect-loop');
  assert.equal(judged('too-long', ...turn), 'fail redirect-too-long');
  assert.equal(
    judged('bad-location', hop('http://a.vn/', 'javascript:void(0)')),
    'fail redirect-bad-location',
  );
});

test('a way from https back to http fails even where it ends on a page', () => {
  const chain = [hop('https://a.vn/', 'http://a.vn/home'), hop('http://a.vn/home')];
  assert.equal(judged('page', ...chain), 'fail redirect-downgrade');
});

test('a target that refuses fails, one that is silent is not measured', () => {
  const start = hop('http://a.vn/', 'https://b.vn/');
  assert.equal(judged('fault', start, { url: 'https://b.vn/', outcome: 'refused' }), 'fail redirect-dead');
  assert.equal(judged('fault', start, { url: 'https://b.vn/', outcome: 'timeout' }), 'not-measured timeout');
});

test('an address without a service is no chain', () => {
  const observation = observationOf();
  observation.web.chains[1] = {
    start: 'https://example.vn/',
    hops: [{ url: 'https://example.vn/', outcome: 'refused' }],
    end: 'fault',
  };
  assert.equal(said(redirectsEnd, observation), 'pass');
  assert.equal(said(redirectsEnd, withoutWebAddress()), 'not-applicable no-web-address');
});
