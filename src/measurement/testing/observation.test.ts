import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from './observation.ts';

test('a changed observation keeps everything that was not changed', () => {
  const observation = observationOf({ profile: 'presence', dns: { denials: [] } });
  assert.equal(observation.profile, 'presence');
  assert.deepEqual(observation.dns.denials, []);
  assert.equal(observation.dns.nameServers.length, 4);
  assert.equal(observation.web.endpoints.length, 8);
});

test('two observations share nothing', () => {
  const first = observationOf();
  first.dns.nameServers.length = 0;
  assert.equal(observationOf().dns.nameServers.length, 4);
});

test('the healthy observation survives being stored as JSON', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(observationOf())), observationOf());
});
