/**
 * Filters of a list of names as an address has them and as a person reads them. What they are called there is in paths.ts.
 */
import { checks } from '#measurement/index.ts';
import type { Language } from '#platform/format.ts';
import type { FilterName, NameFilters } from '#reporting/index.ts';
import { filtersSet } from '#reporting/index.ts';
import { namesWords } from '#web/messages/presence-names.ts';
import { sectorWords } from '#web/messages/presence-sectors.ts';
import { flagWords, kindWords, presenceWords, stateWords } from '#words/index.ts';
import { filterParams, noSector, trustedParams } from './paths.ts';

export function readFilters(params: URLSearchParams): NameFilters {
  const read = (name: FilterName) => params.get(filterParams[name])?.normalize('NFC').trim() || undefined;
  const trusted = Object.entries(trustedParams).find(([, word]) => word === read('trusted'))?.[0];
  const sector = read('sector');
  return {
    presence: read('presence'),
    trusted: trusted as NameFilters['trusted'],
    mail: read('mail') === trustedParams.yes ? 'yes' : undefined,
    state: read('state'),
    grade: read('grade'),
    fault: read('fault'),
    flag: read('flag'),
    zone: read('zone'),
    kind: read('kind'),
    sector: sector === noSector ? '' : sector,
    // The longest name has 253 letters.
    text: read('text')?.slice(0, 253),
    unplaced: read('unplaced') !== undefined,
  };
}

/** A filter's value for a person: `Trang đỗ quảng cáo`. */
export function filterValueWords(name: FilterName, value: string, language: Language): string {
  const words = namesWords[language];
  switch (name) {
    case 'presence':
      return value
        .split(',')
        .map((one) => wordOf(presenceWords[language], one))
        .join(', ');
    case 'state':
      return wordOf(stateWords[language], value);
    case 'flag':
      return wordOf(flagWords[language], value);
    case 'kind':
      return value === 'none' ? words.noHolder : wordOf(kindWords[language], value);
    case 'sector':
      return value === '' ? words.noSector : `${value} · ${wordOf(sectorWords[language], value)}`;
    case 'trusted':
      return (
        { yes: words.yes, no: words.no, unclear: words.unclear, 'not-yes': words.notYes }[value] ?? value
      );
    case 'grade':
      return value === 'none' ? words.noGrade : value;
    case 'fault':
      return checks.find(({ id }) => id === value)?.title[language] ?? value;
    case 'zone':
      return { vietnamese: words.zoneVietnamese, foreign: words.zoneForeign }[value] ?? `.${value}`;
    case 'unplaced':
      return words.unplacedYes;
    case 'mail':
      return words.yes;
    case 'text':
      return value;
  }
}

/** Every filter that is set, for the sentence that says what is shown. */
export function filtersInWords(
  filters: NameFilters,
  language: Language,
): { name: FilterName; param: string; label: string; value: string }[] {
  return filtersSet(filters).map((name) => ({
    name,
    param: filterParams[name],
    label: namesWords[language][name],
    value: filterValueWords(name, String(filters[name]), language),
  }));
}

/** The word of a code; the code itself where a newer or older build wrote it. */
export function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code;
}
