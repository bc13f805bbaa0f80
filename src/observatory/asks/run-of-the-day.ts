/**
 * What is measured on being asked is stored under a run like everything else, so that every judgement says by which method
 * and from where it was come by: one run a Vietnamese day, method, vantage and profile, never open, its sums kept up to date.
 */
import type { Trx } from '#platform/postgres/db.ts';
import type { Stored } from '../store.ts';

/** How this process measures, in the words of a run. */
export interface Manner {
  method: string;
  vantage: string;
  profile: 'presence' | 'full';
}

/** Counts one more planned name. From here to the end of the transaction other asks of this manner wait: milliseconds. */
export async function addToRunOfTheDay(
  trx: Trx,
  { method, vantage, profile }: Manner,
  now: Temporal.Instant,
): Promise<{ id: number; count(stored: Stored): Promise<void> }> {
  const { rows } = await trx.query<{ id: number }>(
    `
    insert into observatory.run as run (kind, status, profile, method, vantage, slots, planned, planned_at, started_at)
    values ('asked', 'done', $3, $1, $2, 1, 1, $4, $4)
    on conflict (method, vantage, profile, ((planned_at at time zone 'Asia/Ho_Chi_Minh')::date)) where kind = 'asked'
    do update set planned = run.planned + 1
    returning id`,
    [method, vantage, profile, now],
  );
  const id = rows[0]!.id;
  return {
    id,
    async count({ measured, unchanged, notMeasured, notMeasuredWhy }) {
      await trx.query(
        `
        update observatory.run
        set
          measured = measured + $2,
          unchanged = unchanged + $3,
          not_measured = not_measured + $4,
          not_measured_why = (
            select coalesce(jsonb_object_agg(reason, names), '{}')
            from (
              select reason, sum(names::int) as names
              from (
                select * from jsonb_each_text(not_measured_why)
                union all
                select * from jsonb_each_text($5::jsonb)
              ) as each (reason, names)
              group by reason
            ) as sums
          ),
          ended_at = clock_timestamp()
        where id = $1`,
        [id, measured, unchanged, notMeasured, JSON.stringify(notMeasuredWhy)],
      );
    },
  };
}
