/**
 * The answer of an attempt whose failure must be kept: a wrong password is counted and audited, so the transaction has to
 * commit although the person is refused. Such functions return the problem; all others throw it.
 */
import type { Problem } from '#platform/problems.ts';

export type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

export function good<Value>(value: Value): Answer<Value> {
  return { ok: true, value };
}

export function refused(problem: Problem): { ok: false; problem: Problem } {
  return { ok: false, problem };
}
