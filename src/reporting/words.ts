/**
 * The words of the presence report in both languages, and its numbers as a reader writes them. Tables, so that a code
 * without its words does not compile.
 */
import type { Language } from '#platform/format.ts';
import { formatDecimal } from '#platform/format.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import type { Basis, FrameName } from '#territory/index.ts';
import type { Unranked } from './coverage.ts';
import type { SourceClass } from './indicators.ts';
import type { Period } from './period.ts';
import type { Tally } from './tally.ts';

type Words<Code extends string> = Record<Language, Record<Code, string>>;

export const kindWords: Words<
  'enterprise' | 'household' | 'cooperative' | 'school' | 'body' | 'association' | 'person' | 'none'
> = {
  vi: {
    enterprise: 'Doanh nghiệp',
    household: 'Hộ kinh doanh',
    cooperative: 'Hợp tác xã',
    school: 'Trường học',
    body: 'Cơ quan',
    association: 'Hội, hiệp hội',
    person: 'Cá nhân',
    none: 'Chưa rõ chủ thể',
  },
  en: {
    enterprise: 'Enterprises',
    household: 'Household businesses',
    cooperative: 'Co-operatives',
    school: 'Schools',
    body: 'Public bodies',
    association: 'Associations',
    person: 'Persons',
    none: 'Holder not known',
  },
};

export const classWords: Words<SourceClass> = {
  vi: {
    measured: 'đo',
    registered: 'đăng ký VNNIC',
    reported: 'báo cáo',
    derived: 'dẫn xuất',
    estimated: 'ước tính',
  },
  en: {
    measured: 'measured',
    registered: 'registered, VNNIC',
    reported: 'reported',
    derived: 'derived',
    estimated: 'estimated',
  },
};

export const basisWords: Words<Basis> = {
  vi: {
    known: 'tỷ lệ đã biết',
    population: 'theo dân số',
    area: 'theo diện tích',
    equal: 'chia đều',
  },
  en: { known: 'by known shares', population: 'by population', area: 'by area', equal: 'in equal parts' },
};

export const columnWords: Words<keyof Tally> = {
  vi: {
    names: 'tên đã biết',
    judged: 'đã đo',
    website: 'có trang web',
    trusted: 'tin cậy, an toàn',
    trustedUnclear: 'chưa rõ tin cậy',
    mail: 'có thư điện tử',
    mailUnclear: 'chưa rõ thư điện tử',
    faulty: 'có lỗi',
    subjects: 'chủ thể',
    subjectsWithName: 'chủ thể có tên miền',
    subjectsWithWebsite: 'chủ thể có trang web',
  },
  en: {
    names: 'known names',
    judged: 'measured',
    website: 'with a website',
    trusted: 'trusted, safe',
    trustedUnclear: 'trust unclear',
    mail: 'with mail',
    mailUnclear: 'mail unclear',
    faulty: 'with a fault',
    subjects: 'subjects',
    subjectsWithName: 'subjects with a name',
    subjectsWithWebsite: 'subjects with a website',
  },
};

export const unrankedWords: Words<Unranked> = {
  vi: {
    'no-count': 'chưa có số đăng ký của VNNIC',
    'count-of-part': 'số đăng ký của VNNIC mới có cho một phần địa bàn',
    'low-coverage': 'biết quá ít so với số VNNIC đếm được',
    'few-names': 'quá ít tên đã đo',
  },
  en: {
    'no-count': 'there is no count of VNNIC’s',
    'count-of-part': 'VNNIC’s count is of a part of the territory only',
    'low-coverage': 'too little is known of what VNNIC counts',
    'few-names': 'too few names are measured',
  },
};

export const rateWords = {
  vi: {
    'names-per-1000': 'Tên .vn đã biết trên 1.000 dân',
    'registered-per-1000': 'Tên đăng ký trên 1.000 dân',
    'registered-per-1000-aged-15-69': 'Tên đăng ký trên 1.000 dân 15–69 tuổi (GII)',
  },
  en: {
    'names-per-1000': 'Known .vn names per 1,000 people',
    'registered-per-1000': 'Registered names per 1,000 people',
    'registered-per-1000-aged-15-69': 'Registered names per 1,000 aged 15–69 (GII)',
  },
} as const;

export const gradeWords = {
  vi: { official: 'văn bản gốc', secondary: 'nguồn thứ cấp', inferred: 'suy đoán' },
  en: { official: 'official text', secondary: 'secondary source', inferred: 'inferred' },
} as const;

export function kindWord(kind: string, language: Language): string {
  return (kindWords[language] as Record<string, string>)[kind] ?? kind;
}

/** `biz.vn` → `.biz.vn`. */
export function zoneWord(zone: string, language: Language): string {
  if (zone === 'vietnamese') return { vi: 'tiếng Việt .vn', en: 'Vietnamese .vn' }[language];
  if (zone === 'foreign') return { vi: 'tên quốc tế', en: 'international' }[language];
  return `.${zone}`;
}

export function frameWord(frame: FrameName, language: Language): string {
  return {
    vi: { '63': 'bản đồ 63 tỉnh', '34': 'bản đồ 34 tỉnh' },
    en: { '63': 'map of 63 provinces', '34': 'map of 34 provinces' },
  }[language][frame];
}

/** `2025-03-31` → `31/03/2025`, `31 Mar 2025`. */
export function formatDate(date: IsoDate, language: Language): string {
  if (language === 'vi') return date.split('-').reverse().join('/');
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** `2026-11` → `tháng 11/2026`, `November 2026`. */
export function formatPeriod(period: Period, language: Language): string {
  const month = Temporal.PlainYearMonth.from(period);
  if (language === 'vi') return `tháng ${String(month.month).padStart(2, '0')}/${month.year}`;
  return month.toPlainDate({ day: 1 }).toLocaleString('en-GB', { month: 'long', year: 'numeric' });
}

/** A share in per cent with one decimal: 0.12504 → `12,5 %`; a dash of an empty whole. */
export function formatPercent(part: number, whole: number, language: Language): string {
  return whole === 0 ? '–' : `${formatDecimal((100 * part) / whole, language)}\u00a0%`;
}

/** A rate with two decimals: 2.4407 → `2,44`. */
export function formatRate(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value);
}
