import assert from 'node:assert/strict';
import test from 'node:test';
import { lookUp } from './lookup.ts';
import { createSystemRandom } from './random.ts';
import { createIterativeResolver } from './resolver.ts';
import { createDnsTransport } from './transport.ts';
import { createValidator } from './validator.ts';

test('a host that no name server can be asked about is not asked, and breaks nothing', {
  timeout: 10_000,
}, async () => {
  const random = createSystemRandom();
  const transport = createDnsTransport({ random });
  await using resolver = createIterativeResolver({
    transport,
    rootHints: [{ name: 'a.root-servers.test', addresses: ['127.77.1.1'] }],
    clock: () => performance.now(),
    random,
  });
  const validator = createValidator({ resolver, anchors: [], now: () => Temporal.Now.instant() });
  const longest = `${'a.'.repeat(125)}vn`;
  for (const name of [`_dmarc.${longest}`, `www.${longest}`, 'a..vn', `${'a'.repeat(64)}.vn`, 'quan.vn..']) {
    const { lookup } = await lookUp(name, 'TXT', { resolver, validator }, { remaining: 10 });
    assert.deepEqual([lookup.outcome, lookup.fault], ['error', 'not-asked'], name);
  }
  assert.equal(transport.counters.sent, 0);
});
