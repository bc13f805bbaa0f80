/**
 * Enterprise and tax codes in text: found by their label, checked by their digits.
 *
 * A firm's code has ten digits, the tenth a check digit over the first nine (weights 31 29 23 19 17 13 7 5 3, modulo 11); a
 * branch adds three digits. Since 1 July 2025 the tax code of a household business is its owner's personal number: twelve
 * digits without a check digit, personal data, never shown whole. Rule verified on published codes of five firms
 * (facts of the programme §5, after python-stdnum's description).
 */
import { maskMiddle } from '../personal.ts';
import { unaccented } from './shared-duties.ts';

export interface ShownCode {
  /** Digits alone: 10, 12 or 13. */
  digits: string;
  /** As it may stand in evidence: personal codes masked. */
  shown: string;
  kind: 'enterprise' | 'branch' | 'personal';
  valid: boolean;
}

/** Ends where the digits begin; what may stand between a label and its digits is part of it. */
const labelBefore =
  /(?<![a-z])(?:mst|msdn|mshkd|dkkd|dkdn|gcn(?:dkkd|dkdn)?|gpkd|gpdkkd|ma so(?: thue| doanh nghiep| ho kinh doanh| kinh doanh| dn| hkd)+|(?:giay chung nhan|giay phep|so) (?:dang ky|dk|dkkd)[a-z /]{0,40}|tax (?:code|id|number)|(?:enterprise|business) (?:code|registration)[a-z ]{0,20}|vat (?:code|number|no))(?:[\s:.,#/()\u2013-]|so|no|la|code|number|mst|msdn|ma so thue|ma so doanh nghiep)*$/;
const candidate =
  /(?<!\d)(?:\d{10}\s?-\s?\d{3}(?![ .]\d)|\d{13}|\d{12}|\d{10}|\d(?:[ .]?\d){9}(?:\s?-\s?\d{3}(?![ .]\d))?)(?!\d)/g;

/** @returns codes that stand behind a label, each once, at most 10 */
export function shownCodes(text: string): ShownCode[] {
  const codes = new Map<string, ShownCode>();
  for (const { 0: found, index } of text.matchAll(candidate)) {
    if (codes.size >= 10) break;
    const digits = found.replaceAll(/\D/g, '');
    if (labelBefore.test(unaccented(text.slice(Math.max(0, index - 90), index))))
      codes.set(digits, codeOf(digits));
  }
  return [...codes.values()];
}

function codeOf(digits: string): ShownCode {
  if (digits.length === 12) {
    return { digits, shown: maskMiddle(digits), kind: 'personal', valid: /^0\d{2}[0-3]/.test(digits) };
  }
  const kind = digits.length === 13 ? 'branch' : 'enterprise';
  const shown = kind === 'branch' ? `${digits.slice(0, 10)}-${digits.slice(10)}` : digits;
  return { digits, shown, kind, valid: isEnterpriseCode(digits) };
}

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Whether ten digits, or ten and a branch's three, bear the right check digit. */
export function isEnterpriseCode(digits: string): boolean {
  if (!/^\d{10}(?:\d{3})?$/.test(digits) || digits.slice(2, 9) === '0000000') return false;
  if (digits.length === 13 && digits.endsWith('000')) return false;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return 10 - (sum % 11) === Number(digits[9]);
}
