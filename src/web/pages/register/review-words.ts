/** What a question of the review queue asks, in the words that stand over it wherever it is met. */
import type { Language } from '#platform/format.ts';
import type { ReviewKind } from '#registry/index.ts';
import { reviewWords } from '#web/messages/register-reviews.ts';

export interface Asked {
  kind: ReviewKind;
  /** Several communes of one name, none of them cut; null of questions of either sort together. */
  isAmbiguous: boolean | null;
}

export function questionWords({ kind, isAmbiguous }: Asked, language: Language): string {
  const words = reviewWords[language];
  if (kind !== 'which-unit' || isAmbiguous === false) return words[kind];
  return isAmbiguous === null ? words.anyUnit : words.ambiguousUnit;
}
