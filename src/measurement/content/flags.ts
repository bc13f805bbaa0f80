/**
 * Suspicions about the page a visitor ends on. Each is a suspicion with its evidence, never a verdict alone: somebody
 * has to look.
 */
import type { JudgeContext } from '../check.ts';
import type { Observation } from '../observation.ts';
import { type ContentFlag, contentFlags } from '../vocabulary.ts';
import { oncePerObservation } from './once.ts';
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

const flagRules: Readonly<Record<ContentFlag, readonly SignalRule[]>> = {
  injected: injectionRules,
  phishing: phishingRules,
  malware_script: malwareRules,
  defaced: defacementRules,
};

/** States in which the page is somebody else's platform or a wall before the content: nothing there is the name's doing. */
const notTheNamesPage = ['blocked', 'redirect_social', 'redirect_marketplace'];

/** @returns the flags raised, with every signal seen; empty when there is no page to look at */
export function decideFlags(observation: Observation, context?: JudgeContext): FlagDecision[] {
  return contentFlags.flatMap((flag) => {
    const weighed = weighFlag(flag, observation, context);
    return weighed?.raised ? [{ flag, signals: weighed.signals }] : [];
  });
}

/**
 * What was seen for one flag, raised or not: a single mark stays in the evidence of a pass.
 *
 * @returns null when there is no page of the name's own to look at
 */
export function weighFlag(
  flag: ContentFlag,
  observation: Observation,
  context?: JudgeContext,
): { signals: Signal[]; raised: boolean } | null {
  return weighAll[flag](observation, context);
}

const weighAll = {
  injected: weigher('injected'),
  phishing: weigher('phishing'),
  malware_script: weigher('malware_script'),
  defaced: weigher('defaced'),
} satisfies Record<ContentFlag, unknown>;

function weigher(flag: ContentFlag) {
  return oncePerObservation((observation, context) => {
    if (!hasOwnPage(observation, context)) return null;
    const { signals, enough } = weigh(flagRules[flag], subjectOf(observation), context);
    return { signals, raised: enough };
  });
}

function hasOwnPage(observation: Observation, context: JudgeContext): boolean {
  if (!observation.web.page?.facts) return false;
  return !notTheNamesPage.includes(decideState(observation, context).state);
}
