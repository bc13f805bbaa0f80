import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addLines,
  breakSignature,
  dropRecords,
  dropSignature,
  dropType,
  inOrder,
  replaceData,
} from './spoil.ts';

const zone = [
  'a.vn.\t3600\tIN\tA\t198.18.0.10',
  'a.vn.\t3600\tIN\tRRSIG\tA 13 2 3600 20261222000000 20261120000000 5922 a.vn. s2G+==',
  'a.vn.\t3600\tIN\tNSEC\twww.a.vn. A RRSIG NSEC ',
  'a.vn.\t3600\tIN\tRRSIG\tNSEC 13 2 3600 20261222000000 20261120000000 5922 a.vn. AbcX==',
  '',
].join('\n');

test('a signature is broken without changing its length', () => {
  assert.equal(breakSignature('a.vn', 'A')(zone), zone.replace('s2G+==', 'A2G+=='));
  assert.equal(breakSignature('a.vn', 'NSEC')(zone), zone.replace('AbcX==', 'BbcX=='));
});

test('signatures, records and whole types are taken away', () => {
  assert.equal(dropSignature('A.vn', 'A')(zone).split('\n').length, 4);
  assert.match(dropRecords('a.vn', 'A')(zone), /^a\.vn\.\t3600\tIN\tRRSIG\tA/);
  assert.doesNotMatch(dropType('NSEC')(zone), /NSEC/);
});

test('edits are made one after another', () => {
  const spoil = inOrder(
    replaceData('a.vn', 'A', '198.18.0.10', '198.18.0.11'),
    addLines('b.a.vn. 60 IN A 198.18.0.1'),
  );
  assert.equal(spoil(zone), `${zone.replace('18.0.10', '18.0.11')}b.a.vn. 60 IN A 198.18.0.1\n`);
});

test('an edit that finds nothing to edit is an error of the scenario', () => {
  assert.throws(() => breakSignature('a.vn', 'MX')(zone), /the zone has no RRSIG MX of a\.vn to spoil/);
});
