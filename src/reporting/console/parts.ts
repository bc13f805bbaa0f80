/**
 * The parts of a unit side by side: communes of a province, or the provinces of the country, each with its tallies, and
 * what has no commune, so that the sum closes.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { type Frame, type FrameName, selectChildren, type UnitOn } from '#territory/index.ts';
import type { Counted } from '../counted.ts';
import type { Period } from '../period.ts';
import { checkSums } from '../presence-parts.ts';
import { addTallies, type Exactness, emptyTally, exact, type Tally, tallyOf } from '../tally.ts';
import { countUnit } from '../unit-figures.ts';
import { countCountry, selectProvinces } from './country.ts';
import { type PictureAsked, toPicture, type UnitPicture } from './picture.ts';
import { type Moment, readMoment, requireUnit } from './unit.ts';

export type PartRow = { unitId: number; code: string; name: string; type: string } & Tally & Exactness;

/** Shares sort by their value, units without a judged name last; counts downwards; names by the alphabet. */
export type PartsSort = 'name' | 'names' | 'judged' | 'website' | 'trusted' | 'mail' | 'faulty' | 'subjects';

export interface PartsAsked {
  /** A province; null for the country, whose parts are provinces. */
  unitId: number | null;
  period: Period;
  frame: FrameName;
  now: Temporal.Instant;
  /** Default `name`. */
  sort?: PartsSort;
}

export interface Parts {
  period: Period;
  running: boolean;
  asOf: IsoDate;
  frame: Frame;
  /** Also those that have nothing. */
  rows: PartRow[];
  /** "Chưa rõ xã"; null for the country. */
  unplaced: (Tally & Exactness) | null;
  total: Tally & Exactness;
}

/**
 * @throws Problem `unit-not-on-map`, `unit-without-parts` for a commune, `unit-out-of-scope` where the parts are seen and the
 *   whole is not, `period-without-figures`
 */
export async function selectParts(db: Db, asked: PartsAsked): Promise<Parts> {
  const moment = await readMoment(db, asked);
  if (asked.unitId === null) return toParts(moment, await countProvinces(db, moment), asked.sort);
  const unit = await requireUnit(db, asked.unitId, moment.frame);
  if (unit.level !== 'province') throw problem('unit-without-parts', { name: `${unit.type} ${unit.name}` });
  const { communes, counted } = await countWithCommunes(db, moment, unit);
  return toParts(moment, toCommunes(unit, communes, counted), asked.sort);
}

/**
 * A unit's picture and its parts, null for a commune; counted once for both: 230,000 names on the map of 63 take some seconds.
 *
 * @throws Problem as `selectUnitPicture` and `selectParts`
 */
export async function selectUnitWithParts(
  db: Db,
  asked: PictureAsked & { sort?: PartsSort },
): Promise<{ picture: UnitPicture; parts: Parts | null }> {
  const moment = await readMoment(db, asked);
  const unit = await requireUnit(db, asked.unitId, moment.frame);
  const { communes, counted } = await countWithCommunes(db, moment, unit);
  const picture = await toPicture(db, moment, unit, counted, asked.keepAbove);
  if (unit.level !== 'province') return { picture, parts: null };
  return { picture, parts: toParts(moment, toCommunes(unit, communes, counted), asked.sort) };
}

function toParts(
  { period, running, asOf, frame }: Moment,
  counted: CountedParts,
  sort: PartsSort = 'name',
): Parts {
  return { period, running, asOf, frame, ...counted, rows: sortParts(counted.rows, sort) };
}

type CountedParts = Pick<Parts, 'rows' | 'unplaced' | 'total'>;

async function countWithCommunes(db: Db, { counting, period, frame }: Moment, unit: UnitOn) {
  const communes = unit.level === 'province' ? await selectChildren(db, unit.id, frame.on, 'commune') : [];
  return { communes, counted: await countUnit(db, counting, { period, unit, communes, frame }) };
}

function toCommunes(unit: UnitOn, communes: readonly UnitOn[], counted: Counted): CountedParts {
  const rows = toRows(communes, counted.places);
  const total = { ...tallyOf(counted.whole), ...counted.wholeExactness };
  const unplaced = counted.unplaced ?? { ...emptyTally(), ...exact };
  const sum = addTallies([...rows, unplaced]);
  if (counted.whole.length === 0 && sum.names + sum.subjects > 0) {
    throw problem('unit-out-of-scope', { name: `${unit.type} ${unit.name}` });
  }
  checkSums(unit, total, sum);
  return { rows, unplaced, total };
}

async function countProvinces(db: Db, moment: Moment): Promise<CountedParts> {
  const provinces = await selectProvinces(db, moment.frame);
  const rows = toRows(provinces, await countCountry(db, moment));
  const estimated = rows.find(({ exactness }) => exactness === 'estimated');
  return {
    rows,
    unplaced: null,
    total: {
      ...addTallies(rows),
      exactness: estimated?.exactness ?? 'exact',
      basis: estimated?.basis ?? null,
    },
  };
}

function toRows(units: readonly UnitOn[], places: ReadonlyMap<number, Tally & Exactness>): PartRow[] {
  return units.map(({ id, code, name, type }) => ({
    unitId: id,
    code,
    name,
    type,
    ...(places.get(id) ?? { ...emptyTally(), ...exact }),
  }));
}

const alphabet = new Intl.Collator('vi');
const counts: readonly PartsSort[] = ['names', 'judged', 'subjects'];

function sortParts(rows: readonly PartRow[], sort: PartsSort): PartRow[] {
  const byName = (a: PartRow, b: PartRow) =>
    alphabet.compare(a.name, b.name) || alphabet.compare(a.code, b.code);
  if (sort === 'name') return [...rows].sort(byName);
  const key = (row: PartRow) =>
    counts.includes(sort) ? row[sort] : row.judged === 0 ? -1 : row[sort] / row.judged;
  return [...rows].sort((a, b) => key(b) - key(a) || byName(a, b));
}
