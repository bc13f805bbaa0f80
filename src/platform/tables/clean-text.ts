/**
 * Text that PostgreSQL, JSON and a terminal take as it is. One NUL or half a letter in one cell of a million would otherwise
 * fail the whole import: `text` refuses U+0000, `jsonb` a surrogate without its other half (PostgreSQL manual, 8.14).
 */

/** Tab and line breaks are white space that cells may hold; DEL and C1 are control characters as well (Unicode, Cc). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g;

/** Control characters become spaces, halves of a surrogate pair U+FFFD. */
export function cleanText(text: string): string {
  return text.replace(controls, ' ').toWellFormed();
}

/** The first `most` UTF-16 units, one fewer where that would cut a letter in two. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}
