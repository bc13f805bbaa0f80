/**
 * Units ranked by one indicator, measured or registered, never reported: communes of a province, or provinces.
 *
 * Competition ranking (1, 2, 2, 4) among units of one map. A unit of which too little is known, or with too few names, is
 * listed with its value and without a rank, with the reason. VNNIC seldom counts by commune: then what is known of the
 * province decides for its communes.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type Frame, type FrameName, selectChildren, type UnitOn } from '#territory/index.ts';
import { selectCells } from '../cells.ts';
import { type Coverage, type Unranked, whyUnranked } from '../coverage.ts';
import { type IndicatorId, indicators } from '../indicators.ts';
import type { Period } from '../period.ts';
import { selectRate } from '../rates.ts';
import { type Exactness, emptyTally, exact, foreignSlice, namesUnderVn, type Tally } from '../tally.ts';
import { countUnit } from '../unit-figures.ts';
import { countCountry, type Figures, figuresOf, selectProvinces } from './country.ts';
import { type RegisteredOf, readRegisteredOf } from './registered-of.ts';
import { readStanding } from './standing.ts';
import { type Moment, readMoment, requireUnit } from './unit.ts';

export const rankedIndicators = [
  'names-trusted',
  'names-website',
  'names-mail',
  'faults',
  'registered-per-1000',
] as const satisfies readonly IndicatorId[];
export type RankedIndicator = (typeof rankedIndicators)[number];

export type RankRow = {
  unitId: number;
  code: string;
  name: string;
  type: string;
  /** Share 0–1, or per 1,000 people; null where there is nothing to divide by. */
  value: number | null;
  numerator: number;
  denominator: number | null;
  /** Competition ranking, 1, 2, 2, 4; null: unranked, and why. */
  rank: number | null;
  unranked: Unranked | 'no-population' | null;
  /** Known names under .vn ÷ registered; the unit's own, else that of the unit above it. */
  coverage: { share: number; known: number; registered: number; on: IsoDate; of: 'own' | 'above' } | null;
} & Exactness;

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
  const { units, counted, above } = await countRanked(db, moment, asked);
  const registered = await readRegisteredOf(db, { units, frame: frame.name, on: asOf });
  const rows: RankRow[] = [];
  for (const unit of units) {
    const figures = counted.get(unit.id) ?? { ...emptyTally(), ...exact, underVn: 0 };
    const own = registered.get(unit.id) ?? { count: null, ofPart: false };
    rows.push(
      indicator === 'registered-per-1000'
        ? await rateRow(db, unit, own, moment)
        : shareRow(
            unit,
            figures,
            numeratorOf[indicator],
            coverageOf(unit, figures, own, above, frame),
            moment,
          ),
    );
  }
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
  const { coverage } = await readStanding(db, moment, province, whole);
  if (frame.name === '34') {
    const cells = await selectCells(db, {
      unitIds: units.map(({ id }) => id),
      period,
      slices: ['', foreignSlice],
    });
    const places = Map.groupBy(cells, ({ unitId }) => unitId);
    return { units, counted: new Map([...places].map(([id, of]) => [id, figuresOf(of)])), above: coverage };
  }
  const { places, slices } = whole;
  const counted = new Map(
    [...places].map(([id, of]) => [id, { ...of, underVn: namesUnderVn(slices.get(id) ?? []) }]),
  );
  return { units, counted, above: coverage };
}

/** The unit's own where VNNIC counts it, else that of the unit above. */
function coverageOf(
  unit: UnitOn,
  { underVn }: Figures,
  { count, ofPart }: RegisteredOf,
  above: Coverage | null,
  frame: Frame,
): (Coverage & { from: 'own' | 'above' }) | 'count-of-part' | null {
  if (count === null || count.value === 0) {
    if (above !== null) return { ...above, from: 'above' };
    return ofPart ? 'count-of-part' : null;
  }
  return {
    known: underVn,
    registered: count.value,
    share: underVn / count.value,
    of: { code: unit.code, name: unit.name, type: unit.type },
    frame: frame.name,
    on: count.on,
    whole: true,
    from: 'own',
  };
}

function shareRow(
  unit: UnitOn,
  figures: Figures,
  field: (typeof numeratorOf)[keyof typeof numeratorOf],
  found: ReturnType<typeof coverageOf>,
  { assumed }: Moment,
): RankRow {
  const { judged, exactness, basis } = figures;
  const coverage = found === 'count-of-part' ? null : found;
  return {
    ...identify(unit),
    value: judged === 0 ? null : figures[field] / judged,
    numerator: figures[field],
    denominator: judged,
    rank: null,
    unranked: found === 'count-of-part' ? found : whyUnranked(coverage, judged, assumed),
    coverage:
      coverage === null
        ? null
        : {
            share: coverage.share,
            known: coverage.known,
            registered: coverage.registered,
            on: coverage.on,
            of: coverage.from,
          },
    exactness,
    basis,
  };
}

/** VNNIC's count over the people of the same ground. */
async function rateRow(
  db: Db,
  unit: UnitOn,
  { count, ofPart }: RegisteredOf,
  { assumed, frame }: Moment,
): Promise<RankRow> {
  const row = { ...identify(unit), rank: null, coverage: null, ...exact };
  if (count === null) {
    return {
      ...row,
      value: null,
      numerator: 0,
      denominator: null,
      unranked: ofPart ? 'count-of-part' : 'no-count',
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
