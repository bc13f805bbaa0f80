/**
 * Subjects as an officer looks for them: by a part of the name, the last four of a code, or a name under .vn; each with the
 * names it holds today. How many fit is counted up to a bound.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { SubjectKind } from '../imports/kind.ts';

/** What is looked for: a domain name in A-labels, else letters of a name or four digits. */
export type SubjectQuery = { domain: string } | { text: string };

export interface SubjectsAsked {
  query: SubjectQuery;
  /** A commune, or a province with all below it; all of the scope without. */
  unitId: number | null;
  kind: SubjectKind | null;
  on: IsoDate;
  limit: number;
}

export interface ListedSubject {
  id: number;
  kind: SubjectKind;
  name: string;
  last4: string;
  status: 'active' | 'suspended' | 'dissolved';
  /** Where it counts on the day, as people write it; null where nobody knows. */
  place: string | null;
  /** Names it holds on the day, A-labels and as people write them. */
  names: { id: number; name: string; unicode: string }[];
}

export interface SubjectsFound {
  rows: ListedSubject[];
  /** `exact: false`: more than `value`, which was where counting ended. */
  total: { value: number; exact: boolean };
}

const countedAtMost = 10_000;

/**
 * Names that begin with the text first. A commune reads its part of `subject_unit`; without a unit every name of the scope is
 * read, twice: once for the page, once for the count.
 */
export async function selectSubjectsFound(db: Db, asked: SubjectsAsked): Promise<SubjectsFound> {
  const { query, unitId, kind, on, limit } = asked;
  const text = 'text' in query ? query.text : '';
  const domain = 'domain' in query ? query.domain : null;
  const values = [text, domain, unitId, on, kind, /^\d{4}$/.test(text) ? text : null];
  const { rows } = await db.query<ListedSubject>(
    `with page as materialized (
       ${text === '' && domain === null ? firstOfEachUnit : everyFitting}
       limit $7
     )
     select page.id, page.kind, page.name, page.code_last4 as last4, page.status,
       version.type || ' ' || version.name as place, coalesce(held.names, '[]') as names
     from page
     left join territory.unit_version version on version.unit_id = page.unit_id and version.valid @> $4::date
     left join lateral (
       select jsonb_agg(jsonb_build_object('id', domain.id, 'name', domain.name, 'unicode', domain.unicode)
         order by domain.name) as names
       from registry.holding
       join registry.domain on domain.id = holding.domain_id
       where holding.subject_id = page.id and holding.valid @> $4::date
     ) held on true
     order by position(platform.fold($1) in page.name_folded), page.name_folded, page.id`,
    [...values, limit],
  );
  if (rows.length < limit) return { rows, total: { value: rows.length, exact: true } };
  const { rows: counted } = await db.query<{ subjects: number }>(
    `select count(*) as subjects
     from (
       select
       from registry.subject
       where ${fitting}
       limit $7
     ) bounded`,
    [...values, countedAtMost + 1],
  );
  const subjects = counted[0]!.subjects;
  return {
    rows,
    total: { value: Math.min(subjects, countedAtMost), exact: subjects <= countedAtMost },
  };
}

const fitting = `
  ($1 = '' or position(platform.fold($1) in subject.name_folded) > 0 or subject.code_last4 = $6::text)
  and ($2::text is null or subject.id in (
    select holding.subject_id
    from registry.holding
    join registry.domain on domain.id = holding.domain_id
    where domain.name = $2 and holding.valid @> $4::date
  ))
  and ($3::bigint is null or subject.unit_id = any(array(
    select closure.descendant_id
    from territory.closure
    where closure.ancestor_id = $3 and closure.valid @> $4::date
  )))
  and ($5::text is null or subject.kind = $5)`;

/** Sorts whatever fits: with letters to look for there is no order to read them in. */
const everyFitting = `
  select subject.*
  from registry.subject
  where ${fitting}
  order by position(platform.fold($1) in subject.name_folded), subject.name_folded, subject.id`;

/**
 * Without letters: the first of each unit by `subject_unit`, and the first of those. A million subjects in 168 communes
 * took 600 ms to sort and take 10 ms so. Units of the scope, provinces too, where the commune is not known.
 */
const firstOfEachUnit = `
  select first.*
  from (
    select closure.descendant_id as id
    from territory.closure
    where $3::bigint is not null and closure.ancestor_id = $3 and closure.valid @> $4::date
    union
    select scope.unit_id
    from territory.scope_units() scope
    join territory.unit on unit.id = scope.unit_id and unit.exists_on @> $4::date
    where $3::bigint is null and not (select platform.sees_everywhere())
    union
    select unit.id
    from territory.unit
    where $3::bigint is null and (select platform.sees_everywhere()) and unit.exists_on @> $4::date
  ) place
  cross join lateral (
    select subject.*
    from registry.subject
    where subject.unit_id = place.id and ($5::text is null or subject.kind = $5)
    order by subject.name_folded, subject.id
    limit $7
  ) first
  where $1 = '' and $2::text is null and $6::text is null
  order by first.name_folded, first.id`;
