import assert from 'node:assert/strict';
import { test } from 'node:test';
import packet from 'dns-packet';
import fc from 'fast-check';
import { decodeMessage, encodeQuery, MalformedMessage } from './codec.ts';
import { toDnsRecord } from './presentation.ts';

const seeded = { seed: 20261122, numRuns: 500 };

const label = fc.stringMatching(/^[a-zA-Z0-9_]([a-zA-Z0-9-]{0,12}[a-zA-Z0-9])?$/);
const name = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
const ttl = fc.nat(0x7fffffff);
const octet = fc.nat(255);
const uint16 = fc.nat(65535);
const address = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));
const text = fc.stringMatching(/^[ !#-[\]-~]{0,60}$/);

const record = fc.oneof(
  fc.record({ type: fc.constant('A' as const), name, ttl, data: address }),
  fc.record({ type: fc.constant('NS' as const), name, ttl, data: name }),
  fc.record({ type: fc.constant('CNAME' as const), name, ttl, data: name }),
  fc.record({ type: fc.constant('PTR' as const), name, ttl, data: name }),
  fc.record({
    type: fc.constant('MX' as const),
    name,
    ttl,
    data: fc.record({ preference: uint16, exchange: name }),
  }),
  fc.record({
    type: fc.constant('SRV' as const),
    name,
    ttl,
    data: fc.record({ priority: uint16, weight: uint16, port: uint16, target: name }),
  }),
  fc.record({
    type: fc.constant('TXT' as const),
    name,
    ttl,
    data: fc.array(text, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('SOA' as const),
    name,
    ttl,
    data: fc.record({
      mname: name,
      rname: name,
      serial: ttl,
      refresh: ttl,
      retry: ttl,
      expire: ttl,
      minimum: ttl,
    }),
  }),
);

test('messages of another codec are read as it meant them', () => {
  fc.assert(
    fc.property(uint16, name, fc.array(record, { maxLength: 8 }), (id, asked, records) => {
      const bytes = packet.encode({
        type: 'response',
        id,
        flags: packet.AUTHORITATIVE_ANSWER,
        questions: [{ type: 'A', name: asked }],
        answers: records,
      });
      const message = decodeMessage(bytes);
      assert.equal(message.id, id);
      assert.equal(message.isResponse, true);
      assert.equal(message.authoritative, true);
      assert.deepEqual(message.question, { name: asked, type: 1, class: 1 });
      assert.deepEqual(
        message.answer.map(toDnsRecord),
        records.map((expected) => ({
          name: expected.name.toLowerCase(),
          type: expected.type,
          ttlSeconds: expected.ttl,
          data: textOf(expected),
        })),
      );
    }),
    seeded,
  );
});

test('our queries are read by another codec as we meant them', () => {
  fc.assert(
    fc.property(uint16, name, fc.boolean(), fc.boolean(), (id, asked, dnssecOk, recursionDesired) => {
      const bytes = encodeQuery({ id, name: asked, type: 15, dnssecOk, recursionDesired });
      const query = packet.decode(Buffer.from(bytes));
      assert.equal(query.id, id);
      assert.equal(query.type, 'query');
      assert.equal(query.flag_rd, recursionDesired);
      assert.deepEqual(query.questions, [{ name: asked.toLowerCase(), type: 'MX', class: 'IN' }]);
      const [opt] = query.additionals;
      assert.equal(opt?.udpPayloadSize, 1232);
      assert.equal(opt?.flag_do, dnssecOk);
    }),
    seeded,
  );
});

test('a query without EDNS has no additional record, one with options carries them', () => {
  const plain = packet.decode(Buffer.from(encodeQuery({ id: 1, name: 'vn', type: 6, edns: false })));
  assert.deepEqual(plain.additionals, []);
  const query = encodeQuery({
    id: 1,
    name: 'vn',
    type: 6,
    ednsVersion: 1,
    ednsOptions: [{ code: 3, data: Uint8Array.of(9, 8) }],
  });
  assert.deepEqual(decodeMessage(query).edns, {
    version: 1,
    udpSize: 1232,
    dnssecOk: false,
    extendedRcode: 0,
    options: [{ code: 3, data: Uint8Array.of(9, 8) }],
  });
});

test('random octets never give anything but a message or MalformedMessage', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => readOrMalformed(bytes)),
    { ...seeded, numRuns: 5000 },
  );
});

test('messages with octets changed never give anything but a message or MalformedMessage', {
  timeout: 30_000,
}, () => {
  const flaws = fc.array(fc.tuple(fc.nat(1000), octet), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(record, { minLength: 1, maxLength: 6 }),
      flaws,
      fc.nat(600),
      (records, changes, cut) => {
        const bytes = packet.encode({ type: 'response', id: 1, answers: records });
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        readOrMalformed(bytes);
        readOrMalformed(bytes.subarray(0, cut));
      },
    ),
    { ...seeded, numRuns: 3000 },
  );
});

test('compression pointers go backwards or nowhere', () => {
  const toItself = [0xc0, 12];
  const forward = [0xc0, 14, 0, 0];
  const ring = [1, 0x61, 0xc0, 12];
  for (const octets of [toItself, forward, ring]) {
    assert.throws(() => decodeMessage(message({ questions: 1 }, [...octets, 0, 1, 0, 1])), MalformedMessage);
  }
});

test('a long chain of pointers is not followed, however many records lead into it', {
  timeout: 10_000,
}, () => {
  // 8,000 pointers, each to the one before, then as many records as fit that point at the last.
  const octets = [0, 0, 1, 0, 1];
  for (let at = 17; at < 16_000; at += 2) octets.push(0xc0 | ((at - 2) >> 8), (at - 2) & 255);
  assert.throws(() => decodeMessage(message({ questions: 1, answers: 4000 }, octets)), MalformedMessage);
  const head = [0xc0 | (15_990 >> 8), 15_990 & 255, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0];
  const body = [...octets.slice(0, 5), ...head, ...octets.slice(17)];
  assert.throws(() => decodeMessage(message({ questions: 1, answers: 4000 }, body)), MalformedMessage);
});

test('a record that runs past the message is malformed, but in a truncated message it is the end', () => {
  const broken = [
    0, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 192, 0, 2, 1, 0, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 192,
  ];
  assert.throws(() => decodeMessage(message({ questions: 1, answers: 2 }, broken)), MalformedMessage);
  const cut = decodeMessage(message({ questions: 1, answers: 2, truncated: true }, broken));
  assert.equal(cut.truncated, true);
  assert.deepEqual(cut.answer.map(toDnsRecord), [{ name: '.', type: 'A', ttlSeconds: 9, data: '192.0.2.1' }]);
});

test('rdata comes out uncompressed and lower, except the next name of NSEC', () => {
  const question = [2, 0x56, 0x4e, 0, 0, 1, 0, 1]; // VN
  const mx = [0xc0, 12, 0, 15, 0, 1, 0, 0, 0, 1, 0, 6, 0, 5, 1, 0x4d, 0xc0, 12]; // VN MX 5 M.VN
  const nsec = [0xc0, 12, 0, 47, 0, 1, 0, 0, 0, 1, 0, 6, 1, 0x4d, 0, 0, 1, 0x40];
  const read = decodeMessage(message({ questions: 1, answers: 2 }, [...question, ...mx, ...nsec]));
  assert.equal(read.question?.name, 'VN');
  assert.deepEqual([...read.answer[0]!.rdata], [0, 5, 1, 0x6d, 2, 0x76, 0x6e, 0]);
  assert.deepEqual([...read.answer[1]!.rdata], [1, 0x4d, 0, 0, 1, 0x40]);
});

test('the rcode has the extended bits of EDNS, and a second OPT is malformed', () => {
  const opt = [0, 0, 41, 4, 208, 1, 0, 128, 0, 0, 0];
  const badVersion = decodeMessage(message({ additional: 1 }, opt));
  assert.equal(badVersion.rcode, 16);
  assert.equal(badVersion.edns?.udpSize, 1232);
  assert.equal(badVersion.edns?.dnssecOk, true);
  assert.deepEqual(badVersion.additional, []);
  assert.throws(() => decodeMessage(message({ additional: 2 }, [...opt, ...opt])), MalformedMessage);
});

function textOf(expected: { type: string; data: unknown }): string {
  const { type, data } = expected;
  if (type === 'TXT') return (data as string[]).map((string) => `"${string}"`).join(' ');
  if (typeof data === 'string') return data.toLowerCase();
  return Object.values(data as object)
    .join(' ')
    .toLowerCase();
}

function readOrMalformed(bytes: Uint8Array): void {
  try {
    decodeMessage(bytes);
  } catch (error) {
    assert.ok(error instanceof MalformedMessage, String(error));
  }
}

function message(
  counts: { questions?: number; answers?: number; additional?: number; truncated?: boolean },
  body: number[],
): Uint8Array {
  const { questions = 0, answers = 0, additional = 0, truncated = false } = counts;
  const header = [
    0,
    1,
    truncated ? 0x82 : 0x80,
    0,
    0,
    questions,
    answers >> 8,
    answers & 255,
    0,
    0,
    0,
    additional,
  ];
  return Uint8Array.from([...header, ...body]);
}
