/**
 * The rates of the presence report as text: each with its count, its people and where both come from; what is not
 * computed says why.
 */
import type { AssumptionKey } from '#assumptions/index.ts';
import { formatInteger, forTerminal, type Language } from '#platform/format.ts';
import { indicators } from './indicators.ts';
import type { PresenceReport } from './presence-report.ts';
import type { Rate } from './rates.ts';
import { wrap } from './text-table.ts';
import { classWords, formatDate, formatRate, frameWord, rateWords } from './words.ts';

const words = {
  vi: {
    heading: 'TRÊN 1.000 DÂN',
    refused: 'không tính',
    noPeople: (who: string) => `chưa có số liệu ${who}`,
    people: { all: 'dân số mọi lứa tuổi', '15-69': 'dân số 15–69 tuổi' },
    names: 'tên',
    of: 'của',
    day: 'ngày',
  },
  en: {
    heading: 'PER 1,000 PEOPLE',
    refused: 'not computed',
    noPeople: (who: string) => `no figure for the ${who}`,
    people: { all: 'population of all ages', '15-69': 'population aged 15–69' },
    names: 'names',
    of: 'of',
    day: 'on',
  },
} as const;

export function renderRates(report: PresenceReport, language: Language, width: number): string {
  const lines = report.rates.map((rate) => renderRate(report, rate, language, width));
  return `${words[language].heading}\n${lines.join('')}`;
}

function renderRate({ assumptions }: PresenceReport, rate: Rate, language: Language, width: number): string {
  const word = words[language];
  const keys: readonly AssumptionKey[] = indicators[rate.indicator].assumptions;
  const doubt = assumptions.some(({ key }) => keys.includes(key)) ? ' ⚠' : '';
  const value =
    rate.value === null ? (rate.refused === null ? '–' : word.refused) : formatRate(rate.value, language);
  const label = `${rateWords[language][rate.indicator]}${doubt}`;
  const first = `  ${label}${' '.repeat(Math.max(2, 56 - [...label].length))}${value.padStart(14)}\n`;
  return `${first}${wrap(describe(rate, language), { width, first: 4 })}`;
}

function describe({ count, base, population, populationOf, refused }: Rate, language: Language): string {
  const word = words[language];
  if (refused !== null) return refused[language];
  const counted = `${formatInteger(count.value, language)} ${word.names} (${classWords[language][count.source]}, ${formatDate(count.on, language)}, ${frameWord(count.frame, language)})`;
  const who = `${word.people[base]} ${word.of} ${populationOf.type} ${populationOf.name}`;
  if (population === null) return `${counted}; ${word.noPeople(who)}`;
  return `${counted} / ${formatInteger(population.value, language)}, ${who} ${word.day} ${formatDate(population.on, language)} (${forTerminal(population.sourceTitle)})`;
}
