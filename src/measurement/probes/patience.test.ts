import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pacer } from './pacer.ts';
import { createPatience, type PatienceClock } from './patience.ts';

/** Time that only moves when the test says so. */
function handClock(): PatienceClock & { advance(ms: number): void; timers: number } {
  let now = 0;
  let timers: { at: number; then: () => void }[] = [];
  return {
    now: () => now,
    after(ms, then) {
      const timer = { at: now + ms, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        now = next.at;
        next.then();
      }
      now = end;
    },
    get timers() {
      return timers.length;
    },
  };
}

/** A line in which everybody waits until told to start. */
function heldLine(): Pacer & { start(): void } {
  const held: (() => void)[] = [];
  return {
    run: (_kind, _address, task) =>
      new Promise((resolve, reject) => held.push(() => task().then(resolve, reject))),
    pause: async () => {},
    start: () => held.shift()?.(),
  };
}

test("a name's time is up after its time-out", () => {
  const clock = handClock();
  const patience = createPatience(1000, heldLine(), clock);
  clock.advance(999);
  assert.equal(patience.signal.aborted, false);
  clock.advance(1);
  assert.equal(patience.signal.aborted, true);
});

test('standing in the line of a busy host costs a name nothing', () => {
  const clock = handClock();
  const line = heldLine();
  const patience = createPatience(1000, line, clock);
  clock.advance(400);
  void patience.pacer.run('web', '8.8.8.8', () => new Promise(() => {}));
  clock.advance(60_000);
  assert.equal(patience.signal.aborted, false);
  line.start();
  clock.advance(599);
  assert.equal(patience.signal.aborted, false);
  clock.advance(1);
  assert.equal(patience.signal.aborted, true);
});

test('two tasks in line stand still once, not twice', () => {
  const clock = handClock();
  const line = heldLine();
  const patience = createPatience(1000, line, clock);
  void patience.pacer.run('web', '8.8.8.8', () => new Promise(() => {}));
  void patience.pacer.run('web', '8.8.4.4', () => new Promise(() => {}));
  clock.advance(5000);
  line.start();
  clock.advance(5000);
  line.start();
  clock.advance(999);
  assert.equal(patience.signal.aborted, false);
  clock.advance(1);
  assert.equal(patience.signal.aborted, true);
});

test('a stopped run ends the name at once', () => {
  const stop = new AbortController();
  const patience = createPatience(1000, heldLine(), handClock(), stop.signal);
  stop.abort();
  assert.equal(patience.signal.aborted, true);
  assert.equal(createPatience(1000, heldLine(), handClock(), stop.signal).signal.aborted, true);
});

test('a name that is done leaves no timer behind', () => {
  const clock = handClock();
  const patience = createPatience(1000, heldLine(), clock);
  patience.clear();
  assert.equal(clock.timers, 0);
  clock.advance(5000);
  assert.equal(patience.signal.aborted, false);
});
