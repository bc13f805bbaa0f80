/**
 * How many people live in a unit, said by whom and as of when. A rate shows this base; without one there is no rate.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';

export type PopulationKind = 'all' | '15-69';

export interface Population {
  value: number;
  /** The day the figure is of. */
  on: IsoDate;
  source: string;
  sourceTitle: string;
  /** `too-few`, `as-namesake`: the figure is doubtful (tables/README.md); else empty. */
  note: string;
}

/**
 * The figure of a kind that was last on or before the day; where all are later, the earliest of them (the first figure
 * of the merged provinces is of 17 July 2025, and July has to be reckoned too). Null where none is known.
 */
export async function selectPopulation(
  db: Db,
  { unitId, kind, on }: { unitId: number; kind: PopulationKind; on: IsoDate },
): Promise<Population | null> {
  const { rows } = await db.query<Population>(
    `select population.value, population.on_date::text as on, population.source, source.title as "sourceTitle",
       population.note
     from territory.population
     join platform.source on source.key = population.source
     where population.unit_id = $1
       and population.kind = $2
       and population.value is not null
     order by (population.on_date <= $3::date) desc, abs(population.on_date - $3::date), population.source
     limit 1`,
    [unitId, kind, on],
  );
  return rows[0] ?? null;
}
