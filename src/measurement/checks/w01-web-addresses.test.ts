import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { failed, lookup } from '../testing/observation-records.ts';
import { said, withoutWebAddress } from '../testing/web-checks.ts';
import { webAddresses } from './w01-web-addresses.ts';

const none = (host: string, type: string) => lookup(host, type, []);
const four = (host: string) => lookup(host, 'A', ['198.18.1.10']);
const six = (host: string) => lookup(host, 'AAAA', ['2001:db8:1::10']);
const apex = 'example.vn';
const www = 'www.example.vn';

test('IPv6 at apex and www passes, and so does a www that does not exist', () => {
  assert.equal(said(webAddresses, observationOf()), 'pass');
  const hosts = [
    { host: apex, ipv4: four(apex), ipv6: six(apex) },
    { host: www, ipv4: none(www, 'A'), ipv6: none(www, 'AAAA') },
  ];
  assert.equal(said(webAddresses, observationOf({ web: { hosts } })), 'pass');
});

test('IPv4 alone fails, and an IPv4-mapped AAAA is no IPv6', () => {
  const old = { host: apex, ipv4: four(apex), ipv6: none(apex, 'AAAA') };
  assert.equal(said(webAddresses, observationOf({ web: { hosts: [old] } })), 'fail no-ipv6');
  const mapped = { ...old, ipv6: lookup(apex, 'AAAA', ['::ffff:198.18.1.10']) };
  assert.equal(said(webAddresses, observationOf({ web: { hosts: [mapped] } })), 'fail no-ipv6');
});

test('IPv6 on one of two names is a warning, IPv6 without IPv4 is a remark', () => {
  const hosts = [
    { host: apex, ipv4: four(apex), ipv6: six(apex) },
    { host: www, ipv4: four(www), ipv6: none(www, 'AAAA') },
  ];
  assert.equal(said(webAddresses, observationOf({ web: { hosts } })), 'warn partly-ipv6');
  const modern = [{ host: apex, ipv4: none(apex, 'A'), ipv6: six(apex) }];
  assert.equal(said(webAddresses, observationOf({ web: { hosts: modern } })), 'info ipv6-only');
});

test('no address is not applicable, a lookup that failed is not measured', () => {
  assert.equal(said(webAddresses, withoutWebAddress()), 'not-applicable no-web-address');
  const hosts = [{ host: apex, ipv4: four(apex), ipv6: failed(apex, 'AAAA', 'servfail') }];
  assert.equal(said(webAddresses, observationOf({ web: { hosts } })), 'not-measured servfail');
});

test('a name that is not registered, or is no name, has no addresses to judge', () => {
  const gone = observationOf();
  gone.dns.delegation.outcome = 'nxdomain';
  assert.equal(said(webAddresses, gone), 'not-applicable no-name');
  assert.equal(
    said(webAddresses, observationOf({ dns: { invalidName: { rule: 'hyphen' } } })),
    'not-applicable not-a-name',
  );
});
