/**
 * The measurement engine: from a domain name to a judged presence. Usable alone: no database, nobody else's resolver.
 *
 * `createEngine` holds what a run shares and observes; `judge` is pure and says what an observation means under a norm;
 * `createCrew` does both for long lists on several threads. Nothing else is imported from outside this room.
 */
export { publicBudgets } from './budgets.ts';
export type { Advice, Check, Evidence, Finding, JsonValue, JudgeContext } from './check.ts';
export { checks } from './checks/index.ts';
export type { ChainProblem } from './checks/shared-web-certificate.ts';
export { type Crew, type CrewOptions, createCrew, type Measured } from './crew.ts';
export type { DnssecCause } from './dns/dnssec/reasons.ts';
export { createEngine, type Engine, type EngineOptions } from './engine.ts';
export { type Judgement, type JudgeOptions, judge } from './judge.ts';
export { nameRuleWords } from './name-rule-words.ts';
export { type NameRule, type NormalisedName, normaliseName } from './names.ts';
export { defaultNorm, type Grade, gradeOrder, type Norm, normByName, normNames } from './norm.ts';
export { type Observation, observationSchema } from './observation.ts';
export { type OriginTable, parseOrigins } from './origins.ts';
export { parseObservation } from './stored.ts';
export {
  type Category,
  type ContentFlag,
  type ContentState,
  categories,
  contentFlags,
  contentStates,
  type Language,
  type MeasurementFault,
  measurementFaults,
  type Presence,
  type Profile,
  presences,
  type Verdict,
  verdicts,
} from './vocabulary.ts';
