/**
 * What a measurement saw, in words: the evidence of one finding as labelled lines. What experts look for (names, addresses,
 * records, terms of the RFCs) stands in them as it was seen; codes, times, sizes and truth values are told.
 */
import type { Evidence, Judgement } from '#measurement/index.ts';
import { formatDecimal, formatInstant, formatInteger, type Language } from '#platform/format.ts';
import { type EvidenceKind, evidenceField, tellingWhenEmpty } from '#web/messages/presence-evidence.ts';
import { ageFromWords } from '#web/messages/presence-evidence-words.ts';
import { dnsReaders } from './seen-dns.ts';
import { nameRule } from './seen-name-rule.ts';
import { codeWords, each, itemsOf, named, type Reader, say, type Teller, withTimes } from './seen-teller.ts';
import { webReaders } from './seen-web.ts';

export interface SeenField {
  label: string;
  values: string[];
}

/** More lines than these are counted, not shown. */
const mostLines = 8;

const readers: Record<EvidenceKind, Reader> = {
  ...dnsReaders,
  ...webReaders,
  text: each((text) => text),
  /** Numbers that are names of something: no thousands are marked off. */
  number: (value) => [value].flat().map(String),
  note: each((text, { language }) => withTimes(text, language)),
  named: each(named),
  truth: (value, teller) => [say(teller, value === true ? ['có', 'yes'] : ['không', 'no'])],
  time: each((text, { language }) => formatInstant(text, language)),
  percent: (value, { language }) => [`${formatInteger(Number(value), language)}\u00a0%`],
  share: (value, { language }) => [`${formatDecimal(100 * Number(value), language)}\u00a0%`],
  'age-from': each((from, teller) => codeWords(from, ageFromWords, teller)),
  'name-rule': each(nameRule),
};

/** The fields that say something, in the check's order. */
export function seenOf(check: string, evidence: Evidence, language: Language): SeenField[] {
  return read(check, evidence, { language, unknown: () => {} });
}

/** Fields and codes of a judgement that have no words yet, as `W6.places: some-code`; empty when all have. */
export function untold({ findings }: Pick<Judgement, 'findings'>): string[] {
  return findings.flatMap(({ id, evidence }) => {
    const missing: string[] = [];
    for (const [key, value] of Object.entries(evidence)) {
      if (!evidenceField(id, key, 'vi')) missing.push(`${id}.${key}`);
      read(
        id,
        { [key]: value },
        { language: 'vi', unknown: (code) => missing.push(`${id}.${key}: ${code}`) },
      );
    }
    return missing;
  });
}

function read(check: string, evidence: Evidence, teller: Teller): SeenField[] {
  return Object.entries(evidence).flatMap(([key, value]) => {
    const field = evidenceField(check, key, teller.language);
    if (field && itemsOf(value).length === 0) {
      const none = say(teller, ['không có', 'none']);
      return tellingWhenEmpty.has(`${check}.${key}`) ? [{ label: field.label, values: [none] }] : [];
    }
    const lines = field ? readers[field.kind](value, teller) : [JSON.stringify(value)];
    if (lines.length === 0) return [];
    const more = lines.length - mostLines;
    const values =
      more > 0
        ? [...lines.slice(0, mostLines), say(teller, [`… và ${more} nữa`, `… and ${more} more`])]
        : lines;
    return [{ label: field?.label ?? key, values }];
  });
}
