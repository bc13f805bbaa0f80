import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normaliseName } from './names.ts';

for (const [input, domain, unicode] of [
  ['HTTPS://Tiền.VN/', 'xn--tin-hkz.vn', 'tiền.vn'],
  ['Ti\u00ea\u0300n.vn', 'xn--tin-hkz.vn', 'tiền.vn'],
  ['cafebalo.biz.vn', 'cafebalo.biz.vn', 'cafebalo.biz.vn'],
  ['  www.CafeBalo.biz.vn.  ', 'cafebalo.biz.vn', 'cafebalo.biz.vn'],
  ['http://user:pw@quánphở.vn:8080/thực-đơn?x=1#y', 'xn--qunph-yqa3684c.vn', 'quánphở.vn'],
  ['lienhe@hộkinhdoanh.vn', 'xn--hkinhdoanh-z03e.vn', 'hộkinhdoanh.vn'],
  ['xn--tin-hkz.vn', 'xn--tin-hkz.vn', 'tiền.vn'],
  ['cửahàng。vn', 'xn--cahng-tqa2694c.vn', 'cửahàng.vn'],
  ['www.com.vn', 'www.com.vn', 'www.com.vn'],
] as const) {
  test(`"${input}" is read as ${domain}`, () => {
    assert.deepEqual(normaliseName(input), { ok: true, domain, unicode });
  });
}

for (const [input, rule] of [
  ['', 'empty'],
  ['   ', 'empty'],
  ['https://', 'empty'],
  ['quán phở', 'single-label'],
  ['vn', 'single-label'],
  ['198.51.100.7', 'address'],
  ['http://[2001:db8::1]/', 'address'],
  ['a..vn', 'empty-label'],
  ['-a.vn', 'hyphen'],
  ['a-.vn', 'hyphen'],
  ['ab--c.vn', 'hyphen'],
  ['a_b.vn', 'character'],
  ['quán phở.vn', 'character'],
  ['☕.vn', 'character'],
  ['xn--ls8h.vn', 'not-round-trip'],
  ['xn--a.vn', 'not-round-trip'],
  [`${'a'.repeat(64)}.vn`, 'label-too-long'],
  [`${'ớ'.repeat(60)}.vn`, 'label-too-long'],
  [`${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(62)}.vn`, 'too-long'],
  ['cafe.123', 'numeric-tld'],
] as const) {
  test(`"${input.slice(0, 30)}" is no name: ${rule}`, () => {
    const result = normaliseName(input);
    assert.equal(result.ok, false);
    assert.equal(result.ok ? '' : result.rule, rule);
  });
}

test('a cell of any length is read at once', { timeout: 5_000 }, () => {
  assert.equal(normaliseName(`quan.vn/${'\u0323\u0301'.repeat(500_000)}`).ok, true);
  const marks = normaliseName(`a${'\u0323\u0301'.repeat(500_000)}.vn`);
  assert.equal(marks.ok, false);
});
