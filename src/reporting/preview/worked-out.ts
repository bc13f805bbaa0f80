/**
 * Figures that no cell holds, taken from what the pages themselves are made of: the presence report of every province that
 * has figures and of every commune that has a count of VNNIC's, the rankings, on the old map those the provinces were formed
 * of; and the plan of what is measured next, and when the month is due.
 */
import { readAssumptions } from '#assumptions/index.ts';
import { selectDue } from '#observatory/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Db } from '#platform/postgres/db.ts';
import { type FrameName, type Level, lastDayOf63 } from '#territory/index.ts';
import { selectDay } from '../console/day.ts';
import { type RankedIndicator, rankedIndicators, selectRanking } from '../console/ranking.ts';
import { periodOf } from '../period.ts';
import { type PresenceReport, presenceReport } from '../presence-report.ts';
import type { Tally } from '../tally.ts';
import type { Figure } from './figure.ts';

/** Rates, ranks and why a unit has none, and how many results are old. 230,000 names of one province: 0.7 s. */
export async function readWorkedOut(db: Db, now: Temporal.Instant): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const unit of await selectReported(db, now)) {
    const report = await presenceReport(db, { code: unit.code, period: periodOf(now), frame: '34', now });
    figures.push(...figuresOf(report, unit.id, '34'));
  }
  return [...figures, ...(await readRanks(db, now))];
}

/** The same month counted on the map of the 63 provinces. */
export async function readOldMap(db: Db, now: Temporal.Instant): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const unit of await selectFormedOf(db, now)) {
    const report = await presenceReport(db, { code: unit.code, period: periodOf(now), frame: '63', now });
    const place = { kind: 'old-map', period: report.period, frame: '63', slice: '' } as const;
    const rows = [{ ...report.total, unitId: unit.id }];
    const communes = await selectIds(db, report.communes);
    for (const commune of report.communes) {
      const unitId = communes.get(commune.code);
      if (unitId !== undefined) rows.push({ ...commune, unitId });
    }
    for (const row of rows) {
      for (const [field, { indicator, of }] of Object.entries(report.columns)) {
        if (field === 'judged') continue; // the denominator of the others
        const denominator = of === null ? null : row[of];
        const value = { numerator: row[field as keyof Tally], denominator };
        figures.push({ ...place, indicator, unitId: row.unitId, value });
      }
    }
  }
  return figures;
}

/** How many names are due a day from now, by why. */
export async function readPlan(db: Db, now: Temporal.Instant): Promise<Figure[]> {
  const assumed = await readAssumptions(db, dayOf(now));
  const due = await selectDue(db, {
    now: now.add({ hours: 24 }),
    everyDays: assumed['measurement.every-days'],
    failingEveryDays: assumed['measurement.failing-every-days'],
    changedEveryDays: assumed['measurement.changed-every-days'],
  });
  const place = { kind: 'plan', indicator: 'names-due', unitId: null, period: null, frame: null } as const;
  const reasons = [...Map.groupBy(due, ({ reason }) => reason)].map(([reason, names]) => ({
    ...place,
    slice: `reason=${reason}`,
    value: { numerator: names.length, denominator: null },
  }));
  return [{ ...place, slice: '', value: { numerator: due.length, denominator: null } }, ...reasons];
}

function figuresOf(report: PresenceReport, unitId: number, frame: FrameName): Figure[] {
  const place = { unitId, period: report.period, frame, slice: '' };
  return [
    {
      ...place,
      kind: 'ranking',
      indicator: 'coverage',
      value: { rank: null, unranked: report.unranked },
    },
    {
      ...place,
      kind: 'age',
      indicator: 'names-old',
      value: { numerator: report.ages.old, denominator: report.total.judged },
    },
    // A count of the old provinces has its rates in the report of the new one. One that is refused is no figure.
    ...report.rates.flatMap(({ indicator, value, base, count, populationOf }): Figure[] => {
      if (value === null) return [];
      const { unit, frame: of } = count;
      const slice = populationOf.id === unit.id ? '' : `people=${populationOf.code}`;
      return [
        {
          ...place,
          kind: 'rate',
          indicator,
          unitId: unit.id,
          frame: of,
          slice,
          value: { rate: value, base },
        },
      ];
    }),
  ];
}

/** Ranks among the communes of each province that has figures, and among those provinces where there are several. */
export async function readRanks(
  db: Db,
  now: Temporal.Instant,
  by: readonly RankedIndicator[] = rankedIndicators,
): Promise<Figure[]> {
  const provinces = (await selectReported(db, now)).filter(({ level }) => level === 'province');
  const parents = [...(provinces.length > 1 ? [null] : []), ...provinces.map(({ id }) => id)];
  const figures: Figure[] = [];
  for (const parentId of parents) {
    for (const indicator of by) {
      const asked = { parentId, indicator, period: periodOf(now), frame: '34', now } as const;
      const { rows, period } = await selectRanking(db, asked);
      for (const { unitId, rank, unranked } of rows) {
        const value = { rank, unranked };
        figures.push({ kind: 'ranking', indicator, unitId, period, frame: '34', slice: '', value });
      }
    }
  }
  return figures;
}

/** The day on which VNNIC's month is due. */
export async function readDue(db: Db, now: Temporal.Instant): Promise<Figure[]> {
  const { due } = await selectDay(db, { unitIds: [], now, first: 0 });
  const place = { kind: 'due', indicator: 'month-due', unitId: null, period: null, frame: null } as const;
  return [{ ...place, slice: '', value: { day: due.dueOn } }];
}

interface Reported {
  id: number;
  level: Level;
  code: string;
}

async function selectReported(db: Db, now: Temporal.Instant): Promise<Reported[]> {
  const { rows } = await db.query<Reported>(
    `select u.id, u.level, code.code
     from territory.unit as u
     join territory.code as code on code.unit_id = u.id and code.scheme = 'gso' and code.preferred and code.valid @> $1::date
     where u.exists_on @> $1::date
       and case u.level
         when 'province' then exists (
           select from reporting.cell where unit_id = u.id and period = $2 and frame = '34' and slice = ''
         )
         when 'commune' then exists (select from registry.registered_count where unit_id = u.id)
       end
     order by u.level desc, code.code`,
    [dayOf(now), periodOf(now)],
  );
  return rows;
}

/** The provinces of the old map whose ground lies in those that have figures now. */
async function selectFormedOf(db: Db, now: Temporal.Instant): Promise<Reported[]> {
  const { rows } = await db.query<Reported>(
    `with counted as (
       select u.id
       from territory.unit as u
       where u.level = 'province'
         and exists (select from reporting.cell where unit_id = u.id and period = $2 and frame = '34' and slice = '')
     )
     select u.id, u.level, code.code
     from territory.unit as u
     join territory.code as code on code.unit_id = u.id and code.scheme = 'gso' and code.preferred and code.valid @> $1::date
     where u.level = 'province' and u.exists_on @> $1::date
       and (
         u.id in (select id from counted)
         or exists (
           select from territory.lineage as l where l.from_unit_id = u.id and l.to_unit_id in (select id from counted)
         )
       )
     order by code.code`,
    [lastDayOf63, periodOf(now)],
  );
  return rows;
}

async function selectIds(db: Db, units: readonly { code: string }[]): Promise<Map<string, number>> {
  const { rows } = await db.query<{ code: string; id: number }>(
    `select code, unit_id as id
     from territory.code
     where scheme = 'gso' and code = any($1) and valid @> $2::date`,
    [units.map(({ code }) => code), lastDayOf63],
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}
