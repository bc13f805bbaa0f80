import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { said, withFault, withoutWebAddress } from '../testing/web-checks.ts';
import { websiteAlive } from './w04-website-alive.ts';

function everyStatus(status: number) {
  const observation = observationOf();
  for (const { response } of observation.web.endpoints) response!.status = status;
  return observation;
}

test('any answer below 500 is a website that is up', () => {
  assert.equal(said(websiteAlive, observationOf()), 'pass');
  assert.equal(said(websiteAlive, everyStatus(404)), 'pass');
  assert.equal(
    said(
      websiteAlive,
      withFault(({ scheme }) => scheme === 'https', 'timeout'),
    ),
    'pass',
  );
});

test('server errors everywhere fail', () => {
  assert.equal(said(websiteAlive, everyStatus(502)), 'fail server-error');
});

test('a machine that refuses on every port fails, one that is silent is not measured', () => {
  assert.equal(
    said(
      websiteAlive,
      withFault(() => true, 'refused'),
    ),
    'fail no-http-answer',
  );
  assert.equal(
    said(
      websiteAlive,
      withFault(() => true, 'timeout'),
    ),
    'not-measured timeout',
  );
  assert.equal(
    said(
      websiteAlive,
      withFault(() => true, 'guarded'),
    ),
    'not-measured guarded',
  );
});

test('silence over IPv4 is named before the IPv6 that this machine lacks', () => {
  const observation = withFault(({ family }) => family === 6, 'no-ipv6');
  for (const endpoint of observation.web.endpoints.filter(({ family }) => family === 4)) {
    endpoint.outcome = 'unreachable';
    delete endpoint.response;
  }
  assert.equal(said(websiteAlive, observation), 'not-measured unreachable');
});

test('a name without web addresses has no website to be up', () => {
  assert.equal(said(websiteAlive, withoutWebAddress()), 'not-applicable no-web-address');
});
