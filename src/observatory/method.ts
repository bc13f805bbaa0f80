/**
 * By which method a name was last looked at while it showed what is shown, and when. A judgement's own method is that of the
 * measurement its interval began with, or of a judging anew: what was seen since and looked the same is not in it.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';

export interface LastMeasured {
  method: string;
  at: Temporal.Instant;
}

/**
 * The last measurement by the end of the day; of a past one those are known that wrote an observation, else the interval's
 * first.
 *
 * By judgement_pkey, domain_now_pkey and observation_when, the rows of one name.
 *
 * @throws Error where there is no such judgement
 */
export async function selectLastMeasured(db: Db, judgementId: number, on: IsoDate): Promise<LastMeasured> {
  const { rows } = await db.query<LastMeasured>(
    `
    select
      coalesce(run.method, shown.method) as method,
      coalesce(seen.at, shown.first_seen) as at
    from observatory.judgement as shown
    left join lateral (
      select at, run_id
      from (
        -- A try that failed leaves its own run behind.
        select last_measured_at as at, run_id
        from observatory.domain_now
        where domain_id = shown.domain_id and shown.last_seen is null and failures = 0
        union all
        select first_seen, run_id
        from observatory.observation
        where domain_id = shown.domain_id
          and first_seen >= shown.first_seen
          and (shown.last_seen is null or first_seen <= shown.last_seen)
      ) as measured
      where at < ($2::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
      order by at desc
      limit 1
    ) as seen on true
    left join observatory.run on run.id = seen.run_id
    where shown.id = $1`,
    [judgementId, on],
  );
  const [found] = rows;
  if (!found) throw new Error(`no judgement ${judgementId}`);
  return found;
}
