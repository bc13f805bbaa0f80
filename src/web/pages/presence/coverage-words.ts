/** How coverage is said: of which ground it is, and why it leaves a unit unranked; the same on a unit's page and in rankings. */
import { formatInteger, type Language } from '#platform/format.ts';
import type { Coverage } from '#reporting/index.ts';
import { percentWords, presenceWords } from '#web/messages/presence.ts';
import { rankingWords } from '#web/messages/ranking.ts';
import { inSentence, unitName } from './paths.ts';
import type { Reason } from './told-reason.ts';

/** ` ở tỉnh Thái Nguyên trước 01/07/2025`. @param frame of the page it stands on */
export function coveredPlace({ of, frame: map }: Coverage, frame: string, language: Language): string {
  const words = presenceWords[language];
  const unit = inSentence(unitName(of));
  return map === frame ? words.inUnit(unit) : words.beforeMerger(unit);
}

/** The reason, with the figures of the coverage behind it; that too few names were measured has nothing to do with them. */
export function reasonWords(
  reason: Reason,
  coverage: Coverage | null,
  frame: string,
  language: Language,
): string {
  const words = rankingWords[language];
  if (coverage === null || reason === 'few-names') return words[reason];
  const isOwn = coverage.whole && coverage.from === 'own';
  const figures = words.reasonFigures(
    formatInteger(coverage.known, language),
    formatInteger(coverage.registered, language),
    words.day(coverage.on),
    isOwn ? '' : coveredPlace(coverage, frame, language),
    percentWords(coverage.share, language),
  );
  return `${words[reason]}: ${figures}`;
}
