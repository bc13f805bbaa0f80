/**
 * The form of one entry of the problem catalogue: a sentence in each language, made from its details.
 */
import type { Language } from './format.ts';

export type Sentence<Details> = Record<Language, (details: Details) => string>;

export function sentence<Details>(
  vi: (details: Details) => string,
  en: (details: Details) => string,
): Sentence<Details> {
  return { vi, en };
}
