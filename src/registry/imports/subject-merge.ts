/**
 * From the staged rows of a list to the register, a few statements over the whole set: what changed of those who are known,
 * who is new, and what a person must decide. Who is who was found before (subject-match.ts).
 *
 * What a list does not say leaves what is known alone; an older list never overwrites a newer one.
 */
import type { IsoDate, Trx } from '#platform/postgres/db.ts';
import type { ImportContext, Outcome } from './context.ts';
import { followHolders } from './effective-place.ts';
import type { SubjectRules } from './kind.ts';
import { say } from './notes.ts';
import { addReviews, notePlacesAsked } from './review-queue.ts';
import { selectChanges } from './subject-changes.ts';
import { matchSubjects } from './subject-match.ts';

export async function mergeSubjects(
  context: ImportContext,
  rules: SubjectRules,
): Promise<Pick<Outcome, 'counts' | 'changes'>> {
  const { trx } = context;
  const staged = await trx.query('select from staged_subject limit 1');
  if (staged.rowCount === 0) {
    return { counts: { new: 0, changed: 0, unchanged: 0, waiting: 0, duplicates: 0 }, changes: [] };
  }
  await trx.query('analyze staged_subject');
  await matchSubjects(context, rules);
  await updateMatched(context, rules);
  await insertNew(context, rules);
  await askWhichSubject(context, rules);
  await askWhichUnit(context);
  await followHolders(trx, 'changed_subject', context.today);
  await touch(trx);
  return { counts: await countOutcomes(trx), changes: await selectChanges(trx) };
}

async function updateMatched(context: ImportContext, { personal }: SubjectRules): Promise<void> {
  const { trx, notes, importId, asOf, today, eraseAfter, renewBefore } = context;
  for (const line of await selectOlder(trx, today, asOf)) {
    notes.add(line, 'warning', '', 'older-list', say.olderList);
  }
  await trx.query(
    `with said as materialized (
       select *
       from (${whatRowsSay('merged.line, subject.id, subject.import_id')}) compared
       where compared.differs
     ),
     written as (
       update registry.subject
       set name = said.name, address = said.address, sector = said.sector, founded_on = said.founded_on,
         status = said.status, code_token = said.code_token, code_last4 = said.code_last4, unit_id = said.unit_id,
         origin_unit_id = said.origin_unit_id, import_id = $3, updated_at = now(),
         erase_after = case when $4::boolean then $5::date end
       from said
       left join registry.import on import.id = said.import_id
       where subject.id = said.id and (import.as_of is null or import.as_of <= $2)
       returning said.line, subject.id, old.unit_id as unit_before, new.unit_id as unit_after,
         jsonb_build_object('name', old.name, 'address', old.address, 'sector', old.sector,
           'founded', old.founded_on, 'status', old.status, 'code', old.code_last4) as before,
         jsonb_build_object('name', new.name, 'address', new.address, 'sector', new.sector,
           'founded', new.founded_on, 'status', new.status, 'code', new.code_last4) as after
     )
     insert into changed_subject (line, subject_id, before, after, unit_before, unit_after)
     select line, id, before, after, unit_before, unit_after
     from written`,
    [today, asOf, importId, personal, eraseAfter],
  );
  if (!personal) return;
  await renewErasing(trx, eraseAfter, renewBefore);
}

/** Rows that differ from what a newer list has said. */
async function selectOlder(trx: Trx, today: IsoDate, asOf: IsoDate): Promise<number[]> {
  const newer = await trx.query('select from registry.import where as_of > $1 limit 1', [asOf]);
  if (newer.rowCount === 0) return [];
  const { rows } = await trx.query<{ line: number }>(
    `with said as (${whatRowsSay('merged.line, subject.import_id')})
     select said.line
     from said
     join registry.import on import.id = said.import_id and import.as_of > $2
     where said.differs
     order by said.line`,
    [today, asOf],
  );
  return rows.map(({ line }) => line);
}

/** That a person is still listed is written down only once half of the time has gone: not a million rows a month. */
async function renewErasing(trx: Trx, eraseAfter: IsoDate, renewBefore: IsoDate): Promise<void> {
  const due = await trx.query(
    'select from registry.subject where erase_after < least($1::date, $2::date) limit 1',
    [renewBefore, eraseAfter],
  );
  if (due.rowCount === 0) return;
  await trx.query(
    `update registry.subject
     set erase_after = $2
     from merged_subject merged
     where merged.outcome = 'matched' and merged.subject_id = subject.id
       and subject.erase_after < least($1::date, $2::date)`,
    [renewBefore, eraseAfter],
  );
}

/**
 * What a known subject is after its row; `$1` is today. The place stays where the row knows no better: it names the same
 * place as the list before (a person may have decided since), or a province around what is known.
 */
function whatRowsSay(columns: string): string {
  const stays = `(staged.unit_id is null
      or staged.unit_id = subject.unit_id
      or (staged.origin_unit_id = subject.origin_unit_id and subject.unit_id is not null)
      or exists (
        select
        from territory.closure
        where closure.ancestor_id = staged.unit_id and closure.descendant_id = subject.unit_id
          and closure.valid @> $1::date
      ))`;
  const said = `
    staged.name,
    coalesce(nullif(staged.address, ''), subject.address) as address,
    coalesce(nullif(staged.sector, ''), subject.sector) as sector,
    coalesce(staged.founded, subject.founded_on) as founded_on,
    coalesce(staged.status, subject.status) as status,
    coalesce(staged.token, subject.code_token) as code_token,
    coalesce(nullif(staged.last4, ''), subject.code_last4) as code_last4,
    case when place.stays then subject.unit_id else staged.unit_id end as unit_id,
    case when place.stays then subject.origin_unit_id else staged.origin_unit_id end as origin_unit_id`;
  return `
    select ${columns}, after.*,
      (after.name, after.address, after.sector, after.founded_on, after.status, after.code_token, after.unit_id,
        after.origin_unit_id)
      is distinct from
      (subject.name, subject.address, subject.sector, subject.founded_on, subject.status, subject.code_token,
        subject.unit_id, subject.origin_unit_id) as differs
    from merged_subject merged
    join staged_subject staged using (line)
    join registry.subject on subject.id = merged.subject_id
    cross join lateral (select ${stays} as stays) place
    cross join lateral (select ${said}) after
    where merged.outcome = 'matched'`;
}

async function insertNew(
  context: ImportContext,
  { kind, legalBasis, personal }: SubjectRules,
): Promise<void> {
  await context.trx.query(
    `insert into registry.subject (id, kind, name, code_token, code_last4, unit_id, origin_unit_id, address, sector,
       founded_on, status, legal_basis, erase_after, import_id)
     overriding system value
     select merged.subject_id, $1, staged.name, staged.token, staged.last4, staged.unit_id, staged.origin_unit_id,
       staged.address, staged.sector, staged.founded, coalesce(staged.status, 'active'), $2,
       case when $3::boolean then $4::date end, $5
     from merged_subject merged
     join staged_subject staged using (line)
     where merged.outcome = 'new'
     order by merged.line`,
    [kind, legalBasis, personal, context.eraseAfter, context.importId],
  );
}

async function askWhichSubject(context: ImportContext, { kind }: SubjectRules): Promise<void> {
  const asked = await addReviews(context, {
    kind: 'which-subject',
    select: `
      select merged.line, merged.about, merged.alike as candidates, 'name' as field, staged.name as given,
        jsonb_strip_nulls(jsonb_build_object(
          'kind', $2::text, 'name', staged.name, 'token', encode(staged.token, 'hex'), 'last4', staged.last4,
          'unitId', staged.unit_id, 'originUnitId', staged.origin_unit_id, 'address', staged.address,
          'sector', staged.sector, 'founded', staged.founded, 'status', staged.status)) as payload
      from merged_subject merged
      join staged_subject staged using (line)
      where merged.outcome = 'review'`,
    values: [kind],
  });
  const { notes, columns } = context;
  for (const { line, choices, field, given } of asked) {
    const words = () => say.whichSubject(choices);
    notes.add(line, 'review', columns.headingOf(field), 'which-subject', words, given);
  }
}

async function askWhichUnit(context: ImportContext): Promise<void> {
  const asked = await addReviews(context, {
    kind: 'which-unit',
    select: `
      select merged.line, 'unit:subject:' || merged.subject_id || ':' || array_to_string(staged.candidates, ',') as about,
        staged.candidates, staged.place_field as field, staged.place_given as given,
        jsonb_build_object('subjectId', merged.subject_id, 'name', staged.name, 'address', staged.address,
          'originUnitId', staged.origin_unit_id, 'note', staged.place_note) as payload
      from merged_subject merged
      join staged_subject staged using (line)
      join registry.subject on subject.id = merged.subject_id
      where merged.outcome in ('matched', 'new')
        and cardinality(staged.candidates) > 0
        and subject.unit_id is not distinct from staged.unit_id`,
    values: [],
  });
  notePlacesAsked(context, asked);
}

async function touch(trx: Trx): Promise<void> {
  await trx.query(
    `insert into registry.touched_unit (unit_id)
     select unit_before from changed_subject where unit_before is not null
     union
     select unit_after from changed_subject where unit_after is not null
     union
     select staged.unit_id
     from merged_subject merged
     join staged_subject staged using (line)
     where merged.outcome = 'new' and staged.unit_id is not null`,
  );
}

async function countOutcomes(trx: Trx): Promise<Outcome['counts']> {
  const { rows } = await trx.query<Outcome['counts']>(
    `select
       count(*) filter (where outcome = 'new') as new,
       count(changed.line) as changed,
       count(*) filter (where outcome in ('matched', 'skipped') and changed.line is null) as unchanged,
       count(*) filter (where outcome = 'review') as waiting,
       count(*) filter (where outcome = 'twice') as duplicates
     from merged_subject merged
     left join changed_subject changed using (line)`,
  );
  return rows[0]!;
}
