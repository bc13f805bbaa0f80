/** Why a unit is unranked, as its page and the ranking say it to whoever asks. */
import type { RankRow } from '#reporting/index.ts';

/** `count-unseen`: whether VNNIC counted the province lies outside what the post sees. */
export type Reason = NonNullable<RankRow['unranked']> | 'count-unseen';

/** The count of a province decides for its communes, and theirs is all that a commune's post sees. */
export function toldReason(unranked: RankRow['unranked'], provinceIsSeen: boolean): Reason | null {
  return unranked === 'no-count' && !provinceIsSeen ? 'count-unseen' : unranked;
}
