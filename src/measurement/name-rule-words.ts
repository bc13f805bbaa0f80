/**
 * The rule that a text broke which is no domain name, in words: for the command's refused lines and for imports.
 */
import type { NameRule } from './names.ts';
import type { Language } from './vocabulary.ts';

export const nameRuleWords: Record<NameRule, Record<Language, string>> = {
  empty: { vi: 'ô trống', en: 'empty cell' },
  address: { vi: 'là địa chỉ IP, không phải tên miền', en: 'an IP address, not a name' },
  'single-label': { vi: 'không có dấu chấm', en: 'no dot in it' },
  'empty-label': { vi: 'hai dấu chấm liền nhau', en: 'two dots in a row' },
  'label-too-long': { vi: 'một phần dài quá 63 ký tự', en: 'a part of it is longer than 63 characters' },
  'too-long': { vi: 'dài quá 253 ký tự', en: 'longer than 253 characters' },
  hyphen: { vi: 'dấu gạch nối sai chỗ', en: 'a hyphen where none may stand' },
  character: { vi: 'có ký tự không dùng trong tên miền', en: 'a character that no name may hold' },
  'not-round-trip': { vi: 'dạng xn-- không đọc ngược lại được', en: 'its xn-- form stands for nothing' },
  'numeric-tld': { vi: 'kết thúc bằng số', en: 'ends in a number' },
};
