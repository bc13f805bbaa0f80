/**
 * Who holds the names of a staged list: a subject known by code, or by name and place; else one made from what the list
 * says, where it says which kind; else nobody yet.
 */
import type { Trx } from '#platform/postgres/db.ts';
import type { Columns } from './columns.ts';
import type { ImportContext } from './context.ts';
import { subjectRules } from './kinds/shared.ts';
import { say } from './notes.ts';
import { addReviews } from './review-queue.ts';

/** Fills the temporary table `named_holder` (line, subject_id, outcome known | new | review | none). */
export async function findHolders(context: ImportContext): Promise<void> {
  const { trx } = context;
  await trx.query(
    `create temporary table named_holder (
       line int not null primary key,
       subject_id bigint,
       outcome text not null,
       alike bigint[] not null default '{}',
       about text
     ) on commit drop`,
  );
  await byCode(trx);
  await byName(context);
  await doubtCodes(trx);
  await giveCodes(trx);
  await createHolders(context);
  await noteUnknown(context);
  await askWhichSubject(context);
}

async function byCode(trx: Trx): Promise<void> {
  await trx.query(
    `with found as (
       select staged.line, staged.token, staged.holder_kind,
         array_agg(subject.id order by subject.id) as ids,
         array_agg(subject.id order by subject.id) filter (where subject.kind = staged.holder_kind) as of_kind
       from staged_domain staged
       join registry.subject on subject.code_token = staged.token
       where not exists (select from named_holder holder where holder.line = staged.line)
       group by staged.line
     )
     insert into named_holder (line, subject_id, outcome, alike, about)
     select line, coalesce(of_kind[1], case when cardinality(ids) = 1 then ids[1] end),
       case when of_kind is not null or cardinality(ids) = 1 then 'known' else 'review' end,
       ids, 'holder:' || encode(token, 'hex')
     from found`,
  );
}

/**
 * By name within the commune; a list that knows only the province is looked up in all of its communes, each one probe of
 * the index on (unit_id, name_folded).
 */
async function byName({ trx, today }: ImportContext): Promise<void> {
  await trx.query(
    `with unmatched as materialized (
       select staged.*, platform.fold(staged.holder) as holder_folded
       from staged_domain staged
       where staged.holder <> ''
         and not exists (select from named_holder holder where holder.line = staged.line)
     ),
     places as (
       select distinct unmatched.line, below.descendant_id as unit_id
       from unmatched
       cross join lateral unnest(array_prepend(unmatched.unit_id, unmatched.candidates)) as place (unit_id)
       join territory.closure below on below.ancestor_id = place.unit_id and below.valid @> $1::date
     ),
     found as (
       select unmatched.line, unmatched.token, unmatched.holder_folded, unmatched.unit_id,
         array_agg(subject.id order by subject.id) as ids,
         count(subject.code_token) as coded
       from places
       join unmatched using (line)
       join registry.subject on subject.unit_id = places.unit_id and subject.name_folded = unmatched.holder_folded
       where unmatched.holder_kind is null or subject.kind = unmatched.holder_kind
       group by unmatched.line, unmatched.token, unmatched.holder_folded, unmatched.unit_id
     ),
     judged as (
       select line, ids,
         case when cardinality(ids) = 1 and (token is null or coded = 0) then ids[1] end as subject_id,
         'holder:' || coalesce(encode(token, 'hex'), md5(concat_ws(E'\\t', holder_folded, unit_id))) as about
       from found
     )
     insert into named_holder (line, subject_id, outcome, alike, about)
     select judged.line,
       coalesce(judged.subject_id, (decided.decision ->> 'subjectId')::bigint),
       case
         when judged.subject_id is not null or decided.decision ->> 'subjectId' is not null then 'known'
         when decided.decision ->> 'answer' = 'skip' then 'none'
         else 'review'
       end,
       judged.ids, judged.about
     from judged
     left join lateral (
       select decision
       from registry.review
       where review.about = judged.about and review.kind = 'which-subject' and review.decided_at is not null
       order by review.id desc
       limit 1
     ) decided on true`,
    [today],
  );
}

/** A code whose rows name two subjects of one kind, neither with a code: every row of it waits for a person. */
async function doubtCodes(trx: Trx): Promise<void> {
  await trx.query(
    `with doubtful as (
       select staged.token, array_agg(distinct subject.id order by subject.id) as ids
       from named_holder holder
       join staged_domain staged using (line)
       join registry.subject on subject.id = holder.subject_id
       where holder.outcome = 'known' and staged.token is not null and subject.code_token is null
       group by staged.token
       having count(distinct subject.id) > count(distinct subject.kind)
     )
     insert into named_holder (line, outcome, alike, about)
     select staged.line, 'review', doubtful.ids, 'holder:' || encode(doubtful.token, 'hex')
     from doubtful
     join staged_domain staged using (token)
     on conflict (line) do update
     set subject_id = null, outcome = 'review', alike = excluded.alike, about = excluded.about`,
  );
}

/**
 * A subject known by its name gets the code of its first row; other rows of that code, whatever they call their holder, are
 * then found by it.
 */
async function giveCodes(trx: Trx): Promise<void> {
  const given = await trx.query(
    `with given as (
       select distinct on (subject.id) subject.id, staged.token, staged.last4
       from named_holder holder
       join staged_domain staged using (line)
       join registry.subject on subject.id = holder.subject_id
       where holder.outcome = 'known' and staged.token is not null and subject.code_token is null
       order by subject.id, staged.line
     )
     update registry.subject
     set code_token = given.token, code_last4 = given.last4, updated_at = now()
     from given
     where subject.id = given.id
       and not exists (
         select
         from registry.subject other
         where other.code_token = given.token and other.kind = subject.kind
       )`,
  );
  if (given.rowCount === 0) return;
  await trx.query(
    `delete from named_holder holder
     using staged_domain staged
     join registry.subject on subject.code_token = staged.token
     where staged.line = holder.line and holder.outcome = 'review'`,
  );
  await byCode(trx);
}

/** Several names of one new holder make one subject: the first line that names it. */
async function createHolders({ trx, importId, eraseAfter }: ImportContext): Promise<void> {
  const rules = Object.values(subjectRules);
  await trx.query(
    `with described as (
       select staged.*, platform.fold(staged.holder) as holder_folded,
         staged.holder_kind || ':' || coalesce(encode(staged.token, 'hex'),
           concat_ws(E'\\t', platform.fold(staged.holder), staged.unit_id, platform.fold(staged.address))) as row_key
       from staged_domain staged
       where staged.holder <> '' and staged.holder_kind is not null
         and not exists (select from named_holder holder where holder.line = staged.line)
     ),
     first as (
       select distinct on (row_key) row_key, line
       from described
       order by row_key, line
     ),
     numbered as materialized (
       select row_key, line, nextval(pg_get_serial_sequence('registry.subject', 'id')) as id
       from first
     ),
     made as (
       insert into registry.subject (id, kind, name, code_token, code_last4, unit_id, origin_unit_id, address,
         legal_basis, erase_after, import_id)
       overriding system value
       select numbered.id, described.holder_kind, described.holder, described.token, described.last4,
         described.unit_id, described.origin_unit_id, described.address, rule.legal_basis,
         case when rule.personal then $2::date end, $1
       from numbered
       join described using (line)
       join unnest($3::text[], $4::text[], $5::boolean[]) as rule (kind, legal_basis, personal)
         on rule.kind = described.holder_kind
       returning unit_id
     ),
     touched as (
       insert into registry.touched_unit (unit_id)
       select distinct unit_id
       from made
       where unit_id is not null
     )
     insert into named_holder (line, subject_id, outcome)
     select described.line, numbered.id, 'new'
     from described
     join numbered using (row_key)`,
    [
      importId,
      eraseAfter,
      rules.map(({ kind }) => kind),
      rules.map(({ legalBasis }) => legalBasis),
      rules.map(({ personal }) => personal),
    ],
  );
}

async function noteUnknown({ trx, notes, columns }: ImportContext): Promise<void> {
  const { rows } = await trx.query<{ line: number; holder: string }>(
    `select staged.line, staged.holder
     from staged_domain staged
     where (staged.holder <> '' or staged.token is not null)
       and not exists (select from named_holder holder where holder.line = staged.line)
     order by staged.line`,
  );
  for (const { line, holder } of rows) {
    notes.add(line, 'warning', holderColumn(columns, holder), 'holder-unknown', say.holderUnknown, holder);
  }
}

async function askWhichSubject(context: ImportContext): Promise<void> {
  const asked = await addReviews(context, {
    kind: 'which-subject',
    select: `
      select min(holder.line) as line, holder.about, holder.alike as candidates, 'holder' as field,
        (array_agg(staged.holder order by staged.line))[1] as given,
        jsonb_strip_nulls(jsonb_build_object(
          'domains', jsonb_agg(staged.name order by staged.line),
          'kind', coalesce(min(staged.holder_kind), min(staged.code_kind)),
          'name', min(staged.holder), 'token', min(encode(staged.token, 'hex')), 'last4', min(staged.last4),
          'unitId', min(staged.unit_id), 'originUnitId', min(staged.origin_unit_id), 'address', min(staged.address),
          'evidence', min(staged.evidence))) as payload
      from named_holder holder
      join staged_domain staged using (line)
      where holder.outcome = 'review'
      group by holder.about, holder.alike`,
    values: [],
  });
  const { notes, columns } = context;
  for (const { line, choices, given } of asked) {
    const words = () => say.whichSubject(choices);
    notes.add(line, 'review', holderColumn(columns, given), 'which-subject', words, given);
  }
}

/** The column that named the holder: the one of codes where no name was given, whose cell is never told. */
export function holderColumn(columns: Columns, holder: string): string {
  return columns.headingOf(holder === '' ? 'holderCode' : 'holder');
}
