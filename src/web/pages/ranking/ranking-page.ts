/**
 * What the ranking page shows, read together: the units of one place by one indicator, and the provinces for the map. Of a
 * post that does not see the whole place only its own units are kept, without a rank: among those it sees it would be first.
 */
import { isUnconfirmed, listAssumptions } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import {
  indicators,
  type PartRow,
  type RankRow,
  selectParts,
  selectRanking,
  selectValues,
  type ValueRow,
} from '#reporting/index.ts';
import {
  type Frame,
  parseFrame,
  selectAncestors,
  selectLineage,
  selectUnit,
  selectUnits,
  type UnitOn,
} from '#territory/index.ts';
import { readMonth } from '#web/pages/presence/shown-month.ts';
import { type Reason, toldReason } from '#web/pages/presence/told-reason.ts';
import { notFound, type Page } from '#web/server/page.ts';
import { indicatorOf, type ShownIndicator } from './steps.ts';

export type RankingPage = Awaited<ReturnType<typeof readRankingPage>>;

/** The page with what its address asked for. */
export type Shown = RankingPage & { all: boolean };
export type ShownRow = Omit<RankRow, 'unranked'> & { unranked: Reason | 'not-ranked' | null };

interface Asked {
  period: string;
  frame: Frame;
  indicator: ShownIndicator;
}

export async function readRankingPage(page: Page) {
  const { db, url, now } = page;
  const today = dayOf(now);
  const month = await readMonth(page);
  const asked: Asked = {
    period: month.period,
    frame: parseFrame(url.searchParams.get('khung') === '63' ? '63' : '34', today),
    indicator: indicatorOf(url.searchParams.get('chi-so')),
  };
  const places = await readPlaces(page, asked.frame, today);
  const place = choosePlace(places, url.searchParams.get('tinh'), page.actor.everywhere);
  const wholeIsSeen =
    place === null
      ? page.actor.everywhere
      : sees(page, [place, ...(await selectAncestors(db, place.id, asked.frame.on))]);
  const indicator: ShownIndicator =
    asked.indicator === 'names' && !wholeIsSeen ? 'names-trusted' : asked.indicator;
  const table = await readRows(page, { ...asked, indicator }, place);
  const rows = wholeIsSeen ? table.rows : await keepOwn(page, table.rows, { ...asked, indicator });
  return {
    ...asked,
    ...table,
    indicator,
    frame: asked.frame.name,
    rows,
    wholeIsSeen,
    everywhere: page.actor.everywhere,
    places: places.map(plainUnit),
    place: place && plainUnit(place),
    otherCode: await readOtherCode(page, place, asked.frame),
    provinces: await readProvinces(page, { ...asked, indicator }),
    months: month.months,
    missing: month.missing,
    url: month.url,
    unconfirmed: await readUnconfirmed(page, today),
  };
}

const plainUnit = ({ code, type, name }: UnitOn) => ({ code, type, name });

/** Provinces whose units may be looked at: all of them, or those of the post, on the map asked for. */
async function readPlaces(page: Page, frame: Frame, today: IsoDate): Promise<UnitOn[]> {
  const { db, actor } = page;
  if (actor.everywhere) return selectUnits(db, { level: 'province', on: frame.on });
  const own = new Map<number, UnitOn>();
  for (const id of actor.unitIds) {
    const unit = await selectUnit(db, id, today);
    const province =
      unit?.level === 'province'
        ? unit
        : (await selectAncestors(db, id, today)).find(({ level }) => level === 'province');
    if (province) own.set(province.id, province);
  }
  if (frame.name === '34') return [...own.values()];
  const former = new Map<number, UnitOn>();
  for (const { id } of own.values()) {
    const { predecessors } = await selectLineage(db, id);
    for (const before of predecessors.length > 0 ? predecessors.map(({ unitId }) => unitId) : [id]) {
      const unit = await selectUnit(db, before, frame.on);
      if (unit?.level === 'province') former.set(unit.id, unit);
    }
  }
  // The one that kept the name of today's stands first: it is shown where none was chosen.
  const names = new Set([...own.values()].map(({ name }) => name));
  return [...former.values()].sort(
    (a, b) => Number(names.has(b.name)) - Number(names.has(a.name)) || a.code.localeCompare(b.code),
  );
}

/**
 * The place by its code; without one the country for whoever may choose among all, else the post's own.
 *
 * @throws the page "not found" for a code of no province on this map, or of one outside the scope
 */
function choosePlace(places: readonly UnitOn[], code: string | null, everywhere: boolean): UnitOn | null {
  if (code === null) return everywhere ? null : (places[0] ?? null);
  const asked = places.find((place) => place.code === code);
  if (asked === undefined) throw notFound();
  return asked;
}

/** The same ground on the other map: codes are reused there, so the address must change with the map. */
async function readOtherCode({ db }: Page, place: UnitOn | null, frame: Frame): Promise<string | null> {
  if (place === null) return null;
  const { predecessors, successors } = await selectLineage(db, place.id);
  const there = frame.name === '34' ? predecessors : successors;
  return (there.find(({ name }) => name === place.name) ?? there[0])?.code ?? place.code;
}

async function readRows({ db, now }: Page, { period, frame, indicator }: Asked, place: UnitOn | null) {
  const asked = { period, frame: frame.name, now };
  if (indicator !== 'names') {
    const { rows, source, asOf, running, least } = await selectRanking(db, {
      ...asked,
      parentId: place?.id ?? null,
      indicator,
    });
    return {
      rows: rows as ShownRow[],
      source: source as 'measured' | 'registered' | 'derived',
      asOf,
      running,
      least,
    };
  }
  const { rows, asOf, running } = await selectParts(db, {
    ...asked,
    unitId: place?.id ?? null,
    sort: 'names',
  });
  return {
    rows: rows.map(
      (row): ShownRow => ({ ...nameCount(row), rank: null, unranked: 'not-ranked', coverage: null }),
    ),
    source: 'derived' as const,
    asOf,
    running,
    least: null,
  };
}

/** How many names are known, as a value like the others. */
function nameCount({ unitId, code, name, type, names, exactness, basis }: PartRow): ValueRow {
  return { unitId, code, name, type, value: names, numerator: names, denominator: null, exactness, basis };
}

/** Of units outside the scope the database shows nothing, which is not the same as having nothing. */
async function keepOwn(
  { db, request }: Page,
  rows: readonly ShownRow[],
  { frame, indicator }: Asked,
): Promise<ShownRow[]> {
  const seen = new Set<number>();
  for (const root of request.scopeUnitIds)
    for (const { id } of await selectUnits(db, { level: 'commune', on: frame.on, within: root }))
      seen.add(id);
  return rows
    .filter(({ unitId }) => seen.has(unitId))
    .map((row) => ({ ...row, rank: null, unranked: ownReason(row, indicator) }));
}

/** The count of a province decides for its communes, and theirs is all that a commune's post sees. */
function ownReason({ unranked }: ShownRow, indicator: ShownIndicator): ShownRow['unranked'] {
  if (unranked === null || unranked === 'not-ranked' || unranked === 'count-unseen') return 'not-ranked';
  return toldReason(unranked, indicator === 'registered-per-1000');
}

function sees({ actor, request }: Page, units: readonly UnitOn[]): boolean {
  return actor.everywhere || units.some(({ id }) => request.scopeUnitIds.includes(id));
}

/** Provinces with figures the post sees, for the map. */
async function readProvinces(page: Page, asked: Asked): Promise<ValueRow[]> {
  const { actor, request } = page;
  if (!actor.everywhere && !(await hasProvince(page))) return [];
  const ofProvinces = new Set<number>(request.scopeUnitIds);
  return (await readValues(page, asked)).filter(
    ({ unitId, value, numerator, denominator }) =>
      (actor.everywhere || ofProvinces.has(unitId)) &&
      value !== null &&
      (numerator > 0 || (denominator ?? 0) > 0),
  );
}

async function readValues({ db, now }: Page, { period, frame, indicator }: Asked): Promise<ValueRow[]> {
  const asked = { period, frame: frame.name, now };
  if (indicator !== 'names') return selectValues(db, { ...asked, indicator });
  return (await selectParts(db, { ...asked, unitId: null })).rows.map(nameCount);
}

async function hasProvince({ db, actor, now }: Page): Promise<boolean> {
  for (const id of actor.unitIds) {
    if ((await selectUnit(db, id, dayOf(now)))?.level === 'province') return true;
  }
  return false;
}

/** Keys of assumptions behind limits and indicators that nobody confirmed. */
async function readUnconfirmed({ db }: Page, today: IsoDate): Promise<string[]> {
  const used = new Set<string>([
    'coverage.least-percent',
    'ranking.least-denominator',
    'territory.cut-weights',
    ...Object.values(indicators).flatMap(({ assumptions }) => [...assumptions]),
  ]);
  return (await listAssumptions(db, today))
    .filter((one) => isUnconfirmed(one) && used.has(one.key))
    .map(({ key }) => key);
}
