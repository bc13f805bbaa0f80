/**
 * Suspicions about the page a visitor ends on. Each is a suspicion with its evidence, never a verdict alone: somebody
 * has to look.
 */
import type { JudgeContext } from '../check.ts';
import type { Observation } from '../observation.ts';
import type { ContentFlag } from '../vocabulary.ts';
import { defacementRules } from './rules/defacement.ts';
import { injectionRules } from './rules/injection.ts';
import { malwareRules } from './rules/malware.ts';
import { phishingRules } from './rules/phishing.ts';
import { type Signal, type SignalRule, weigh } from './signal.ts';
import { decideState } from './state.ts';
import { subjectOf } from './subject.ts';

export interface FlagDecision {
  flag: ContentFlag;
  signals: Signal[];
}

const flagRules: readonly { flag: ContentFlag; rules: readonly SignalRule[] }[] = [
  { flag: 'injected', rules: injectionRules },
  { flag: 'phishing', rules: phishingRules },
  { flag: 'malware_script', rules: malwareRules },
  { flag: 'defaced', rules: defacementRules },
];

/** States in which the page is somebody else's platform or a wall before the content: nothing there is the name's doing. */
const notTheNamesPage = ['blocked', 'redirect_social', 'redirect_marketplace'];

/** @returns the flags raised, with every signal seen; empty when there is no page to look at */
export function decideFlags(observation: Observation, context: JudgeContext = {}): FlagDecision[] {
  return flagSignals(observation, context)
    .filter(({ raised }) => raised)
    .map(({ flag, signals }) => ({ flag, signals }));
}

/** What was seen for each flag, raised or not: a single mark stays in the evidence of a pass. */
export function flagSignals(
  observation: Observation,
  context: JudgeContext = {},
): (FlagDecision & { raised: boolean })[] {
  const subject = subjectOf(observation);
  if (subject.facts === null || notTheNamesPage.includes(decideState(observation, context).state)) {
    return flagRules.map(({ flag }) => ({ flag, signals: [], raised: false }));
  }
  return flagRules.map(({ flag, rules }) => {
    const { signals, enough } = weigh(rules, subject, context);
    return { flag, signals, raised: enough };
  });
}
