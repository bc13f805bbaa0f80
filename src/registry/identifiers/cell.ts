/**
 * A cell of a list before it is read as a code: what spreadsheets and typists do to digits is undone here.
 *
 * Undone is only what can mean one thing: the apostrophe that keeps a cell text, separators, invisible characters, a
 * label in front, `.0` behind a number, an exponent whose digits are all there. `4.02E+09` has lost digits and is
 * refused. Leading zeros are the business of each form, which knows whether they fit.
 */
import type { IdentifierReason, IdentifierWarning } from './identifier.ts';

export type Cell =
  | { ok: true; text: string; warnings: readonly IdentifierWarning[] }
  | { ok: false; reason: IdentifierReason };

/** Longer than any code with label and separators; the rest of a cell that holds an essay is not read. */
const mostCharacters = 200;

const nothing = /^(?:[-./]*|không(?: có)?|chưa(?: có)?|#?n\/?a|null|none)$/iu;
const label =
  /^(?:mst|msdn|mshkd|mã số(?: thuế| doanh nghiệp| dn| hkd| hộ kinh doanh)?|cccd|(?:số )?định danh|s?đt|điện thoại|tel|phone|hotline)(?: cá nhân)?\s*[:.]?\s*(?=[\d+(])/iu;
/** Most cells of most lists; they are read at once, which takes a third of the time. */
const undamaged = /^\d{9,13}$/;
const none: readonly IdentifierWarning[] = [];
const exponent = /^([1-9])(?:[.,](\d+))?e\+?(\d{1,2})$/i;

/** @returns digits and whatever else was written, without the damage; refused when nothing is there or digits are lost */
export function readCell(cell: string): Cell {
  if (undamaged.test(cell)) return { ok: true, text: cell, warnings: none };
  const text = cell
    .slice(0, mostCharacters)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .trim()
    .replace(/^['"`‘’“”´]+|['"`‘’“”´]+$/gu, '')
    .trim();
  if (nothing.test(text)) return { ok: false, reason: 'empty' };
  const written = exponent.exec(text);
  if (written) return writeOut(written);
  const bare = text.replace(label, '');
  const decimals = /^(\d{5,})[.,](\d{1,2})$/.exec(bare);
  if (!decimals) return { ok: true, text: bare, warnings: none };
  if (Number(decimals[2]) !== 0) return { ok: false, reason: 'characters' };
  return { ok: true, text: decimals[1]!, warnings: ['decimal-removed'] };
}

/** Some programs write every number from 10⁷ on with an exponent, all digits kept: `3.3177011448E10`. */
function writeOut([, first = '', fraction = '', power = '']: RegExpExecArray): Cell {
  if (fraction.length !== Number(power)) return { ok: false, reason: 'scientific' };
  return { ok: true, text: first + fraction, warnings: ['exponent-written-out'] };
}

export type Digits = { ok: true; digits: string } | { ok: false; reason: IdentifierReason };

/** Takes the separators out of a code. @returns digits alone, or why there is more than digits */
export function digitsOf(text: string): Digits {
  if (undamaged.test(text)) return { ok: true, digits: text };
  const grouped = /^\d{1,3}(?:,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text;
  const digits = grouped.replace(/[\s.-]/g, '');
  if (/^\d+$/.test(digits)) return { ok: true, digits };
  const parts = text.split(/[;,/|]/).filter((part) => part.replace(/\D/g, '').length >= 8);
  return { ok: false, reason: parts.length > 1 ? 'several' : 'characters' };
}
