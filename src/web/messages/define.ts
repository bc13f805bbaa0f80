/**
 * The form of a page's words: Vietnamese first, English with the same keys and the same parameters. A message that one
 * language lacks, or that takes something else there, does not compile.
 */
import type { Language } from '#platform/format.ts';

// biome-ignore lint/suspicious/noExplicitAny: a message may take anything; both languages must take the same
type Message = string | ((...given: any[]) => string);
type Same<Vi> = {
  [Key in keyof Vi]: Vi[Key] extends (...given: infer Given) => string ? (...given: Given) => string : string;
};

export function defineMessages<const Vi extends Record<string, Message>>(
  vi: Vi,
  en: Same<Vi>,
): Record<Language, Same<Vi>> {
  return { vi: vi as unknown as Same<Vi>, en };
}
