/**
 * Which subject each staged row is: by its code; else by name, place and address; else a new one, or a question.
 *
 * Doubtful are several that look alike, and one that looks alike and has another code. What a person answered before about
 * the same row is taken as the answer. Fills `merged_subject`; writes nothing to the register.
 */
import type { Trx } from '#platform/postgres/db.ts';
import type { ImportContext } from './context.ts';
import type { SubjectRules } from './kind.ts';
import { say } from './notes.ts';

/** Temporary tables of this transaction; nothing of them is logged or left behind. */
export async function createStaging(trx: Trx): Promise<void> {
  await trx.query(
    `create temporary table staged_subject (
       line int not null,
       token bytea,
       last4 text not null,
       name text not null,
       unit_id bigint,
       origin_unit_id bigint,
       candidates bigint[] not null,
       place_note text not null,
       -- of a place to be chosen: the field whose cell named it, and the cell
       place_field text not null,
       place_given text not null,
       address text not null,
       sector text not null,
       founded date,
       status text
     ) on commit drop`,
  );
  await trx.query(
    `create temporary table direct_subject (
       kind text not null,
       name text not null,
       code_token bytea,
       code_last4 text not null,
       unit_id bigint,
       origin_unit_id bigint,
       address text not null,
       sector text not null,
       founded_on date,
       status text not null,
       legal_basis text not null,
       erase_after date,
       import_id bigint
     ) on commit drop`,
  );
  await trx.query(
    `create temporary table merged_subject (
       line int not null,
       subject_id bigint,
       -- matched, new, review, twice, skipped
       outcome text not null,
       alike bigint[] not null default '{}',
       about text
     ) on commit drop`,
  );
  await trx.query(
    `create temporary table changed_subject (
       line int not null,
       subject_id bigint not null,
       before jsonb not null,
       after jsonb not null,
       unit_before bigint,
       unit_after bigint
     ) on commit drop`,
  );
}

export async function matchSubjects(context: ImportContext, rules: SubjectRules): Promise<void> {
  const { trx } = context;
  await matchByCode(trx, rules);
  await matchByName(trx, rules);
  await trx.query('analyze merged_subject');
  await numberNew(trx);
  await noteRepeated(context);
}

/** One look in the unique index for each row, or a hash join where most rows match: 1,000,000 rows in 1.6 s. */
async function matchByCode(trx: Trx, { kind }: SubjectRules): Promise<void> {
  await trx.query(
    `insert into merged_subject (line, subject_id, outcome)
     select staged.line, subject.id, 'matched'
     from staged_subject staged
     join registry.subject on subject.code_token = staged.token and subject.kind = $1
     where staged.token is not null`,
    [kind],
  );
}

/** Uses the index on (unit_id, name_folded): one look for each row that no code matched and each unit it may lie in. */
async function matchByName(trx: Trx, { kind }: SubjectRules): Promise<void> {
  await trx.query(
    `with unmatched as materialized (
       select staged.*,
         platform.fold(staged.name) as name_folded,
         platform.fold(staged.address) as address_folded
       from staged_subject staged
       where not exists (select from merged_subject merged where merged.line = staged.line)
     ),
     pairs as (
       select unmatched.line, subject.id
       from unmatched
       cross join lateral unnest(array_prepend(unmatched.unit_id, unmatched.candidates)) as place (unit_id)
       join registry.subject on subject.unit_id = place.unit_id and subject.name_folded = unmatched.name_folded
       where subject.kind = $1
       union
       select unmatched.line, subject.id
       from unmatched
       join registry.subject on subject.unit_id is null and subject.name_folded = unmatched.name_folded
       where unmatched.unit_id is null and subject.kind = $1
     ),
     alike as (
       select unmatched.line, unmatched.token is null as uncoded,
         array_agg(subject.id order by subject.id) as ids,
         array_agg(subject.id order by subject.id) filter (where subject.place_folded = unmatched.address_folded) as there,
         count(subject.code_token) as coded,
         bool_or(subject.address = '' or unmatched.address = '') as addressless,
         coalesce(encode(unmatched.token, 'hex'),
           md5(concat_ws(E'\\t', unmatched.name_folded, unmatched.unit_id, unmatched.address_folded))) as row_key
       from pairs
       join unmatched using (line)
       join lateral (
         select subject.id, subject.code_token, subject.address, platform.fold(subject.address) as place_folded
         from registry.subject
         where subject.id = pairs.id
       ) subject on true
       group by unmatched.line, unmatched.token, unmatched.name_folded, unmatched.unit_id, unmatched.address_folded
     ),
     judged as (
       select line, ids, 'subject:' || $1 || ':' || row_key as about,
         case
           when coded > 0 and not uncoded then null
           when cardinality(there) = 1 and (uncoded or cardinality(ids) = 1) then there[1]
           when cardinality(ids) = 1 and addressless then ids[1]
         end as subject_id
       from alike
     )
     insert into merged_subject (line, subject_id, outcome, alike, about)
     select judged.line,
       coalesce(judged.subject_id, (decided.decision ->> 'subjectId')::bigint),
       case
         when judged.subject_id is not null or decided.decision ->> 'subjectId' is not null then 'matched'
         when decided.decision ->> 'answer' = 'skip' then 'skipped'
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
    [kind],
  );
}

async function numberNew(trx: Trx): Promise<void> {
  await trx.query(
    `insert into merged_subject (line, subject_id, outcome)
     select staged.line, nextval(pg_get_serial_sequence('registry.subject', 'id')), 'new'
     from staged_subject staged
     where not exists (select from merged_subject merged where merged.line = staged.line)
     order by staged.line`,
  );
}

/** Two rows of a list that turn out to be one subject: the first counts. */
async function noteRepeated({ trx, notes }: ImportContext): Promise<void> {
  const { rows } = await trx.query<{ line: number; first: number }>(
    `with repeated as (
       select line, min(line) over (partition by subject_id) as first
       from merged_subject
       where outcome = 'matched'
     )
     update merged_subject merged
     set outcome = 'twice'
     from repeated
     where merged.line = repeated.line and merged.outcome = 'matched' and repeated.line > repeated.first
     returning merged.line, repeated.first`,
  );
  for (const { line, first } of rows) {
    notes.add(line, 'warning', '', 'matched-twice', () => say.matchedTwice(first));
  }
}
