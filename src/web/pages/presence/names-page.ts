/**
 * Everything the list of a unit's names tells: a page of rows, how many there are, what can be filtered by and how many
 * names each would leave.
 */
import { readAssumptions } from '#assumptions/index.ts';
import { checks, presences } from '#measurement/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Language } from '#platform/format.ts';
import { isSearch } from '#platform/letters.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import {
  type FilterName,
  filtersSet,
  type NameFilters,
  type NameRow,
  type Period,
  selectFaultCounts,
  selectNames,
  selectUnitPicture,
  type UnitPicture,
} from '#reporting/index.ts';
import { may } from '#web/may.ts';
import { sectorWords } from '#web/messages/presence-sectors.ts';
import type { Page } from '#web/server/page.ts';
import { communesWithin } from './communes.ts';
import { filtersInWords, filterValueWords, readFilters } from './filters.ts';
import { holderShown } from './holder.ts';
import { afterParam, choicesParam, filterParam, filterParams, unitName } from './paths.ts';
import { chainOf, isSeen, readPlace } from './place.ts';

export type NamesPage = Awaited<ReturnType<typeof readNamesPage>>;

/** Rows of a page of the list. */
export const namesOfPage = 50;

export async function readNamesPage(page: Page, code: string) {
  const { db, now, url, language, actor } = page;
  // Lists are of today, whatever map or month the page before was of.
  const { unit, period, today } = await readPlace({ ...page, url: new URL(url.pathname, url) }, code);
  const filters = readFilters(url.searchParams);
  const after = url.searchParams.get(afterParam);
  const list = await selectNames(db, { unitId: unit.id, filters, after, limit: namesOfPage, now });
  const parent = (await chainOf(page, unit.id, today))[1] ?? null;
  const assumed = await readAssumptions(db, today);
  const oldBefore = Temporal.PlainDate.from(today)
    .subtract({ days: assumed['measurement.old-after-days'] })
    .toString();
  const communes = unit.level === 'province' ? await communesWithin(page, unit.id) : [];
  return {
    unit: { code: unit.code, name: unitName(unit), level: unit.level },
    parent:
      parent !== null && (await isSeen(page, parent.id, today))
        ? { code: parent.code, name: unitName(parent) }
        : null,
    today,
    total: list.total,
    next: list.next,
    isFirst: after === null,
    rows: list.rows.map((row) => plainRow(row, may(actor.role, 'see-subjects'), oldBefore, language)),
    active: filtersInWords(filters, language),
    text: filters.text ?? '',
    // Then only names that begin so were looked for.
    isShort: filters.text !== undefined && filters.text !== '' && !isSearch(filters.text),
    communes,
    mayExport: may(actor.role, 'export-names'),
    choices: url.searchParams.has(choicesParam)
      ? await readChoices(page, unit.id, { period, filters })
      : null,
  };
}

function plainRow(row: NameRow, seesSubjects: boolean, oldBefore: IsoDate, language: Language) {
  const holder = holderShown(row, seesSubjects);
  return {
    name: row.name,
    unicode: row.unicode,
    place: row.unit.placed ? unitName(row.unit) : null,
    kind: filterValueWords('kind', row.kind ?? 'none', language),
    holder: holder && { id: seesSubjects ? holder.id : null, name: holder.name },
    state: filterValueWords('state', row.state, language),
    // Of what is no website nobody asks whether it can be trusted.
    trusted: row.presence === 'website' ? trustOf(row.trusted) : null,
    grade: row.grade,
    flags: row.flags.map((flag) => filterValueWords('flag', flag, language)),
    lastMeasuredAt: row.lastMeasuredAt?.toString() ?? null,
    // By whole days in Vietnam, as the figure of the unit's page counts them.
    isOld: row.lastMeasuredAt !== null && dayOf(row.lastMeasuredAt) < oldBefore,
  };
}

/** The message that says it. */
function trustOf(trusted: boolean | null): 'isTrusted' | 'isNotTrusted' | 'isUnclear' {
  if (trusted === null) return 'isUnclear';
  return trusted ? 'isTrusted' : 'isNotTrusted';
}

interface Choice {
  param: string;
  value: string;
  label: string;
  /** Names it would leave, alone; null where that is not counted ahead. */
  names: number | null;
  current: boolean;
}

/** What there is to choose from is read where somebody wants to choose: a list alone costs half as much. */
async function readChoices(
  { db, now, language }: Page,
  unitId: number,
  { period, filters }: { period: Period; filters: NameFilters },
) {
  const picture = await selectUnitPicture(db, { unitId, period, frame: '34', now });
  return choicesOf(picture, await selectFaultCounts(db, unitId, period), filters, language);
}

/** What there is to choose, without what would leave nothing. */
function choicesOf(
  picture: UnitPicture,
  faults: readonly { check: string; names: number }[],
  filters: NameFilters,
  language: Language,
): { name: FilterName; choices: Choice[] }[] {
  const { total } = picture;
  const counted: Record<Exclude<FilterName, 'text' | 'unplaced'>, [string, number | null][]> = {
    trusted: [
      ['yes', total.trusted],
      ['no', null],
      ['unclear', total.trustedUnclear],
    ],
    mail: [['yes', total.mail]],
    presence: presences.map((presence) => [presence, null]),
    state: picture.states.map(({ state, names }) => [state, names]),
    grade: picture.grades.map(({ grade, names }) => [grade, names]),
    flag: picture.flags.map(({ flag, names }) => [flag, names]),
    fault: faults
      .filter(({ check }) => checks.some(({ id }) => id === check))
      .map(({ check, names }) => [check, names]),
    zone: picture.zones.map(({ zone, names }) => [zone, names]),
    kind: picture.kinds.map(({ kind, names }) => [kind, names]),
    sector: [
      ...Object.keys(sectorWords[language]).map((sector): [string, null] => [sector, null]),
      ['', null],
    ],
  };
  const set = new Set(filtersSet(filters));
  return Object.entries(counted)
    .map(([key, values]) => {
      const name = key as FilterName;
      const choices = values
        .filter(([value, names]) => names !== 0 || filters[name] === value)
        .map(([value, names]) => ({
          param: filterParams[name],
          value: filterParam(name, value),
          label: filterValueWords(name, value, language),
          names,
          current: set.has(name) && filters[name] === value,
        }));
      return { name, choices };
    })
    .filter(({ choices }) => choices.length > 0);
}
