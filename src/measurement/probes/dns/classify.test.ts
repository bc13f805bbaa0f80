import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message, ResourceRecord } from '../../dns/message.ts';
import { wireName } from '../../dns/names.ts';
import { rrType } from '../../dns/record-types.ts';
import { betraysCut, classifyReply } from './classify.ts';
import type { Reply } from './types.ts';
import { toZoneCut } from './zone-cut.ts';

const a = (name: string, address = '192.0.2.1'): ResourceRecord =>
  record(name, rrType.A, Uint8Array.from(address.split('.').map(Number)));
const ns = (name: string, target: string): ResourceRecord => record(name, rrType.NS, wireName(target));
const cname = (name: string, target: string): ResourceRecord => record(name, rrType.CNAME, wireName(target));
const soa = (name: string): ResourceRecord => record(name, rrType.SOA, new Uint8Array(22));

test('an answer without authority is lame, however good it looks', () => {
  const answer = [a('quan.vn')];
  assert.equal(classifyReply(reply({ authoritative: true, answer }), 'quan.vn', 'quan.vn', 1).kind, 'answer');
  assert.deepEqual(classifyReply(reply({ answer }), 'quan.vn', 'quan.vn', 1), {
    kind: 'fault',
    fault: 'lame',
  });
});

test('records at other names are not looked at', () => {
  const answer = [a('bank.vn'), cname('bank.vn', 'evil.vn')];
  const judged = classifyReply(reply({ authoritative: true, answer }), 'quan.vn', 'quan.vn', 1);
  assert.deepEqual(judged, { kind: 'nodata' });
});

test('a referral leads strictly down and towards the name', () => {
  const towards = reply({ authority: [ns('quan.vn', 'ns.quan.vn')] });
  assert.deepEqual(classifyReply(towards, 'vn', 'www.quan.vn', 1), { kind: 'referral', zone: 'quan.vn' });
  for (const owner of ['vn', '.', 'other.vn', 'com']) {
    const away = reply({ authority: [ns(owner, 'ns.evil.test')] });
    assert.deepEqual(classifyReply(away, 'vn', 'www.quan.vn', 1), { kind: 'fault', fault: 'lame' }, owner);
  }
});

test('an NS set in the answer section without authority is a referral, too', () => {
  const answer = [ns('quan.vn', 'ns.quan.vn')];
  assert.deepEqual(classifyReply(reply({ answer }), 'vn', 'quan.vn', rrType.NS), {
    kind: 'referral',
    zone: 'quan.vn',
  });
});

test('denials need authority', () => {
  const authority = [soa('vn')];
  assert.equal(
    classifyReply(reply({ authority, authoritative: true, rcode: 3 }), 'vn', 'x.vn', 1).kind,
    'nxdomain',
  );
  assert.equal(classifyReply(reply({ authority, authoritative: true }), 'vn', 'x.vn', 1).kind, 'nodata');
  assert.equal(classifyReply(reply({ authority, rcode: 3 }), 'vn', 'x.vn', 1).kind, 'fault');
});

test('a denial with the SOA of a zone above is lame', () => {
  const above = reply({ authority: [soa('.')], authoritative: true, rcode: 3 });
  assert.deepEqual(classifyReply(above, 'quan.vn', 'www.quan.vn', 1), { kind: 'fault', fault: 'lame' });
});

test('NXDOMAIN behind a CNAME is about its target, not about the name', () => {
  const message = reply({ authoritative: true, rcode: 3, answer: [cname('www.quan.vn', 'gone.test')] });
  assert.deepEqual(classifyReply(message, 'quan.vn', 'www.quan.vn', 1), {
    kind: 'answer',
    records: [],
    cname: 'gone.test',
  });
});

test('a DNAME is applied by us, whatever CNAME comes with it', () => {
  const dname = record('old.quan.vn', rrType.DNAME, wireName('new.vn'));
  const message = reply({ authoritative: true, answer: [dname, cname('x.old.quan.vn', 'evil.test')] });
  const judged = classifyReply(message, 'quan.vn', 'x.old.quan.vn', 1);
  assert.equal(judged.kind === 'answer' && judged.cname, 'x.new.vn');
});

test('a DNAME from outside the zone is not believed', () => {
  const dname = record('vn', rrType.DNAME, wireName('evil.test'));
  const message = reply({ authoritative: true, answer: [dname] });
  assert.deepEqual(classifyReply(message, 'quan.vn', 'x.quan.vn', 1), { kind: 'nodata' });
});

test('rcodes become faults', () => {
  const faults = [2, 5, 4].map((rcode) => classifyReply(reply({ rcode }), 'vn', 'x.vn', 1));
  assert.deepEqual(
    faults.map((judged) => judged.kind === 'fault' && judged.fault),
    ['servfail', 'refused-rcode', 'rcode'],
  );
});

test('an SOA below the zone, or no signature from a signed zone, betrays a zone cut', () => {
  const child = reply({ authoritative: true, authority: [soa('sub.quan.vn')] });
  assert.ok(betraysCut(child, 'quan.vn', 'www.sub.quan.vn', 1, false));
  assert.ok(!betraysCut(child, 'quan.vn', 'sub.quan.vn', rrType.DS, false));
  const unsigned = reply({ authoritative: true, answer: [a('www.quan.vn')] });
  assert.ok(betraysCut(unsigned, 'quan.vn', 'www.quan.vn', 1, true));
  assert.ok(!betraysCut(unsigned, 'quan.vn', 'www.quan.vn', 1, false));
  assert.ok(!betraysCut(unsigned, 'www.quan.vn', 'www.quan.vn', 1, true));
});

test('glue counts only for the named servers and only inside the parent zone', () => {
  const message = reply({
    authority: [ns('quan.vn', 'ns1.quan.vn'), ns('quan.vn', 'ns.provider.net')],
    additional: [
      a('ns1.quan.vn', '192.0.2.53'),
      a('ns.provider.net', '192.0.2.66'),
      a('www.bank.vn', '192.0.2.77'),
    ],
  });
  const { cut, ttlSeconds } = toZoneCut('quan.vn', 'vn', answered(message));
  assert.deepEqual(cut.nsNames, ['ns1.quan.vn', 'ns.provider.net']);
  assert.deepEqual(cut.glue, [{ name: 'ns1.quan.vn', address: '192.0.2.53' }]);
  assert.deepEqual(cut.servers, [{ name: 'ns1.quan.vn', address: '192.0.2.53' }]);
  assert.equal(ttlSeconds, 300);
});

test('a cut takes at most 20 name servers', () => {
  const authority = Array.from({ length: 300 }, (_, index) => ns('quan.vn', `ns${index}.quan.vn`));
  assert.equal(toZoneCut('quan.vn', 'vn', answered(reply({ authority }))).cut.nsNames.length, 20);
});

test('a referral’s DS and signatures are kept, or its denial when there is no DS', () => {
  const ds = record('quan.vn', rrType.DS, new Uint8Array(36));
  const dsSignature = record('quan.vn', rrType.RRSIG, Uint8Array.of(0, rrType.DS, 13));
  const nsec3 = record('abc.vn', rrType.NSEC3, new Uint8Array(30));
  const nsec3Signature = record('abc.vn', rrType.RRSIG, Uint8Array.of(0, rrType.NSEC3, 13));
  const referral = [ns('quan.vn', 'ns.quan.vn')];
  const signed = toZoneCut('quan.vn', 'vn', answered(reply({ authority: [...referral, ds, dsSignature] })));
  assert.deepEqual([signed.cut.ds, signed.cut.dsSignatures, signed.cut.denial], [[ds], [dsSignature], []]);
  const unsigned = toZoneCut(
    'quan.vn',
    'vn',
    answered(reply({ authority: [...referral, nsec3, nsec3Signature] })),
  );
  assert.deepEqual([unsigned.cut.ds, unsigned.cut.denial], [[], [nsec3, nsec3Signature]]);
});

function record(name: string, type: number, rdata: Uint8Array): ResourceRecord {
  return { name, type, class: 1, ttlSeconds: 300, rdata };
}

function reply(parts: Partial<Message>): Message {
  return {
    id: 1,
    isResponse: true,
    opcode: 0,
    authoritative: false,
    truncated: false,
    recursionDesired: false,
    recursionAvailable: false,
    authenticData: false,
    checkingDisabled: false,
    rcode: 0,
    question: null,
    answer: [],
    authority: [],
    additional: [],
    edns: null,
    ...parts,
  };
}

function answered(message: Message): Extract<Reply, { outcome: 'answer' }> {
  const server = { address: '192.0.2.99' };
  return { outcome: 'answer', message, raw: new Uint8Array(), server, transport: 'udp', afterMs: 1 };
}
