/**
 * Keeping cells and lists true: what changed is counted anew soon after, and everything can be counted anew from history.
 *
 * Whatever changes a subject, a name or a judgement leaves its unit in `registry.touched_unit` in the same transaction. One
 * at a time counts (an advisory lock): two that overlap could each see half of what the other saw and the older figure
 * could be written last. The lock is taken in a statement of its own, so that what is counted is read after it is held.
 */

import type { Pool } from 'pg';
import { readAssumptions } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { inTransaction, type Trx } from '#platform/postgres/db.ts';
import { markAsOfRun, takeTouched } from '#registry/index.ts';
import { selectBegunPeriods } from './begun-periods.ts';
import { refreshCells, replaceCells } from './cells.ts';
import { refreshChanges, replaceChanges } from './changes-now.ts';
import type { Counting } from './facts.ts';
import { loadIndicators } from './indicators.ts';
import { countMeasuredDays, measuredDaysDue } from './measured-days.ts';
import { type Listing, refreshNames, replaceNames } from './names-now.ts';
import { endOf, type Period, periodOf, periodsBetween, previousPeriod } from './period.ts';

/**
 * Days of a new month in which what is touched is counted in the month before as well: a worker cut off over a week-end or
 * a holiday stores afterwards what it measured before. What comes later still is put right by a rebuild.
 */
const daysToClose = 7;

/** Key of the advisory lock on the cells: one figure for the whole database. */
export const cellsLock = 5_040_001;

export interface Refreshed {
  /** Units counted anew. */
  units: number;
  /** Somebody else was counting and `wait` was false: what is left is taken the next time. */
  busy: boolean;
}

/**
 * Counts the units anew that were touched since the last time. Costs one look at an empty table when there is none.
 *
 * With a new month its cells are made for all units, and those of the month before are closed as of its end. For the first
 * days of a month what is touched counts in the one before too, and always in later ones that somebody whose clock is
 * ahead has begun: whoever takes a touch leaves nobody else to count it.
 *
 * @param options.wait false: give up at once when somebody else is counting, as after each batch of a worker
 */
export async function refreshTouched(
  pool: Pool,
  { now, wait = true }: { now: Temporal.Instant; wait?: boolean },
): Promise<Refreshed> {
  const period = periodOf(now);
  const { rows } = await pool.query<{ touched: boolean; begun: boolean; listed: boolean; any: boolean }>(
    `select
       exists (select from registry.touched_unit) as touched,
       exists (
         select from reporting.cell where indicator in ('names', 'subjects') and period = $1 and frame = '34'
       ) as begun,
       -- Lists are empty where names count: the database was upgraded from a build that had none.
       exists (select from reporting.name_now) or not exists (
         select from reporting.cell
         where indicator = 'names' and period = $1 and frame = '34' and numerator > 0
       ) as listed,
       exists (select from registry.domain where unit_id is not null)
         or exists (select from registry.subject where unit_id is not null) as "any"`,
    [period],
  );
  const [state] = rows;
  if (state?.any && !(state.begun && state.listed)) {
    const { units } = await rebuildCells(pool, { now, periods: [previousPeriod(period), period] });
    return { units, busy: false };
  }
  const daysDue = state?.any === true && (await measuredDaysDue(pool, now));
  if (!state?.touched && !daysDue) return { units: 0, busy: false };
  return inTransaction(pool, async (trx) => {
    if (!(await lockCells(trx, wait))) return { units: 0, busy: true };
    if (daysDue) await countMeasuredDays(trx, { now, today: dayOf(now) });
    const touched = await takeTouched(trx);
    if (touched.ofRun && !daysDue) await markAsOfRun(trx);
    const unitIds = await withHolders(trx, touched.unitIds);
    if (unitIds.length === 0) return { units: 0, busy: false };
    const periods = await selectOpenPeriods(trx, now);
    for (const counting of await readCountings(trx, periods, now)) {
      await refreshCells(trx, { ...counting, unitIds });
    }
    await refreshLists(trx, { period: periods.at(-1) ?? period, now, today: dayOf(now), unitIds });
    return { units: unitIds.length, busy: false };
  });
}

/**
 * Counts whole periods anew: all from the first run or cell on, or those named, together in one transaction.
 *
 * @returns cells written, and names and subjects that stand on no unit of today's map, so in no province
 */
export async function rebuildCells(
  pool: Pool,
  { now, periods }: { now: Temporal.Instant; periods?: readonly Period[] },
): Promise<{ periods: Period[]; cells: number; units: number; outside: number }> {
  await inTransaction(pool, (trx) => loadIndicators(trx));
  const wanted = [...new Set(periods ?? (await selectPeriods(pool, now)))].sort();
  const cells = await inTransaction(pool, async (trx) => {
    const written = await recount(trx, { now, periods: wanted });
    if (wanted.includes(periodOf(now))) {
      const open = await selectOpenPeriods(trx, now);
      await replaceLists(trx, { period: open.at(-1) ?? periodOf(now), now, today: dayOf(now) });
    }
    return written;
  });
  await pool.query('analyze reporting.cell, reporting.name_now, reporting.change');
  const { rows } = await pool.query<{ units: number; outside: number }>(
    `with mapped as (
       select k.descendant_id as id
       from territory.closure as k
       join territory.unit as u on u.id = k.ancestor_id
       where u.level = 'province' and k.valid @> $2::date
     )
     select
       (select count(distinct unit_id) from reporting.cell where period = $1 and frame = '34') as units,
       (select count(*) from registry.domain where unit_id not in (select id from mapped))
         + (select count(*) from registry.subject where unit_id not in (select id from mapped)) as outside`,
    [periodOf(now), dayOf(now)],
  );
  return { periods: wanted, cells, units: rows[0]?.units ?? 0, outside: rows[0]?.outside ?? 0 };
}

/** The counting of a rebuild inside the caller's transaction, for whoever undoes it afterwards too. */
export async function recount(
  trx: Trx,
  { now, periods }: { now: Temporal.Instant; periods: readonly Period[] },
): Promise<number> {
  await lockCells(trx, true);
  // What was touched so far is taken in by counting every period it counts in; else it is still to be taken.
  const open = await selectOpenPeriods(trx, now);
  if (open.every((period) => periods.includes(period))) await takeTouched(trx);
  let cells = 0;
  for (const counting of await readCountings(trx, periods, now)) {
    cells += (await replaceCells(trx, counting)).written;
  }
  return cells;
}

/** What is of now and not of a month: names, changes, days of measuring. */
async function refreshLists(trx: Trx, listing: Listing & { unitIds: readonly number[] }): Promise<void> {
  await refreshNames(trx, listing);
  await refreshChanges(trx, listing);
  await countMeasuredDays(trx, listing);
}

async function replaceLists(trx: Trx, listing: Listing): Promise<void> {
  await replaceNames(trx, listing);
  await replaceChanges(trx, listing);
  await countMeasuredDays(trx, listing);
}

async function lockCells(trx: Trx, wait: boolean): Promise<boolean> {
  if (wait) {
    await trx.query('select pg_advisory_xact_lock($1)', [cellsLock]);
    return true;
  }
  const { rows } = await trx.query<{ locked: boolean }>('select pg_try_advisory_xact_lock($1) as locked', [
    cellsLock,
  ]);
  return rows[0]?.locked ?? false;
}

/**
 * Periods that what is touched now counts in, in order: the running one, and of the one before while it is being closed and
 * the later ones those that have cells, as a period that was never counted must not come to hold a few units only.
 */
async function selectOpenPeriods(trx: Trx, now: Temporal.Instant): Promise<Period[]> {
  const running = periodOf(now);
  const day = Temporal.PlainDate.from(dayOf(now)).day;
  const from = day <= daysToClose ? previousPeriod(running) : running;
  return selectBegunPeriods(trx, { from, running });
}

/** With the units of those who hold a name there but count elsewhere. */
async function withHolders(trx: Trx, unitIds: readonly number[]): Promise<number[]> {
  const { rows } = await trx.query<{ id: number }>(
    `select id from unnest($1::bigint[]) as touched (id)
     union
     select s.unit_id
     from registry.domain as d
     join registry.holding as h on h.domain_id = d.id and upper_inf(h.valid)
     join registry.subject as s on s.id = h.subject_id
     where d.unit_id = any($1::bigint[]) and s.unit_id is not null`,
    [unitIds],
  );
  return rows.map(({ id }) => id);
}

/**
 * How each period is to be counted: by what was assumed on its last day, so that a rule that holds from a day on leaves the
 * months before it as they were. Periods that are counted alike come together.
 */
async function readCountings(
  trx: Trx,
  periods: readonly Period[],
  now: Temporal.Instant,
): Promise<Counting[]> {
  const today = dayOf(now);
  const countings = new Map<string, Counting>();
  for (const period of periods) {
    const { lastDay } = endOf(period);
    const { 'presence.website': website } = await readAssumptions(trx, lastDay < today ? lastDay : today);
    const alike = countings.get(website.join());
    countings.set(website.join(), { periods: [...(alike?.periods ?? []), period], now, today, website });
  }
  return [...countings.values()];
}

async function selectPeriods(pool: Pool, now: Temporal.Instant): Promise<Period[]> {
  const { rows } = await pool.query<{ run: Temporal.Instant | null; cell: Period | null }>(
    `select
       (select min(coalesce(started_at, planned_at)) from observatory.run) as run,
       (select min(period) from reporting.cell where indicator = 'names') as cell`,
  );
  const running = periodOf(now);
  const first = [rows[0]?.run ? periodOf(rows[0].run) : running, rows[0]?.cell ?? running, running].sort()[0];
  return periodsBetween(first ?? running, running);
}
