import { foldLetters } from '../letters.ts';

/** Characters of a heading that are looked at: where headings are sought a list may have whole cells of 2,000. */
export const longestHeading = 200;

/**
 * A heading without what people vary in it: marks, capitals, spaces and signs. `Tên miền (*)` and `TEN MIEN` are `tenmien`.
 */
export function foldHeading(text: string): string {
  return foldLetters(text.slice(0, longestHeading)).replace(/[^a-z0-9]/g, '');
}
