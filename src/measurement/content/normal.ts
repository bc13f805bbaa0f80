/**
 * One spelling for phrases: lower case, NFC, and one place for the tone mark.
 *
 * Vietnamese writes the tone of oa, oe and uy on either vowel (`hoà`/`hòa`, `khoá`/`khóa`, `huỷ`/`hủy`). Patterns and
 * pages are both brought to the older form, so a table names each phrase once.
 */

const toneMoves: { [modern: string]: string } = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};
const modernTone = /o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]/g;

export function normalPhrase(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(modernTone, (pair) => toneMoves[pair] ?? pair);
}

/** A table of patterns, written in any spelling, for text that went through `normalPhrase`. */
export function phrases(...sources: string[]): RegExp[] {
  return sources.map((source) => new RegExp(spaced(source), 'u'));
}

/**
 * One pattern for a list of phrases that must stand as words of their own: `lô đề` is not in `blô đềm`.
 *
 * JavaScript's \b knows ASCII only, so letters of any script are looked for on both sides. One alternation instead of
 * a pattern a phrase: asked of every link of a page, a hundred patterns cost 2 ms, one costs 0.2.
 */
export function anyWord(...sources: string[]): RegExp {
  const alternatives = sources.map(spaced).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'gu');
}

/** Distinct matches of a global pattern, in the order found; at most `most`. */
export function distinctMatches(pattern: RegExp, text: string, most: number): string[] {
  const found = new Set<string>();
  for (const [match] of text.matchAll(pattern)) {
    found.add(match);
    if (found.size >= most) break;
  }
  return [...found];
}

/** A space in a table stands for any white space, `a ?b` for none or some. */
function spaced(source: string): string {
  return normalPhrase(source).replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+');
}
