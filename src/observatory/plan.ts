/**
 * What is due: names never measured, changed, failing, and every one of the others once in a while; none twice on one
 * Vietnamese day unless somebody asks for it.
 *
 * How often is decided elsewhere (assumptions) and handed in. The query is a text with its own parameters because the run
 * builds its batches from it inside the database (runs.ts), 700,000 names without one of them passing through here.
 */
import type { Db } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';

export interface PlanIntervals {
  everyDays: number;
  /** Names whose last try came to nothing, or whose website is down. */
  failingEveryDays: number;
  /** Names whose last measurement brought an event. */
  changedEveryDays: number;
}

export interface PlanRequest extends PlanIntervals {
  now: Temporal.Instant;
  /** Only names that count in this unit or below it. */
  withinUnitId?: number;
  /** Only these, in A-label form, whenever they were measured. */
  names?: readonly string[];
  /** Everything asked for, measured today or not. */
  all?: boolean;
}

export type DueReason = 'new' | 'changed' | 'failing' | 'weekly' | 'asked';

export interface DueName {
  domainId: number;
  name: string;
  reason: DueReason;
}

/**
 * A name that stays broken is looked at daily for this long, then as often as any other: a third of all registered names
 * may show nothing for years. Ours, found by no measurement.
 */
const failingDays = 30;

/**
 * The due names as `domain_id, name, reason, place`, `place` counting from 1 in the order in which they are to be measured:
 * names on the same hosts together, names not yet known by registrar and zone.
 *
 * Reads registry.domain, domain_now and the current judgement whole: 20,000 names in 0.45 s (bench/observatory.ts, two busy cores, 2026-11-26).
 */
export function dueQuery(request: PlanRequest): { text: string; values: unknown[] } {
  const { now, everyDays, failingEveryDays, changedEveryDays, withinUnitId, names, all } = request;
  return {
    text: `
    with known as (
      select
        domain.id,
        domain.name,
        domain.registrar,
        domain.zone,
        now.host_group,
        now.last_measured_at,
        domain.changed_at > now.last_tried_at as listed_anew,
        now.failures,
        -- Days of the calendar in Viet Nam since it was last tried; null where it never was.
        ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
          - (now.last_tried_at at time zone 'Asia/Ho_Chi_Minh')::date as days_ago,
        judgement.state in ('unreachable', 'http_error')
          and judgement.first_seen > $1::timestamptz - make_interval(days => ${failingDays}) as is_down,
        exists (
          select
          from observatory.event
          where event.domain_id = domain.id
            and event.at >= now.last_measured_at
        ) as is_changed
      from registry.domain
      left join observatory.domain_now as now on now.domain_id = domain.id
      left join observatory.judgement on judgement.id = now.judgement_id
      where ($5::bigint is null or domain.unit_id in (
          select descendant_id
          from territory.closure
          where ancestor_id = $5
            and valid @> ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
        ))
        and ($6::text[] is null or domain.name = any($6))
    ),
    due as (
      select
        *,
        case
          when $7 then 'asked'
          when days_ago is null then 'new'
          -- A clock that went back must not stop the watch, nor start it twice.
          when days_ago <= 0 then null
          when listed_anew then 'changed'
          when failures > 0 and days_ago >= least($2, $3 * failures) then 'failing'
          when is_changed and days_ago >= $4 then 'changed'
          when is_down and days_ago >= $3 then 'failing'
          when days_ago >= $2 then 'weekly'
        end as reason
      from known
    )
    select
      id as domain_id,
      name,
      reason,
      row_number() over (order by host_group nulls last, registrar, zone, name) as place
    from due
    where reason is not null`,
    values: [
      now,
      everyDays,
      failingEveryDays,
      changedEveryDays,
      withinUnitId ?? null,
      names ?? null,
      all === true || names !== undefined,
    ],
  };
}

/** @throws Problem naming some of the names asked for that are not known */
export async function selectDue(db: Db, request: PlanRequest): Promise<DueName[]> {
  if (request.names) await requireKnown(db, request.names);
  const { text, values } = dueQuery(request);
  const { rows } = await db.query<{ domain_id: number; name: string; reason: DueReason }>(
    `${text}
    order by place`,
    values,
  );
  return rows.map(({ domain_id, name, reason }) => ({ domainId: domain_id, name, reason }));
}

/** When the first name will be due that is not now; null where there is no name at all. Vietnamese calendar days. */
export async function selectNextDueDay(
  db: Db,
  { everyDays, failingEveryDays, withinUnitId }: PlanRequest,
): Promise<string | null> {
  const { rows } = await db.query<{ day: string | null }>(
    `
    select min(
      (now.last_tried_at at time zone 'Asia/Ho_Chi_Minh')::date
        + case when now.failures > 0 then least($1::int, $2::int * now.failures) else $1::int end
    ) as day
    from registry.domain
    join observatory.domain_now as now on now.domain_id = domain.id
    where $3::bigint is null
      or domain.unit_id in (select descendant_id from territory.closure where ancestor_id = $3)`,
    [everyDays, failingEveryDays, withinUnitId ?? null],
  );
  return rows[0]?.day ?? null;
}

/** @throws Problem naming some of those that the registry does not hold */
export async function requireKnown(db: Db, names: readonly string[]): Promise<void> {
  const { rows } = await db.query<{ name: string }>(
    `
    select name
    from unnest($1::text[]) as asked (name)
    where not exists (select from registry.domain where domain.name = asked.name)`,
    [names],
  );
  const unknown = rows.map(({ name }) => name);
  if (unknown.length > 0) {
    throw problem('run-names-unknown', { names: unknown.slice(0, 5), more: Math.max(0, unknown.length - 5) });
  }
}
