/**
 * Waiting for a condition with a deadline; tests of faults wait for nothing else.
 */
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks every 50 ms until the answer is neither null nor false.
 *
 * @throws Error after `seconds`, saying what was waited for and why the last question could not be answered
 */
export async function until<Answer>(
  what: string,
  ask: () => Answer | Promise<Answer>,
  seconds = 90,
): Promise<Exclude<Answer, null | false>> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    let cause: unknown;
    try {
      const answer = await ask();
      if (answer !== null && answer !== false) return answer as Exclude<Answer, null | false>;
    } catch (error) {
      cause = error; // the database may be what is away
    }
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s in vain until ${what}`, { cause });
    await wait(50);
  }
}
