/**
 * One assumption as the program knows it: what shape its value has, what it says until somebody changes it, where that
 * was seen and how sure it is. `defineAssumption` ties the default to the shape.
 */
import type { Shape } from './shapes.ts';

export const grades = ['official', 'secondary', 'inferred'] as const;
/** văn bản gốc, nguồn thứ cấp, suy đoán */
export type Grade = (typeof grades)[number];

export interface Assumption<Value = unknown> {
  shape: Shape<Value>;
  value: Value;
  /** Days on which the default holds; absent: always. `until` is the first day on which it no longer does. */
  valid?: { from?: string; until?: string };
  title: { vi: string; en: string };
  /** What was read, with its date; or who judged so. */
  source: string;
  grade: Grade;
  /** Rooms, figures and rules that rest on it. */
  usedIn: readonly string[];
}

export function defineAssumption<Value>(
  assumption: Omit<Assumption<Value>, 'value'> & { value: NoInfer<Value> },
): Assumption<Value> {
  return assumption;
}
