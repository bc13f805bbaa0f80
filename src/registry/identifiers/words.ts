/**
 * Reasons and warnings in words, as the end of a line in the dry-run report: `dòng 12, cột "Mã số": …`.
 *
 * A fragment begins small and has no full stop. It says what was met and what to do, and never repeats the code.
 */
import type { Language } from '#platform/format.ts';
import type { IdentifierKind, IdentifierReason, IdentifierWarning, RefusedIdentifier } from './identifier.ts';

type Words = Record<Language, string>;

const expected: Record<'tax' | 'household' | 'person' | 'phone', Words> = {
  tax: {
    vi: 'mã số thuế (mã số doanh nghiệp) có 10 chữ số, chi nhánh thêm 3',
    en: 'a tax (enterprise) code has 10 digits, a branch 3 more',
  },
  household: {
    vi: 'mã số hộ kinh doanh có 12 chữ số (số định danh của chủ hộ), mã cũ có 10 hoặc 13',
    en: "a household business's code has 12 digits (its owner's personal number), an old one 10 or 13",
  },
  person: { vi: 'số định danh cá nhân có 12 chữ số', en: 'a personal number has 12 digits' },
  phone: {
    vi: 'số điện thoại có 10 chữ số (di động) hoặc 11 chữ số (cố định)',
    en: 'a telephone number has 10 digits (mobile) or 11 (landline)',
  },
};

function expectedOf(kind: IdentifierKind): Words {
  if (kind === 'household' || kind === 'person' || kind === 'phone') return expected[kind];
  return expected.tax;
}

const reasons: Record<IdentifierReason, (refused: RefusedIdentifier) => Words> = {
  empty: () => ({ vi: 'ô trống', en: 'the cell is empty' }),
  scientific: () => ({
    vi: 'Excel đã đổi mã thành dạng số mũ (như 4,02E+09) và làm mất chữ số; hãy định dạng cột là Văn bản rồi nhập lại mã',
    en: 'Excel turned the code into an exponent (such as 4.02E+09) and digits are lost; format the column as text and enter the code again',
  }),
  characters: () => ({
    vi: 'có chữ hoặc ký hiệu lạ; chỉ được có chữ số (số giấy chứng nhận đăng ký kiểu cũ có chữ cái không phải là mã số)',
    en: 'it holds letters or signs; only digits belong here (an old certificate number with a letter is not the code)',
  }),
  several: () => ({
    vi: 'một ô có nhiều mã; mỗi dòng chỉ ghi một mã',
    en: 'one cell holds several codes; write one code a row',
  }),
  'wrong-length': ({ kind, digits }) => ({
    vi: `có ${digits} chữ số; ${expectedOf(kind).vi}`,
    en: `it has ${digits} digits; ${expectedOf(kind).en}`,
  }),
  'check-digit': () => ({
    vi: 'chữ số kiểm tra không khớp: có thể gõ nhầm một chữ số; hãy so lại với giấy chứng nhận đăng ký',
    en: 'the check digit does not fit: a digit may be mistyped; compare it with the registration certificate',
  }),
  'impossible-number': () => ({
    vi: 'mã này không bao giờ được cấp; hãy so lại với giấy tờ gốc',
    en: 'this code is never given out; compare it with the original paper',
  }),
  'personal-number-here': () => ({
    vi: 'đây là số định danh cá nhân (12 chữ số), không phải mã số thuế của tổ chức; dòng này có thể thuộc danh sách hộ kinh doanh',
    en: 'this is a personal number (12 digits), not the tax code of an organisation; the row may belong to the list of household businesses',
  }),
  'tax-code-here': () => ({
    vi: 'đây là mã số thuế 10 chữ số, không phải số định danh cá nhân (12 chữ số)',
    en: 'this is a tax code of 10 digits, not a personal number (12 digits)',
  }),
  'old-identity-card': () => ({
    vi: 'có 9 chữ số: số CMND cũ, hết giá trị từ 01/01/2025; cần số định danh 12 chữ số',
    en: 'it has 9 digits: an old identity card (CMND), void since 1 January 2025; the personal number of 12 digits is needed',
  }),
  'zeros-lost-unclear': () => ({
    vi: 'có 10 chữ số: có thể là mã số thuế, có thể là số định danh bị Excel bỏ hai số 0 đầu; hãy định dạng cột là Văn bản và ghi đủ 12 chữ số',
    en: 'it has 10 digits: perhaps a tax code, perhaps a personal number whose two leading zeros Excel dropped; format the column as text and write all 12 digits',
  }),
  'birth-year-impossible': () => ({
    vi: 'năm sinh ghi trong số định danh nằm ở tương lai; hãy so lại với thẻ căn cước',
    en: 'the year of birth in the personal number lies in the future; compare it with the card',
  }),
  'old-phone': () => ({
    vi: 'số di động 11 chữ số đã đổi đầu số từ năm 2018; hãy hỏi lại số hiện nay',
    en: 'mobile numbers of 11 digits were changed in 2018; ask for the present number',
  }),
  'foreign-phone': () => ({
    vi: 'số điện thoại nước ngoài; cần số của Việt Nam (0… hoặc +84…)',
    en: 'a foreign telephone number; one of Vietnam is needed (0… or +84…)',
  }),
  'unknown-phone': () => ({
    vi: `không phải số điện thoại của Việt Nam; ${expected.phone.vi}`,
    en: `this is no telephone number of Vietnam; ${expected.phone.en}`,
  }),
};

const warnings: Record<IdentifierWarning, Words> = {
  'zeros-restored': {
    vi: 'đã thêm lại số 0 ở đầu mà Excel bỏ mất',
    en: 'the leading zero that Excel dropped was put back',
  },
  'decimal-removed': { vi: 'đã bỏ phần ",0" ở cuối', en: 'a ".0" at the end was taken off' },
  'exponent-written-out': {
    vi: 'đã viết lại dạng số mũ thành đủ chữ số',
    en: 'the exponent was written out; no digit was lost',
  },
  'old-household-code': {
    vi: 'mã số thuế cũ của hộ kinh doanh; từ 01/07/2025 mã số là số định danh của chủ hộ',
    en: "an old tax code of the household business; since 1 July 2025 its code is the owner's personal number",
  },
  'may-be-branch': {
    vi: 'đọc là số định danh; cũng có thể là mã 13 chữ số bị mất số 0 đầu',
    en: 'read as a personal number; it may also be a code of 13 digits that lost its leading zero',
  },
  'may-be-personal-number': {
    vi: 'đọc là mã số thuế cũ; cũng có thể là số định danh bị mất hai số 0 đầu',
    en: 'read as an old tax code; it may also be a personal number that lost two leading zeros',
  },
  'unknown-province': {
    vi: 'ba chữ số đầu không phải mã của tỉnh nào trong 63 tỉnh, thành cũ; vẫn nhận',
    en: 'the first three digits are the code of none of the 63 old provinces; accepted all the same',
  },
  'foreign-birthplace': {
    vi: 'ba chữ số đầu là mã nước ngoài; vẫn nhận',
    en: "the first three digits are a foreign country's code; accepted all the same",
  },
  'first-of-several': {
    vi: 'ô có nhiều số điện thoại; đã lấy số đầu tiên hợp lệ',
    en: 'the cell holds several numbers; the first valid one was taken',
  },
  'extension-dropped': { vi: 'đã bỏ số máy lẻ', en: 'the extension was left out' },
};

/** Why a cell was refused, in words for the end of a line. */
export function renderReason(refused: RefusedIdentifier, language: Language): string {
  return reasons[refused.reason](refused)[language];
}

/** What was mended or is doubtful, in words for the end of a line. */
export function renderWarning(warning: IdentifierWarning, language: Language): string {
  return warnings[warning][language];
}
