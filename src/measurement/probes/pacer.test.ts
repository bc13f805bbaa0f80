import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAddressGuard } from './guard.ts';
import { createPacer, type PacerClock, shareOf } from './pacer.ts';

/** Time that only moves when the test says so: the pacer's own clock interface, no timer of the machine. */
function handClock(): PacerClock & { advance(ms: number): Promise<void> } {
  let now = 0;
  let timers: { at: number; then: () => void }[] = [];
  return {
    now: () => now,
    after: (ms, then) => void timers.push({ at: now + ms, then }),
    async advance(ms) {
      const end = now + ms;
      for (;;) {
        await new Promise((r) => setImmediate(r));
        const next = timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((t) => t !== next);
        now = next.at;
        next.then();
      }
      now = end;
    },
  };
}

const guard = createAddressGuard({ allowNetworks: ['198.18.0.0/15'] });

function startMany(kind: 'dns' | 'dns-tld' | 'web' | 'smtp', address: string, count: number) {
  const clock = handClock();
  const pacer = createPacer(guard, undefined, clock);
  const started: number[] = [];
  for (let i = 0; i < count; i += 1)
    void pacer.run(kind, address, async () => void started.push(clock.now()));
  return { clock, started };
}

test('a name server gets at most 20 queries in any second', async () => {
  const { clock, started } = startMany('dns', '8.8.8.8', 45);
  await clock.advance(999);
  assert.equal(started.length, 20);
  await clock.advance(1000);
  assert.equal(started.length, 40);
  await clock.advance(1000);
  assert.equal(started.length, 45);
});

test('a name server of a TLD gets at most 200 queries in any second', async () => {
  const { clock, started } = startMany('dns-tld', '8.8.8.8', 250);
  await clock.advance(999);
  assert.equal(started.length, 200);
});

test('two starts against one web address lie 100 ms apart', async () => {
  const { clock, started } = startMany('web', '8.8.8.8', 4);
  await clock.advance(1000);
  assert.deepEqual(started, [0, 100, 200, 300]);
});

test('a web address has at most two connections at once', async () => {
  const clock = handClock();
  const pacer = createPacer(guard, undefined, clock);
  const ends: (() => void)[] = [];
  for (let i = 0; i < 3; i += 1)
    void pacer.run('web', '8.8.8.8', () => new Promise<void>((end) => ends.push(end)));
  await clock.advance(5000);
  assert.equal(ends.length, 2);
  ends[0]?.();
  await clock.advance(5000);
  assert.equal(ends.length, 3);
});

test('two mail conversations with one address start two seconds apart', async () => {
  const { clock, started } = startMany('smtp', '8.8.8.8', 3);
  await clock.advance(10_000);
  assert.deepEqual(started, [0, 2000, 4000]);
});

test('addresses inside an allowed network are not paced', async () => {
  const { clock, started } = startMany('web', '198.18.0.1', 50);
  await clock.advance(0);
  assert.equal(started.length, 50);
});

test('an error of the task passes through and frees its place', async () => {
  const pacer = createPacer(guard, undefined, handClock());
  await assert.rejects(
    pacer.run('smtp', '8.8.4.4', () => Promise.reject(new Error('met'))),
    /met/,
  );
});

test('two workers together keep within the budget of one', () => {
  assert.deepEqual(shareOf(1).web, { perSecond: 10, parallel: 2, gapMs: 100 });
  assert.deepEqual(shareOf(2).web, { perSecond: 5, parallel: 1, gapMs: 200 });
  assert.deepEqual(shareOf(2).dns, { perSecond: 10, parallel: 10, gapMs: 0 });
});

test('names whose time is up leave the line at its next turn and take nothing of the budget', async () => {
  const clock = handClock();
  const pacer = createPacer(guard, undefined, clock);
  const over = new AbortController();
  const started: string[] = [];
  const run = (name: string, signal?: AbortSignal) =>
    void pacer.run('web', '8.8.8.8', async () => void started.push(`${name} ${clock.now()}`), signal);
  run('first');
  for (let i = 0; i < 50; i += 1) run('over', over.signal);
  run('behind');
  await clock.advance(50);
  over.abort();
  await clock.advance(60);
  assert.equal(started.length, 52);
  assert.deepEqual([started[0], started.at(-1)], ['first 0', 'behind 100']);
});

test('two requests over one connection lie as far apart as two connections', async () => {
  const clock = handClock();
  const pacer = createPacer(guard, undefined, clock);
  let passed = false;
  void pacer.pause('web', '8.8.8.8').then(() => {
    passed = true;
  });
  await clock.advance(99);
  assert.equal(passed, false);
  await clock.advance(1);
  await new Promise((turn) => setImmediate(turn));
  assert.equal(passed, true);
});

test('the lab owes nobody a pause', async () => {
  await createPacer(guard, undefined, handClock()).pause('web', '198.18.0.1');
});
