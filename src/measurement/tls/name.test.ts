import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesHost, matchingName } from './name.ts';

test('a certificate is for the names it lists, whatever the case or the final dot', () => {
  assert.equal(matchesHost(['cafebalo.biz.vn'], 'cafebalo.biz.vn'), true);
  assert.equal(matchesHost(['CafeBalo.biz.vn'], 'cafebalo.BIZ.vn.'), true);
  assert.equal(matchesHost(['cafebalo.biz.vn'], 'www.cafebalo.biz.vn'), false);
  assert.equal(matchesHost(['www.cafebalo.biz.vn'], 'cafebalo.biz.vn'), false);
  assert.equal(matchesHost([], 'cafebalo.biz.vn'), false);
});

test('a wildcard stands for exactly one label', () => {
  assert.equal(matchingName(['cafe.vn', '*.cafe.vn'], 'www.cafe.vn'), '*.cafe.vn');
  assert.equal(matchesHost(['*.cafe.vn'], 'cafe.vn'), false);
  assert.equal(matchesHost(['*.cafe.vn'], 'a.b.cafe.vn'), false);
  assert.equal(matchesHost(['*.cafe.vn'], '.cafe.vn'), false);
  assert.equal(matchesHost(['*.xn--qunph-t0a5k.vn'], 'xn--tin-hkz.xn--qunph-t0a5k.vn'), true);
});

test('a wildcard that is part of a label, is not left-most or covers a top level matches nothing', () => {
  assert.equal(matchesHost(['w*.cafe.vn'], 'www.cafe.vn'), false);
  assert.equal(matchesHost(['www.*.vn'], 'www.cafe.vn'), false);
  assert.equal(matchesHost(['*.*.vn'], 'www.cafe.vn'), false);
  assert.equal(matchesHost(['*.vn'], 'cafe.vn'), false);
  assert.equal(matchesHost(['*'], 'vn'), false);
});

test('addresses match addresses in any spelling, never by wildcard or as a name', () => {
  assert.equal(matchesHost(['2001:0DB8:0:0:0:0:0:1'], '[2001:db8::1]'), true);
  assert.equal(matchesHost(['198.18.0.1'], '198.18.0.1'), true);
  assert.equal(matchesHost(['198.18.0.2'], '198.18.0.1'), false);
  assert.equal(matchesHost(['*.18.0.1'], '198.18.0.1'), false);
});
