import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '#measurement/testing/observation.ts';
import { hostGroupOf } from './host-group.ts';

test('names on the same name servers and address have one number, whatever the order they came in', () => {
  const other = observationOf({ domain: 'khac.vn' });
  other.dns.nameServerNames.reverse();
  assert.equal(hostGroupOf(other), hostGroupOf(observationOf()));
});

test('another web address changes only the lower half, so that names of one hoster stay together', () => {
  const moved = observationOf();
  for (const { ipv4, ipv6 } of moved.web.hosts) {
    for (const record of [...ipv4.records, ...ipv6.records]) record.data = '198.18.99.1';
  }
  const [before, after] = [hostGroupOf(observationOf())!, hostGroupOf(moved)!];
  assert.notEqual(after, before);
  assert.equal(after >> 16, before >> 16);
});

test('a name without servers and addresses stands nowhere', () => {
  const bare = observationOf({ dns: { nameServerNames: [] }, web: { hosts: [] } });
  assert.equal(hostGroupOf(bare), null);
});
