/** VNNIC's counts of a post's provinces and of those they were formed of: entered, corrected, and which months lack one. */
import { readAssumptions } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatInteger } from '#platform/format.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { type EnteredCount, selectCountHistory } from '#registry/index.ts';
import { dueDay } from '#reporting/index.ts';
import type { Page } from '#web/server/page.ts';
import { namesOfWriters } from './people.ts';
import { type CountedUnit, selectCountedUnits, selectOwnProvinces } from './units.ts';

export type CountsPage = Awaited<ReturnType<typeof readCounts>>;

const shownCounts = 200;
const months = 12;

export async function readCounts({ db, actor, language, now, services }: Page) {
  const today = dayOf(now);
  const units = await selectCountedUnits(db, await selectOwnProvinces(db, actor, today));
  const counts = await selectCountHistory(db, { unitIds: units.map(({ id }) => id), limit: shownCounts });
  const last = lastMonth(
    await readDue(db, today),
    counts.filter(({ zone, corrected }) => zone === '' && !corrected).map(({ on }) => on),
  );
  const by = await namesOfWriters(
    services,
    counts.map(({ enteredBy }) => enteredBy),
  );
  return {
    today,
    // A country's strips would be a wall; whoever sees everything has the table.
    strips: actor.everywhere
      ? []
      : units
          .filter(({ frame }) => frame === '34')
          .map((unit) => ({
            id: unit.id,
            label: unit.label,
            months: monthsOf(unit, units, counts, last).map(({ month, value }) => ({
              month,
              value: value === null ? null : formatInteger(value, language),
            })),
          })),
    rows: counts.map(({ id, unitId, zone, on, frame, value, document, enteredBy, corrected }) => ({
      id,
      unit: units.find((unit) => unit.id === unitId)?.label ?? String(unitId),
      zone,
      on,
      frame,
      value,
      document,
      by: by(enteredBy),
      corrected,
    })),
  };
}

/** The month whose figures are due next. */
async function readDue(db: Page['db'], today: IsoDate): Promise<string> {
  const assumed = await readAssumptions(db, today);
  const { dueOn, movedFrom } = dueDay(today, {
    day: assumed['calendar.vnnic-month-due-day'],
    weekend: assumed['calendar.shift'].weekend,
  });
  return (movedFrom ?? dueOn).slice(0, 7);
}

/**
 * The newest month that is told of: the one before that which is due, as nothing lacks before it is due and the page "Hôm
 * nay" calls that one late; or a later one that has a count already. Pure.
 *
 * @param due `2026-12`
 * @param days of the counts that stand
 */
export function lastMonth(due: string, days: readonly IsoDate[]): string {
  const before = Temporal.PlainYearMonth.from(due).subtract({ months: 1 }).toString();
  return [before, ...days.map((day) => day.slice(0, 7))].reduce((a, b) => (a > b ? a : b));
}

/**
 * The last twelve months with the count that stands for each: of the province itself, or before it existed the sum of
 * those it was formed of where each has one.
 */
function monthsOf(
  unit: CountedUnit,
  units: readonly CountedUnit[],
  counts: readonly EnteredCount[],
  lastTold: string,
): { month: string; value: number | null }[] {
  const last = Temporal.PlainYearMonth.from(lastTold);
  const old = units.filter(({ within, id }) => within === unit.id && id !== unit.id);
  const standing = counts.filter(({ zone, corrected }) => zone === '' && !corrected);
  return Array.from({ length: months }, (_, back) => {
    const month = last.subtract({ months: months - 1 - back }).toString();
    const of = (id: number) =>
      standing.find(({ unitId, on }) => unitId === id && on.startsWith(month))?.value ?? null;
    const parts = old.map(({ id }) => of(id));
    const sum =
      parts.length > 0 && parts.every((part) => part !== null)
        ? parts.reduce<number>((all, part) => all + (part ?? 0), 0)
        : null;
    return { month, value: of(unit.id) ?? sum };
  });
}
