import assert from 'node:assert/strict';
import test from 'node:test';
import type { Message, ResourceRecord } from '../../dns/message.ts';
import { wireName } from '../../dns/names.ts';
import { rrClass, rrType } from '../../dns/record-types.ts';
import { toZoneCut } from './zone-cut.ts';

const record = (name: string, type: number, rdata: Uint8Array): ResourceRecord => ({
  name,
  type,
  class: rrClass.IN,
  ttlSeconds: 300,
  rdata,
});

function cutOf(authority: ResourceRecord[], additional: ResourceRecord[]) {
  const message = { authority, additional, answer: [] as ResourceRecord[] } as Message;
  const server = { address: '192.0.2.53' };
  return toZoneCut('quan.vn', 'vn', {
    outcome: 'answer',
    message,
    raw: new Uint8Array(),
    server,
    transport: 'tcp',
    afterMs: 1,
  }).cut;
}

test('of glue without end eight addresses a name server are kept, none of a name outside the parent', () => {
  const authority = ['ns1.quan.vn', 'ns.hoster.net'].map((name) =>
    record('quan.vn', rrType.NS, wireName(name)),
  );
  const glue = Array.from({ length: 3_000 }, (_, at) =>
    record('ns1.quan.vn', rrType.A, Uint8Array.of(192, 0, at >> 8, at & 255)),
  );
  const foreign = record('ns.hoster.net', rrType.A, Uint8Array.of(192, 0, 2, 1));
  const cut = cutOf(authority, [foreign, ...glue]);
  assert.equal(cut.glue.length, 8);
  assert.deepEqual(cut.servers[0], { name: 'ns1.quan.vn', address: '192.0.0.0' });
  assert.deepEqual(new Set(cut.servers.map(({ name }) => name)), new Set(['ns1.quan.vn']));
});
