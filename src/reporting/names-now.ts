/**
 * One row a known name with what it shows now: what lists of names read. Counted by the rules of the cells of the running
 * month and in their transaction, so that a figure and the list behind it agree; a row is written only where it differs.
 */
import { defaultNorm } from '#measurement/index.ts';
import type { IsoDate, Trx } from '#platform/postgres/db.ts';
import { createParameters, type Given, gradeShown, stateShown, zoneOfName } from './facts.ts';
import { endOf, type Period } from './period.ts';

/** What lists are made as of. */
export interface Listing {
  /** The running month, or one that a clock ahead has begun: names count that are registered before its end. */
  period: Period;
  now: Temporal.Instant;
  /** Day whose map counts. */
  today: IsoDate;
  norm?: string;
}

/**
 * Makes the rows of some units anew: of names that stand there, stood there, or are held by a subject of theirs.
 *
 * A commune of 1,400 names and 6,000 subjects among 230,000 and a million: 115 ms beside 260 ms for its cells, on two busy
 * cores (November 2026).
 */
export async function refreshNames(
  trx: Trx,
  listing: Listing & { unitIds: readonly number[] },
): Promise<{ written: number }> {
  const { values, given } = createParameters();
  const scope = given(listing.unitIds, 'bigint[]');
  const { rowCount } = await trx.query(
    `with ${provinceRelation(given, listing)},
     wanted as materialized (
       select domain_id as id from reporting.name_now where unit_id = any(${scope})
       union
       select id from registry.domain where unit_id = any(${scope})
       union
       -- offset 0: by holding_subject, where the planner would rather read every holding of the country.
       select h.domain_id
       from registry.subject as s
       cross join lateral (select domain_id from registry.holding where subject_id = s.id offset 0) as h
       where s.unit_id = any(${scope})
     ),
     fresh as materialized (
       ${namesShown(given, listing)}
         and d.id in (select id from wanted)
     ),
     gone as (
       delete from reporting.name_now
       -- An array, or every row is read to find the few that are gone.
       where domain_id = any(array(select id from wanted except select domain_id from fresh))
     )
     ${insertNames}`,
    values,
  );
  return { written: rowCount ?? 0 };
}

/**
 * Makes all rows anew. 230,000 names among 4.6 million judgements, all of them right already: 5.5 s of one core, beside 42 s
 * for thirteen months of cells; written the first time, with their indexes, 38 s on two busy cores.
 */
export async function replaceNames(trx: Trx, listing: Listing): Promise<{ written: number }> {
  const { values, given } = createParameters();
  const { rowCount } = await trx.query(
    `with ${provinceRelation(given, listing)},
     fresh as materialized (${namesShown(given, listing)}),
     gone as (
       delete from reporting.name_now as n
       where not exists (select from fresh as f where f.domain_id = n.domain_id)
     )
     ${insertNames}`,
    values,
  );
  return { written: rowCount ?? 0 };
}

/**
 * The relation `province` (unit_id, id): in which province each unit of today's map lies, provinces in themselves; only the
 * units of `scope` where given.
 */
export function provinceRelation(given: Given, { today }: Pick<Listing, 'today'>, scope?: string): string {
  return `province as materialized (
       select k.descendant_id as unit_id, k.ancestor_id as id
       from territory.closure as k
       join territory.unit as u on u.id = k.ancestor_id
       where u.level = 'province' and k.valid @> ${given(today, 'date')}
         ${scope === undefined ? '' : `and k.descendant_id = any(${scope})`}
     )`;
}

const columns = [
  'name',
  'unicode',
  'unit_id',
  'province_id',
  'zone',
  'kind',
  'state',
  'grade',
  'sector',
  'holder_id',
  'presence',
  'trusted',
  'mail',
  'score',
  'faults',
  'flags',
  'judged_since',
  'changed_on',
];

/** Names that count somewhere in the period, as rows of name_now; ends in conditions. */
function namesShown(given: Given, { period, norm = defaultNorm.name }: Listing): string {
  const { at, lastDay } = endOf(period);
  return `select
         d.id as domain_id,
         d.name,
         d.unicode,
         d.unit_id,
         province.id as province_id,
         ${zoneOfName} as zone,
         coalesce(s.kind, 'none') as kind,
         ${stateShown} as state,
         ${gradeShown} as grade,
         ${sectionOf} as sector,
         s.id as holder_id,
         coalesce(j.presence, 'unknown') as presence,
         case when j.presence <> 'unknown' then j.trusted end as trusted,
         case when j.presence <> 'unknown' then j.mail end as mail,
         case when j.presence <> 'unknown' then j.score end as score,
         case when j.presence <> 'unknown' then j.faults else '{}' end as faults,
         case when j.presence <> 'unknown' then j.flags else '{}' end as flags,
         j.first_seen as judged_since,
         (e.at at time zone 'Asia/Ho_Chi_Minh')::date as changed_on
       from registry.domain as d
       left join lateral (
         select presence, trusted, mail, faults, state, grade, score, flags, first_seen
         from observatory.judgement
         where domain_id = d.id and norm = ${given(norm, 'text')} and first_seen < ${given(at, 'timestamptz')}
         order by first_seen desc
         limit 1
       ) as j on true
       left join lateral (
         select at
         from observatory.event
         where domain_id = d.id
         order by at desc
         limit 1
       ) as e on true
       left join registry.holding as h on h.domain_id = d.id and upper_inf(h.valid)
       left join registry.subject as s on s.id = h.subject_id
       left join province on province.unit_id = d.unit_id
       where d.unit_id is not null
         and coalesce(d.registered_on, d.first_listed_on, d.listed_on) <= ${given(lastDay, 'date')}`;
}

/**
 * Section of the holder's sector `s.sector`, which lists give as a code of any level with or without its letter (`I`,
 * `I56`, `5610`); words give none. By the divisions of VSIC 2018 (QĐ 27/2018/QĐ-TTg), whatever letter stands before them:
 * VSIC 2025 moved letters and kept divisions. A school's list has the level in its place.
 */
const sectionOf = `case
           when s.kind = 'school' then 'P'
           when s.sector ~ '^[A-Ua-u]?\\d{2}' then
             substr(' ABCDEFGHIJKLMNOPQRSTU', 1 + width_bucket(
               substr(substring(s.sector from '\\d{2}'), 1, 2)::int,
               array[1, 5, 10, 35, 36, 41, 45, 49, 55, 58, 64, 68, 69, 77, 84, 85, 86, 90, 94, 97, 99]
             ), 1)
           when s.sector ~ '^[A-Ua-u]$' then upper(s.sector)
           else ''
         end`;

/** Writes what differs out of `fresh`. */
const insertNames = `insert into reporting.name_now as kept
       (domain_id, ${columns.join(', ')})
     select f.domain_id, ${columns.map((column) => `f.${column}`).join(', ')}
     from fresh as f
     left join reporting.name_now as n on n.domain_id = f.domain_id
     where n.domain_id is null
       or (${columns.map((column) => `n.${column}`).join(', ')})
         is distinct from (${columns.map((column) => `f.${column}`).join(', ')})
     on conflict (domain_id) do update
       set (${columns.join(', ')}) = (${columns.map((column) => `excluded.${column}`).join(', ')})`;
