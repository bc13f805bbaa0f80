/** A figure of a preview in words: what it is of, which part of it, and its value before and after. Pure. */
import { formatDate, formatInteger, formatShare, type Language } from '#platform/format.ts';
import { type FigureValue, type IndicatorId, indicators, type PreviewFigure } from '#reporting/index.ts';
import { proposalWords } from '#web/messages/assumption-proposals.ts';
import { filterValueWords } from '#web/pages/presence/filters.ts';

type Place = Pick<PreviewFigure, 'kind' | 'indicator' | 'slice'>;

export function indicatorWords({ kind, indicator }: Omit<Place, 'slice'>, language: Language): string {
  const words = proposalWords[language];
  const own: Record<string, string> = {
    coverage: words.coverage,
    'names-old': words['names-old'],
    'names-due': words['names-due'],
    'month-due': words['month-due'],
  };
  const name = indicators[indicator as IndicatorId]?.name[language] ?? own[indicator] ?? indicator;
  if (kind === 'old-map') return words.oldMap(name);
  return kind === 'ranking' && indicator !== 'coverage' ? words.rankOf(name) : name;
}

const filterOf = {
  state: 'state',
  grade: 'grade',
  flag: 'flag',
  zone: 'zone',
  kind: 'kind',
  sector: 'sector',
  presence: 'presence',
  check: 'fault',
} as const;

/** `zone=biz.vn` → `.biz.vn`; '' is the whole. */
export function sliceWords(slice: string, language: Language): string {
  const words = proposalWords[language];
  if (slice === '') return words.whole;
  return slice
    .split(';')
    .map((part) => {
      const [divider = '', value = ''] = part.split(/=(.*)/s);
      if (divider === 'reason') return words[`reason-${value}` as 'reason-new'] ?? value;
      if (divider === 'people') return words.people(value);
      if (divider === 'placed') return filterValueWords('unplaced', '', language);
      const filter = filterOf[divider as keyof typeof filterOf];
      return filter === undefined ? part : filterValueWords(filter, value, language);
    })
    .join(', ');
}

export function figureText(value: FigureValue | null, language: Language): string {
  const words = proposalWords[language];
  if (value === null) return words.nothing;
  if ('day' in value) return formatDate(value.day, language);
  if ('rate' in value) {
    const format = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
    return format.format(value.rate);
  }
  if ('rank' in value) {
    if (value.rank !== null) return words.rank(value.rank);
    return value.unranked === null ? '–' : words[value.unranked];
  }
  const { numerator, denominator } = value;
  const count = formatInteger(numerator, language);
  return denominator === null ? count : `${count} (${formatShare(numerator, denominator, language)})`;
}

/** `2026-11` → `11/2026`. */
export function monthText(period: string | null): string {
  return period === null ? '–' : period.split('-').reverse().join('/');
}
