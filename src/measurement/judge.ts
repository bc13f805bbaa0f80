/**
 * judge: from an Observation to a Judgement. Pure: no network, no clock, no randomness; the same observation gives the
 * same bytes. Every date is judged at `observation.observedAt`.
 *
 * The checks find, the content rules name the state, the norm's tables turn both into scores, a grade and the two answers
 * the programme counts: `presence` and `trusted`.
 */
import { type Check, type Finding, type JudgeContext, type PartOutcome, renderAdvice } from './check.ts';
import { checks } from './checks/index.ts';
import { decideFlags } from './content/flags.ts';
import { decidePresence } from './content/presence.ts';
import { decideState } from './content/state.ts';
import { boundEvidence } from './evidence.ts';
import { defaultNorm, type Grade, type GradeCap, gradeCaps, gradeOrder, type Norm } from './norm.ts';
import type { Observation } from './observation.ts';
import { maskEvidence } from './personal.ts';
import {
  type Category,
  type ContentFlag,
  type ContentState,
  categories,
  type Language,
  type Presence,
} from './vocabulary.ts';

export interface Judgement {
  domain: string;
  unicode: string;
  observedAt: string;
  norm: string;
  state: ContentState;
  flags: ContentFlag[];
  presence: Presence;
  /** null where it could not be told: the page stands behind a challenge, or what decides was not measured. */
  trusted: boolean | null;
  /** null while presence is unknown: nothing is graded that was not seen. */
  grade: Grade | null;
  /** 0–100, weighted over the categories that apply; null when none does. */
  score: number | null;
  scores: Record<Category, number | null>;
  findings: Finding[];
}

export interface JudgeOptions {
  norm?: Norm;
  context?: JudgeContext;
  language?: Language;
}

/** @throws Error naming check and domain when a check itself breaks: our fault, never the remote's */
export function judge(observation: Observation, options: JudgeOptions = {}): Judgement {
  const norm = options.norm ?? defaultNorm;
  const context = options.context ?? {};
  const language = options.language ?? 'vi';
  const results = checks.map((check) => ({ check, outcomes: runCheck(check, observation, context) }));
  const state = decideState(observation, context).state;
  const flags = decideFlags(observation, context).map(({ flag }) => flag);
  const presence = decidePresence(state, observation, norm);
  const scores = scoreCategories(results, norm);
  const score = scoreOverall(scores, norm);
  const trusted = decideTrusted(results, state, presence, flags);
  return {
    domain: observation.domain,
    unicode: observation.unicode,
    observedAt: observation.observedAt,
    norm: norm.name,
    state,
    flags,
    presence,
    trusted,
    grade: decideGrade({ results, score, presence, trusted, flags, norm }),
    score,
    scores,
    findings: results.flatMap(({ check, outcomes }) =>
      outcomes.map((outcome) => toFinding(check, outcome, language)),
    ),
  };
}

interface CheckResult {
  check: Check;
  outcomes: PartOutcome[];
}

function runCheck(check: Check, observation: Observation, context: JudgeContext): PartOutcome[] {
  try {
    return [check.judge(observation, context)].flat();
  } catch (cause) {
    throw new Error(`check ${check.id} (${check.slug}) broke on ${observation.domain}`, { cause });
  }
}

function toFinding(check: Check, outcome: PartOutcome, language: Language): Finding {
  return {
    id: check.id,
    check: outcome.part === undefined ? check.slug : `${check.slug}/${outcome.part}`,
    verdict: outcome.verdict,
    ...(outcome.verdict === 'pass' ? {} : { reason: outcome.reason }),
    evidence: boundEvidence(maskEvidence(check.id, outcome.evidence)),
    advice:
      outcome.verdict === 'warn' || outcome.verdict === 'fail' || outcome.verdict === 'info'
        ? renderAdvice(check.advice[outcome.reason], language)
        : '',
  };
}

function scoreCategories(results: CheckResult[], norm: Norm): Record<Category, number | null> {
  const sums = Object.fromEntries(categories.map((category) => [category, { earned: 0, possible: 0 }]));
  for (const { check, outcomes } of results) {
    const points = norm.points[check.id] ?? 0;
    const sum = check.category === null ? undefined : sums[check.category];
    if (points === 0 || sum === undefined) continue;
    const shares = outcomes.map(({ verdict }) => norm.share[verdict]).filter((share) => share !== null);
    if (shares.length === 0) continue;
    sum.possible += points;
    sum.earned += (points * shares.reduce((all, share) => all + share, 0)) / shares.length;
  }
  const scores = Object.entries(sums).map(
    ([category, { earned, possible }]) =>
      [category, possible === 0 ? null : Math.round((100 * earned) / possible)] as const,
  );
  return Object.fromEntries(scores) as Record<Category, number | null>;
}

function scoreOverall(scores: Record<Category, number | null>, norm: Norm): number | null {
  const scored = categories.filter((category) => scores[category] !== null);
  const weight = scored.reduce((sum, category) => sum + norm.weights[category], 0);
  if (weight === 0) return null;
  const sum = scored.reduce((total, category) => total + norm.weights[category] * (scores[category] ?? 0), 0);
  return Math.round(sum / weight);
}

function verdictsOf(results: CheckResult[], id: string) {
  return results.find(({ check }) => check.id === id)?.outcomes.map(({ verdict }) => verdict) ?? [];
}

function isBogus(results: CheckResult[]): boolean {
  return verdictsOf(results, 'S2').includes('fail');
}

/** Our reading of "tin cậy, an toàn": a website, over HTTPS with a valid chain, no suspicion, no forged DNSSEC. */
function decideTrusted(
  results: CheckResult[],
  state: ContentState,
  presence: Presence,
  flags: ContentFlag[],
): boolean | null {
  if (presence === 'unknown') return null;
  if (presence !== 'website' || flags.length > 0 || isBogus(results)) return false;
  const https = verdictsOf(results, 'W6');
  if (https.includes('fail')) return false;
  if (state === 'blocked') return null;
  // HTTPS missing at one address of several (warn) takes no trust away: browsers fall back to the address that has it.
  return https.includes('pass') || https.includes('warn') ? true : null;
}

function decideGrade(facts: {
  results: CheckResult[];
  score: number | null;
  presence: Presence;
  trusted: boolean | null;
  flags: ContentFlag[];
  norm: Norm;
}): Grade | null {
  const { results, score, presence, trusted, flags, norm } = facts;
  if (presence === 'unknown' || score === null) return null;
  const holds: Record<GradeCap, boolean> = {
    'any-fail': results.some(
      ({ check, outcomes }) =>
        (norm.points[check.id] ?? 0) > 0 && outcomes.some(({ verdict }) => verdict === 'fail'),
    ),
    'not-trusted': presence === 'website' && trusted === false,
    unseen: presence === 'website' && trusted === null,
    flagged: flags.length > 0,
    bogus: isBogus(results),
    'no-website': presence !== 'website',
    nothing: presence === 'none',
  };
  const earned = norm.grades.find(({ from }) => score >= from)?.grade ?? 'F';
  const capped = gradeCaps.filter((cap) => holds[cap]).map((cap) => norm.caps[cap]);
  return [earned, ...capped].reduce((worst, grade) =>
    gradeOrder.indexOf(grade) > gradeOrder.indexOf(worst) ? grade : worst,
  );
}
