/**
 * Why a line was refused, in words.
 */
import { type Language, nameRuleWords } from '#measurement/index.ts';
import type { Refusal } from './report/report.ts';

/** `không phải tên miền: ô trống`. A rule this build has no words for is shown as it is. */
export function refusalSentence({ problem, rule }: Refusal, language: Language): string {
  const why = (nameRuleWords as Record<string, Record<Language, string>>)[rule]?.[language] ?? rule;
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
