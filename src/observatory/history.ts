/**
 * What a name showed on any day since it was first seen, and what happened to it in between.
 *
 * A day is one of Viet Nam and is asked for as it ended. A name that was not measured on that day shows what was last
 * seen of it, with its age; it is never taken for fine or for gone.
 */
import { defaultNorm } from '#measurement/index.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { EventKind } from './events.ts';

export interface KnownName {
  domainId: number;
  name: string;
  unicode: string;
  zone: string;
  registrar: string;
  /** Where the name counts, in words of that day's map where the unit existed then. */
  unitId: number | null;
  unitName: string | null;
  /** Who held it on that day, as far as lists say. */
  holder: { subjectId: number; name: string; kind: string; evidence: string } | null;
}

export interface ShownState {
  judgementId: number;
  norm: string;
  method: string;
  state: string;
  presence: string;
  trusted: boolean | null;
  grade: string | null;
  score: number | null;
  flags: string[];
  mail: boolean | null;
  faults: string[];
  /** Check → verdict, or verdict and reason. */
  verdicts: Record<string, string>;
  /** Beginning of the interval in which it showed this. */
  since: Temporal.Instant;
  /** Last time it was seen like this; may lie after the day asked for. */
  lastSeen: Temporal.Instant;
}

export type DomainOn =
  /** No list that we were given has the name. */
  | { outcome: 'not-known' }
  /** We know the name and had not seen it yet on that day. */
  | { outcome: 'not-seen'; domain: KnownName; firstSeen: Temporal.Instant | null; lastFault: string | null }
  /** `ageDays`: 0 where it is known to have shown this on the day itself, else days since it was last seen. */
  | { outcome: 'shown'; domain: KnownName; shown: ShownState; ageDays: number };

/**
 * @param name A-label form, lower case
 * @param norm whose judgement is wanted where there are several; the engine's default one unless told, which cells count by
 */
export async function selectDomainOn(
  db: Db,
  { name, on, norm = defaultNorm.name }: { name: string; on: IsoDate; norm?: string },
): Promise<DomainOn> {
  const domain = await selectKnownName(db, name, on);
  if (domain === null) return { outcome: 'not-known' };
  // One entry of judgement_when a norm; 0.1 ms whatever the history's length.
  const { rows } = await db.query<ShownState & { age_days: number }>(
    `
    select
      ${shownColumns},
      greatest(
        0,
        $2::date - (coalesce(judgement.last_seen, now.last_measured_at) at time zone 'Asia/Ho_Chi_Minh')::date
      ) as age_days
    from observatory.judgement
    join observatory.domain_now as now on now.domain_id = judgement.domain_id
    where judgement.domain_id = $1
      and judgement.first_seen < ($2::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
    order by (judgement.norm = $3) desc nulls last, judgement.first_seen desc, judgement.id desc
    limit 1`,
    [domain.domainId, on, norm],
  );
  const found = rows[0];
  if (found) {
    const { age_days, ...shown } = found;
    return { outcome: 'shown', domain, shown, ageDays: age_days };
  }
  const { rows: later } = await db.query<{ first: Temporal.Instant | null; fault: string | null }>(
    `
    select
      (select min(first_seen) from observatory.judgement where domain_id = $1) as first,
      (select last_fault from observatory.domain_now where domain_id = $1) as fault`,
    [domain.domainId],
  );
  return {
    outcome: 'not-seen',
    domain,
    firstSeen: later[0]?.first ?? null,
    lastFault: later[0]?.fault ?? null,
  };
}

const shownColumns = `
      judgement.id as "judgementId",
      judgement.norm,
      judgement.method,
      judgement.state,
      judgement.presence,
      judgement.trusted,
      judgement.grade,
      judgement.score,
      judgement.flags,
      judgement.mail,
      judgement.faults,
      judgement.verdicts,
      judgement.first_seen as since,
      coalesce(judgement.last_seen, now.last_measured_at) as "lastSeen"`;

async function selectKnownName(db: Db, name: string, on: IsoDate): Promise<KnownName | null> {
  const { rows } = await db.query<KnownName>(
    `
    select
      domain.id as "domainId",
      domain.name,
      domain.unicode,
      domain.zone,
      domain.registrar,
      domain.unit_id as "unitId",
      (
        select version.type || ' ' || version.name
        from territory.unit_version as version
        where version.unit_id = domain.unit_id
        order by version.valid @> $2::date desc, version.valid desc
        limit 1
      ) as "unitName",
      (
        select jsonb_build_object(
          'subjectId', subject.id, 'name', subject.name, 'kind', subject.kind, 'evidence', holding.evidence
        )
        from registry.holding
        join registry.subject on subject.id = holding.subject_id
        where holding.domain_id = domain.id
          and holding.valid @> $2::date
      ) as holder
    from registry.domain
    where domain.name = $1`,
    [name, on],
  );
  return rows[0] ?? null;
}

export interface HistoryEvent {
  at: Temporal.Instant;
  kind: EventKind;
  before: string | null;
  after: string | null;
}

export interface History {
  /** Oldest first. */
  intervals: ShownState[];
  events: HistoryEvent[];
  /** Tries that came to nothing since it was last measured. */
  failures: number;
  lastTriedAt: Temporal.Instant | null;
  lastFault: string | null;
}

/** Everything a name showed under a norm, or under all of them; null when the name is not known. */
export async function selectHistory(db: Db, name: string, norm?: string): Promise<History | null> {
  const { rows: known } = await db.query<{
    id: number;
    failures: number | null;
    tried: Temporal.Instant | null;
    fault: string | null;
  }>(
    `
    select domain.id, now.failures, now.last_tried_at as tried, now.last_fault as fault
    from registry.domain
    left join observatory.domain_now as now on now.domain_id = domain.id
    where domain.name = $1`,
    [name],
  );
  const domain = known[0];
  if (!domain) return null;
  const { rows: intervals } = await db.query<ShownState>(
    `
    select ${shownColumns}
    from observatory.judgement
    join observatory.domain_now as now on now.domain_id = judgement.domain_id
    where judgement.domain_id = $1
      and ($2::text is null or judgement.norm = $2)
    order by judgement.first_seen, judgement.id`,
    [domain.id, norm ?? null],
  );
  const { rows: events } = await db.query<HistoryEvent>(
    `
    select at, kind, before, after
    from observatory.event
    where domain_id = $1
    order by at, id`,
    [domain.id],
  );
  return {
    intervals,
    events,
    failures: domain.failures ?? 0,
    lastTriedAt: domain.tried,
    lastFault: domain.fault,
  };
}
