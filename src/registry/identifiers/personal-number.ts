/**
 * The personal number (số định danh cá nhân, on the CCCD): PPP G YY NNNNNN, twelve digits without a check digit.
 *
 * PPP is where the birth was registered, 001–096 by the 63 provinces of before 7/2025 (024 is Bắc Giang, whatever 24
 * means on today's map), or a country's code; G holds sex (even male, odd female) and century (19 + half of G); YY is
 * the year. Whether numbers given since the merger use other codes was not found out: unknown ones are accepted with a
 * warning. What the number tells is used to check a list against itself and is never stored.
 */
import { digitsOf } from './cell.ts';
import { taxCodeFault } from './enterprise-code.ts';
import { type IdentifierReason, type IdentifierWarning, type Reading, refuse } from './identifier.ts';
import { oldProvinceName } from './old-provinces.ts';

export interface PersonalNumberFacts {
  /** Two-digit code and name of the old province; null for births abroad and codes that are none of the 63. */
  province: { code: string; name: string } | null;
  /** The birth was registered under a country's code. */
  abroad: boolean;
  sex: 'male' | 'female';
  birthYear: number;
}

/** @param number twelve digits @returns what its structure tells; says nothing about whether it was ever given out */
export function decodePersonalNumber(number: string): PersonalNumberFacts {
  const code = number.slice(1, 3);
  const abroad = !number.startsWith('0');
  const name = abroad ? undefined : oldProvinceName(code);
  const group = Number(number[3]);
  return {
    province: name === undefined ? null : { code, name },
    abroad,
    sex: group % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(group / 2) + Number(number.slice(4, 6)),
  };
}

/** Nobody is registered as born after this year where the caller gives no day to compare with. */
const lastYear = 2099;

/**
 * Reads twelve digits as a personal number.
 *
 * @param latestBirthYear a later year of birth is refused
 */
export function readTwelveDigits(digits: string, latestBirthYear = lastYear): Reading {
  const fault = faultOf(digits, latestBirthYear);
  if (fault) return refuse(fault);
  const facts = decodePersonalNumber(digits);
  const warnings: IdentifierWarning[] = [];
  if (facts.abroad) warnings.push('foreign-birthplace');
  else if (facts.province === null) warnings.push('unknown-province');
  return { ok: true, form: 'personal-number', normal: digits, warnings };
}

/** Puts back zeros that a spreadsheet dropped, where what comes out is a number of one of the 63 provinces. */
export function restoreTwelveDigits(digits: string, latestBirthYear = lastYear): Reading {
  const read = readTwelveDigits(digits.padStart(12, '0'), latestBirthYear);
  if (!read.ok) return read;
  return read.warnings.length > 0 ? refuse('wrong-length') : { ...read, warnings: ['zeros-restored'] };
}

/**
 * Reads a cell of a column of personal numbers; eleven digits have lost one zero, ten have lost two (births registered in
 * provinces 001–008) unless they can also be a tax code.
 */
export function readPersonalNumber(text: string, latestBirthYear?: number): Reading {
  const read = digitsOf(text);
  if (!read.ok) return read;
  const { digits } = read;
  if (digits.length === 12) return readTwelveDigits(digits, latestBirthYear);
  if (digits.length === 9) return refuse('old-identity-card');
  if (digits.length === 11) return orWrongLength(restoreTwelveDigits(digits, latestBirthYear));
  if (digits.length !== 10) return refuse('wrong-length');
  const restored = restoreTwelveDigits(digits, latestBirthYear);
  if (taxCodeFault(digits) === null) return refuse(restored.ok ? 'zeros-lost-unclear' : 'tax-code-here');
  return orWrongLength(restored);
}

/** What went wrong with zeros that were only supposed says nothing about the cell; its length does. */
function orWrongLength(restored: Reading): Reading {
  return restored.ok ? restored : refuse('wrong-length');
}

function faultOf(digits: string, latestBirthYear: number): IdentifierReason | null {
  if (/^(\d)\1*$/.test(digits)) return 'impossible-number';
  return decodePersonalNumber(digits).birthYear > latestBirthYear ? 'birth-year-impossible' : null;
}
