/** Which host names and addresses a request may bear, and what of a proxy's word is believed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf } from './address.ts';
import { sameHost } from './own-host.ts';
import { isReadable } from './readable.ts';

test('a province’s own name is answered to, and no other, nor an address beside it', () => {
  const origin = 'https://hiendien.thainguyen.gov.vn';
  assert.equal(sameHost('hiendien.thainguyen.gov.vn', origin), true);
  for (const host of [
    '',
    'localhost',
    '127.0.0.1',
    'thainguyen.gov.vn',
    'hiendien.thainguyen.gov.vn.evil.example',
    'hiendien.thainguyen.gov.vn:8443',
    'hiendien.thainguyen.gov.vn@evil.example',
    'evil.example/hiendien.thainguyen.gov.vn',
  ])
    assert.equal(sameHost(host, origin), false, host);
});

test('a name that somebody else points at this machine is not this machine', () => {
  const origin = 'http://localhost:8826';
  for (const host of ['localhost:8826', '127.0.0.1:8826', '[::1]:8826'])
    assert.equal(sameHost(host, origin), true);
  for (const host of [
    'evil.example:8826',
    'localhost',
    'localhost:80',
    'localhost.evil.example:8826',
    '127.0.0.1.nip.io:8826',
    '0.0.0.0:8826',
  ])
    assert.equal(sameHost(host, origin), false, host);
});

test('behind a proxy the limits count the last address it names; what a visitor wrote before it counts nothing', () => {
  const https = 'https://hiendien.thainguyen.gov.vn';
  assert.equal(addressOf('127.0.0.1', '203.0.113.7', https), '203.0.113.7');
  assert.equal(addressOf('127.0.0.1', '10.9.9.9, 1.1.1.1, 2001:db8::7', https), '2001:db8::7');
  assert.equal(addressOf('127.0.0.1', '203.0.113.7, nonsense', https), '127.0.0.1');
  assert.equal(addressOf('127.0.0.1', undefined, https), '127.0.0.1');
});

test('without a proxy nobody names his own address', () => {
  assert.equal(addressOf('127.0.0.1', '203.0.113.7', 'http://localhost:8826'), '127.0.0.1');
});

test('an address that decodes to nothing, or holds NUL, is no address', () => {
  for (const url of ['/%', '/%E0%A4%A', '/%ff', '/a%00b', '/hien-dien?q=%00', 'http://a/%c0%ae'])
    assert.equal(isReadable(url), false, url);
  for (const url of [
    '/',
    '/hien-dien/19?q=100%',
    '/ten-mien/xn--th-nga.vn',
    '/t%C3%AAn',
    '/%2500',
    '/%2e%2e/',
  ])
    assert.equal(isReadable(url), true, url);
});
