/**
 * Enterprise and tax codes in text: found by their label, checked by their digits.
 *
 * A firm's code has ten digits, the tenth a check digit over the first nine (weights 31 29 23 19 17 13 7 5 3, modulo 11); a
 * branch adds three digits. Since 1 July 2025 the tax code of a household business is its owner's personal number: twelve
 * digits without a check digit, personal data, never shown whole. Rule verified on published codes of five firms
 * (facts of the programme §5, after python-stdnum's description).
 */
import { maskMiddle, unaccented } from './shared-duties.ts';

export interface ShownCode {
  /** Digits alone: 10, 12 or 13. */
  digits: string;
  /** As it may stand in evidence: personal codes masked. */
  shown: string;
  kind: 'enterprise' | 'branch' | 'personal';
  valid: boolean;
}

const label =
  /(?<![a-z])(?:mst|msdn|mshkd|dkkd|dkdn|gcn(?:dkkd|dkdn)?|gpkd|gpdkkd|ma so(?: thue| doanh nghiep| ho kinh doanh| kinh doanh| dn| hkd)+|ma so thue\/ma so doanh nghiep|(?:giay chung nhan|giay phep|so) (?:dang ky|dk|dkkd)[a-z /]{0,40}|tax (?:code|id|number)|(?:enterprise|business) (?:code|registration)[a-z ]{0,20}(?:number|no\.?)?|vat (?:code|number|no\.?))(?![a-z])/g;
const between =
  /^[\s:：.,#№()/–-]*(?:so|no|la|code|number|doanh nghiep|ho kinh doanh|mst|msdn|[\s:：.,#()/–-])*/;

/** @returns codes that stand behind a label, each once, at most 10 */
export function shownCodes(text: string): ShownCode[] {
  const plain = unaccented(text);
  const codes = new Map<string, ShownCode>();
  for (const { 0: found, index } of plain.matchAll(label)) {
    const after = plain.slice(index + found.length, index + found.length + 60);
    const digits = leadingCode(after.slice(between.exec(after)?.[0].length ?? 0));
    if (digits && codes.size < 10) codes.set(digits, codeOf(digits));
  }
  return [...codes.values()];
}

function leadingCode(text: string): string | null {
  const branch = /^(\d{10})\s?-\s?(\d{3})(?!\d)/.exec(text);
  if (branch) return `${branch[1]}${branch[2]}`;
  const plain = /^(?:\d{13}|\d{12}|\d{10})(?!\d)/.exec(text);
  if (plain) return plain[0];
  const grouped = /^\d(?:[ .]?\d){9}(?!\d)(?:\s?-\s?\d{3}(?!\d))?/.exec(text);
  return grouped ? grouped[0].replaceAll(/\D/g, '') : null;
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
