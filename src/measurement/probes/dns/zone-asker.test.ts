import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rrType } from '../../dns/record-types.ts';
import { startNsd } from '../../testing/nsd.ts';
import { createSystemRandom } from './random.ts';
import { createIterativeResolver } from './resolver.ts';
import { createDnsTransport } from './transport.ts';
import type { DnsTransport } from './types.ts';

const address = '127.19.34.1';
const port = 5334;
const zone = `@ NS a.root-servers.test.
a.root-servers.test. A ${address}
found TXT "here"
lost TXT "here"`;

test('a question lost three times to a server that answers others is asked once more by TCP', {
  timeout: 20_000,
}, async (t) => {
  const nsd = await startNsd({ address, port, zones: { '.': zone } });
  t.after(() => nsd[Symbol.asyncDispose]());
  const random = createSystemRandom();
  const real = createDnsTransport({ random, port });
  const lossy: DnsTransport = {
    async ask(server, name, type, options = {}) {
      if (name !== 'lost' || options.transport === 'tcp') return real.ask(server, name, type, options);
      return { outcome: 'timeout', server, transport: 'udp', afterMs: 1500 };
    },
    [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
  };
  await using resolver = createIterativeResolver({
    transport: lossy,
    rootHints: [{ name: 'a.root-servers.test', addresses: [address] }],
    clock: () => performance.now(),
    random,
  });
  assert.equal((await resolver.lookup('found', rrType.TXT, { remaining: 50 })).outcome, 'answer');
  const known = await resolver.lookup('lost', rrType.A, { remaining: 50 });
  assert.equal(known.steps[0]?.reply.transport, 'tcp');
  assert.equal(known.outcome, 'nodata');
});
