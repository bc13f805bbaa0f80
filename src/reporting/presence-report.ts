/**
 * The presence report of a province or commune for a month, as plain data: VNNIC's count, what is known of it, what the
 * known names show, by commune, zone, kind of subject and fault, with the rates and the assumptions all that rests on.
 *
 * Every figure says what it is: `columns` holds the class of each, `asOf` the day, `frame` the map; a row that was carried
 * over from another map says `estimated`. Rendering is render-text.ts and render-csv.ts; JSON is this.
 */

import {
  type AssumptionKey,
  type Grade,
  isUnconfirmed,
  listAssumptions,
  readAssumptions,
} from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Language } from '#platform/format.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type Frame, type FrameName, parseFrame, selectChildren, type UnitOn } from '#territory/index.ts';
import { type Ages, selectAges } from './ages.ts';
import type { Counted } from './counted.ts';
import { type Coverage, type RegisteredFigure, type Unranked, whyUnranked } from './coverage.ts';
import type { Counting } from './facts.ts';
import { type IndicatorId, indicators, type SourceClass } from './indicators.ts';
import { endOf, type Period, periodOf } from './period.ts';
import {
  checkSums,
  type Fault,
  readFaults,
  readSample,
  requireCells,
  resolveReportUnit,
} from './presence-parts.ts';
import { type CountOfUnit, type Rate, readRates } from './rates.ts';
import type { Registered } from './registered.ts';
import { requireFigures } from './shown-period.ts';
import { readStanding } from './standing.ts';
import { addTallies, type Exactness, emptyTally, exact, namesUnderVn, type Tally, tallyOf } from './tally.ts';
import { countUnit, type KindTally, toKinds, toZones, type ZoneTally } from './unit-figures.ts';

export interface ReportUnit {
  code: string;
  name: string;
  type: string;
}

export type ReportRow = ReportUnit & Tally & Exactness;

export interface PresenceReport {
  /** What kind of database it came from: the province's own, or the sample. */
  sample: boolean;
  unit: ReportUnit & { level: 'province' | 'commune' };
  period: Period;
  /** The month is not over: figures are of now. */
  running: boolean;
  asOf: IsoDate;
  frame: Frame;
  columns: Record<keyof Tally, { indicator: IndicatorId; source: SourceClass; of: keyof Tally | null }>;
  /** By unit of VNNIC's figures, the report's own first. */
  registered: RegisteredFigure[];
  /** The unit's own count on this map, or the sum of its parts'; null where it cannot be told. */
  registeredWhole: RegisteredFigure | null;
  coverage: Coverage | null;
  /** Why the unit is not to be ranked; null where it may be. */
  unranked: Unranked | null;
  total: Tally & Exactness;
  /** "Chưa rõ xã"; null in a commune's report. */
  unplaced: (Tally & Exactness) | null;
  /** In the order of the Vietnamese alphabet; with those that have nothing. */
  communes: ReportRow[];
  zones: ZoneTally[];
  kinds: KindTally[];
  /** The commonest first. */
  faults: Fault[];
  rates: Rate[];
  ages: Ages;
  /** Names carried over from another map. */
  restatedNames: number;
  /** Unconfirmed assumptions the figures rest on. */
  assumptions: { key: AssumptionKey; title: Record<Language, string>; source: string; grade: Grade }[];
}

/**
 * @param asked.code of the statistics office, on the map of `frame`
 * @param asked.frame 34: today's map; 63: that of 30 June 2025
 * @param asked.emptyToo before the first list an empty report; else that is told as a Problem
 * @throws Problem `report-unit-unknown`, `report-unit-district`, `period-without-figures`
 */
export async function presenceReport(
  db: Db,
  asked: { code: string; period: Period; frame: FrameName; now: Temporal.Instant; emptyToo?: boolean },
): Promise<PresenceReport> {
  const { period, now } = asked;
  const today = dayOf(now);
  const frame = parseFrame(asked.frame, today);
  const unit = await resolveReportUnit(db, { code: asked.code, frame });
  await (asked.emptyToo === true ? requireFigures(db, { period, now }) : requireCells(db, period));
  const assumed = await readAssumptions(db, today);
  const counting: Counting = { periods: [period], now, today, website: assumed['presence.website'] };
  const units = unit.level === 'province' ? await selectChildren(db, unit.id, frame.on, 'commune') : [];
  const counted = await countUnit(db, counting, { period, unit, communes: units, frame });
  const running = period === periodOf(now);
  const asOf = running ? today : endOf(period).lastDay;

  const total = { ...tallyOf(counted.whole), ...counted.wholeExactness };
  const communes = toRows(units, counted);
  if (counted.unplaced !== null) checkSums(unit, total, addTallies([...communes, counted.unplaced]));
  const own = { ...counted.wholeExactness, names: namesUnderVn(counted.whole) };
  const at = { counting, period, frame, asOf };
  const { registered, figures, coverage } = await readStanding(db, at, unit, own);
  const rates = await readRates(db, {
    unit,
    known: { value: own.names, on: asOf, unit, frame: frame.name },
    registered: toCounts(registered, unit, frame),
    assumed,
  });
  return {
    sample: await readSample(db),
    unit: { code: unit.code, name: unit.name, type: unit.type, level: unit.level as 'province' | 'commune' },
    period,
    running,
    asOf,
    frame,
    columns,
    registered: figures.parts,
    registeredWhole: figures.whole,
    coverage,
    unranked: whyUnranked(coverage, total.judged, assumed),
    total,
    unplaced: counted.unplaced,
    communes,
    zones: toZones(
      counted,
      registered.parts.find((part) => part.unit.id === unit.id),
    ),
    kinds: toKinds(counted),
    faults: readFaults(counted.whole),
    rates,
    ages: await selectAges(db, {
      // On the old map the ground's units of today hold others' names too: without a name of its own nothing is old.
      unitIds: total.judged === 0 ? [] : await selectStandOn(db, unit, units, today),
      period,
      now,
      days: assumed['measurement.old-after-days'],
    }),
    restatedNames: counted.restatedNames,
    assumptions: await readUnconfirmed(db, today, total.exactness === 'estimated'),
  };
}

const columns: PresenceReport['columns'] = {
  names: column('names', null),
  judged: { indicator: 'names-website', source: 'measured', of: 'names' },
  website: column('names-website', 'judged'),
  trusted: column('names-trusted', 'judged'),
  trustedUnclear: column('names-trusted-unclear', 'judged'),
  mail: column('names-mail', 'judged'),
  mailUnclear: column('names-mail-unclear', 'judged'),
  faulty: column('faults', 'judged'),
  subjects: column('subjects', null),
  subjectsWithName: column('subjects-with-name', 'subjects'),
  subjectsWithWebsite: column('subjects-with-website', 'subjects'),
};

function column(indicator: IndicatorId, of: keyof Tally | null) {
  return { indicator, source: indicators[indicator].source as SourceClass, of };
}

function toRows(units: readonly UnitOn[], counted: Counted): ReportRow[] {
  const order = new Intl.Collator('vi');
  return units
    .map(({ id, code, name, type }) => ({
      code,
      name,
      type,
      ...(counted.places.get(id) ?? { ...emptyTally(), ...exact }),
    }))
    .sort((a, b) => order.compare(a.name, b.name) || order.compare(a.code, b.code));
}

function toCounts(registered: Registered, unit: UnitOn, frame: Frame): CountOfUnit[] {
  const parts = registered.parts
    .filter(({ count }) => count !== null)
    .map((part) => ({ value: part.count!.value, on: part.count!.on, unit: part.unit, frame: part.frame }));
  const { whole } = registered;
  if (whole === null || !whole.derived) return parts;
  return [{ value: whole.value, on: whole.on, unit, frame: frame.name }, ...parts];
}

/** Units of today's map the report's names stand on; a province's include the province itself. */
async function selectStandOn(
  db: Db,
  unit: UnitOn,
  communes: readonly UnitOn[],
  today: IsoDate,
): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select distinct k.ancestor_id as id
     from territory.closure as k
     where k.valid @> $2::date and (k.depth = 0 or $3) and k.descendant_id in (
       select coalesce(l.to_unit_id, asked.id)
       from unnest($1::bigint[]) as asked (id)
       left join territory.lineage as l on l.from_unit_id = asked.id
     )`,
    [[unit.id, ...communes.map(({ id }) => id)], today, unit.level === 'province'],
  );
  return rows.map(({ id }) => id);
}

async function readUnconfirmed(
  db: Db,
  today: IsoDate,
  estimated: boolean,
): Promise<PresenceReport['assumptions']> {
  const used = new Set<AssumptionKey>(
    Object.values(indicators).flatMap(({ assumptions }) => [...assumptions]),
  );
  used.add('measurement.old-after-days');
  if (estimated) used.add('territory.cut-weights');
  const listed = await listAssumptions(db, today);
  return listed
    .filter((row) => used.has(row.key) && isUnconfirmed(row))
    .map(({ key, title, source, grade }) => ({ key, title, source, grade }));
}
