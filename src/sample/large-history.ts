/**
 * The invented year of the large sample, in a few statements over all names at once.
 */
import type { IsoDate, Trx } from '#platform/postgres/db.ts';
import { sampleMethod } from './history.ts';
import { kindsOfLarge, writeKinds } from './kinds-of-large.ts';
import { sunday, weeksOfStory } from './story.ts';

/**
 * A run a Sunday; a name draws each week whether it changes (5 of 100) and walks on through the kinds.
 *
 * 230,000 names: 830,000 judgements.
 */
export async function insertHistory(trx: Trx, until: IsoDate): Promise<void> {
  await writeKinds(trx);
  await trx.query(
    `
    create temporary table large_run on commit drop as
    with inserted as (
      insert into observatory.run
        (kind, status, profile, method, vantage, slots, planned, measured, unchanged, planned_at, started_at, ended_at)
      select
        'sample', 'done', 'full', $1, $1, 4, names, names, names, start, start, start + interval '3 hours'
      from generate_series(0, $2::int - 1) as week
      cross join lateral (select ($3::date + 7 * week + time '20:00') at time zone 'Asia/Ho_Chi_Minh' as start) as start
      cross join (select count(*) as names from registry.domain) as names
      returning id, started_at
    )
    select id, started_at as at, row_number() over (order by started_at)::int - 1 as week
    from inserted`,
    [sampleMethod, weeksOfStory, sunday(until, 0)],
  );
  await trx.query(
    `
    create temporary table large_span on commit drop as
    with turn as (
      select domain.id, week.week
      from registry.domain
      cross join generate_series(0, $1::int - 1) as week
      where week.week = 0
        or abs(hashint8(domain.id * 64 + week.week)::bigint) % 100 < 5
    )
    select
      id as domain_id,
      week,
      lead(week) over by_name as next_week,
      ((abs(hashint8(id)::bigint) + row_number() over by_name) % $2)::int as kind
    from turn
    window by_name as (partition by id order by week)`,
    [weeksOfStory, kindsOfLarge],
  );
  await trx.query(
    `
    insert into observatory.judgement
      (domain_id, norm, method, digest, first_seen, last_seen, state, presence, trusted, grade, score, scores, flags, mail,
       faults, verdicts, run_id)
    select
      span.domain_id, norm, $1, digest, run.at, last.at, state, presence, trusted, grade, score, scores, flags, mail,
      faults, verdicts, run.id
    from large_span as span
    join large_kind as kind on kind.number = span.kind
    join large_run as run on run.week = span.week
    left join large_run as last on last.week = span.next_week - 1`,
    [sampleMethod],
  );
  await trx.query(
    `
    insert into observatory.domain_now
      (domain_id, judgement_id, digest, last_measured_at, last_tried_at, run_id)
    select judgement.domain_id, judgement.id, judgement.digest, run.at, run.at, run.id
    from observatory.judgement
    cross join (select * from large_run order by week desc limit 1) as run
    where judgement.last_seen is null`,
  );
  await trx.query(
    `
    insert into observatory.event (domain_id, at, kind, before, after, run_id)
    select span.domain_id, run.at, event.kind, event.before, event.after, run.id
    from large_span as span
    join large_event as event
      on event.after_number = span.kind
      and event.before_number = (span.kind + $1 - 1) % $1
    join large_run as run on run.week = span.week
    where span.week > 0`,
    [kindsOfLarge],
  );
  await trx.query(
    `
    update observatory.run
    set unchanged = measured - changed
    from (
      select large_run.id, count(*) as changed
      from large_span
      join large_run using (week)
      group by large_run.id
    ) as counted
    where counted.id = run.id`,
  );
}
