/**
 * Every figure that another value of an assumption would change, found by the code that makes the figures: the value is put
 * in force in a transaction that is rolled back, cells are counted and pages' figures read before and after.
 *
 * Locks: the cells' own for as long as cells are counted, so a worker that would count waits or comes back later; nobody who
 * reads waits, and measuring goes on. Under `judged` a worker that changes the judgement of a name waits until the end.
 */
import type { Pool } from 'pg';
import { type AssumptionKey, checkAssumption } from '#assumptions/index.ts';
import type { Language } from '#platform/format.ts';
import type { Db, IsoDate, Trx } from '#platform/postgres/db.ts';
import { rankedIndicators } from '../console/ranking.ts';
import { indicators } from '../indicators.ts';
import { endOf, type Period, periodOf, previousPeriod } from '../period.ts';
import { cellsLock } from '../refresh.ts';
import { type Candidate, insertCandidate } from './candidate.ts';
import { compareCells } from './cells-apart.ts';
import { saysOf, type Way, wayOf } from './effects.ts';
import { type ChangedFigure, type Compared, type Comparison, compareFigures, type Figure } from './figure.ts';
import { judgeMailAgain } from './mail.ts';
import { selectPeriodsFrom } from './periods.ts';
import { inRolledBack } from './rolled-back.ts';
import { readDue, readOldMap, readPlan, readRanks, readWorkedOut } from './worked-out.ts';

export interface AssumptionPreview {
  key: AssumptionKey;
  way: Way;
  /** What another value does, in a sentence. */
  says: Record<Language, string>;
  /** First day on which it would hold. */
  from: IsoDate | null;
  /** Months whose cells were compared; none where no cell rests on it. */
  periods: Period[];
  figures: ChangedFigure[];
  compared: Compared[];
}

/**
 * What would change if `value` held from `from` on; a day to come is tried on the running month.
 *
 * On two cores that seven others kept busy (load 7 to 14, 2026-11-26), what counts as a website: 412 names and 92 communes 3 s,
 * one month or thirteen; 230,000 names and a million subjects, the running month, 45 to 82 s, of which two countings of 9 to
 * 13 s each hold the cells' lock and the old map, read twice, takes 20 s each time. Ranks and rates: 1 to 2 s. The plan: 18 s.
 *
 * @param pool as the program (`hien_dien_app`): every unit is counted
 * @throws Problem `assumption-misshapen`
 */
export async function previewAssumption(pool: Pool, candidate: Candidate): Promise<AssumptionPreview> {
  const { key, from } = candidate;
  const tried = { ...candidate, value: checkAssumption(key, candidate.value) };
  const way = wayOf[key];
  const compared = await compareBy[way](pool, tried);
  return { key, way, says: saysOf[way], from, ...compared };
}

type Compare = (pool: Pool, tried: Candidate) => Promise<Comparison & { periods: Period[] }>;

const compareNothing: Compare = async () => ({ periods: [], figures: [], compared: [] });

const compareBy: Readonly<Record<Way, Compare>> = {
  counted: (pool, tried) => compareCounted(pool, tried, (trx) => insertCandidate(trx, tried)),
  judged: (pool, tried) =>
    compareCounted(pool, tried, async (trx, periods) => {
      const since = endOf(previousPeriod(periods[0] ?? periodOf(tried.now))).at;
      await insertCandidate(trx, tried);
      await judgeMailAgain(trx, { value: tried.value, since });
    }),
  'worked-out': (pool, tried) => compareRead(pool, tried, readWorkedOut),
  planned: (pool, tried) => compareRead(pool, tried, readPlan),
  dated: (pool, tried) => compareRead(pool, tried, readDue),
  'from-then-on': compareNothing,
  'not-read': compareNothing,
};

/** Cells of today's map, then the same month on the old map, which holds no lock. */
async function compareCounted(
  pool: Pool,
  { key, from, now }: Candidate,
  change: (trx: Trx, periods: readonly Period[]) => Promise<void>,
): Promise<Comparison & { periods: Period[] }> {
  const counted = await inRolledBack(pool, { lock: cellsLock }, async (trx) => {
    const periods = await selectPeriodsFrom(trx, { from, now });
    const by = rankedIndicators.filter((id) => indicators[id].assumptions.some((used) => used === key));
    const comparison = await compareCells(
      trx,
      { periods, now },
      () => change(trx, periods),
      () => readRanks(trx, now, by),
    );
    return { periods, ...comparison };
  });
  const old = await inRolledBack(pool, {}, async (trx) => {
    const before = await readOldMap(trx, now);
    await change(trx, [periodOf(now)]);
    return compareFigures(before, await readOldMap(trx, now));
  });
  return {
    periods: counted.periods,
    figures: [...counted.figures, ...old.figures],
    compared: [...counted.compared, ...old.compared],
  };
}

async function compareRead(
  pool: Pool,
  tried: Candidate,
  read: (db: Db, now: Temporal.Instant) => Promise<Figure[]>,
): Promise<Comparison & { periods: Period[] }> {
  const comparison = await inRolledBack(pool, {}, async (trx) => {
    const before = await read(trx, tried.now);
    await insertCandidate(trx, tried);
    return compareFigures(before, await read(trx, tried.now));
  });
  return { periods: [], ...comparison };
}
