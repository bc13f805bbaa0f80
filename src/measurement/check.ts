/**
 * What a check is: pure, no network, no clock. It reads an Observation and says what it found.
 *
 * `defineCheck` ties every cause a check can give for warn, fail or info to the advice for it: a cause without its
 * Vietnamese and English text does not compile.
 */
import type { Observation } from './observation.ts';
import type {
  Category,
  InapplicableReason,
  Language,
  MeasurementFault,
  Profile,
  Verdict,
} from './vocabulary.ts';

/** Two paragraphs in each language: for the owner of a café, and for the provider who mends it. */
export interface Advice {
  vi: { owner: string; provider: string };
  en: { owner: string; provider: string };
}

/** What was asked, of which address, when, what came back: JSON, cut to size (≤ 2 kB a finding). */
export type Evidence = { [key: string]: JsonValue };
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

export type Outcome<Cause extends string = string> =
  | { verdict: 'pass'; evidence: Evidence }
  | { verdict: 'warn' | 'fail'; reason: Cause; evidence: Evidence }
  | { verdict: 'info'; reason: Cause; evidence: Evidence }
  | { verdict: 'not-applicable'; reason: InapplicableReason; evidence: Evidence }
  | { verdict: 'not-measured'; reason: MeasurementFault; evidence: Evidence };

/** A check may answer in parts, each its own finding (`check: 'operator-named/phone'`). */
export type PartOutcome<Cause extends string = string> = Outcome<Cause> & { part?: string };

/** What one observation cannot hold. Everything is optional: what is absent makes its checks not-applicable. */
export interface JudgeContext {
  /** From the registry. */
  holder?: { enterpriseCode?: string; name?: string };
  /** How many other names show a body within 3 bits of this simhash. */
  similarPages?: number;
  /** Origin AS by address, from --origins. */
  originOf?: (address: string) => number | null;
  vrps?: unknown;
  /** Hosts on the HSTS preload list. */
  preloaded?: (host: string) => boolean;
}

/** What checks get beside the observation: values other checks need too, worked out once. */
export interface Check<Cause extends string = string> {
  id: string;
  /** Kebab-case, stable, shown as `check` in findings and in the file names. */
  slug: string;
  title: { vi: string; en: string };
  /** null: shown, never scored. */
  category: Category | null;
  /** The least profile that measures it. */
  profile: Profile;
  /** Every verdict it can give; each has a witness in the lab. */
  verdicts: readonly Verdict[];
  advice: Record<Cause, Advice>;
  /** `NoInfer`: the causes are the keys of `advice`; without it the reasons of other verdicts would count as causes. */
  judge(
    observation: Observation,
    context: JudgeContext,
  ): PartOutcome<NoInfer<Cause>> | PartOutcome<NoInfer<Cause>>[];
}

export function defineCheck<const Cause extends string>(check: Check<Cause>): Check<Cause> {
  return check;
}

export interface Finding {
  id: string;
  check: string;
  verdict: Verdict;
  reason?: string;
  evidence: Evidence;
  advice: string;
}

/** The advice as one text: owner's paragraph, blank line, provider's paragraph; empty for pass and not-applicable. */
export function renderAdvice(advice: Advice | undefined, language: Language): string {
  return advice ? `${advice[language].owner}\n\n${advice[language].provider}` : '';
}
