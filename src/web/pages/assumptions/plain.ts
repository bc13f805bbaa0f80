/** Assumptions and proposals as plain data for pages, in the words of one language. */
import {
  type AssumptionKey,
  assumptionKeys,
  isUnconfirmed,
  type Proposal,
  type RegisterEntry,
  type StoredAssumption,
} from '#assumptions/index.ts';
import { checks } from '#measurement/index.ts';
import { formatDate, type Language } from '#platform/format.ts';
import { type IndicatorId, indicators } from '#reporting/index.ts';
import { valueParts } from '#web/messages/assumption-values.ts';
import { assumptionsWords, roomWords } from '#web/messages/assumptions.ts';
import { valueWords } from './value.ts';

export function keyOf(given: string | undefined): AssumptionKey | null {
  return assumptionKeys.find((key) => key === given) ?? null;
}

/** ⚠ and who, or that an official text holds it. */
export function standingWords(
  entry: Pick<StoredAssumption, 'grade' | 'confirmedBy' | 'confirmedOn'>,
  language: Language,
): { unconfirmed: boolean; text: string } {
  const words = assumptionsWords[language];
  const unconfirmed = isUnconfirmed(entry);
  if (entry.confirmedOn !== null) {
    return {
      unconfirmed,
      text: words.confirmed(entry.confirmedBy ?? '', formatDate(entry.confirmedOn, language)),
    };
  }
  return { unconfirmed, text: unconfirmed ? words.unconfirmed : words.byText };
}

export function plainEntry(entry: RegisterEntry, language: Language) {
  const { key, title, source, grade, document, usedIn, value, from, until, open } = entry;
  return {
    key,
    title: title[language],
    value: valueWords(valueParts[key], value, language),
    raw: JSON.stringify(value),
    source,
    grade: assumptionsWords[language][grade],
    document,
    usedIn: usedIn.map((where) => usedInWords(where, language)).join(', '),
    from,
    until,
    standing: standingWords(entry, language),
    proposalId: open?.id ?? null,
  };
}

export function plainProposal(proposal: Proposal, language: Language) {
  const { id, key, kind, value, from, title, source, grade, document, reason, proposed, decided } = proposal;
  return {
    id,
    key,
    kind,
    title: title[language],
    value: valueWords(valueParts[key], value, language),
    from,
    source,
    grade: assumptionsWords[language][grade],
    document,
    reason,
    by: proposed.by,
    at: proposed.at.toString(),
    decided: decided && {
      decision: decided.decision,
      by: decided.by,
      at: decided.at.toString(),
      comment: decided.comment,
      version: decided.version,
    },
    appliedAt: proposal.appliedAt?.toString() ?? null,
  };
}

/** An indicator, a check, or a part of the program. */
function usedInWords(where: string, language: Language): string {
  const rooms: Record<string, string> = roomWords[language];
  return (
    indicators[where as IndicatorId]?.name[language] ??
    checks.find(({ id }) => id === where)?.title[language] ??
    rooms[where] ??
    where
  );
}
