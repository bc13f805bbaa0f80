/**
 * Names per 1,000 people: each count over the people of the very same territory, with the base, its day and its source;
 * where there is no such base, or somebody would put an old count over the merged population, the reason instead.
 */
import type { Assumptions } from '#assumptions/index.ts';
import type { Language } from '#platform/format.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { Problem } from '#platform/problems.ts';
import {
  type FrameName,
  type Population,
  type PopulationKind,
  ratePerThousand,
  selectPopulation,
  type UnitOn,
} from '#territory/index.ts';
import type { SourceClass } from './indicators.ts';

/** A count with the unit and the map it is of. */
export interface CountOfUnit {
  value: number;
  on: IsoDate;
  unit: UnitOn;
  frame: FrameName;
}

export interface Rate {
  indicator: 'names-per-1000' | 'registered-per-1000' | 'registered-per-1000-aged-15-69';
  count: CountOfUnit & { source: SourceClass };
  base: PopulationKind;
  /** The people it stands on, of `populationOf`; null where no figure is known. */
  population: Population | null;
  populationOf: UnitOn;
  /** Per 1,000; null with a reason in `refused`, or for want of a population. */
  value: number | null;
  refused: Record<Language, string> | null;
}

/**
 * A count over the people of a unit.
 *
 * @throws Problem `frames-differ` where count and people are of two territories, as the names of the old Thái Nguyên and
 *   the people of the merged one
 */
export async function selectRate(
  db: Db,
  { count, people, base }: { count: CountOfUnit; people: UnitOn; base: PopulationKind },
): Promise<{ value: number | null; population: Population | null }> {
  const found = await selectPopulation(db, { unitId: people.id, kind: base, on: count.on });
  const population = found === null || found.value === 0 ? null : found;
  const value = ratePerThousand({
    count: { value: count.value, unitId: count.unit.id, on: count.on, name: fullName(count.unit) },
    population: {
      value: population?.value ?? 1,
      unitId: people.id,
      on: population?.on ?? count.on,
      name: fullName(people),
    },
  });
  return { value: population === null ? null : value, population };
}

/** The rates of a report: known names, then VNNIC's count on each base, then what is refused. */
export async function readRates(
  db: Db,
  {
    unit,
    known,
    registered,
    assumed,
  }: { unit: UnitOn; known: CountOfUnit; registered: readonly CountOfUnit[]; assumed: Assumptions },
): Promise<Rate[]> {
  const all = assumed['population.rate-base'];
  const gii = assumed['population.gii-base'];
  const rates = [await readRate(db, 'names-per-1000', { ...known, source: 'derived' }, unit, all)];
  for (const count of registered) {
    const counted = { ...count, source: 'registered' as const };
    rates.push(await readRate(db, 'registered-per-1000', counted, count.unit, all));
    rates.push(await readRate(db, 'registered-per-1000-aged-15-69', counted, count.unit, gii));
    if (count.unit.id !== unit.id) rates.push(await readRate(db, 'registered-per-1000', counted, unit, all));
  }
  return rates;
}

async function readRate(
  db: Db,
  indicator: Rate['indicator'],
  count: Rate['count'],
  people: UnitOn,
  base: PopulationKind,
): Promise<Rate> {
  const rate = { indicator, count, base, populationOf: people };
  try {
    return { ...rate, ...(await selectRate(db, { count, people, base })), refused: null };
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'frames-differ') throw error;
    return { ...rate, population: null, value: null, refused: error.sentences };
  }
}

function fullName({ type, name }: UnitOn): string {
  return `${type} ${name}`;
}
