/** A ranked figure as it is read: its value, what it was made of, the classes of the legend. */
import { formatDecimal, formatInteger, formatShare, type Language } from '#platform/format.ts';
import { rankingWords } from '#web/messages/ranking.ts';
import { breaks, type ShownIndicator, type Step, stepOf } from './steps.ts';

export interface ShownFigure {
  value: number | null;
  numerator: number;
  denominator: number | null;
}

/** `72 %`, `2,4`, `412`; a dash where there is none. */
export function valueWords(indicator: ShownIndicator, figure: ShownFigure, language: Language): string {
  const { value, numerator, denominator } = figure;
  if (value === null) return '–';
  if (indicator === 'names') return formatInteger(value, language);
  if (indicator === 'registered-per-1000') return formatDecimal(value, language);
  return formatShare(numerator, denominator ?? 0, language);
}

/** `14/21 tên`. */
export function partsWords(
  indicator: ShownIndicator,
  { numerator, denominator }: ShownFigure,
  language: Language,
): string {
  const words = rankingWords[language];
  const number = (of: number) => formatInteger(of, language);
  if (denominator === null) return words.justNames(number(numerator));
  return indicator === 'registered-per-1000'
    ? words.ofPeople(number(numerator), number(denominator))
    : words.ofNames(number(numerator), number(denominator));
}

/** The same as a sentence has it, which says of an estimate that it is one. */
export function partsSaid(
  indicator: ShownIndicator,
  figure: ShownFigure & { exactness: 'exact' | 'estimated' },
  language: Language,
): string {
  const parts = partsWords(indicator, figure, language);
  return figure.exactness === 'estimated' ? `${parts}, ${rankingWords[language].estimatedMark}` : parts;
}

/** The classes from low to high with their words, and the hatch of what is not known. */
export function legendSteps(
  indicator: ShownIndicator,
  language: Language,
): { step: Step | 'none'; label: string }[] {
  const words = rankingWords[language];
  const limits = breaks[indicator];
  const limit = (at: number) =>
    indicator === 'names'
      ? formatInteger(limits[at]!, language)
      : indicator === 'registered-per-1000'
        ? formatDecimal(limits[at]!, language)
        : formatShare(limits[at]!, 1, language);
  const steps = [0, ...limits].map((from, at) => ({
    step: stepOf(indicator, from) as Step,
    label:
      at === 0
        ? words.below(limit(0))
        : at === limits.length
          ? words.above(limit(at - 1))
          : words.between(limit(at - 1), limit(at)),
  }));
  return [...steps, { step: 'none', label: words.unknown }];
}
