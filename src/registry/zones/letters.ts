/**
 * The letters a .vn name is made of: a–z, 0–9, hyphen, and the 67 further letters of Vietnamese (TCVN 6909, precomposed):
 * ă â đ ê ô ơ ư, and twelve vowels with five tones each.
 */
const further = ['ă', 'â', 'đ', 'ê', 'ô', 'ơ', 'ư'];
const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
/** Huyền, hỏi, ngã, sắc, nặng. */
const tones = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

export const vietnameseLetters: ReadonlySet<string> = new Set([
  ...further,
  ...vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))),
]);

/** @param char one character, lower case, precomposed */
export function isNameCharacter(char: string): boolean {
  return /^[a-z0-9-]$/.test(char) || vietnameseLetters.has(char);
}

/** Whether a label has at least one letter beyond ASCII: without, it is no Vietnamese name (hoasen.vn is not). */
export function isVietnamese(label: string): boolean {
  return [...label].some((char) => vietnameseLetters.has(char));
}
