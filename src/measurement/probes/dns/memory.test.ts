import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLruMap } from '../../lru-map.ts';
import { createServerBook } from './server-book.ts';
import { createSharedWork, type Task } from './shared-work.ts';
import type { Reply } from './types.ts';

test('a bounded map forgets what was not used, and keeps what is', () => {
  const map = createLruMap<string, number>(100);
  map.set('tld', 1);
  for (let index = 0; index < 10_000; index++) {
    map.set(`name-${index}`, index);
    assert.equal(map.get('tld'), 1);
    assert.ok(map.size <= 101);
  }
  assert.equal(map.get('name-0'), undefined);
  assert.equal(map.get('name-9999'), 9999);
});

test('equal work at the same time is done once', async () => {
  const shared = createSharedWork();
  let done = 0;
  const work = async (): Promise<number> => {
    await Promise.resolve();
    done += 1;
    return done;
  };
  const results = await Promise.all([1, 2, 3].map(() => shared.run('key', null, work, () => true)));
  assert.deepEqual(results, [1, 1, 1]);
  assert.equal(await shared.run('key', null, work, () => true), 2);
});

test('work that leads to itself by way of another does not wait for ever', { timeout: 5000 }, async () => {
  const shared = createSharedWork();
  const need = (own: string, other: string, self: Task | null, depth: number): Promise<string> =>
    shared.run(
      own,
      self,
      async (task) => {
        await Promise.resolve();
        return depth > 3 ? 'given up' : need(other, own, task, depth + 1);
      },
      () => true,
    );
  const results = await Promise.all([need('a', 'b', null, 0), need('b', 'a', null, 0)]);
  assert.deepEqual(results, ['given up', 'given up']);
});

test('work that failed stops being joined', async () => {
  const shared = createSharedWork();
  const fails = async (): Promise<never> => {
    throw new Error('ours');
  };
  await assert.rejects(
    shared.run('key', null, fails, () => true),
    /ours/,
  );
  assert.equal(
    await shared.run(
      'key',
      null,
      async () => 'works',
      () => true,
    ),
    'works',
  );
});

test('the faster server is asked most, the other now and then', () => {
  const book = createServerBook({ clock: () => 0, random: lehmer(7) });
  const fast = { address: '192.0.2.1' };
  const slow = { address: '192.0.2.2' };
  book.note(fast, answered(fast.address, 5));
  book.note(slow, answered(slow.address, 80));
  let slowChosen = 0;
  for (let times = 0; times < 1000; times++)
    if (book.choose('quan.vn', [fast, slow])?.address === slow.address) slowChosen += 1;
  assert.ok(slowChosen > 5 && slowChosen < 100, `${slowChosen} of 1000`);
});

test('a lame server is the last choice for its zone alone, for ten minutes', () => {
  let now = 0;
  const book = createServerBook({ clock: () => now, random: lehmer(7) });
  const lame = { address: '192.0.2.1' };
  const slow = { address: '192.0.2.2' };
  book.note(lame, answered(lame.address, 1));
  book.note(slow, answered(slow.address, 500));
  book.markLame('quan.vn', lame.address);
  const choices = (zone: string): Set<string | undefined> =>
    new Set(Array.from({ length: 100 }, () => book.choose(zone, [lame, slow])?.address));
  assert.deepEqual(choices('quan.vn'), new Set([slow.address]));
  assert.ok(choices('pho.vn').has(lame.address));
  now = 600_001;
  assert.ok(choices('quan.vn').has(lame.address));
});

test('three silences in a row make a server down for half a minute, unless it has just answered', () => {
  let now = 100_000;
  const book = createServerBook({ clock: () => now, random: lehmer(7) });
  const server = { address: '192.0.2.1' };
  const silence: Reply = { outcome: 'timeout', server, transport: 'udp', afterMs: 1500 };
  book.note(server, answered(server.address, 5));
  for (let times = 0; times < 5; times++) book.note(server, silence);
  assert.equal(book.downFault(server.address), null);
  now += 10_001;
  book.note(server, silence);
  assert.equal(book.downFault(server.address), 'timeout');
  now += 30_001;
  assert.equal(book.downFault(server.address), null);
});

test('a family without a route is known for a minute', () => {
  let now = 0;
  const book = createServerBook({ clock: () => now, random: lehmer(7) });
  const server = { address: '2001:db8::1' };
  book.note(server, { outcome: 'no-ipv6', server, transport: 'udp', afterMs: 0 });
  assert.deepEqual([book.hasRoute(4), book.hasRoute(6)], [true, false]);
  now = 60_001;
  assert.equal(book.hasRoute(6), true);
});

function answered(address: string, afterMs: number): Reply {
  const message = null as never; // the book looks at the outcome alone
  return {
    outcome: 'answer',
    message,
    raw: new Uint8Array(),
    server: { address },
    transport: 'udp',
    afterMs,
  };
}

/** A generator with a seed (Lehmer, 2^32 − 5). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = Number((BigInt(state) * 279_470_273n) % 4_294_967_291n);
    return state;
  };
}
