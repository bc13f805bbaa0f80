/**
 * What may be a password: length and nothing about kinds of characters (OWASP ASVS 5.0, V6.2: no composition rules, at
 * least 64 characters allowed, the commonest refused, words of the context refused). Twelve, where ASVS asks for eight: a second factor
 * stands beside it, but it is also what a commune's shared computer remembers.
 */
import { problem } from '#platform/problems.ts';
import { countStems } from './common-passwords.ts';

export const leastLength = 12;
export const mostLength = 128;

/** Of one to three stems a password is still among the first that are tried. */
const stemsOfCommon = 3;
/** Ours, in every form it is typed. */
const productWords = ['hiendien'];
/** A part of the login shorter than this stands in too many words by chance. */
const leastLoginPart = 4;

/** Digits and signs that stand for letters in `m4tkh@u`. */
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Refuses a password that may not be one.
 *
 * @param login the account's; may be '' where there is none yet
 * @throws Problem: too short or too long (counted in characters as a person sees code points), or easily guessed
 */
export function checkPassword(password: string, { login }: { login: string }): void {
  const length = [...password.normalize('NFC')].length;
  if (length < leastLength) throw problem('password-too-short', { length, least: leastLength });
  if (length > mostLength) throw problem('password-too-long', { length, most: mostLength });
  const why = weaknessOf(password, login);
  if (why !== null) throw problem('password-guessable', { why });
}

type Weakness = 'login' | 'product' | 'pattern' | 'number' | 'common';

function weaknessOf(password: string, login: string): Weakness | null {
  const folded = fold(password);
  const tailless = folded.replace(/[^\p{L}]+$/u, '');
  const forms = [lettersOf(folded), lettersOf(read(folded)), lettersOf(read(tailless))];
  const has = (word: string) => folded.includes(word) || forms.some((form) => form.includes(word));
  if (isRegular(folded)) return 'pattern';
  // A phone's, a card's, a birthday's: the identity number is as long as a password has to be.
  if (forms[0] === '') return 'number';
  if (productWords.some(has)) return 'product';
  if (loginParts(login).some(has)) return 'login';
  return forms.some((form) => form !== '' && countStems(form) <= stemsOfCommon) ? 'common' : null;
}

const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '');

/** `m4tkh@u` as it is meant. */
const read = (text: string) => [...text].map((sign) => lookalikes[sign] ?? sign).join('');

/** `bichlan@thainguyen.gov.vn` is known to everybody by what stands before the sign. */
function loginParts(login: string): string[] {
  const whole = fold(login);
  return [whole, whole.split('@')[0]!].filter((part) => part.length >= leastLoginPart);
}

/** The same few signs over and over, or one step up or down at a time: `121212121212`, `123456789012`, `zyxwvutsrqpo`. */
function isRegular(text: string): boolean {
  if (/^(.{1,4}?)\1+.{0,3}$/su.test(text)) return true;
  const steps = [...text].slice(1).map((sign, at) => sign.codePointAt(0)! - text.codePointAt(at)!);
  const even = steps.filter((step) => step === steps[0] || Math.abs(step) === 9).length;
  return steps.length > 0 && Math.abs(steps[0]!) <= 1 && even === steps.length;
}

/** Further than `foldLetters`: ｐａｓｓ and ① are read as pass and 1, and blanks go, for a guesser tries all of these. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|\s/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd');
}
