/**
 * Vietnamese telephone numbers: mobile (nine digits after the zero), landline (ten, beginning with 2 since 2017), and
 * 1800/1900. Kept as E.164, shown as `0912 345 678`.
 *
 * Which mobile ranges are given out is taken from the metadata of libphonenumber of 2026 for VN, written down here as
 * the ranges themselves. A cell with two numbers gives its first; an eleven-digit mobile of before 2018 is refused, for
 * the number that replaced it should be asked for.
 */
import { type IdentifierForm, type IdentifierWarning, type Reading, refuse } from './identifier.ts';

/** First digits after the zero, in ranges of two or three. */
const mobileRanges = new Set([
  ...span(30, 39),
  ...['51', '56', '58', '59', '522', '523', '528', '559'],
  ...['70', ...span(76, 79)],
  ...span(81, 88),
  ...span(896, 899),
  ...span(90, 98),
  ...['990', '991', ...span(993, 999)],
]);

function span(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
}

/** @param text as `readCell` left it @returns form `mobile`, `landline` or `service`, normal in E.164 */
export function readPhone(text: string): Reading {
  if (/^0\d{9,10}$/.test(text)) return readDigits(text, []);
  const numbers = text
    .split(/[;,/|\n]|\s-\s|\s(?:hoặc|và|or)\s/u)
    .filter((part) => part.replace(/\D/g, '').length >= 8);
  if (numbers.length < 2) return readOne(text);
  const readings = numbers.map(readOne);
  const first = readings.find((reading) => reading.ok);
  return first ? { ...first, warnings: [...first.warnings, 'first-of-several'] } : readings[0]!;
}

function readOne(text: string): Reading {
  const [number = '', extension] = text.split(/(?:\bext\.?|\bmáy lẻ|\bmáy nhánh|#|(?<=\d)\s?x(?=\s?\d))/iu);
  const digits = number.replace(/[\s.()-]/g, '');
  if (!/^\+?\d+$/.test(digits)) return refuse('characters');
  return readDigits(digits, extension === undefined ? [] : ['extension-dropped']);
}

function readDigits(digits: string, dropped: readonly IdentifierWarning[]): Reading {
  const national = nationalNumber(digits);
  if (!national.ok) return national;
  const form = formOf(national.number)!;
  const restored = national.bare && form !== 'service';
  const warnings: readonly IdentifierWarning[] = restored ? ['zeros-restored', ...dropped] : dropped;
  return { ok: true, form, normal: `+84${national.number}`, warnings };
}

type National = { ok: true; number: string; bare: boolean } | (Reading & { ok: false });

/** The digits behind the zero or +84. A number without either has lost its zero, unless it is 1800 or 1900. */
function nationalNumber(digits: string): National {
  const international = /^(?:\+|00)(\d+)$/.exec(digits)?.[1];
  if (international !== undefined && !international.startsWith('84'))
    return { ok: false, reason: 'foreign-phone' };
  const spelled = international ?? digits;
  const withoutCountry = spelled.startsWith('84') ? spelled.slice(2).replace(/^0/, '') : undefined;
  if (withoutCountry !== undefined && formOf(withoutCountry)) {
    return { ok: true, number: withoutCountry, bare: false };
  }
  if (spelled.startsWith('0') && formOf(spelled.slice(1))) {
    return { ok: true, number: spelled.slice(1), bare: false };
  }
  if (formOf(spelled)) return { ok: true, number: spelled, bare: true };
  const old = /^0?1(?:2\d|6[2-9]|8[68]|99)\d{7}$/.test(withoutCountry ?? spelled);
  return { ok: false, reason: old ? 'old-phone' : 'unknown-phone' };
}

function formOf(number: string): IdentifierForm | null {
  if (/^1[89]00\d{4,6}$/.test(number)) return 'service';
  if (/^2\d{9}$/.test(number)) return 'landline';
  const mobile =
    /^\d{9}$/.test(number) && (mobileRanges.has(number.slice(0, 2)) || mobileRanges.has(number.slice(0, 3)));
  return mobile ? 'mobile' : null;
}

/** `+84912345678` → `0912 345 678`; Hà Nội and TP.HCM `024 3822 1234`, elsewhere `0208 3855 123`. */
export function formatPhone(e164: string): string {
  const number = e164.replace(/^\+84/, '');
  if (number.startsWith('1')) return number.replace(/^(\d{4})(\d{4}$|\d{3})/, '$1 $2 ').trim();
  if (/^2[48]/.test(number)) return number.replace(/^(\d\d)(\d{4})/, '0$1 $2 ');
  if (number.startsWith('2')) return number.replace(/^(\d{3})(\d{4})/, '0$1 $2 ');
  return number.replace(/^(\d{3})(\d{3})/, '0$1 $2 ');
}
