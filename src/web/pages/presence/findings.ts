/**
 * What was found of a name on a day, for its page: every verdict with its words, what was seen, what the owner does and what
 * to send the provider. Verdicts come from the stored judgement, so that they are those of that day; evidence from its
 * observation, judged again, where one was kept.
 */
import {
  type Category,
  checks,
  defaultNorm,
  type Finding,
  type JsonValue,
  type Judgement,
  judge,
  normByName,
  normNames,
  type Observation,
  type Verdict,
} from '#measurement/index.ts';
import type { ShownState } from '#observatory/index.ts';
import { formatInstant, type Language } from '#platform/format.ts';
import { evidenceLabel } from '#web/messages/presence-evidence.ts';
import { faultWords } from '#words/index.ts';

/** What a finding is about. Checks that no category scores (names and their servers, whether HTTPS is there) have a place too. */
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
  seen: { label: string; values: string[] }[];
  owner: string;
  provider: string;
}

/** In the order of the catalogue of checks. */
export function findingsOf(
  shown: ShownState,
  observation: Observation | null,
  language: Language,
): ShownFinding[] {
  const evidence = observation === null ? new Map() : evidenceOf(observation, shown.norm);
  const findings = Object.entries(shown.verdicts).map(([key, text]): ShownFinding => {
    const [verdict, reason = ''] = text.split(' ') as [Verdict, string?];
    const id = key.split('/')[0] ?? key;
    const check = checks.find((one) => one.id === id);
    const advice = check?.advice[reason]?.[language];
    const part = key.includes('/') ? partWords(key.slice(id.length + 1), language) : '';
    return {
      key,
      id,
      title: `${check?.title[language] ?? id}${part}`,
      verdict,
      reason: verdict === 'not-measured' ? faultWords(reason, language) : reason,
      group: check?.category ?? groupsByLetter[id.charAt(0)] ?? 'dns',
      seen: seenOf(
        evidence.get(key)?.verdict === verdict ? evidence.get(key)?.evidence : undefined,
        language,
      ),
      owner: advice?.owner ?? '',
      provider: advice?.provider ?? '',
    };
  });
  const place = new Map(checks.map(({ id }, at) => [id, at]));
  return findings.sort((a, b) => (place.get(a.id) ?? 999) - (place.get(b.id) ?? 999));
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

/** Fields that say something, as lines; what is empty or null is left out. */
function seenOf(evidence: Record<string, JsonValue> | undefined, language: Language): ShownFinding['seen'] {
  return Object.entries(evidence ?? {}).flatMap(([key, value]) => {
    const values = linesOf(value, language).slice(0, 8);
    return values.length === 0 ? [] : [{ label: evidenceLabel(key, language), values }];
  });
}

function linesOf(value: JsonValue, language: Language): string[] {
  if (value === null || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((item) => linesOf(item, language).join(' · ') || []);
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) => {
      const lines = linesOf(item, language);
      return lines.length === 0 ? [] : `${evidenceLabel(key, language)}: ${lines.join(', ')}`;
    });
  }
  if (typeof value === 'boolean') return [evidenceLabel(value ? 'yes' : 'no', language)];
  const text = String(value);
  return [/^\d{4}-\d{2}-\d{2}T/.test(text) ? formatInstant(text, language) : text];
}

/** The parts V1 answers in. */
const parts: Record<Language, Record<string, string>> = {
  vi: { name: 'tên', address: 'địa chỉ', contact: 'cách liên hệ' },
  en: { name: 'name', address: 'address', contact: 'contact' },
};

function partWords(part: string, language: Language): string {
  return `: ${parts[language][part] ?? part}`;
}
