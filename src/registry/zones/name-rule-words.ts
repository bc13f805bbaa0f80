/**
 * Findings on a name in words for the person who would like to have it: what is wrong and what to write instead.
 */
import type { Language } from '#platform/format.ts';
import type { NameFinding, NameRule } from './name-rules.ts';
import type { ZoneSource } from './sources.ts';

interface RuleWords {
  source: ZoneSource;
  vi: (about: string) => string;
  en: (about: string) => string;
}

const words: Record<NameRule, RuleWords> = {
  'zone-unknown': {
    source: 'zones-psl-2026-08',
    vi: (zone) => `Không có đuôi .${zone}. Hãy chọn một đuôi trong danh sách.`,
    en: (zone) => `There is no zone .${zone}. Choose one of the list.`,
  },
  'zone-not-open': {
    source: 'zones-circular-48-2025-press',
    vi: (zone) => `Đuôi .${zone} chưa mở vào ngày này (mở từ 10/02/2026).`,
    en: (zone) => `The zone .${zone} was not open on this day (open since 10 Feb 2026).`,
  },
  empty: {
    source: 'name-rules-circular-24-2015',
    vi: () => 'Chưa có tên. Hãy viết phần tên đứng trước đuôi.',
    en: () => 'There is no name yet. Write what stands before the zone.',
  },
  'below-another': {
    source: 'name-rules-circular-24-2015',
    vi: (zone) => `Chỉ đăng ký được một phần ngay trước .${zone}, không có dấu chấm.`,
    en: (zone) => `Only one part directly before .${zone} can be registered, without a dot.`,
  },
  'is-zone': {
    source: 'zones-psl-2026-08',
    vi: (zone) => `${zone} là đuôi dùng chung, không đăng ký được. Có thể đăng ký một tên dưới .${zone}.`,
    en: (zone) => `${zone} is a shared zone and cannot be registered. A name under .${zone} can.`,
  },
  characters: {
    source: 'name-rules-circular-24-2015',
    vi: (characters) =>
      `Có ký tự không được dùng: ${characters}. Chỉ dùng chữ a–z, chữ tiếng Việt, chữ số và dấu gạch nối.`,
    en: (characters) =>
      `It holds characters that are not allowed: ${characters}. Use a–z, Vietnamese letters, digits and hyphens only.`,
  },
  'hyphen-edge': {
    source: 'name-rules-circular-24-2015',
    vi: () => 'Dấu gạch nối không được đứng đầu hay cuối tên.',
    en: () => 'A hyphen may not begin or end a name.',
  },
  'hyphen-double': {
    source: 'name-rules-circular-24-2015',
    vi: () => 'Không được có hai dấu gạch nối liền nhau.',
    en: () => 'Two hyphens may not follow each other.',
  },
  'too-long': {
    source: 'name-rules-circular-24-2015',
    vi: () => 'Tên quá dài: tối đa 63 ký tự, tên tiếng Việt đếm sau khi chuyển sang dạng xn--. Hãy rút ngắn.',
    en: () =>
      'The name is too long: 63 characters at most, Vietnamese names counted in their xn-- form. Shorten it.',
  },
  'auction-only': {
    source: 'name-rules-circular-24-2015',
    vi: () => 'Tên một hoặc hai ký tự ngay dưới .vn chỉ được cấp qua đấu giá. Hãy chọn tên từ ba ký tự.',
    en: () => 'Names of one or two characters directly under .vn are only auctioned. Choose three or more.',
  },
  'vietnamese-not-here': {
    source: 'zones-idn-vnnic',
    vi: (zone) =>
      `Chữ có dấu chỉ dùng được ngay dưới .vn, không dùng dưới .${zone}. Hãy viết không dấu hoặc chọn .vn.`,
    en: (zone) =>
      `Vietnamese letters may stand directly under .vn only, not under .${zone}. Leave the marks out or choose .vn.`,
  },
  'vietnamese-perhaps-here': {
    source: 'name-rules-unsure',
    vi: (zone) =>
      `Chưa rõ tên có dấu còn đăng ký được dưới .${zone} hay không; hãy hỏi nhà đăng ký hoặc chọn .vn.`,
    en: (zone) =>
      `It is not clear whether Vietnamese letters may still stand under .${zone}; ask a registrar or choose .vn.`,
  },
  'vietnamese-short': {
    source: 'name-rules-unsure',
    vi: () => 'Tên tiếng Việt một hoặc hai chữ cái: chưa rõ có phải qua đấu giá không; hãy hỏi nhà đăng ký.',
    en: () =>
      'A Vietnamese name of one or two letters: whether it is auctioned is not clear; ask a registrar.',
  },
  'own-name': {
    source: 'zone-purposes-registrars',
    vi: () => 'Dưới .name.vn, tên miền phải là tên riêng của người đăng ký.',
    en: () => 'Under .name.vn the name must be the own name of whoever registers it.',
  },
  'press-like': {
    source: 'name-rules-unsure',
    vi: () =>
      'Tên dễ nhầm với báo, tạp chí, trang tin tổng hợp hoặc mạng xã hội: có thể cần giấy phép. Hãy hỏi nhà đăng ký.',
    en: () =>
      'The name may be taken for a newspaper, a news aggregator or a social network and may need a licence. Ask a registrar.',
  },
};

export function renderNameFinding({ rule, about }: NameFinding, language: Language): string {
  return words[rule][language](about);
}

/** Where the rule of a finding was read. */
export function sourceOfNameRule(rule: NameRule): ZoneSource {
  return words[rule].source;
}
