/**
 * Why a line was refused, in words.
 */
import type { Language } from '#measurement/index.ts';
import type { Refusal } from './report/report.ts';

const rules: Record<string, Record<Language, string>> = {
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

/** `không phải tên miền: ô trống`. A rule this build has no words for is shown as it is. */
export function refusalSentence({ problem, rule }: Refusal, language: Language): string {
  const why = rules[rule]?.[language] ?? rule;
  if (problem === 'not-a-name') {
    return language === 'vi' ? `không phải tên miền: ${why}` : `not a name: ${why}`;
  }
  if (problem === 'not-an-observation') {
    return language === 'vi' ? `không phải quan sát đã lưu: ${why}` : `no stored observation: ${why}`;
  }
  return language === 'vi'
    ? `lỗi của chính phần mềm: ${why}. Hãy gửi dòng này cho người phát triển`
    : `a fault of this program itself: ${why}. Please send this line to its makers`;
}
