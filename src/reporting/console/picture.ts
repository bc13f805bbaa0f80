/**
 * One unit at a glance: how many names are known, what they show, of how much that is, and how it went in the last year.
 *
 * On today's map everything comes from cells. On the map of the 63 provinces it is counted when asked, as the presence
 * report does, and there is no series.
 */

import { gradeOrder } from '#measurement/index.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type Frame, type FrameName, selectAncestors, type UnitOn } from '#territory/index.ts';
import { selectCells, unplaced } from '../cells.ts';
import type { Counted } from '../counted.ts';
import { type Coverage, type RegisteredFigure, type Unranked, whyUnranked } from '../coverage.ts';
import type { Period } from '../period.ts';
import { type Fault, readFaults } from '../presence-parts.ts';
import { type KeepAbove, readStanding } from '../standing.ts';
import { type Exactness, namesUnderVn, type SliceCell, type Tally, tallyOf } from '../tally.ts';
import { countUnit, type KindTally, toKinds, toZones, type ZoneTally } from '../unit-figures.ts';
import { type MeasuredAges, selectMeasuredAges } from './measured-ages.ts';
import { type Moment, readMoment, requireUnit } from './unit.ts';

export interface PictureUnit {
  id: number;
  level: 'province' | 'commune';
  code: string;
  name: string;
  type: string;
  /** The province of a commune. */
  parent: { id: number; code: string; name: string; type: string } | null;
}

export type FaultCount = Fault;

export interface SeriesPoint {
  period: Period;
  judged: number;
  website: number;
  trusted: number;
}

export interface UnitPicture {
  unit: PictureUnit;
  period: Period;
  /** The month is not over: figures are of now. */
  running: boolean;
  asOf: IsoDate;
  frame: Frame;
  total: Tally & Exactness;
  /** "Chưa rõ xã"; null for a commune. */
  unplaced: (Tally & Exactness) | null;
  /** By content state, most names first; on today's map they sum to `total.names`. */
  states: { state: string; names: number }[];
  /** `A+` to `F`, then `none`; every grade is there, on today's map they sum to `total.names`. */
  grades: { grade: string; names: number }[];
  flags: { flag: string; names: number }[];
  /** The five commonest. */
  faults: FaultCount[];
  zones: ZoneTally[];
  kinds: KindTally[];
  /** By unit of VNNIC's figures, the unit's own first. */
  registered: RegisteredFigure[];
  /** The unit's own count on this map, or the sum of its parts'; null where it cannot be told. */
  registeredWhole: RegisteredFigure | null;
  coverage: Coverage | null;
  /** Why it is not to be ranked; null where it may be. */
  unranked: Unranked | null;
  /** Twelve months up to `period`, oldest first, those that were counted; empty on the old map. */
  series: SeriesPoint[];
  /** How old the measurements are; null for a past month and on the old map. */
  ages: MeasuredAges | null;
}

export interface PictureAsked {
  unitId: number;
  period: Period;
  frame: FrameName;
  now: Temporal.Instant;
  /** Where several communes' pictures are asked for. */
  keepAbove?: KeepAbove;
}

const monthsOfSeries = 12;
const commonest = 5;

/**
 * @param asked.unitId on the map of `frame`
 * @throws Problem `unit-not-on-map`, `report-unit-district`, `period-without-figures`
 */
export async function selectUnitPicture(db: Db, asked: PictureAsked): Promise<UnitPicture> {
  const moment = await readMoment(db, asked);
  const { period, frame, counting } = moment;
  const unit = await requireUnit(db, asked.unitId, frame);
  const counted = await countUnit(db, counting, { period, unit, communes: [], frame });
  return toPicture(db, moment, unit, counted, asked.keepAbove);
}

/** Of a unit that was counted. */
export async function toPicture(
  db: Db,
  moment: Moment,
  unit: UnitOn,
  counted: Counted,
  keepAbove?: KeepAbove,
): Promise<UnitPicture> {
  const { period, running, asOf, frame, assumed } = moment;
  const above = unit.level === 'commune' ? await selectAncestors(db, unit.id, frame.on) : [];
  const parent = above.find(({ level }) => level === 'province');
  const total = { ...tallyOf(counted.whole), ...counted.wholeExactness };
  const own = { ...counted.wholeExactness, names: namesUnderVn(counted.whole) };
  const { registered, figures, coverage } = await readStanding(db, moment, unit, own, keepAbove);
  const today = running && frame.name === '34';
  return {
    unit: {
      id: unit.id,
      level: unit.level as 'province' | 'commune',
      code: unit.code,
      name: unit.name,
      type: unit.type,
      parent:
        parent === undefined
          ? null
          : { id: parent.id, code: parent.code, name: parent.name, type: parent.type },
    },
    period,
    running,
    asOf,
    frame,
    total,
    unplaced: counted.unplaced,
    states: countsBy(counted.whole, 'state').map(([state, names]) => ({ state, names })),
    grades: toGrades(counted.whole),
    flags: countsBy(counted.whole, 'flag').map(([flag, names]) => ({ flag, names })),
    faults: readFaults(counted.whole).slice(0, commonest),
    zones: toZones(
      counted,
      registered.parts.find((part) => part.unit.id === unit.id),
    ),
    kinds: toKinds(counted),
    registered: figures.parts,
    registeredWhole: figures.whole,
    coverage,
    unranked: whyUnranked(coverage, total.judged, assumed),
    series: frame.name === '34' ? await selectSeries(db, unit.id, period) : [],
    ages: today
      ? await selectMeasuredAges(db, {
          unit,
          today: moment.today,
          days: assumed['measurement.old-after-days'],
        })
      : null,
  };
}

/** Checks that fail in a unit, the commonest first, all of them; from cells of today's map. */
export async function selectFaultCounts(db: Db, unitId: number, period: Period): Promise<FaultCount[]> {
  const cells = await selectCells(db, { unitIds: [unitId], period });
  return readFaults(cells.filter(({ slice }) => !slice.startsWith(unplaced)));
}

/** Names by the values of a slice, most first. */
function countsBy(whole: readonly SliceCell[], divider: 'state' | 'grade' | 'flag'): [string, number][] {
  const prefix = `${divider}=`;
  return whole
    .filter(({ indicator, slice }) => indicator === 'names' && slice.startsWith(prefix))
    .map(({ slice, numerator }): [string, number] => [slice.slice(prefix.length), numerator])
    .sort(([left, more], [right, less]) => less - more || (left < right ? -1 : 1));
}

function toGrades(whole: readonly SliceCell[]): UnitPicture['grades'] {
  const counts = new Map(countsBy(whole, 'grade'));
  return [...gradeOrder, 'none'].map((grade) => ({ grade, names: counts.get(grade) ?? 0 }));
}

/** By the key, a look-up a month: 0.7 ms. */
async function selectSeries(db: Db, unitId: number, period: Period): Promise<SeriesPoint[]> {
  const last = Temporal.PlainYearMonth.from(period);
  const periods = Array.from({ length: monthsOfSeries }, (_, back) =>
    last.subtract({ months: monthsOfSeries - 1 - back }).toString(),
  );
  const { rows } = await db.query<SeriesPoint>(
    `select
       period,
       sum(denominator) filter (where indicator = 'names-website')::bigint as judged,
       sum(numerator) filter (where indicator = 'names-website')::bigint as website,
       coalesce(sum(numerator) filter (where indicator = 'names-trusted'), 0)::bigint as trusted
     from reporting.cell
     where unit_id = $1 and period = any($2::text[]) and frame = '34' and slice = ''
       and indicator in ('names-website', 'names-trusted') and source = 'measured'
     group by period
     order by period`,
    [unitId, periods],
  );
  return rows;
}
