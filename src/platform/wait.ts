/**
 * Waiting with an end: for a time that a signal cuts short, for work that may never answer.
 */

/** Resolves after so long, or at once when the signal comes. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

/** Rejects when the work takes longer; the work itself goes on. */
export async function within<Result>(ms: number, given: PromiseLike<Result>): Promise<Result> {
  const work = Promise.resolve(given);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  work.catch(() => {}); // when it rejects after its time, nobody is left to hear it
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
