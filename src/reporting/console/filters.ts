/**
 * What a list of names is narrowed by, as a link of a page says it, and as conditions on `reporting.name_now`.
 *
 * The values are those of the cells' slices: where one filter stands alone its cell already says how many names there are.
 */
import { isSearch, patternOf, rangeOf } from '#platform/letters.ts';
import type { Given } from '../facts.ts';
import type { SliceCell } from '../tally.ts';

export interface NameFilters {
  /** `biz.vn`, `vietnamese`, `foreign`: the zones of the cells. */
  zone?: string | undefined;
  /** Kind of the holder; `none`: no holder is known. */
  kind?: string | undefined;
  /** Section of VSIC, `A`–`U`; '' names whose holder's sector is not known. */
  sector?: string | undefined;
  /** Content state; `not_measured` where the name was never judged or nothing can be told. */
  state?: string | undefined;
  /** `A+` to `F`; `none` without a score. */
  grade?: string | undefined;
  /** Id of a check that fails. */
  fault?: string | undefined;
  /** A suspicion flag. */
  flag?: string | undefined;
  /** One, or several with commas between: what counts as a website is an assumption and may be more than one. */
  presence?: string | undefined;
  /** `unclear`: judged, and could not be told; `not-yes`: both of the others. */
  trusted?: 'yes' | 'no' | 'unclear' | 'not-yes' | undefined;
  /** Mail is set up, by the rule of the assumption. */
  mail?: 'yes' | undefined;
  /** Letters anywhere in the name, with or without marks; one or two at its beginning. */
  text?: string | undefined;
  /** Only what stands on the province itself because no commune is known. */
  unplaced?: boolean | undefined;
}

export type FilterName = keyof NameFilters;

/** The filters that are set, without those left empty. `sector: ''` is one: it asks for names without a sector. */
export function filtersSet(filters: NameFilters): FilterName[] {
  return (Object.keys(filters) as FilterName[]).filter((name) => {
    const value = filters[name];
    if (value === undefined || value === false) return false;
    return name === 'sector' || value !== '';
  });
}

/** Slices of a unit that `countOf` reads. */
export function slicesOf(filters: NameFilters): string[] {
  const slices = ['', 'placed=unknown'];
  for (const name of ['zone', 'kind', 'state', 'grade', 'flag'] as const) {
    if (filters[name]) slices.push(`${name}=${filters[name]}`);
  }
  return filters.fault ? [...slices, `check=${filters.fault}`] : slices;
}

/**
 * How many names a single filter leaves, as the unit's cells of the running month say; null where they do not, for several
 * filters and before anything was counted.
 *
 * @param website presences that cells count as a website; a filter by just these is a cell, also with those not trusted
 */
export function countOf(
  filters: NameFilters,
  cells: readonly SliceCell[],
  website: readonly string[] = [],
): number | null {
  const [only, second, third] = filtersSet(filters);
  const cell = (indicator: string, slice: string) =>
    cells.find((one) => one.indicator === indicator && one.slice === slice)?.numerator ?? 0;
  if (cell('names', '') === 0) return null;
  if (filters.presence && isSame(presencesOf(filters.presence), website)) {
    if (second === undefined) return cell('names-website', '');
    // What is trusted is a website, in every norm.
    const isRest = filters.trusted === 'not-yes' && third === undefined;
    return isRest ? cell('names-website', '') - cell('names-trusted', '') : null;
  }
  if (second !== undefined) return null;
  switch (only) {
    case undefined:
      return cell('names', '');
    case 'zone':
    case 'kind':
    case 'state':
    case 'grade':
    case 'flag':
      return cell('names', `${only}=${filters[only]}`);
    case 'fault':
      return cell('faults', `check=${filters.fault}`);
    case 'unplaced':
      return cell('names', 'placed=unknown');
    case 'mail':
      return cell('names-mail', '');
    case 'trusted': {
      const [trusted, unclear] = [cell('names-trusted', ''), cell('names-trusted-unclear', '')];
      if (filters.trusted === 'yes') return trusted;
      if (filters.trusted === 'unclear') return unclear;
      if (filters.trusted === 'not-yes') return null;
      const whole = cells.find(({ indicator, slice }) => indicator === 'names-trusted' && slice === '');
      return (whole?.denominator ?? 0) - trusted - unclear;
    }
    default:
      return null;
  }
}

/** Conditions on `n`, an alias of `reporting.name_now`, each beginning with `and`. */
export function conditionsOf(filters: NameFilters, given: Given): string {
  const conditions = filtersSet(filters).map((name) => {
    switch (name) {
      case 'zone':
      case 'kind':
      case 'sector':
      case 'state':
      case 'grade':
        return `and n.${name} = ${given(filters[name], 'text')}`;
      case 'presence':
        return conditionOfPresence(filters.presence ?? '', given);
      case 'fault':
        return `and n.faults @> array[${given(filters.fault, 'text')}]`;
      case 'flag':
        // The first is the condition of the partial index.
        return `and n.flags <> '{}' and n.flags @> array[${given(filters.flag, 'text')}]`;
      case 'trusted':
        return conditionOfTrusted(filters.trusted);
      case 'mail':
        return 'and n.mail';
      case 'text':
        return conditionOfText(filters.text ?? '', given);
      case 'unplaced':
        return 'and n.unit_id = n.province_id';
    }
    return name satisfies never;
  });
  return conditions.join('\n       ');
}

/** A single one by `=`: with `any` an index is not read in order. */
function conditionOfPresence(presence: string, given: Given): string {
  const presences = presencesOf(presence);
  if (presences.length === 1) return `and n.presence = ${given(presences[0], 'text')}`;
  return `and n.presence = any(${given(presences, 'text[]')})`;
}

function presencesOf(presence: string): string[] {
  return presence.split(',');
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}

function conditionOfTrusted(trusted: NameFilters['trusted']): string {
  if (trusted === 'yes') return 'and n.trusted';
  if (trusted === 'not-yes') return "and n.trusted is not true and n.presence <> 'unknown'";
  return trusted === 'no' ? 'and not n.trusted' : "and n.trusted is null and n.presence <> 'unknown'";
}

function conditionOfText(text: string, given: Given): string {
  if (isSearch(text)) return `and n.folded like ${given(patternOf(text), 'text')}`;
  const [from, before] = rangeOf(text);
  return `and n.name >= ${given(from, 'text')} and n.name < ${given(before, 'text')}`;
}
