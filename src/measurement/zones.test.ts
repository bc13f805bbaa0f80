import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { domainToASCII } from 'node:url';
import { publicSuffixOf, registrableDomain, vnZones } from './zones.ts';

test('there are 64 geographic zones and 18 generic ones beside .vn itself', () => {
  assert.equal(vnZones.filter(({ kind }) => kind === 'geographic').length, 64);
  assert.equal(vnZones.filter(({ kind }) => kind === 'generic').length, 19);
});

test('two shops under on.vn are two holders', () => {
  assert.equal(registrableDomain('shop.on.vn'), 'shop.on.vn');
  assert.equal(registrableDomain('www.cafe.on.vn'), 'cafe.on.vn');
});

test('the registrable part is one label below the zone', () => {
  assert.equal(registrableDomain('www.cafebalo.biz.vn'), 'cafebalo.biz.vn');
  assert.equal(registrableDomain('a.b.thainguyen.vn'), 'b.thainguyen.vn');
  assert.equal(registrableDomain('xn--tin-hkz.vn'), 'xn--tin-hkz.vn');
  assert.equal(registrableDomain('shop.thanhphohochiminh.vn'), 'shop.thanhphohochiminh.vn');
});

test('a zone itself has no holder', () => {
  for (const zone of ['vn', 'com.vn', 'hue.vn', 'ap.vn']) assert.equal(registrableDomain(zone), null, zone);
});

test('an address has neither suffix nor holder', () => {
  assert.equal(publicSuffixOf('198.51.100.1'), null);
  assert.equal(registrableDomain('198.51.100.1'), null);
});

const vectors = new URL('../../../shared/vectors/psl/test_psl.txt', import.meta.url);
test("the Public Suffix List's own cases hold", {
  skip: existsSync(vectors) ? false : 'shared vectors are not here',
}, () => {
  const cases = readFileSync(vectors, 'utf8').matchAll(
    /^checkPublicSuffix\((null|'[^']*'), (null|'[^']*')\)/gm,
  );
  let seen = 0;
  for (const [line, input = '', expected = ''] of cases) {
    const name = input.replaceAll("'", '');
    if (input === 'null' || name.startsWith('.')) continue; // no host name
    seen += 1;
    const host = domainToASCII(name) || name.toLowerCase();
    assert.equal(
      registrableDomain(host),
      expected === 'null' ? null : domainToASCII(expected.replaceAll("'", '')),
      line,
    );
  }
  assert.ok(seen > 70, `only ${seen} cases were read`);
});
