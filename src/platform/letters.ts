/**
 * Letters as a search compares them: without marks and in lower case, as `platform.fold` stores them. Three letters and more
 * are looked for anywhere; fewer are in half of all names and no index knows them, so they mean the beginning.
 *
 * The engine stands alone and folds for itself: probes/web-contact.ts does the same over every name of the map and every
 * letter of Vietnamese in both forms, checks/shared-duties.ts keeps each letter's place besides (2026-11-26).
 */

/** `Đồng Tháp` is `dong thap`. */
export function foldLetters(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').trim();
}

/** Up to the last of what makes a trigram: three letters, two and a sign, or a sign and a letter. */
const indexed = /^.*(?:[\p{L}\p{N}]{3}|[\p{L}\p{N}]{2}[^\p{L}\p{N}]|[^\p{L}\p{N}][\p{L}\p{N}])/su;

const leastLetters = 3;

/**
 * Whether the letters are enough to be looked for anywhere in a name. Signs alone (`---`) are in no index either: all of a
 * million names were read for them, 1 s each time somebody asked.
 */
export function isSearch(text: string | undefined): boolean {
  const letters = foldLetters(text ?? '');
  return letters.length >= leastLetters && indexed.test(letters);
}

/** Names begin alike and end apart: so many of the last letters an index is asked for. */
const askedLetters = 10;

/** The part of the letters an index is asked for, where they are enough; the rest is compared. */
export function indexedPart(letters: string): string {
  return indexed.exec(letters)?.[0].slice(-askedLetters) ?? letters;
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
