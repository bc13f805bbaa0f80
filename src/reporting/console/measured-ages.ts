/**
 * How old the measurements of a unit are, from days that are counted at most an hour ago (measured-days.ts).
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';

export interface MeasuredAges {
  /** Days after which a result is called old. */
  days: number;
  /** Names whose result is older. */
  old: number;
  /** Day of the oldest and of the newest result; null where nothing was measured. */
  oldest: IsoDate | null;
  newest: IsoDate | null;
  /** Names last measured today. */
  today: number;
  /** When this was counted, the earliest of the unit's parts; null where it never was. */
  countedAt: Temporal.Instant | null;
}

/** @param asked.unit of today's map. A province: 0.5 ms, by `measured_day_province`. */
export async function selectMeasuredAges(
  db: Db,
  { unit, today, days }: { unit: { id: number; level: string }; today: IsoDate; days: number },
): Promise<MeasuredAges> {
  const { rows } = await db.query<Omit<MeasuredAges, 'days'>>(
    `select
       coalesce(sum(names) filter (where day < $2::date - $3::int), 0)::bigint as old,
       min(day) as oldest,
       max(day) as newest,
       coalesce(sum(names) filter (where day = $2::date), 0)::bigint as today,
       min(counted_at) as "countedAt"
     from reporting.measured_day
     where ${unit.level === 'province' ? 'province_id' : 'unit_id'} = $1`,
    [unit.id, today, days],
  );
  return { days, ...rows[0]! };
}
