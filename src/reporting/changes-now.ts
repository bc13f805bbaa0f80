/**
 * Events of the last weeks with the place of their name: an event itself knows no unit, and "what changed in the province
 * this week" must not look through the country's. Kept with the cells, by the units that were touched.
 */
import { dayOf, timeZone } from '#platform/day.ts';
import type { Trx } from '#platform/postgres/db.ts';
import { createParameters, type Given } from './facts.ts';
import { type Listing, provinceRelation } from './names-now.ts';

/** A month and some days: "this month" on the 31st, and the month before on a weekend after it. */
const daysKept = 35;

/** Events before this are no longer kept here; a name's own history has them all. */
export function changesKeptSince(now: Temporal.Instant): Temporal.Instant {
  return Temporal.PlainDate.from(dayOf(now))
    .subtract({ days: daysKept })
    .toZonedDateTime(timeZone)
    .toInstant();
}

/** By `event_domain`. A commune of 6,000 names: 80 ms on two busy cores. */
export async function refreshChanges(
  trx: Trx,
  listing: Listing & { unitIds: readonly number[] },
): Promise<void> {
  const { values, given } = createParameters();
  const scope = given(listing.unitIds, 'bigint[]');
  await trx.query(
    `with ${provinceRelation(given, listing, scope)},
     fresh as materialized (${changesSince(given, listing)} and d.unit_id = any(${scope})),
     gone as (
       delete from reporting.change as c
       where c.unit_id = any(${scope})
         and not exists (select from fresh as f where f.event_id = c.event_id)
     ),
     ${countedByDay(`c.unit_id = any(${scope})`)}
     ${insertChanges}`,
    values,
  );
}

/** All of them: 86,000 events of 230,000 names in 1 s. */
export async function replaceChanges(trx: Trx, listing: Listing): Promise<void> {
  const { values, given } = createParameters();
  await trx.query(
    `with ${provinceRelation(given, listing)},
     fresh as materialized (${changesSince(given, listing)}),
     gone as (
       delete from reporting.change as c
       where not exists (select from fresh as f where f.event_id = c.event_id)
     ),
     ${countedByDay('true')}
     ${insertChanges}`,
    values,
  );
}

function changesSince(given: Given, { now }: Listing): string {
  return `
       select e.id as event_id, e.domain_id, d.unit_id, province.id as province_id, e.at, e.kind, e.before, e.after
       from registry.domain as d
       join observatory.event as e on e.domain_id = d.id and e.at >= ${given(changesKeptSince(now), 'timestamptz')}
       left join province on province.unit_id = d.unit_id
       where d.unit_id is not null`;
}

/** Out of `fresh`: how many of each kind on each day. */
function countedByDay(where: string): string {
  return `counted as materialized (
       select unit_id, province_id, (at at time zone 'Asia/Ho_Chi_Minh')::date as day, kind, count(*) as events
       from fresh
       group by 1, 2, 3, 4
     ),
     gone_days as (
       delete from reporting.change_day as c
       where ${where}
         and not exists (
           select from counted as f where (f.unit_id, f.day, f.kind) = (c.unit_id, c.day, c.kind)
         )
     ),
     days as (
       insert into reporting.change_day as kept (unit_id, province_id, day, kind, events)
       select f.unit_id, f.province_id, f.day, f.kind, f.events
       from counted as f
       left join reporting.change_day as c on (c.unit_id, c.day, c.kind) = (f.unit_id, f.day, f.kind)
       where c.unit_id is null or (c.province_id, c.events) is distinct from (f.province_id, f.events)
       on conflict (unit_id, day, kind) do update
         set (province_id, events) = (excluded.province_id, excluded.events)
     )`;
}

const insertChanges = `insert into reporting.change as kept
       (event_id, domain_id, unit_id, province_id, at, kind, before, after)
     select f.event_id, f.domain_id, f.unit_id, f.province_id, f.at, f.kind, f.before, f.after
     from fresh as f
     left join reporting.change as c on c.event_id = f.event_id
     where c.event_id is null or (c.unit_id, c.province_id) is distinct from (f.unit_id, f.province_id)
     on conflict (event_id) do update
       set (unit_id, province_id) = (excluded.unit_id, excluded.province_id)`;
