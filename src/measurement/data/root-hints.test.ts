import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRootHints, shippedRootHints } from './root-hints.ts';

test('thirteen root servers are shipped, each with an address of both families', () => {
  assert.equal(shippedRootHints.length, 13);
  for (const { name, addresses } of shippedRootHints) {
    assert.match(name, /^[a-m]\.root-servers\.net$/);
    assert.equal(addresses.length, 2);
    assert.ok(addresses.some((address) => address.includes(':')));
  }
});

test('a hints file is read in the forms that are about', () => {
  const text = `; comment
.                        3600000      NS    A.ROOT-SERVERS.NET.
A.ROOT-SERVERS.NET.      3600000      A     198.18.0.1 ; with a comment
a.root-servers.net. 3600000 IN AAAA 2001:db8::1
. IN NS b.lab.
b.lab. A 198.18.0.2
. NS no-address.lab.
stray.lab. A 198.18.0.3
`;
  assert.deepEqual(parseRootHints(text), [
    { name: 'a.root-servers.net', addresses: ['198.18.0.1', '2001:db8::1'] },
    { name: 'b.lab', addresses: ['198.18.0.2'] },
  ]);
});

test('a file without servers gives none', () => {
  assert.deepEqual(parseRootHints(''), []);
  assert.deepEqual(parseRootHints('{"not": "hints"}'), []);
});
