/**
 * Units ranked by one indicator, measured or registered, never reported: communes of a province, or provinces.
 *
 * Competition ranking (1, 2, 2, 4) among units of one map. A unit of which too little is known, or with too few names, is
 * listed with its value and without a rank, with the reason; how much is known of it is what its own page says (standing.ts).
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type Frame, type FrameName, selectChildren, type UnitOn } from '#territory/index.ts';
import { selectCells } from '../cells.ts';
import { type Coverage, type Unranked, whyUnranked } from '../coverage.ts';
import { type IndicatorId, indicators } from '../indicators.ts';
import type { Period } from '../period.ts';
import { selectRate } from '../rates.ts';
import type { Registered } from '../registered.ts';
import { ofAbove, readOwnCoverage, readStanding } from '../standing.ts';
import { type Exactness, emptyTally, exact, foreignSlice, namesUnderVn, type Tally } from '../tally.ts';
import { countUnit } from '../unit-figures.ts';
import { countCountry, type Figures, figuresOf, selectProvinces } from './country.ts';
import { readRegisteredOf } from './registered-of.ts';
import { type Moment, readMoment, requireUnit } from './unit.ts';

export const rankedIndicators = [
  'names-trusted',
  'names-website',
  'names-mail',
  'faults',
  'registered-per-1000',
] as const satisfies readonly IndicatorId[];
export type RankedIndicator = (typeof rankedIndicators)[number];

export type ValueRow = {
  unitId: number;
  code: string;
  name: string;
  type: string;
  /** Share 0–1, or per 1,000 people; null where there is nothing to divide by. */
  value: number | null;
  numerator: number;
  denominator: number | null;
} & Exactness;

export type RankRow = ValueRow & {
  /** Competition ranking, 1, 2, 2, 4; null: unranked, and why. */
  rank: number | null;
  unranked: Unranked | 'no-population' | null;
  /** Known names under .vn ÷ registered, as the unit's own page tells it. */
  coverage: Coverage | null;
};

export interface Ranking {
  indicator: RankedIndicator;
  source: 'measured' | 'registered';
  /** What is better, as the rank counts it. */
  better: 'higher' | 'lower';
  period: Period;
  running: boolean;
  asOf: IsoDate;
  frame: Frame;
  /** Ranked ones first, in order; then the others by value. */
  rows: RankRow[];
  /** The limits below which a unit is unranked. */
  least: { denominator: number; coveragePercent: number };
}

export interface RankingAsked {
  /** A province; null: provinces of the country. */
  parentId: number | null;
  period: Period;
  frame: FrameName;
  indicator: RankedIndicator;
  now: Temporal.Instant;
}

/** What of a tally each measured indicator counts. */
const numeratorOf = {
  'names-trusted': 'trusted',
  'names-website': 'website',
  'names-mail': 'mail',
  faults: 'faulty',
} as const satisfies Partial<Record<RankedIndicator, keyof Tally>>;

/** @throws Problem as `selectParts` */
export async function selectRanking(db: Db, asked: RankingAsked): Promise<Ranking> {
  const moment = await readMoment(db, asked);
  const { period, running, asOf, frame, assumed } = moment;
  const { indicator } = asked;
  const rows = await readRows(db, moment, asked, true);
  return {
    indicator,
    source: indicator === 'registered-per-1000' ? 'registered' : 'measured',
    better: indicators[indicator].better,
    period,
    running,
    asOf,
    frame,
    rows: rank(rows, indicators[indicator].better),
    least: {
      denominator: assumed['ranking.least-denominator'],
      coveragePercent: assumed['coverage.least-percent'],
    },
  };
}

/**
 * The provinces of the country by one indicator, as a map shows them. What is known on the old ground of those VNNIC counts
 * in part is not counted for it: nothing is ranked and no coverage told.
 *
 * @throws Problem as `selectParts`
 */
export async function selectValues(db: Db, asked: Omit<RankingAsked, 'parentId'>): Promise<ValueRow[]> {
  const moment = await readMoment(db, asked);
  const rows = await readRows(db, moment, { ...asked, parentId: null }, false);
  return rows.map(({ rank: _, unranked: __, coverage: ___, ...row }) => row);
}

async function readRows(
  db: Db,
  moment: Moment,
  asked: RankingAsked,
  withCoverage: boolean,
): Promise<RankRow[]> {
  const { frame, asOf } = moment;
  const { indicator } = asked;
  const { units, counted, above } = await countRanked(db, moment, asked);
  const counts = await readRegisteredOf(db, { units, frame: frame.name, on: asOf });
  const rows: RankRow[] = [];
  for (const unit of units) {
    const figures = counted.get(unit.id) ?? { ...emptyTally(), ...exact, underVn: 0 };
    const registered = counts.get(unit.id)!;
    if (indicator === 'registered-per-1000') {
      rows.push(await rateRow(db, unit, registered, moment));
      continue;
    }
    const own = { names: figures.underVn, exactness: figures.exactness, basis: figures.basis };
    const coverage = withCoverage
      ? ((await readOwnCoverage(db, moment, { unit, registered, own })) ?? above)
      : null;
    rows.push(shareRow(unit, figures, numeratorOf[indicator], coverage, moment));
  }
  return rows;
}

/** The units with their figures, and of communes the coverage of their province. */
async function countRanked(
  db: Db,
  moment: Moment,
  asked: RankingAsked,
): Promise<{ units: UnitOn[]; counted: Map<number, Figures>; above: Coverage | null }> {
  const { counting, frame, period } = moment;
  if (asked.parentId === null) {
    const units = await selectProvinces(db, frame);
    return { units, counted: await countCountry(db, moment), above: null };
  }
  const province = await requireUnit(db, asked.parentId, frame);
  const units = await selectChildren(db, province.id, frame.on, 'commune');
  const whole = await countUnit(db, counting, { period, unit: province, communes: [], frame });
  const own = { ...whole.wholeExactness, names: namesUnderVn(whole.whole) };
  const above = ofAbove((await readStanding(db, moment, province, own)).coverage);
  if (frame.name === '34') {
    const cells = await selectCells(db, {
      unitIds: units.map(({ id }) => id),
      period,
      slices: ['', foreignSlice],
    });
    const places = Map.groupBy(cells, ({ unitId }) => unitId);
    return { units, counted: new Map([...places].map(([id, of]) => [id, figuresOf(of)])), above };
  }
  const { places, slices } = whole;
  const counted = new Map(
    [...places].map(([id, of]) => [id, { ...of, underVn: namesUnderVn(slices.get(id) ?? []) }]),
  );
  return { units, counted, above };
}

function shareRow(
  unit: UnitOn,
  figures: Figures,
  field: (typeof numeratorOf)[keyof typeof numeratorOf],
  coverage: Coverage | null,
  { assumed }: Moment,
): RankRow {
  const { judged, exactness, basis } = figures;
  return {
    ...identify(unit),
    value: judged === 0 ? null : figures[field] / judged,
    numerator: figures[field],
    denominator: judged,
    rank: null,
    unranked: whyUnranked(coverage, judged, assumed),
    coverage,
    exactness,
    basis,
  };
}

/** VNNIC's count over the people of the same ground. */
async function rateRow(
  db: Db,
  unit: UnitOn,
  { whole: count, parts }: Registered,
  { assumed, frame }: Moment,
): Promise<RankRow> {
  const row = { ...identify(unit), rank: null, coverage: null, ...exact };
  if (count === null) {
    return {
      ...row,
      value: null,
      numerator: 0,
      denominator: null,
      unranked: parts.some((part) => part.count !== null) ? 'count-of-part' : 'no-count',
    };
  }
  const { value, population } = await selectRate(db, {
    count: { value: count.value, on: count.on, unit, frame: frame.name },
    people: unit,
    base: assumed['population.rate-base'],
  });
  return {
    ...row,
    value,
    numerator: count.value,
    denominator: population?.value ?? null,
    unranked: value === null ? 'no-population' : null,
  };
}

function identify({ id, code, name, type }: UnitOn) {
  return { unitId: id, code, name, type };
}

const alphabet = new Intl.Collator('vi');

/** Equal values share a rank and the next one counts them all: 1, 2, 2, 4. */
function rank(rows: readonly RankRow[], better: 'higher' | 'lower'): RankRow[] {
  const sign = better === 'higher' ? -1 : 1;
  const byValue = (a: RankRow, b: RankRow) =>
    Number(a.value === null) - Number(b.value === null) ||
    sign * ((a.value ?? 0) - (b.value ?? 0)) ||
    alphabet.compare(a.name, b.name) ||
    alphabet.compare(a.code, b.code);
  const ranked = rows.filter(({ unranked, value }) => unranked === null && value !== null).sort(byValue);
  const others = rows.filter((row) => !ranked.includes(row)).sort(byValue);
  return [
    ...ranked.map((row) => ({ ...row, rank: 1 + ranked.findIndex(({ value }) => value === row.value) })),
    ...others,
  ];
}
