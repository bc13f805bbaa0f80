/**
 * Letters as a search compares them: without marks and in lower case, as `platform.fold` stores them. Three letters and more
 * are looked for anywhere; fewer are in half of all names and no index knows them, so they mean the beginning.
 */

/** Three are a trigram. */
const leastLetters = 3;

/** `Đồng Tháp` is `dong thap`. */
export function foldLetters(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').trim();
}

/** Whether the letters are enough to be looked for anywhere in a name. */
export function isSearch(text: string | undefined): boolean {
  return text !== undefined && foldLetters(text).length >= leastLetters;
}

/** For `like`; `%` and `_` are letters like others. */
export function patternOf(text: string): string {
  return `%${foldLetters(text).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/**
 * Between which two texts everything lies that begins with the letters, in the order of their bytes: from the first, before
 * the second. What compares so is read from an index also under row security, which knows no `like`.
 */
export function rangeOf(text: string): [from: string, before: string] {
  const letters = foldLetters(text);
  return [letters, `${letters}\u{10ffff}`];
}
