/**
 * The pacer: keeps every shared host within its budget (budgets.ts), whoever asks.
 *
 * One line of waiting tasks a key (an IP address with its kind). It keeps no history beyond the last second, and drops
 * a key when nothing runs, waits or is still owed a pause, so its memory follows what is in flight, not the list.
 */
import { type HostBudget, labBudget, type PaceKind, publicBudgets } from '../budgets.ts';
import type { AddressGuard } from './guard.ts';

export interface Pacer {
  /**
   * Runs the task when the budget of `kind` for this address allows; its error or value passes through.
   *
   * @param signal once aborted, the task asks nothing of the address any more: it runs at the line's next turn and takes
   *   no place in it, so that names whose time is up do not use up the budget of those behind them
   */
  run<T>(kind: PaceKind, address: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** The pause that is owed between two requests over one connection: the gap of the budget, none in allowed networks. */
  pause(kind: PaceKind, address: string): Promise<void>;
}

export interface PacerClock {
  /** Monotonic milliseconds. */
  now(): number;
  after(ms: number, then: () => void): void;
}

/** Real time. */
export const systemPacerClock: PacerClock = {
  now: () => performance.now(),
  after: (ms, then) => void setTimeout(then, ms),
};

/**
 * The part of the public budgets that one of `engines` keeps to, so that all together stay within them. Where a part
 * would be less than one connection at a time, one remains: two workers may then hold one connection each.
 */
export function shareOf(engines: number): Readonly<Record<PaceKind, HostBudget>> {
  const part = ({ perSecond, parallel, gapMs }: HostBudget): HostBudget => ({
    perSecond: perSecond / engines,
    parallel: Math.max(1, Math.floor(parallel / engines)),
    gapMs: gapMs * engines,
  });
  return {
    dns: part(publicBudgets.dns),
    'dns-tld': part(publicBudgets['dns-tld']),
    web: part(publicBudgets.web),
    smtp: part(publicBudgets.smtp),
  };
}

interface Line {
  running: number;
  /** Starts within the last second, oldest first. */
  starts: number[];
  waiting: { start(counted: boolean): void; signal: AbortSignal | undefined }[];
  timerSet: boolean;
}

export function createPacer(
  guard: AddressGuard,
  budgets: Readonly<Record<PaceKind, HostBudget>> = publicBudgets,
  clock: PacerClock = systemPacerClock,
): Pacer {
  const lines = new Map<string, Line>();

  const budgetOf = (kind: PaceKind, address: string) =>
    guard.inAllowed(address) ? labBudget : budgets[kind];

  return {
    pause: (kind, address) => pauseFor(budgetOf(kind, address)),
    async run(kind, address, task, signal) {
      const budget = budgetOf(kind, address);
      if (budget === labBudget) return task();
      const key = `${kind} ${address}`;
      const line = lines.get(key) ?? { running: 0, starts: [], waiting: [], timerSet: false };
      lines.set(key, line);
      const counted = await new Promise<boolean>((start) => {
        line.waiting.push({ start, signal });
        serve(key, line, budget);
      });
      try {
        return await task();
      } finally {
        if (counted) line.running -= 1;
        serve(key, line, budget);
      }
    },
  };

  function pauseFor({ gapMs }: HostBudget): Promise<void> {
    return gapMs === 0 ? Promise.resolve() : new Promise((done) => clock.after(gapMs, done));
  }

  function serve(key: string, line: Line, budget: HostBudget): void {
    const now = clock.now();
    const window = Math.max(1000, 1000 / budget.perSecond);
    while (line.starts[0] !== undefined && line.starts[0] <= now - window) line.starts.shift();
    while (line.waiting[0]?.signal?.aborted) line.waiting.shift()?.start(false);
    while (line.waiting.length > 0 && line.running < budget.parallel) {
      const pauseMs = pauseBeforeNext(line, budget, now, window);
      if (pauseMs > 0) {
        wakeIn(pauseMs, key, line, budget);
        return;
      }
      line.running += 1;
      line.starts.push(now);
      line.waiting.shift()?.start(true);
    }
    if (line.running > 0 || line.waiting.length > 0) return;
    if (line.starts.length === 0) lines.delete(key);
    else wakeIn(window, key, line, budget);
  }

  function wakeIn(ms: number, key: string, line: Line, budget: HostBudget): void {
    if (line.timerSet) return;
    line.timerSet = true;
    clock.after(ms, () => {
      line.timerSet = false;
      serve(key, line, budget);
    });
  }
}

function pauseBeforeNext(line: Line, budget: HostBudget, now: number, window: number): number {
  const last = line.starts.at(-1);
  const gap = last === undefined ? 0 : last + budget.gapMs - now;
  const allowedInWindow = Math.max(1, Math.floor((budget.perSecond * window) / 1000));
  const oldest = line.starts[line.starts.length - allowedInWindow];
  const rate = oldest === undefined ? 0 : oldest + window - now;
  return Math.max(gap, rate, 0);
}
