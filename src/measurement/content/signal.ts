/**
 * What a content rule saw, and how a rule is written down.
 *
 * A state needs one definite signal or two indicative ones of different groups: signals of one group are one and the
 * same observation seen twice (two phrases in one sentence) and never add up.
 */
import type { JudgeContext } from '../check.ts';
import type { ContentState } from '../vocabulary.ts';
import type { Subject } from './subject.ts';

export interface Signal {
  /** Stable, kebab-case. */
  id: string;
  strength: 'definite' | 'indicative';
  /** What was seen, ≤ 160 characters: a name, a phrase, a number. */
  seen: string;
}

export interface SignalRule {
  id: string;
  strength: 'definite' | 'indicative';
  /** Indicative rules of one group count once. */
  group: string;
  /** @returns what was seen, null when the rule does not hold */
  see(subject: Subject, context: JudgeContext): string | null;
}

export interface Rule extends SignalRule {
  state: ContentState;
}

export function signalOf(id: string, strength: Signal['strength'], seen: string): Signal {
  return { id, strength, seen: seen.length > 160 ? `${seen.slice(0, 159)}…` : seen };
}

/** All that was seen, and whether it is enough: one definite signal, or indicative ones of two groups. */
export function weigh(
  rules: readonly SignalRule[],
  subject: Subject,
  context: JudgeContext,
): { signals: Signal[]; enough: boolean } {
  const signals: Signal[] = [];
  const groups = new Set<string>();
  let definite = false;
  for (const rule of rules) {
    const seen = rule.see(subject, context);
    if (seen === null) continue;
    signals.push(signalOf(rule.id, rule.strength, seen));
    if (rule.strength === 'definite') definite = true;
    else groups.add(rule.group);
  }
  return { signals, enough: definite || groups.size >= 2 };
}

/** First pattern that a text matches, as the text has it; null when none does. */
export function firstMatch(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found[0].trim();
  }
  return null;
}

/** First of the names that equals, or lies below, one of the suffixes. */
export function underSuffix(names: readonly string[], suffix: string): string | null {
  return names.find((name) => name === suffix || name.endsWith(`.${suffix}`)) ?? null;
}
