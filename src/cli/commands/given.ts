/**
 * What the person wrote after the words of a command, read by the command table's row.
 */
import type { Language } from '#platform/format.ts';
import type { Values } from '../read-arguments.ts';

export interface Given {
  language: Language;
  operands: readonly string[];
  values: Values;
}

/** The one value of an option; undefined where it was not given. */
export function optionOf(given: Given, option: string): string | undefined {
  return given.values.get(option)?.[0];
}
