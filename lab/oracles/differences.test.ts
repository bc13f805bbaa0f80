import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Difference, type ListedDifference, unexplained } from './differences.ts';

const found: Difference = {
  oracle: 'delv',
  scenario: 'nxdomain',
  subject: '@ SOA',
  ours: 'insecure opt-out',
  theirs: 'secure',
};
const entry: ListedDifference = { oracle: 'delv', ours: 'insecure opt-out', reason: 'RFC 5155' };

test('a difference that an entry covers is explained', () => {
  assert.deepEqual(unexplained([found], [entry], ['delv']), []);
});

test('a difference without an entry is told with both words', () => {
  assert.deepEqual(unexplained([{ ...found, ours: 'bogus' }], [], ['delv']), [
    'not listed: nxdomain: @ SOA is bogus to us, secure to delv',
  ]);
});

test('an entry that covers nothing any more is told with its reason', () => {
  assert.deepEqual(unexplained([], [entry], ['delv']), [
    'listed, but no longer so: {"oracle":"delv","ours":"insecure opt-out"} (RFC 5155)',
  ]);
});

test('each scenario that an entry names must still show the difference', () => {
  const both = { ...entry, scenarios: ['nxdomain', 'nsec3'] };
  assert.deepEqual(unexplained([found], [both], ['delv']), [
    'listed, but no longer so in nsec3: {"oracle":"delv","ours":"insecure opt-out","scenarios":["nxdomain","nsec3"]}',
  ]);
});

test('entries of an oracle that was not asked are left alone', () => {
  assert.deepEqual(unexplained([], [entry], ['unbound']), []);
});

test('an entry that shows only sometimes need not show', () => {
  assert.deepEqual(unexplained([], [{ ...entry, sometimes: true }], ['delv']), []);
});
