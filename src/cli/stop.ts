/**
 * Ctrl-C in two steps: the first asks the run to finish what it has begun, within five seconds; the second ends the
 * process at once.
 */
import type { Host } from './host.ts';

/** What a name in flight still gets after the first Ctrl-C. */
export const graceMs = 5_000;

export interface Stop {
  /** No name is begun any more. */
  readonly asked: boolean;
  /** By Ctrl-C, and not because the reader of standard output went away. */
  readonly interrupted: boolean;
  /** Aborted when the grace is over. */
  readonly cut: AbortSignal;
  ask(): void;
  end(): void;
}

export function listenForStop(host: Host, onFirst: () => void): Stop {
  const cut = new AbortController();
  let asked = false;
  let interrupted = false;
  let timer: NodeJS.Timeout | undefined;
  const ask = (): void => {
    asked = true;
    timer ??= setTimeout(() => cut.abort(), graceMs);
  };
  const quiet = host.onInterrupt(() => {
    if (interrupted) return host.exitNow(130);
    interrupted = true;
    onFirst();
    ask();
  });
  return {
    get asked() {
      return asked;
    },
    get interrupted() {
      return interrupted;
    },
    cut: cut.signal,
    ask,
    end() {
      clearTimeout(timer);
      quiet();
    },
  };
}
