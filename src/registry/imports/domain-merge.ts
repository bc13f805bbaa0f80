/**
 * From the staged rows of a list of names to the register: names new and changed, holdings, places, questions.
 */
import type { Trx } from '#platform/postgres/db.ts';
import type { Change, ImportContext, Outcome } from './context.ts';
import { findHolders, holderColumn } from './domain-holders.ts';
import { say } from './notes.ts';
import { addReviews, notePlacesAsked } from './review-queue.ts';
import { differences } from './subject-changes.ts';

const changesShown = 100;

export async function mergeDomains(context: ImportContext): Promise<Pick<Outcome, 'counts' | 'changes'>> {
  const { trx } = context;
  await trx.query('analyze staged_domain');
  await findHolders(context);
  await trx.query('analyze named_holder');
  await trx.query(
    `create temporary table merged_domain (
       line int not null primary key,
       domain_id bigint not null,
       -- new, changed, unchanged; review where a question was put now
       outcome text not null,
       before jsonb,
       after jsonb,
       unit_before bigint
     ) on commit drop`,
  );
  await updateKnown(context);
  await insertNew(context);
  await trx.query('analyze merged_domain');
  await hold(context);
  await askWhoHolds(context);
  await placeNames(context);
  await askWhichUnit(context);
  await touch(trx);
  return { counts: await countOutcomes(trx), changes: await selectChanges(trx) };
}

/** Whether a list knows no better where a name is: it says nothing, or a province around what is known. `$2` is today. */
const listKnowsLess = `
  staged.unit_id is null
  or exists (
    select
    from territory.closure
    where closure.ancestor_id = staged.unit_id and closure.descendant_id = domain.unit_id
      and closure.valid @> $2::date
  )`;

/** A newer list than ours is left alone, and so is what this list does not say. */
async function updateKnown({ trx, notes, importId, asOf, today }: ImportContext): Promise<void> {
  const said = `
    select staged.line, domain.id, domain.listed_on, domain.unit_id,
      coalesce(staged.registered_on, domain.registered_on) as registered_on,
      coalesce(staged.expires_on, domain.expires_on) as expires_on,
      coalesce(nullif(staged.registrar, ''), domain.registrar) as registrar,
      staged.zone, staged.zone_kind,
      (coalesce(staged.registered_on, domain.registered_on), coalesce(staged.expires_on, domain.expires_on),
        coalesce(nullif(staged.registrar, ''), domain.registrar), staged.zone, staged.zone_kind)
      is distinct from
      (domain.registered_on, domain.expires_on, domain.registrar, domain.zone, domain.zone_kind) as differs
    from staged_domain staged
    join registry.domain on domain.name = staged.name`;
  const older = await trx.query<{ line: number }>(
    `with said as (${said})
     select said.line
     from said
     join staged_domain staged using (line)
     join registry.domain using (id)
     where said.listed_on > $1
       and (said.differs
         or (staged.origin_unit_id is distinct from domain.origin_unit_id and not (${listKnowsLess})))
     order by said.line`,
    [asOf, today],
  );
  for (const { line } of older.rows) notes.add(line, 'warning', '', 'older-list', say.olderList);
  await trx.query(
    `with said as materialized (${said}),
     written as (
       update registry.domain
       set registered_on = said.registered_on, expires_on = said.expires_on, registrar = said.registrar,
         zone = said.zone, zone_kind = said.zone_kind, listed_on = $1,
         first_listed_on = least(coalesce(domain.first_listed_on, domain.listed_on), $1), import_id = $2, changed_at = now()
       from said
       where domain.id = said.id and said.differs and said.listed_on <= $1
       returning said.line, domain.id,
         jsonb_build_object('registered', old.registered_on, 'expires', old.expires_on, 'registrar', old.registrar,
           'zone', old.zone) as before,
         jsonb_build_object('registered', new.registered_on, 'expires', new.expires_on, 'registrar', new.registrar,
           'zone', new.zone) as after
     )
     insert into merged_domain (line, domain_id, outcome, before, after, unit_before)
     select said.line, said.id, case when written.id is null then 'unchanged' else 'changed' end,
       written.before, written.after, said.unit_id
     from said
     left join written using (line)`,
    [asOf, importId],
  );
}

async function insertNew({ trx, importId, asOf }: ImportContext): Promise<void> {
  await trx.query(
    `with fresh as materialized (
       select staged.*, nextval(pg_get_serial_sequence('registry.domain', 'id')) as id
       from staged_domain staged
       where not exists (select from merged_domain merged where merged.line = staged.line)
     ),
     made as (
       insert into registry.domain (id, name, unicode, zone, zone_kind, unit_id, origin_unit_id, registered_on,
         expires_on, registrar, listed_on, first_listed_on, import_id)
       overriding system value
       select id, name, unicode, zone, zone_kind, unit_id, origin_unit_id, registered_on, expires_on, registrar, $1, $1, $2
       from fresh
       order by line
     )
     insert into merged_domain (line, domain_id, outcome)
     select line, id, 'new'
     from fresh`,
    [asOf, importId],
  );
}

/** A name that nobody is known to hold goes to its holder; from the list's day on, or from the end of the last holding. */
async function hold({ trx, importId, asOf }: ImportContext): Promise<void> {
  await trx.query(
    `with held as (
       insert into registry.holding (domain_id, subject_id, valid, evidence, import_id)
       select merged.domain_id, holder.subject_id,
         daterange(greatest($1::date, (
           select max(upper(past.valid))
           from registry.holding past
           where past.domain_id = merged.domain_id
         )), null),
         staged.evidence, $2
       from merged_domain merged
       join staged_domain staged using (line)
       join named_holder holder using (line)
       where holder.subject_id is not null
         and not exists (
           select
           from registry.holding
           where holding.domain_id = merged.domain_id and upper_inf(holding.valid)
         )
       returning domain_id, subject_id
     )
     update merged_domain merged
     set outcome = 'changed',
       before = coalesce(merged.before, '{}') || jsonb_build_object('holder', ''),
       after = coalesce(merged.after, '{}') || jsonb_build_object('holder', subject.name)
     from held
     join registry.subject on subject.id = held.subject_id
     where merged.domain_id = held.domain_id and merged.outcome in ('unchanged', 'changed')`,
    [asOf, importId],
  );
}

async function askWhoHolds(context: ImportContext): Promise<void> {
  const asked = await addReviews(context, {
    kind: 'holder-differs',
    select: `
      select merged.line, 'held:' || merged.domain_id || ':' || holding.subject_id || ':' || holder.subject_id as about,
        array[holding.subject_id, holder.subject_id] as candidates, 'holder' as field, staged.holder as given,
        jsonb_build_object('domainId', merged.domain_id, 'domain', staged.unicode, 'holder', staged.holder,
          'asOf', $2::date, 'evidence', staged.evidence) as payload
      from merged_domain merged
      join staged_domain staged using (line)
      join named_holder holder using (line)
      join registry.holding on holding.domain_id = merged.domain_id and upper_inf(holding.valid)
      where holder.subject_id <> holding.subject_id`,
    values: [context.asOf],
  });
  const { columns, notes } = context;
  for (const { line, given } of asked) {
    notes.add(line, 'review', holderColumn(columns, given), 'holder-differs', say.holderDiffers, given);
  }
}

/**
 * Where each name counts after this list: its holder's commune; else the list's, unless that says less than what is known
 * or a newer list has spoken; else what is known of either.
 */
async function placeNames({ trx, importId, asOf, today }: ImportContext): Promise<void> {
  await trx.query(
    `with wanted as materialized (
       select merged.line, domain.id, domain.unit_id as unit_before,
         case
           when holder_unit.level = 'commune' then holder_unit.id
           when list_stays then coalesce(domain.unit_id, holder_unit.id)
           when list_unit.level = 'commune' or holder_unit.id is null then staged.unit_id
           else holder_unit.id
         end as unit_id,
         case when list_stays then domain.origin_unit_id else staged.origin_unit_id end as origin_unit_id,
         case when list_stays then domain.listed_on else $1::date end as listed_on,
         case when list_stays then domain.import_id else $3 end as import_id
       from merged_domain merged
       join staged_domain staged using (line)
       join registry.domain on domain.id = merged.domain_id
       left join registry.holding on holding.domain_id = domain.id and upper_inf(holding.valid)
       left join registry.subject on subject.id = holding.subject_id
       left join territory.unit holder_unit on holder_unit.id = subject.unit_id
       left join territory.unit list_unit on list_unit.id = staged.unit_id
       cross join lateral (
         select domain.listed_on > $1
           or (merged.outcome <> 'new' and staged.origin_unit_id = domain.origin_unit_id and domain.unit_id is not null)
           or ${listKnowsLess}
       ) stays (list_stays)
     ),
     moved as (
       update registry.domain
       set unit_id = wanted.unit_id, origin_unit_id = wanted.origin_unit_id, listed_on = wanted.listed_on,
         import_id = wanted.import_id
       from wanted
       where domain.id = wanted.id
         and (wanted.unit_id, wanted.origin_unit_id) is distinct from (domain.unit_id, domain.origin_unit_id)
       returning wanted.line, wanted.unit_before, new.unit_id
     )
     update merged_domain merged
     set outcome = case when merged.outcome = 'unchanged' and moved.unit_before is distinct from moved.unit_id
           then 'changed' else merged.outcome end,
       unit_before = moved.unit_before
     from moved
     where merged.line = moved.line`,
    [asOf, today, importId],
  );
}

async function askWhichUnit(context: ImportContext): Promise<void> {
  const ofNames = await addReviews(context, {
    kind: 'which-unit',
    select: `
      select merged.line, 'unit:domain:' || merged.domain_id || ':' || array_to_string(staged.candidates, ',') as about,
        staged.candidates, staged.place_field as field, staged.place_given as given,
        jsonb_build_object('domainId', merged.domain_id, 'domain', staged.unicode, 'address', staged.address,
          'originUnitId', staged.origin_unit_id, 'note', staged.place_note) as payload
      from merged_domain merged
      join staged_domain staged using (line)
      join registry.domain on domain.id = merged.domain_id
      left join named_holder holder using (line)
      where cardinality(staged.candidates) > 0
        and domain.unit_id is not distinct from staged.unit_id
        -- A holder that this list made is asked about itself, once for all of its names.
        and coalesce(holder.outcome, '') <> 'new'`,
    values: [],
  });
  const ofHolders = await addReviews(context, {
    kind: 'which-unit',
    select: `
      select min(merged.line) as line,
        'unit:subject:' || holder.subject_id || ':' || array_to_string(staged.candidates, ',') as about,
        staged.candidates, (array_agg(staged.place_field order by staged.line))[1] as field,
        (array_agg(staged.place_given order by staged.line))[1] as given,
        jsonb_build_object('subjectId', holder.subject_id, 'name', min(staged.holder), 'address', min(staged.address),
          'originUnitId', min(staged.origin_unit_id), 'note', min(staged.place_note)) as payload
      from merged_domain merged
      join staged_domain staged using (line)
      join named_holder holder using (line)
      where cardinality(staged.candidates) > 0 and holder.outcome = 'new'
      group by holder.subject_id, staged.candidates`,
    values: [],
  });
  notePlacesAsked(context, [...ofNames, ...ofHolders]);
}

async function touch(trx: Trx): Promise<void> {
  await trx.query(
    `insert into registry.touched_unit (unit_id)
     select domain.unit_id
     from merged_domain merged
     join registry.domain on domain.id = merged.domain_id
     where merged.outcome <> 'unchanged' and domain.unit_id is not null
     union
     select merged.unit_before
     from merged_domain merged
     where merged.outcome = 'changed' and merged.unit_before is not null`,
  );
}

async function countOutcomes(trx: Trx): Promise<Outcome['counts']> {
  const { rows } = await trx.query<Outcome['counts']>(
    `select
       count(*) filter (where outcome = 'new') as new,
       count(*) filter (where outcome = 'changed') as changed,
       count(*) filter (where outcome = 'unchanged') as unchanged,
       0 as waiting,
       0 as duplicates
     from merged_domain`,
  );
  return rows[0]!;
}

async function selectChanges(trx: Trx): Promise<Change[]> {
  const { rows } = await trx.query<{
    line: number;
    before: Record<string, string | null> | null;
    after: Record<string, string | null> | null;
  }>(
    `select line, before, after
     from merged_domain
     where outcome = 'changed'
     order by line
     limit $1`,
    [changesShown],
  );
  return rows.map(({ line, before, after }) => ({ line, fields: differences(before ?? {}, after ?? {}) }));
}
