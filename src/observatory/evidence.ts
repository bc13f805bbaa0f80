/**
 * What stands behind a judgement: the stored observation that shows how it was come by, and the day it was written.
 *
 * A judgement names the observation it began with; later ones that left the verdicts as they were have rows of their own
 * within its interval, and those are newer. The sample's past has none: there an observation of another time serves that
 * came to exactly the same.
 */
import type { Observation } from '#measurement/index.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { unpackObservation } from './body.ts';

export interface Evidence {
  observation: Observation;
  /** When it was written; what was seen later and looked the same is not stored again. */
  seenAt: Temporal.Instant;
  /** False where it was seen in another interval, of the same verdicts under the same norm. */
  within: boolean;
}

/**
 * The last one written by the end of the day, else the first after it; of the judgement's own interval where it has any.
 *
 * By judgement_when and observation_when, the rows of one name, and one body is read: 0.6 ms and planning, as the console,
 * of 40,000 names with six intervals and eighteen observations (two busy cores, 2026-11-26).
 *
 * @returns null where nothing was kept: invented history
 * @throws Error on another build's schema
 */
export async function selectEvidence(db: Db, judgementId: number, on: IsoDate): Promise<Evidence | null> {
  const { rows } = await db.query<{ body: Buffer; seenAt: Temporal.Instant; within: boolean }>(
    `
    select
      observation.body,
      observation.first_seen as "seenAt",
      same.id = shown.id as within
    from observatory.judgement as shown
    join observatory.judgement as same
      on same.domain_id = shown.domain_id
      and same.norm = shown.norm
      and same.digest = shown.digest
    join observatory.domain_now as now on now.domain_id = shown.domain_id
    join observatory.observation
      on observation.domain_id = shown.domain_id
      and observation.first_seen <= coalesce(same.last_seen, now.last_measured_at)
      and coalesce(observation.last_seen, now.last_measured_at) >= same.first_seen
    cross join lateral (
      select ($2::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' - observation.first_seen as before_end
    ) as distance
    where shown.id = $1
    order by
      within desc,
      before_end > interval '0' desc,
      greatest(before_end, -before_end)
    limit 1`,
    [judgementId, on],
  );
  const [found] = rows;
  if (!found) return null;
  return { observation: unpackObservation(found.body), seenAt: found.seenAt, within: found.within };
}
