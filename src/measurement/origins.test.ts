import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOrigins } from './origins.ts';

const table = parseOrigins(`% a remark
203.113.128.0/18 7552
203.113.131.0/24,AS45899
7552 2401:d800::/32 120
2001:dc8::/32;131415
`);

test('the longest prefix that covers an address names its origin', () => {
  assert.equal(table.originOf('203.113.130.1'), 7552);
  assert.equal(table.originOf('203.113.131.1'), 45899);
  assert.equal(table.originOf('2401:d800:1::1'), 7552);
  assert.equal(table.originOf('2001:dc8::203.113.131.1'), 131415);
});

test('an address that no prefix covers has no origin', () => {
  assert.equal(table.originOf('8.8.8.8'), null);
  assert.equal(table.originOf('::1'), null);
  assert.equal(table.originOf('not an address'), null);
});

test('a line that is neither is named', () => {
  assert.throws(
    () => parseOrigins('1.2.3.0/24 7552\nhello\n'),
    /line 2 of the origins is no prefix with its AS: "hello"/,
  );
  assert.throws(() => parseOrigins('1.2.3.0/33 7552'), /line 1/);
});
