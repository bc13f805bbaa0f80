import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import test, { type TestContext } from 'node:test';
import packet from 'dns-packet';
import { createMemo } from '../memo.ts';
import { createAsking } from './asking.ts';
import { createIterativeResolver } from './resolver.ts';
import { createDnsTransport } from './transport.ts';
import { createValidator } from './validator.ts';

const deadline = { timeout: 20_000 };

interface Answer {
  type: 'A' | 'NS';
  name: string;
  ttl: number;
  data: string;
}
interface Reply {
  answers?: Answer[];
  authorities?: Answer[];
  rcode?: number;
}

/** A root that answers everything itself by `reply`, and a name's asking on top of it. */
async function startAsking(t: TestContext, address: string, reply: (name: string) => Reply) {
  const asked: string[] = [];
  const server = createSocket('udp4');
  server.on('message', (message, from) => {
    const query = packet.decode(message);
    const name = query.questions?.[0]?.name.toLowerCase() ?? '';
    asked.push(name);
    const { rcode = 0, ...sections } = reply(name);
    const flags = packet.AUTHORITATIVE_ANSWER | rcode;
    const { id = 0, questions = [] } = query;
    server.send(
      packet.encode({ type: 'response', id, flags, questions, ...sections }),
      from.port,
      from.address,
    );
  });
  await new Promise<void>((bound) => server.bind(0, address, bound));
  t.after(() => server.close());
  let nowMs = 0;
  let number = 0;
  const random = () => {
    number = (number * 1_664_525 + 1_013_904_223) >>> 0;
    return number;
  };
  const resolver = createIterativeResolver({
    transport: createDnsTransport({ random, port: server.address().port }),
    rootHints: [{ name: 'a.root-servers.test', addresses: [address] }],
    clock: () => nowMs,
    random,
  });
  t.after(() => resolver[Symbol.asyncDispose]());
  const now = () => Temporal.Instant.from('2026-11-22T00:00:00Z');
  const validator = createValidator({ resolver, anchors: [], now });
  const reach = { ipv4: true, ipv6: true };
  const memo = createMemo(100);
  const means = { resolver, validator, memo, now, randomLabel: () => 'x1', profile: 'full', reach } as const;
  return {
    asked,
    pass: (ms: number) => {
      nowMs += ms;
    },
    asking: (domain: string) => createAsking(domain, means, { remaining: 200 }),
  };
}

test('a fault of a shared name is not kept for the names that come after', deadline, async (t) => {
  let broken = true;
  const address: Answer = { type: 'A', name: 'mail.hoster.vn', ttl: 300, data: '192.0.2.1' };
  const lab = await startAsking(t, '127.77.6.1', (name) => {
    if (broken) return { rcode: 2 };
    return name === 'mail.hoster.vn' ? { answers: [address] } : {};
  });
  const first = await lab.asking('quan.vn').askShared('mail.hoster.vn', 'A');
  assert.deepEqual([first.outcome, first.fault], ['error', 'servfail']);
  broken = false;
  lab.pass(60_000);
  const later = await lab.asking('pho.vn').askShared('mail.hoster.vn', 'A');
  assert.deepEqual([later.outcome, later.records[0]?.data], ['answer', '192.0.2.1']);
  const before = lab.asked.length;
  await lab.asking('bun.vn').askShared('mail.hoster.vn', 'A');
  assert.equal(lab.asked.length, before);
});

test('name servers named by ever more name servers cost a bounded number of queries', deadline, async (t) => {
  const lab = await startAsking(t, '127.77.6.2', (name) => {
    const zone = name.split('.').slice(-2).join('.');
    if (!zone.includes('.')) return {};
    const servers = Array.from({ length: 12 }, (_, at): Answer => {
      return { type: 'NS', name: zone, ttl: 300, data: `ns.${at}${zone}` };
    });
    return { authorities: servers };
  });
  const asking = lab.asking('quan.vn');
  const found = await Promise.all(
    Array.from({ length: 26 }, (_, at) => asking.askShared(`ns.x${at}.vn`, 'A')),
  );
  assert.deepEqual(new Set(found.map(({ outcome }) => outcome)), new Set(['error']));
  assert.ok(lab.asked.length <= 530, `${lab.asked.length} queries`);
});
