/**
 * The code of a household business: its owner's personal number since 1/7/2025, a tax code of ten or thirteen digits in
 * older lists. Either belongs to a human being and is personal data.
 *
 * Ten digits are read as a tax code when the check digit fits. A personal number registered in Hà Nội (001) that lost both
 * zeros has ten digits too: where it could be that and the check digit does not fit, nothing is guessed.
 */
import { digitsOf } from './cell.ts';
import { readTaxDigits } from './enterprise-code.ts';
import { type IdentifierWarning, type Reading, refuse } from './identifier.ts';
import { readTwelveDigits, restoreTwelveDigits } from './personal-number.ts';

/** @param text as `readCell` left it */
export function readHouseholdCode(text: string, latestBirthYear?: number): Reading {
  const read = digitsOf(text);
  if (!read.ok) return read;
  const { digits } = read;
  if (digits.length === 12) return readTwelve(digits, latestBirthYear);
  if (digits.length === 11) {
    const restored = restoreTwelveDigits(digits, latestBirthYear);
    return restored.ok ? restored : refuse('wrong-length');
  }
  const old = readTaxDigits(digits);
  const couldBePersonal = digits.length === 10 && restoreTwelveDigits(digits, latestBirthYear).ok;
  if (!old.ok) return couldBePersonal ? refuse('zeros-lost-unclear') : old;
  const doubt: IdentifierWarning[] = couldBePersonal ? ['may-be-personal-number'] : [];
  return { ...old, warnings: [...old.warnings, 'old-household-code', ...doubt] };
}

/** Twelve digits not beginning with 0 are a birth abroad, or an old code of thirteen that lost its zero. */
function readTwelve(digits: string, latestBirthYear?: number): Reading {
  const read = readTwelveDigits(digits, latestBirthYear);
  if (digits.startsWith('0') || !readTaxDigits(digits).ok) return read;
  return read.ok ? { ...read, warnings: [...read.warnings, 'may-be-branch'] } : readTaxDigitsAsOld(digits);
}

function readTaxDigitsAsOld(digits: string): Reading {
  const old = readTaxDigits(digits);
  return old.ok ? { ...old, warnings: [...old.warnings, 'old-household-code'] } : old;
}
