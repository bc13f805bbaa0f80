import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { createServer } from 'node:net';
import { suite, test } from 'node:test';
import packet from 'dns-packet';
import { createSystemRandom } from './random.ts';
import { createDnsTransport, type DnsTransportOptions } from './transport.ts';

/** What a test's server does with one datagram: `send` answers from its own socket. */
type Behaviour = (query: Buffer, from: RemoteInfo, send: (bytes: Uint8Array) => void) => void;

const address = '127.19.2.1';

suite('the DNS transport, against servers of every kind', { timeout: 30_000 }, () => {
  test('an honest answer is accepted, with its octets', async () => {
    await using server = await udpServer((query, _from, send) => send(answerTo(query)));
    await using transport = open(server.port);
    const reply = await transport.ask({ address, name: 'ns.quan.vn' }, 'www.quan.vn', 1);
    assert.ok(reply.outcome === 'answer');
    assert.equal(reply.transport, 'udp');
    assert.deepEqual([...reply.message.answer[0]!.rdata], [192, 0, 2, 1]);
    assert.deepEqual(reply.server, { address, name: 'ns.quan.vn' });
    assert.equal(reply.raw.length, answerTo(server.queries[0]!).length);
  });

  test('letters of the name go out in random case, and ids and ports differ', async () => {
    await using server = await udpServer((query, _from, send) => send(answerTo(query)));
    await using transport = open(server.port);
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => transport.ask({ address }, `abcdefghijklmnop${index}.vn`, 1)),
    );
    const names = server.queries.map((query) => packet.decode(query).questions[0]!.name);
    assert.ok(names.some((name) => name !== name.toLowerCase()));
    assert.ok(new Set(server.queries.map((query) => query.readUInt16BE(0))).size > 30);
    assert.ok(new Set(server.ports).size > 20);
  });

  test('an answer with a wrong id, only such answers: mismatch', async () => {
    await using server = await udpServer((query, _from, send) => {
      const bytes = answerTo(query);
      bytes.writeUInt16BE(bytes.readUInt16BE(0) ^ 1, 0);
      send(bytes);
    });
    await using transport = open(server.port);
    const reply = await transport.ask({ address }, 'quan.vn', 1, { timeoutsMs: [100] });
    assert.equal(reply.outcome, 'mismatch');
    assert.equal(transport.counters.accepted, 0);
    assert.equal(transport.counters.strays, 1);
  });

  test('an answer from another address is not accepted', async () => {
    const liar = createSocket('udp4');
    await new Promise<void>((done) => liar.bind(0, '127.19.2.99', done));
    await using server = await udpServer((query, from) =>
      liar.send(answerTo(query), from.port, from.address),
    );
    await using transport = open(server.port);
    const reply = await transport.ask({ address }, 'quan.vn', 1, { timeoutsMs: [100, 100] });
    liar.close();
    assert.equal(reply.outcome, 'mismatch');
  });

  test('an answer to another question is not accepted, the right one after it is', async () => {
    await using server = await udpServer((query, _from, send) => {
      send(answerTo(query, { question: 'other.vn' }));
      send(answerTo(query));
    });
    await using transport = open(server.port);
    const reply = await transport.ask({ address }, 'quan.vn', 1);
    assert.ok(reply.outcome === 'answer');
    assert.equal(reply.message.question?.name.toLowerCase(), 'quan.vn');
  });

  test('a server that lowers the case is asked again without relying on it', async () => {
    await using server = await udpServer((query, _from, send) => {
      const name = packet.decode(query).questions[0]!.name;
      send(answerTo(query, { question: name.toLowerCase() }));
    });
    await using transport = open(server.port);
    const reply = await transport.ask({ address }, 'abcdefghijklmnopqrstuvwxyz.vn', 1);
    assert.equal(reply.outcome, 'answer');
    assert.equal(server.queries.length, 2);
  });

  test('a lost query is sent again', async () => {
    let seen = 0;
    await using server = await udpServer((query, _from, send) => {
      seen += 1;
      if (seen === 3) send(answerTo(query));
    });
    await using transport = open(server.port);
    const reply = await transport.ask({ address }, 'quan.vn', 1, { timeoutsMs: [100, 100, 1000] });
    assert.equal(reply.outcome, 'answer');
  });

  test('silence is a time-out', async () => {
    await using server = await udpServer(() => {});
    await using transport = open(server.port);
    const reply = await transport.ask({ address }, 'quan.vn', 1, { timeoutsMs: [100, 100] });
    assert.equal(reply.outcome, 'timeout');
    assert.ok(reply.afterMs >= 200);
    assert.equal(server.queries.length, 2);
  });

  test('a port where nothing listens is a refusal, without waiting for the time-out', async () => {
    const port = await freePort();
    await using transport = open(port);
    const reply = await transport.ask({ address }, 'quan.vn', 1, { timeoutsMs: [20_000] });
    assert.equal(reply.outcome, 'refused');
    const byTcp = await transport.ask({ address }, 'quan.vn', 1, { timeoutsMs: [20_000], transport: 'tcp' });
    assert.deepEqual([byTcp.outcome, byTcp.transport], ['refused', 'tcp']);
  });

  test('octets that are no message are malformed', async () => {
    await using server = await udpServer((query, _from, send) => {
      const bytes = answerTo(query);
      send(bytes.subarray(0, bytes.length - 2));
    });
    await using transport = open(server.port);
    assert.equal((await transport.ask({ address }, 'quan.vn', 1)).outcome, 'malformed');
  });

  test('FORMERR to EDNS is asked again without it', async () => {
    await using server = await udpServer((query, _from, send) => {
      const edns = packet.decode(query).additionals.length > 0;
      send(edns ? errorTo(query, 1) : answerTo(query));
    });
    await using transport = open(server.port);
    const reply = await transport.ask({ address }, 'quan.vn', 1);
    assert.ok(reply.outcome === 'answer');
    assert.equal(reply.message.answer.length, 1);
  });

  test('a truncated answer is fetched over TCP; udp-only keeps it', async () => {
    await using server = await udpServer((query, _from, send) => send(answerTo(query, { truncated: true })));
    await using tcp = await tcpServer(server.port, (query) => [answerTo(query)]);
    await using transport = open(server.port);
    const whole = await transport.ask({ address }, 'quan.vn', 16);
    assert.ok(whole.outcome === 'answer');
    assert.deepEqual([whole.transport, whole.message.truncated], ['tcp', false]);
    const cut = await transport.ask({ address }, 'quan.vn', 16, { transport: 'udp-only' });
    assert.ok(cut.outcome === 'answer');
    assert.deepEqual([cut.transport, cut.message.truncated], ['udp', true]);
    assert.equal(tcp.connections, 1);
  });

  test('many questions share one TCP connection, answered in any order and in pieces', async () => {
    const held: Buffer[] = [];
    await using tcp = await tcpServer(0, (query) => {
      held.unshift(query);
      return held.length < 20 ? [] : held.map((each) => answerTo(each));
    });
    await using transport = open(tcp.port);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        transport.ask({ address }, `n${index}.vn`, 1, { transport: 'tcp' }),
      ),
    );
    assert.deepEqual(
      replies.map((reply) => reply.outcome === 'answer' && reply.message.question?.name),
      Array.from({ length: 20 }, (_, index) => `n${index}.vn`),
    );
    assert.equal(tcp.connections, 1);
  });

  test('a server that closes after each answer is connected to again, one that never answers is a reset', async () => {
    await using once = await tcpServer(0, (query) => [answerTo(query)], { closesAfterAnswer: true });
    await using first = open(once.port);
    for (const name of ['a.vn', 'b.vn', 'c.vn']) {
      const reply = await first.ask({ address }, name, 1, { transport: 'tcp' });
      assert.equal(reply.outcome, 'answer');
    }
    await using never = await tcpServer(0, () => [], { closesAfterAnswer: true });
    await using second = open(never.port);
    const reply = await second.ask({ address }, 'a.vn', 1, { transport: 'tcp' });
    assert.equal(reply.outcome, 'reset');
  });

  test('what the guard forbids is never sent', async () => {
    await using server = await udpServer((query, _from, send) => send(answerTo(query)));
    await using transport = open(server.port, { guard: { check: () => ({ allowed: false }) } });
    assert.equal((await transport.ask({ address }, 'quan.vn', 1)).outcome, 'guarded');
    assert.equal(server.queries.length, 0);
  });

  test('every packet is a task of the pacer, under the TLD’s budget once the address was a TLD’s', async () => {
    await using server = await udpServer((query, _from, send) => send(answerTo(query)));
    const paced: string[] = [];
    await using transport = open(server.port, {
      pacer: {
        run(kind, to, task) {
          paced.push(`${kind} ${to}`);
          return task();
        },
      },
    });
    await transport.ask({ address }, 'a.vn', 1);
    await transport.ask({ address }, 'b.vn', 1, { pace: 'dns-tld' });
    await transport.ask({ address }, 'c.vn', 1);
    assert.deepEqual(paced, [`dns ${address}`, `dns-tld ${address}`, `dns-tld ${address}`]);
  });

  test('IPv6 works, in any spelling of the address', async () => {
    await using server = await udpServer((query, _from, send) => send(answerTo(query)), '::1');
    await using transport = open(server.port);
    const reply = await transport.ask({ address: '0:0::0:1' }, 'quan.vn', 1);
    assert.equal(reply.outcome, 'answer');
    assert.equal((await transport.ask({ address: '::1' }, 'quan.vn', 1)).outcome, 'answer');
  });

  test('a machine without a route says so, and the remote is not blamed', (context) => {
    const here = import.meta.dirname;
    const script = `
      import { createSystemRandom } from '${here}/random.ts';
      import { createDnsTransport } from '${here}/transport.ts';
      await using transport = createDnsTransport({ random: createSystemRandom() });
      for (const address of ['192.0.2.1', '2001:db8::1'])
        for (const way of ['udp', 'tcp'])
          console.log((await transport.ask({ address }, 'quan.vn', 1, { transport: way })).outcome);`;
    const node = [process.execPath, '--input-type=module', '--eval', script];
    // A network namespace of its own has no route at all.
    const run = spawnSync('unshare', ['-rn', ...node], { encoding: 'utf8', timeout: 10_000 });
    if (run.error || /unshare/.test(run.stderr))
      return context.skip('user namespaces are not to be had here');
    assert.equal(run.stdout, 'no-ipv4\nno-ipv4\nno-ipv6\nno-ipv6\n');
  });

  test('closing the transport ends what is under way', async () => {
    await using server = await udpServer(() => {});
    const transport = open(server.port);
    const reply = transport.ask({ address }, 'quan.vn', 1);
    await transport[Symbol.asyncDispose]();
    assert.equal((await reply).outcome, 'interrupted');
    assert.equal((await transport.ask({ address }, 'quan.vn', 1)).outcome, 'interrupted');
  });
});

function open(port: number, more: Partial<DnsTransportOptions> = {}): ReturnType<typeof createDnsTransport> {
  return createDnsTransport({ random: createSystemRandom(), port, ...more });
}

function answerTo(query: Buffer, change: { question?: string; truncated?: boolean } = {}): Buffer {
  const { id, questions } = packet.decode(query);
  const question = { ...questions[0]!, name: change.question ?? questions[0]!.name };
  const flags = packet.AUTHORITATIVE_ANSWER | (change.truncated ? packet.TRUNCATED_RESPONSE : 0);
  const answers = [{ type: 'A', name: question.name, ttl: 60, data: '192.0.2.1' }];
  return packet.encode({ type: 'response', id, flags, questions: [question], answers });
}

function errorTo(query: Buffer, rcode: number): Buffer {
  const { id, questions } = packet.decode(query);
  return packet.encode({ type: 'response', id, flags: rcode, questions });
}

async function udpServer(
  behaviour: Behaviour,
  on = address,
): Promise<AsyncDisposable & { port: number; queries: Buffer[]; ports: number[] }> {
  const socket: Socket = createSocket(on.includes(':') ? 'udp6' : 'udp4');
  const queries: Buffer[] = [];
  const ports: number[] = [];
  socket.on('message', (query, from) => {
    queries.push(query);
    ports.push(from.port);
    behaviour(query, from, (bytes) => socket.send(bytes, from.port, from.address));
  });
  await new Promise<void>((done) => socket.bind(0, on, done));
  return {
    port: socket.address().port,
    queries,
    ports,
    [Symbol.asyncDispose]: () => new Promise<void>((done) => socket.close(() => done())),
  };
}

async function tcpServer(
  port: number,
  answers: (query: Buffer) => Buffer[],
  options: { closesAfterAnswer?: boolean } = {},
): Promise<AsyncDisposable & { port: number; connections: number }> {
  const state = { connections: 0 };
  const server = createServer((socket) => {
    state.connections += 1;
    let received = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes as Buffer]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0);
        for (const answer of answers(received.subarray(2, end))) {
          const frame = Buffer.concat([Buffer.from([answer.length >> 8, answer.length & 255]), answer]);
          // In pieces: the length's first octet alone, then the rest.
          socket.write(frame.subarray(0, 1));
          socket.write(frame.subarray(1));
        }
        received = received.subarray(end);
        if (options.closesAfterAnswer) socket.end();
      }
    });
  });
  await new Promise<void>((done) => server.listen(port, address, done));
  const bound = server.address();
  return Object.assign(state, {
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(() => done())),
  });
}

async function freePort(): Promise<number> {
  const server = await udpServer(() => {});
  await server[Symbol.asyncDispose]();
  return server.port;
}
