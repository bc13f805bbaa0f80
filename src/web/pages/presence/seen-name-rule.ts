/** Which rule a text breaks that is no domain name. */
import { nameRuleWords } from '#measurement/index.ts';
import type { Teller } from './seen-teller.ts';

export function nameRule(rule: string, teller: Teller): string {
  const words: Readonly<Record<string, { vi: string; en: string }>> = nameRuleWords;
  const known = Object.hasOwn(words, rule) ? words[rule] : undefined;
  if (!known) teller.unknown(rule);
  return known?.[teller.language] ?? rule;
}
