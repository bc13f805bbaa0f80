/**
 * What reading an identity code can end in: the closed sets of kinds, forms, reasons and warnings.
 *
 * The kind is what the column is said to hold, the form what the cell turned out to be: a household business's code is
 * its owner's personal number since 7/2025, and a ten-digit tax code in lists from before. The sentences for reasons
 * and warnings are in words.ts; nothing here or there repeats the code itself, for these go into reports and logs.
 */

/** What a column holds; all but the phone are kinds of subject. Co-operatives, schools, bodies and associations have a tax code like an enterprise. */
export type IdentifierKind =
  | 'enterprise'
  | 'cooperative'
  | 'school'
  | 'body'
  | 'association'
  | 'household'
  | 'person'
  | 'phone';

export type IdentifierForm =
  | 'tax-code' // 10 digits with check digit: mã số doanh nghiệp, mã số thuế
  | 'branch' // the same and -001 … -999
  | 'personal-number' // 12 digits: số định danh cá nhân, CCCD
  | 'mobile'
  | 'landline'
  | 'service'; // 1800, 1900

export type IdentifierReason =
  | 'empty'
  | 'scientific' // 4.02E+09: digits are lost
  | 'characters' // something that is neither digit nor separator
  | 'several' // more than one code in the cell
  | 'wrong-length'
  | 'check-digit'
  | 'impossible-number' // a number that is never given out
  | 'personal-number-here' // twelve digits where a tax code belongs
  | 'tax-code-here' // a tax code where a personal number belongs
  | 'old-identity-card' // nine digits: CMND
  | 'zeros-lost-unclear' // a lost 00 would make sense, and so would something else
  | 'birth-year-impossible'
  | 'old-phone' // eleven digits, from before 2018
  | 'foreign-phone'
  | 'unknown-phone';

export type IdentifierWarning =
  | 'zeros-restored'
  | 'decimal-removed'
  | 'exponent-written-out'
  | 'old-household-code'
  | 'may-be-branch'
  | 'may-be-personal-number'
  | 'unknown-province'
  | 'foreign-birthplace'
  | 'first-of-several'
  | 'extension-dropped';

export interface ReadIdentifier {
  ok: true;
  kind: IdentifierKind;
  form: IdentifierForm;
  /** The one spelling: `0100109106`, `0100109106-001`, `033177011448`, `+84912345678`. */
  normal: string;
  /** Whether the code belongs to a human being: then no page shows it, not even to officers. */
  personal: boolean;
  last4: string;
  warnings: readonly IdentifierWarning[];
}

export interface RefusedIdentifier {
  ok: false;
  kind: IdentifierKind;
  reason: IdentifierReason;
  /** How many digits the cell holds. */
  digits: number;
}

export type ParsedIdentifier = ReadIdentifier | RefusedIdentifier;

/** What the readers of one form hand to `parseIdentifier`, which adds kind, ownership and the last four. */
export type Reading =
  | { ok: true; form: IdentifierForm; normal: string; warnings: readonly IdentifierWarning[] }
  | { ok: false; reason: IdentifierReason };

export function refuse(reason: IdentifierReason): Reading {
  return { ok: false, reason };
}
