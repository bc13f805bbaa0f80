/** Every registered count of some units, corrections with what they corrected, and who entered each. */
import type { Db } from '#platform/postgres/db.ts';
import type { RegisteredCount } from '../counts.ts';

export interface EnteredCount extends RegisteredCount {
  id: number;
  /** `account:12` for a person who was signed in, else the program or the list. */
  enteredBy: string;
  enteredAt: Temporal.Instant;
  /** A later entry for the same unit, zone, day and map stands in its place. */
  corrected: boolean;
}

/** Newest day first; of one day the last entry first. By `registered_count_newest`: a few hundred rows a province. */
export async function selectCountHistory(
  db: Db,
  { unitIds, limit }: { unitIds: readonly number[]; limit: number },
): Promise<EnteredCount[]> {
  const { rows } = await db.query<EnteredCount>(
    `select id, unit_id as "unitId", zone, on_date as "on", frame, value, document, entered_by as "enteredBy",
       entered_at as "enteredAt",
       lead(id) over (partition by unit_id, zone, on_date, frame order by id) is not null as corrected
     from registry.registered_count
     where unit_id = any($1)
     order by on_date desc, unit_id, zone, id desc
     limit $2`,
    [unitIds, limit],
  );
  return rows;
}

/** One entry; null where there is none or whoever asks does not see its unit. */
export async function selectEnteredCount(
  db: Db,
  id: number,
): Promise<Omit<EnteredCount, 'corrected'> | null> {
  const { rows } = await db.query<EnteredCount>(
    `select id, unit_id as "unitId", zone, on_date as "on", frame, value, document, entered_by as "enteredBy",
       entered_at as "enteredAt"
     from registry.registered_count
     where id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** The id of the entry that holds now for a unit, zone, day and map. */
export async function selectStandingCount(
  db: Db,
  { unitId, zone, on, frame }: Pick<RegisteredCount, 'unitId' | 'zone' | 'on' | 'frame'>,
): Promise<{ id: number; value: number; document: string } | null> {
  const { rows } = await db.query<{ id: number; value: number; document: string }>(
    `select id, value, document
     from registry.registered_count
     where unit_id = $1 and zone = $2 and on_date = $3 and frame = $4
     order by id desc
     limit 1`,
    [unitId, zone, on, frame],
  );
  return rows[0] ?? null;
}
