/**
 * What is counted: one row a name with what it showed, and one row a subject with what it holds, as pieces of SQL that
 * the statements of cells and of the 63-frame are composed of.
 *
 * What a name showed in a month is its last judgement that began before the month ended: for the running one, what it
 * shows now. A name that could not be measured lately keeps what was last known; one that never was
 * judged has none. Places and holders are those known today, also for past months: a list that came late puts right what
 * was counted wrongly before. Who holds a name is the holding that is open, as everywhere in the registry.
 */
import { defaultNorm } from '#measurement/index.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { endOf, type Period } from './period.ts';

export interface Counting {
  /** Counted together; refreshing counts one, a rebuild all. */
  periods: readonly Period[];
  now: Temporal.Instant;
  /** Day whose map counts. */
  today: IsoDate;
  /** Presences that count as a website. */
  website: readonly string[];
  norm?: string;
}

/** Parameters of a statement that is being composed: `given(value, 'date')` is `$3::date`. */
export function createParameters(): { values: unknown[]; given(value: unknown, type: string): string } {
  const values: unknown[] = [];
  return {
    values,
    given(value, type) {
      values.push(value);
      return `$${values.length}::${type}`;
    },
  };
}

export type Given = ReturnType<typeof createParameters>['given'];

/** The relation `period` (period, number from 1, ends, last_day) that all others here stand on. */
export function periodRelation(given: Given, { periods }: Counting): string {
  const ends = periods.map(endOf);
  return `period as materialized (
       select period, number, ends, last_day
       from unnest(
         ${given(periods, 'text[]')},
         ${given(
           ends.map(({ at }) => at),
           'timestamptz[]',
         )},
         ${given(
           ends.map(({ lastDay }) => lastDay),
           'date[]',
         )}
       ) with ordinality as given (period, ends, last_day, number)
     )`;
}

/**
 * Rows (period, last_day, id, unit_id, origin_unit_id, zone, judged, website, trusted, mail, faults, state, grade, flags): in
 * each period the names that were registered, or listed, before it ended. By one look-up of `judgement_when` a name and
 * period; for few names, or one period. `only` names a relation of ids to keep to.
 */
export function shownByLookUp(given: Given, counting: Counting, only?: string): string {
  const { website, norm = defaultNorm.name } = counting;
  return `
    select ${shownColumns(given(website, 'text[]'))}
    from period as p
    cross join registry.domain as d
    left join lateral (
      select presence, trusted, mail, faults, state, grade, flags
      from observatory.judgement
      where domain_id = d.id and norm = ${given(norm, 'text')} and first_seen < p.ends
      order by first_seen desc
      limit 1
    ) as j on true
    where coalesce(d.registered_on, d.first_listed_on, d.listed_on) <= p.last_day
    ${only === undefined ? '' : `and d.id in (select id from ${only})`}`;
}

/**
 * The same rows of all names, by one pass over the history. 230,000 names, ten million judgements, thirteen months: 57 s of
 * one core for the whole rebuild, 38 s where `judgement_when` includes what is read here; 85 s with look-ups.
 *
 * A judgement stands for the periods that ended after it began and not after the next one began.
 */
export function shownInOnePass(given: Given, counting: Counting): string {
  const { website, norm = defaultNorm.name, periods } = counting;
  const ends = given(
    periods.map((period) => endOf(period).at),
    'timestamptz[]',
  );
  return `
    select ${shownColumns(given(website, 'text[]'))}
    from period as p
    cross join registry.domain as d
    left join (
      select domain_id, number, presence, trusted, mail, faults, state, grade, flags
      from (
        select
          domain_id, presence, trusted, mail, faults, state, grade, flags,
          ended_before,
          lead(ended_before, 1, ${given(periods.length, 'int')}) over (partition by domain_id order by first_seen) as last
        from (
          select domain_id, first_seen, presence, trusted, mail, faults, state, grade, nullif(flags, '{}') as flags,
            width_bucket(first_seen, ${ends}) as ended_before
          from observatory.judgement
          where norm = ${given(norm, 'text')}
        ) as begun
      ) as standing
      cross join lateral generate_series(ended_before + 1, last) as number
      where ended_before < last
    ) as j on (j.domain_id, j.number) = (d.id, p.number)
    where coalesce(d.registered_on, d.first_listed_on, d.listed_on) <= p.last_day`;
}

function shownColumns(website: string): string {
  return `
      p.period,
      p.last_day,
      d.id,
      d.unit_id,
      d.origin_unit_id,
      ${zoneOfName} as zone,
      coalesce(j.presence <> 'unknown', false) as judged,
      coalesce(j.presence = any(${website}), false) as website,
      case when j.presence <> 'unknown' then j.trusted end as trusted,
      case when j.presence <> 'unknown' then j.mail end as mail,
      case when j.presence <> 'unknown' then j.faults end as faults,
      ${stateShown} as state,
      ${gradeShown} as grade,
      case when j.presence <> 'unknown' then j.flags end as flags`;
}

/** What a name `d` with a judgement `j`, or none, counts under in the slices; lists of names say the same. */
export const zoneOfName = `case d.zone_kind when 'vietnamese' then 'vietnamese' when 'foreign' then 'foreign' else d.zone end`;
export const stateShown = `case when j.presence <> 'unknown' then j.state else 'not_measured' end`;
export const gradeShown = `case when j.presence <> 'unknown' and j.grade is not null then j.grade else 'none' end`;

/** The first period a subject counts in, by number; `s` is its alias. It counts while it is active. */
export function subjectSince(given: Given, { periods }: Counting): string {
  const lastDays = given(
    periods.map((period) => endOf(period).lastDay),
    'date[]',
  );
  return `case when s.founded_on is null then 1 else width_bucket(s.founded_on - 1, ${lastDays}) + 1 end`;
}

/**
 * Rows (period, unit_id, slice, indicator, source, numerator, denominator): the cells of each unit by itself, without those
 * below it. Out of `period` and two relations:
 *
 * - `name`: period, unit_id, zone, kind (of the holder), what is shown, state, grade and flags among it, and holder_id, holder_unit_id, holder_kind of a
 *   holder that counts. unit_id is null where the name itself is not to be counted, holder_unit_id likewise.
 * - `subject`: unit_id, kind, since (number of the first period it counts in)
 *
 * Rows are counted once by everything that divides them and only then rolled up, sets of faults likewise: with 230,000
 * names and a million subjects that halves the time.
 * Counts that exist only where there is something to count have no denominator: the whole's is meant.
 */
export const cellsOfUnits = `
    with look as materialized (
      select period, unit_id, state, grade, faults, flags, count(*) as names
      from name
      where unit_id is not null
      group by period, unit_id, state, grade, faults, flags
    )
    select period, unit_id, slice, cell.*
    from (
      select
        period,
        unit_id,
        case
          when grouping(zone) = 0 then 'zone=' || zone
          when grouping(kind) = 0 then 'kind=' || kind
          else ''
        end as slice,
        sum(names)::bigint as names,
        sum(judged)::bigint as judged,
        sum(website)::bigint as website,
        sum(trusted)::bigint as trusted,
        sum(trusted_unclear)::bigint as trusted_unclear,
        sum(mail)::bigint as mail,
        sum(mail_unclear)::bigint as mail_unclear,
        sum(faulty)::bigint as faulty
      from (
        select
          period,
          unit_id,
          zone,
          kind,
          count(*) as names,
          count(*) filter (where judged) as judged,
          count(*) filter (where website) as website,
          count(*) filter (where trusted) as trusted,
          count(*) filter (where judged and trusted is null) as trusted_unclear,
          count(*) filter (where mail) as mail,
          count(*) filter (where judged and mail is null) as mail_unclear,
          count(*) filter (where cardinality(faults) > 0) as faulty
        from name
        where unit_id is not null
        group by period, unit_id, zone, kind
      ) as counted
      group by grouping sets ((period, unit_id), (period, unit_id, zone), (period, unit_id, kind))
    ) as tally
    cross join lateral (
      values
        ('names', 'derived', names, null),
        ('names-website', 'measured', website, judged),
        ('names-trusted', 'measured', trusted, judged),
        ('names-trusted-unclear', 'measured', nullif(trusted_unclear, 0), null),
        ('names-mail', 'measured', mail, judged),
        ('names-mail-unclear', 'measured', nullif(mail_unclear, 0), null),
        ('faults', 'measured', faulty, judged)
    ) as cell (indicator, source, numerator, denominator)
    where cell.numerator is not null
    union all
    select
      period,
      unit_id,
      case when grouping(state) = 0 then 'state=' || state else 'grade=' || grade end,
      'names',
      'measured',
      sum(names)::bigint,
      null
    from look
    group by grouping sets ((period, unit_id, state), (period, unit_id, grade))
    union all
    select period, unit_id, mark.slice, mark.indicator, 'measured', sum(names)::bigint, null
    from look
    cross join lateral (
      select 'faults' as indicator, 'check=' || fault as slice from unnest(faults) as fault
      union all
      select 'names', 'flag=' || flag from unnest(flags) as flag
    ) as mark
    group by period, unit_id, mark.slice, mark.indicator
    union all
    select period, unit_id, slice, cell.*
    from (
      select
        period,
        unit_id,
        case when grouping(kind) = 0 then 'kind=' || kind else '' end as slice,
        sum(subjects)::bigint as subjects,
        sum(holds)::bigint as holds,
        sum(website)::bigint as website
      from (
        select period, unit_id, kind, subjects, 0 as holds, 0 as website
        from (
          select unit_id, kind, since, count(*) as subjects
          from subject
          group by unit_id, kind, since
        ) as founded
        join period on period.number >= founded.since
        union all
        select period, unit_id, kind, 0, count(*), count(*) filter (where website)
        from (
          select period, holder_unit_id as unit_id, holder_kind as kind, bool_or(website) as website
          from name
          where holder_unit_id is not null
          group by period, holder_id, holder_unit_id, holder_kind
        ) as holder
        group by period, unit_id, kind
      ) as counted
      group by grouping sets ((period, unit_id), (period, unit_id, kind))
    ) as tally
    cross join lateral (
      values
        ('subjects', 'derived', subjects, null),
        ('subjects-with-name', 'derived', holds, subjects),
        ('subjects-with-website', 'measured', website, subjects)
    ) as cell (indicator, source, numerator, denominator)`;
