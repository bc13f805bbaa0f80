import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ancestorWith,
  compareCanonical,
  countLabels,
  isSubdomain,
  labelsOf,
  parentOf,
  parseName,
  readWireName,
  wireName,
} from './names.ts';

test('a name has one text: lower case, no trailing dot', () => {
  assert.equal(parseName('Quan.VN.'), 'quan.vn');
  assert.equal(parseName('.'), '.');
  assert.equal(parseName('a\\.b.\\099'), 'a\\.b.c');
  assert.equal(parseName('sp\\032ace.vn'), 'sp\\032ace.vn');
});

test('what is no name is null', () => {
  for (const text of ['', '..', '.vn', 'a..vn', 'quán.vn', 'a\\', 'a\\999.vn', 'a'.repeat(64)])
    assert.equal(parseName(text), null, text);
  const tooLong = Array.from({ length: 128 }, () => 'a').join('.');
  assert.equal(parseName(tooLong), null);
  assert.notEqual(parseName(tooLong.slice(2)), null);
});

test('a name on the wire is lower case and can be read back', () => {
  assert.deepEqual([...wireName('Ab.vn')], [2, 0x61, 0x62, 2, 0x76, 0x6e, 0]);
  assert.deepEqual([...wireName('.')], [0]);
  assert.deepEqual(readWireName(wireName('a\\.b.\\000x.vn'), 0), { name: 'a\\.b.\\000x.vn', end: 11 });
  assert.throws(() => wireName('a..vn'), RangeError);
  assert.throws(() => wireName('quán.vn'), RangeError);
  assert.throws(() => wireName(Array.from({ length: 128 }, () => 'a').join('.')), RangeError);
});

test('octets that are no name are not read as one', () => {
  assert.equal(readWireName(Uint8Array.of(3, 0x61, 0x62), 0), null);
  assert.equal(readWireName(Uint8Array.of(0xc0, 0), 0), null);
  assert.equal(readWireName(new Uint8Array(), 0), null);
  assert.equal(
    readWireName(
      Uint8Array.from({ length: 300 }, (_, index) => (index % 2 ? 0x61 : 1)),
      0,
    ),
    null,
  );
});

test('labels, parents and ancestors heed escaped dots', () => {
  assert.deepEqual(labelsOf('a\\.b.c\\\\.vn'), ['a\\.b', 'c\\\\', 'vn']);
  assert.deepEqual(labelsOf('.'), []);
  assert.equal(parentOf('a\\.b.vn'), 'vn');
  assert.equal(parentOf('vn'), '.');
  assert.equal(parentOf('.'), null);
  assert.equal(countLabels('a\\.b.vn'), 2);
  assert.equal(countLabels('.'), 0);
  assert.equal(ancestorWith('www.quan.com.vn', 2), 'com.vn');
  assert.equal(ancestorWith('www.quan.com.vn', 0), '.');
});

test('a subdomain ends with the whole labels of its parent', () => {
  assert.ok(isSubdomain('www.quan.vn', 'quan.vn'));
  assert.ok(isSubdomain('quan.vn', 'quan.vn'));
  assert.ok(isSubdomain('quan.vn', '.'));
  assert.ok(!isSubdomain('xquan.vn', 'quan.vn'));
  assert.ok(!isSubdomain('x\\.quan.vn', 'quan.vn'));
  assert.ok(isSubdomain('x\\\\.quan.vn', 'quan.vn'));
  assert.ok(!isSubdomain('vn', 'quan.vn'));
});

test('canonical order is that of RFC 4034 §6.1', () => {
  const expected = [
    'example',
    'a.example',
    'yljkjljk.a.example',
    'z.a.example',
    'zabc.a.example',
    'z.example',
    '\\001.z.example',
    '*.z.example',
    '\\200.z.example',
  ];
  const shuffled = [...expected].reverse();
  assert.deepEqual(shuffled.sort(compareCanonical), expected);
});
