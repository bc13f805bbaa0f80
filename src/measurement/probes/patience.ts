/**
 * How long one name may take: time spent waiting for a place at a busy host is ours, not the name's, and does not count.
 *
 * A hoster with a thousand names of the list gets ten requests a second whatever we do (budgets.ts). Were that wait
 * counted, the names at the end of its line would come out `interrupted` for no fault of anybody's: with one hoster for
 * a whole list and 100 names in flight the last one ended at 91 of 120 s (simulated, 2026-11-22).
 */
import type { Pacer } from './pacer.ts';

export interface PatienceClock {
  /** Monotonic milliseconds. */
  now(): number;
  /** @returns what calls it off */
  after(ms: number, then: () => void): () => void;
}

/** Real time; its timers keep no process alive. */
export const systemPatienceClock: PatienceClock = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export interface Patience {
  /** Aborted when the name's own time is up or the run is stopped. */
  signal: AbortSignal;
  /** The run's pacer; while a task of the name stands in a line, its clock stands still. */
  pacer: Pacer;
  /** The name is done: nothing is kept of it. */
  clear(): void;
}

/**
 * @param timeoutMs time for the name itself, in milliseconds
 * @param stop aborted when the whole run is stopped. Not AbortSignal.any: a signal that lives as long as the run keeps
 *   something of every signal made from it (Node 26.10: 0.7 kB a name)
 */
export function createPatience(
  timeoutMs: number,
  pacer: Pacer,
  clock: PatienceClock,
  stop?: AbortSignal,
): Patience {
  const controller = new AbortController();
  const onStop = () => controller.abort(stop?.reason);
  let waiting = 0;
  let waitedMs = 0;
  let waitingSince = 0;
  const began = clock.now();

  const check = () => {
    const now = clock.now();
    const stoodStill = waitedMs + (waiting > 0 ? now - waitingSince : 0);
    const leftMs = timeoutMs - (now - began - stoodStill);
    if (leftMs <= 0) controller.abort();
    else callOff = clock.after(leftMs, check);
  };
  let callOff = clock.after(timeoutMs, check);
  if (stop?.aborted) onStop();
  stop?.addEventListener('abort', onStop, { once: true });

  const enter = () => {
    if (waiting === 0) waitingSince = clock.now();
    waiting += 1;
  };
  const leave = () => {
    waiting -= 1;
    if (waiting === 0) waitedMs += clock.now() - waitingSince;
  };

  return {
    signal: controller.signal,
    pacer: {
      pause: (kind, address) => pacer.pause(kind, address),
      run(kind, address, task, signal) {
        enter();
        return pacer.run(
          kind,
          address,
          () => {
            leave();
            return task();
          },
          signal,
        );
      },
    },
    clear() {
      callOff();
      stop?.removeEventListener('abort', onStop);
    },
  };
}
