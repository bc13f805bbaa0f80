-- Search of the register, and the counting of open questions. Under row security PostgreSQL uses no trigram index (its operators are not leakproof), and reading a
-- million subjects for each search held fifty officers up for nine seconds. So the few a search can be among are found here,
-- as the owner and within the request's scope, as reporting.find_names does for names.
-- A million subjects: builds in 16 s, in which lists wait; 58 MB for letters, 7 MB for digits, 95 MB for the order of names.

-- The first of each commune and kind are read from the index alone: "Hộ kinh doanh …" stands behind all of "Công ty …".
create index subject_kind on registry.subject (unit_id, kind, name_folded, id);
create index subject_last4 on registry.subject (code_last4);
create index subject_folded on registry.subject using gin (name_folded public.gin_trgm_ops);

create or replace function registry.missing_subject_indexes() returns int
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select (not exists (select from pg_constraint where conname = 'subject_code' and conrelid = 'registry.subject'::regclass))::int
    + (to_regclass('registry.subject_unit') is null)::int
    + (to_regclass('registry.subject_kind') is null)::int
    + (to_regclass('registry.subject_last4') is null)::int
    + (to_regclass('registry.subject_folded') is null)::int
$$;
create or replace function registry.drop_subject_indexes() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into registry.indexes_away default values;
  alter table registry.subject drop constraint subject_code;
  drop index registry.subject_unit;
  drop index registry.subject_kind;
  drop index registry.subject_last4;
  drop index registry.subject_folded;
end
$$;
create or replace function registry.create_subject_indexes() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set maintenance_work_mem = '256MB'
as $$
begin
  alter table registry.subject add constraint subject_code unique (code_token, kind);
  create index subject_unit on registry.subject (unit_id, name_folded);
  create index subject_kind on registry.subject (unit_id, kind, name_folded, id);
  create index subject_last4 on registry.subject (code_last4);
  create index subject_folded on registry.subject using gin (name_folded public.gin_trgm_ops);
end
$$;

-- Ids of those of the scope whose name has the letters or whose code ends with the digits; of a kind and in one of the units
-- where given; at most so many, in no order. The index is asked for a part of the letters alone, as a pattern: each further
-- trigram is a list of up to all subjects to be read beside the others, and a whole name took 40 to 110 ms of a million.
create function registry.find_subjects(
  letters text, part text, last4 text, of_kind text, within bigint[], most int
)
  returns setof bigint
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  return query execute
    'select s.id
     from registry.subject as s
     where (s.name_folded like $2 and position($1 in s.name_folded) > 0'
    || case when last4 is null then '' else ' or s.code_last4 = $3' end || ')'
    || case when of_kind is null then '' else ' and s.kind = $4' end
    || case when within is null then '' else ' and s.unit_id = any($5)' end
    || $q$ and (
         (select platform.sees_everywhere())
         or s.unit_id in (select scope.unit_id from territory.scope_units() as scope)
       )
     limit $6$q$
    using letters, part, last4, of_kind, within, most;
end
$$;
revoke execute on function registry.find_subjects(text, text, text, text, bigint[], int) from public;
grant execute on function registry.find_subjects(text, text, text, text, bigint[], int) to hien_dien_console;

-- "How many questions of each kind are open", asked by the first page of whoever may answer them: 20,000 in 12 ms instead of 32.
create index review_open_kind on registry.review (kind, id) include (import_id) where decided_at is null;
