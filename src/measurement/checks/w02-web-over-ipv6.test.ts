import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said, withFault } from '../testing/web-checks.ts';
import { webOverIpv6 } from './w02-web-over-ipv6.ts';

test('IPv6 addresses that take connections like IPv4 pass', () => {
  assert.equal(said(webOverIpv6, observationOf()), 'pass');
});

test('one IPv6 address that is silent on both ports fails and is named', () => {
  const observation = withFault(({ family, host }) => family === 6 && host === 'www.example.vn', 'timeout');
  assert.equal(said(webOverIpv6, observation), 'fail ipv6-unreachable');
  assert.deepEqual(outcomeOf(webOverIpv6, observation).evidence.dead, ['www.example.vn 2001:db8:1::10']);
});

test('a port that only IPv4 has is a warning', () => {
  const observation = withFault(({ family, scheme }) => family === 6 && scheme === 'https', 'refused');
  assert.equal(said(webOverIpv6, observation), 'warn ipv6-fewer-ports');
});

test('a broken handshake is an open port all the same', () => {
  const observation = withFault(({ family, scheme }) => family === 6 && scheme === 'https', 'tls-alert-40');
  assert.equal(said(webOverIpv6, observation), 'pass');
});

test('a machine without IPv6 measures nothing and blames nobody', () => {
  const observation = withFault(({ family }) => family === 6, 'no-ipv6');
  observation.reach.ipv6 = false;
  assert.equal(said(webOverIpv6, observation), 'not-measured no-ipv6');
});

test('silence on IPv4 and IPv6 alike is not measured; no AAAA is not applicable', () => {
  assert.equal(
    said(
      webOverIpv6,
      withFault(() => true, 'timeout'),
    ),
    'not-measured timeout',
  );
  const observation = observationOf();
  for (const host of observation.web.hosts) Object.assign(host.ipv6, { outcome: 'nodata', records: [] });
  observation.web.endpoints = observation.web.endpoints.filter(({ family }) => family === 4);
  assert.equal(said(webOverIpv6, observation), 'not-applicable no-ipv6');
});
