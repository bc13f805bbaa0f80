/**
 * What was found of a name on a day, for its page: every verdict with its words, what was seen, what the owner does and what
 * to send the provider. Verdicts come from the stored judgement, so that they are those of that day; evidence from an
 * observation that came to the same, judged again, where one was kept.
 */
import {
  type Category,
  checks,
  defaultNorm,
  type Finding,
  type Judgement,
  judge,
  normByName,
  normNames,
  type Observation,
  type Verdict,
} from '#measurement/index.ts';
import type { ShownState } from '#observatory/index.ts';
import type { Language } from '#platform/format.ts';
import { faultWords } from '#words/index.ts';
import { type SeenField, seenOf } from './seen.ts';

/** What a finding is about. Checks that no category scores (whether HTTPS is there) and those of names and their servers have a place too. */
export type FindingGroup = Category | 'dns';
export const findingGroups: readonly FindingGroup[] = [
  'content',
  'website',
  'tls',
  'dns',
  'dnssec',
  'ipv6',
  'mail',
  'headers',
  'duties',
];
const groupsByLetter: Record<string, FindingGroup> = {
  A: 'content',
  M: 'mail',
  N: 'dns',
  S: 'dnssec',
  T: 'tls',
  V: 'duties',
  W: 'website',
  X: 'headers',
};

export interface ShownFinding {
  /** Check and part: `V1/address`. */
  key: string;
  id: string;
  title: string;
  verdict: Verdict;
  /** The cause's code; '' where it passes. */
  reason: string;
  group: FindingGroup;
  seen: SeenField[];
  owner: string;
  provider: string;
  /** Titles of checks that fail for this very cause and are told with it (same-cause.ts). */
  sameCause: string[];
}

/** In the order of the catalogue of checks. */
export function findingsOf(
  shown: ShownState,
  observation: Observation | null,
  language: Language,
): ShownFinding[] {
  const evidence = observation === null ? new Map<string, Finding>() : evidenceOf(observation, shown.norm);
  const findings = Object.entries(shown.verdicts).map(([key, text]): ShownFinding => {
    const [verdict, reason = ''] = text.split(' ') as [Verdict, string?];
    const id = key.split('/')[0] ?? key;
    const check = checks.find((one) => one.id === id);
    const seen = evidence.get(key);
    const advice = check?.advice[reason]?.[language];
    const part = key.includes('/') ? partWords(key.slice(id.length + 1), language) : '';
    return {
      key,
      id,
      title: `${check?.title[language] ?? id}${part}`,
      verdict,
      reason: verdict === 'not-measured' ? faultWords(reason, language) : reason,
      group: groupOf(id, check?.category ?? null),
      seen: seen?.verdict === verdict ? seenOf(id, seen.evidence, language) : [],
      owner: advice?.owner ?? '',
      provider: advice?.provider ?? '',
      sameCause: [],
    };
  });
  const place = new Map(checks.map(({ id }, at) => [id, at]));
  return findings.sort((a, b) => (place.get(a.id) ?? 999) - (place.get(b.id) ?? 999));
}

/** What the score counts under the website is about its name servers where an N check says it. */
function groupOf(id: string, category: Category | null): FindingGroup {
  const byLetter = groupsByLetter[id.charAt(0)] ?? 'dns';
  return category === null || (category === 'website' && byLetter === 'dns') ? byLetter : category;
}

/** As much of a judgement as its sentence is made of. */
export function judgementOf(shown: ShownState, name: string): Judgement {
  return {
    domain: name,
    unicode: name,
    observedAt: shown.lastSeen.toString(),
    norm: shown.norm,
    state: shown.state as Judgement['state'],
    flags: shown.flags as Judgement['flags'],
    presence: shown.presence as Judgement['presence'],
    trusted: shown.trusted,
    grade: shown.grade as Judgement['grade'],
    score: shown.score,
    scores: {} as Judgement['scores'],
    findings: Object.entries(shown.verdicts).map(([key, text]): Finding => {
      const [verdict, reason] = text.split(' ') as [Verdict, string?];
      const id = key.split('/')[0] ?? key;
      return {
        id,
        check: id,
        verdict,
        evidence: {},
        advice: '',
        ...(reason === undefined ? {} : { reason }),
      };
    }),
  };
}

/** 3 ms a name: every check once more. */
function evidenceOf(observation: Observation, norm: string): Map<string, Finding> {
  const known = normNames().includes(norm) ? normByName(norm) : defaultNorm;
  return new Map(
    judge(observation, { norm: known }).findings.map((finding) => {
      const part = finding.check.indexOf('/');
      return [part === -1 ? finding.id : `${finding.id}${finding.check.slice(part)}`, finding];
    }),
  );
}

/** The parts V1 answers in. */
const parts: Record<Language, Record<string, string>> = {
  vi: { name: 'tên', address: 'địa chỉ', contact: 'cách liên hệ' },
  en: { name: 'name', address: 'address', contact: 'contact' },
};

function partWords(part: string, language: Language): string {
  return `: ${parts[language][part] ?? part}`;
}
