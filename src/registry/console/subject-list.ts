/**
 * Subjects as an officer looks for them: by a part of the name, the last four of a code, or a name under .vn; each with the
 * names it holds today. How many fit is counted up to a bound.
 */
import { indexedPart, isSearch, patternOf, rangeOf } from '#platform/letters.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { type SubjectKind, subjectKinds } from '../imports/kind.ts';

/** What is looked for: a domain name in A-labels, else letters of a name or four digits. */
export type SubjectQuery = { domain: string } | { text: string };

export interface SubjectsAsked {
  query: SubjectQuery;
  /** Where: communes, and provinces for those whose commune is not known. Null: in every unit of the day. */
  unitIds: readonly number[] | null;
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

/** Where counting ends, and letters are looked for no further: who finds more writes more letters. */
const countedAtMost = 2_000;

/**
 * By the proper name where that begins with the letters, then by the whole name where that does, then those that have them
 * further in. Who begins so fifty times and more is not counted further. Of more than two thousand that have them further in,
 * which are shown is left to chance.
 */
export async function selectSubjectsFound(db: Db, asked: SubjectsAsked): Promise<SubjectsFound> {
  const { ids, total } = await findIds(db, asked);
  return { rows: await selectListed(db, ids, asked.on), total };
}

type Found = Pick<SubjectsFound, 'total'> & { ids: readonly number[] };

async function findIds(db: Db, asked: SubjectsAsked): Promise<Found> {
  const { query, limit } = asked;
  if ('domain' in query) return findByDomain(db, asked, query.domain);
  const letters = await foldAsStored(db, query.text);
  if (letters === '') return listAll(db, asked);
  const last4 = /^\d{4}$/.test(query.text) ? query.text : null;
  const first = last4 === null ? await selectFirst(db, asked, letters) : [];
  if (first.length > limit) return { ids: first.slice(0, limit), total: { value: limit, exact: false } };
  if (!isSearch(letters)) return addBeginning(db, asked, letters, first);
  const among = await selectCandidates(db, asked, letters, last4);
  const total = upTo(among.length);
  if (total.exact) return { ids: await sortFound(db, among, letters, limit), total };
  const beginning = await selectBeginning(db, asked, letters);
  // Two thousand of more are left to chance already, and so many less take a tenth of the reading.
  const sorted = await sortFound(db, among.slice(0, 4 * limit), letters, limit);
  return { ids: [...new Set([...first, ...beginning, ...sorted])].slice(0, limit), total };
}

async function listAll(db: Db, asked: SubjectsAsked): Promise<Found> {
  const ids = await selectBeginning(db, asked, '');
  return {
    ids,
    total: ids.length < asked.limit ? { value: ids.length, exact: true } : await countAll(db, asked),
  };
}

/** Of one or two letters: all whose proper name begins so are there, and the first of those whose whole name does. */
async function addBeginning(
  db: Db,
  asked: SubjectsAsked,
  letters: string,
  first: readonly number[],
): Promise<Found> {
  const beginning = await selectBeginning(db, asked, letters);
  const ids = [...new Set([...first, ...beginning])];
  const exact = beginning.length < asked.limit;
  return {
    ids: ids.slice(0, asked.limit),
    total: exact ? { value: ids.length, exact } : { value: asked.limit, exact },
  };
}

function upTo(found: number): SubjectsFound['total'] {
  return { value: Math.min(found, countedAtMost), exact: found <= countedAtMost };
}

/** As names are folded when they are stored: what a word processor makes of quotes and dashes is plain there. */
async function foldAsStored(db: Db, text: string): Promise<string> {
  if (text === '') return '';
  const { rows } = await db.query<{ letters: string }>('select platform.fold($1) as letters', [
    text.normalize('NFC').trim(),
  ]);
  return rows[0]!.letters;
}

/** By the key of the name: 1 ms. */
async function findByDomain(db: Db, { unitIds, kind, on }: SubjectsAsked, domain: string): Promise<Found> {
  const { rows } = await db.query<{ id: number }>(
    `select subject.id
     from registry.domain
     join registry.holding on holding.domain_id = domain.id and holding.valid @> $2::date
     join registry.subject on subject.id = holding.subject_id
     where domain.name = $1
       and ($3::bigint[] is null or subject.unit_id = any($3))
       and ($4::text is null or subject.kind = $4)`,
    [domain, on, unitIds, kind],
  );
  return { ids: rows.map(({ id }) => id), total: { value: rows.length, exact: true } };
}

/**
 * A function of the owner's asks the index of proper names, within the request's scope: 1 ms for letters that thousands begin
 * with. One more than is shown, so that there are more is known.
 */
async function selectFirst(
  db: Db,
  { unitIds, kind, limit }: SubjectsAsked,
  letters: string,
): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from registry.first_subjects($1, $2, $3, $4) as found (id)`,
    [letters, kind === null ? subjectKinds : [kind], unitIds, limit + 1],
  );
  return rows.map(({ id }) => id);
}

/** A function of the owner's asks the indexes of letters and of last digits, within the request's scope: 1 to 60 ms. */
async function selectCandidates(
  db: Db,
  { unitIds, kind }: SubjectsAsked,
  letters: string,
  last4: string | null,
): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from registry.find_subjects($1, $2, $3, $4, $5, $6) as found (id)`,
    [letters, patternOf(indexedPart(letters)), last4, kind, unitIds, countedAtMost + 1],
  );
  return rows.map(({ id }) => id);
}

async function sortFound(db: Db, ids: readonly number[], letters: string, limit: number): Promise<number[]> {
  if (ids.length <= 1) return [...ids];
  const { rows } = await db.query<{ id: number }>(
    `select named.id
     from (
       select subject.id, subject.name_folded as whole, registry.proper_name(subject.name_folded) as proper,
         registry.proper_name($2) as asked, starts_with(subject.name_folded, $2) as begins
       from registry.subject
       where subject.id = any($1::bigint[])
     ) named
       cross join lateral (select starts_with(proper, asked) and (begins or asked = $2) as first) as told
     order by first desc, case when first then proper end, begins desc, whole, named.id
     limit ${limit}`,
    [ids, letters],
  );
  return rows.map(({ id }) => id);
}

/** Of so many of each unit the first fifty are nearly always found: a province has up to 168 communes. */
const ofEachUnit = 8;

/**
 * The first by name that begin with the letters, or of all without: the first of each unit by `subject_unit`, or of a kind by
 * `subject_kind`, and the first of those. Of a million subjects in 168 communes: 5 ms, where sorting them took 600.
 */
async function selectBeginning(db: Db, asked: SubjectsAsked, letters: string): Promise<number[]> {
  const few = await selectFirstOfUnits(db, asked, letters, ofEachUnit);
  const units = Map.groupBy(few, ({ unitId }) => unitId);
  // What a unit has besides comes after its last one here: where that is not shown itself, nothing is missing.
  const isWhole = [...units.values()].every(({ length }) => length < ofEachUnit);
  const rows = isWhole ? few : await selectFirstOfUnits(db, asked, letters, asked.limit);
  return rows.map(({ id }) => id);
}

async function selectFirstOfUnits(
  db: Db,
  { unitIds, kind, on, limit }: SubjectsAsked,
  letters: string,
  each: number,
): Promise<{ id: number; unitId: number }[]> {
  const { rows } = await db.query<{ id: number; unitId: number }>(
    `select first.id, place.id as "unitId"
     from (${places}) place
     cross join lateral (
       select subject.id, subject.name_folded
       from registry.subject
       where ${beginning(kind)}
       order by subject.name_folded, subject.id
       limit ${each}
     ) first
     order by first.name_folded, first.id
     limit ${limit}`,
    [unitIds, on, ...rangeOf(letters), ...(kind === null ? [] : [kind])],
  );
  return rows;
}

async function countAll(db: Db, { unitIds, kind, on }: SubjectsAsked): Promise<SubjectsFound['total']> {
  const { rows } = await db.query<{ subjects: number }>(
    `select count(*) as subjects
     from (
       select
       from (${places}) place
         join registry.subject on ${beginning(kind)}
       limit ${countedAtMost + 1}
     ) bounded`,
    [unitIds, on, ...rangeOf(''), ...(kind === null ? [] : [kind])],
  );
  return upTo(rows[0]!.subjects);
}

function beginning(kind: SubjectKind | null): string {
  return `subject.unit_id = place.id and subject.name_folded >= $3 and subject.name_folded < $4
    ${kind === null ? '' : 'and subject.kind = $5'}`;
}

/** `$1`, else all there are on the day `$2`. */
const places = `
  select given.id
  from unnest($1::bigint[]) given (id)
  union all
  select unit.id
  from territory.unit
  where $1::bigint[] is null and unit.exists_on @> $2::date`;

/** What a row tells, in the order of the ids. */
async function selectListed(db: Db, ids: readonly number[], on: IsoDate): Promise<ListedSubject[]> {
  if (ids.length === 0) return [];
  const { rows } = await db.query<ListedSubject>(
    `select subject.id, subject.kind, subject.name, subject.code_last4 as last4, subject.status,
       version.type || ' ' || version.name as place, coalesce(held.names, '[]') as names
     from unnest($1::bigint[]) with ordinality as found (id, place)
     join registry.subject on subject.id = found.id
     left join territory.unit_version version on version.unit_id = subject.unit_id and version.valid @> $2::date
     left join lateral (
       select jsonb_agg(jsonb_build_object('id', domain.id, 'name', domain.name, 'unicode', domain.unicode)
         order by domain.name) as names
       from registry.holding
       join registry.domain on domain.id = holding.domain_id
       where holding.subject_id = subject.id and holding.valid @> $2::date
     ) held on true
     order by found.place`,
    [ids, on],
  );
  return rows;
}
