-- Search of the register, and the counting of open questions. Under row security PostgreSQL uses no trigram index (its operators are not leakproof), and reading a
-- million subjects for each search held fifty officers up for nine seconds. So the few a search can be among are found here,
-- as the owner and within the request's scope, as reporting.find_names does for names.
-- A million subjects: builds in 16 s, in which lists wait; 58 MB for letters, 7 MB for digits, 95 MB for the order of names.

-- The first of each commune and kind are read from the index alone: "Hộ kinh doanh …" stands behind all of "Công ty …".
create index subject_kind on registry.subject (unit_id, kind, name_folded, id);
create index subject_last4 on registry.subject (code_last4);
create index subject_folded on registry.subject using gin (name_folded public.gin_trgm_ops);

-- Tên riêng: a name is its legal form and what is the holder's own (Luật Doanh nghiệp, Điều 37; hợp tác xã, hộ kinh doanh and
-- schools are named likewise), and people ask for the latter. Without marks, as name_folded is. What is a form alone stays.
create function registry.proper_name(folded text) returns text
  language sql immutable parallel safe
  return case
    when starts_with(folded, 'ho kinh doanh ') then right(folded, -length('ho kinh doanh '))
    when starts_with(folded, 'hkd ') then right(folded, -length('hkd '))
    when starts_with(folded, 'cong ty ') then case
      when starts_with(folded, 'cong ty trach nhiem huu han mot thanh vien ') then right(folded, -length('cong ty trach nhiem huu han mot thanh vien '))
      when starts_with(folded, 'cong ty trach nhiem huu han hai thanh vien tro len ') then right(folded, -length('cong ty trach nhiem huu han hai thanh vien tro len '))
      when starts_with(folded, 'cong ty trach nhiem huu han hai thanh vien ') then right(folded, -length('cong ty trach nhiem huu han hai thanh vien '))
      when starts_with(folded, 'cong ty trach nhiem huu han ') then right(folded, -length('cong ty trach nhiem huu han '))
      when starts_with(folded, 'cong ty tnhh mot thanh vien ') then right(folded, -length('cong ty tnhh mot thanh vien '))
      when starts_with(folded, 'cong ty tnhh 1 thanh vien ') then right(folded, -length('cong ty tnhh 1 thanh vien '))
      when starts_with(folded, 'cong ty tnhh mtv ') then right(folded, -length('cong ty tnhh mtv '))
      when starts_with(folded, 'cong ty tnhh hai thanh vien tro len ') then right(folded, -length('cong ty tnhh hai thanh vien tro len '))
      when starts_with(folded, 'cong ty tnhh hai thanh vien ') then right(folded, -length('cong ty tnhh hai thanh vien '))
      when starts_with(folded, 'cong ty tnhh ') then right(folded, -length('cong ty tnhh '))
      when starts_with(folded, 'cong ty co phan ') then right(folded, -length('cong ty co phan '))
      when starts_with(folded, 'cong ty cp ') then right(folded, -length('cong ty cp '))
      when starts_with(folded, 'cong ty hop danh ') then right(folded, -length('cong ty hop danh '))
      else right(folded, -length('cong ty '))
    end
    when starts_with(folded, 'tong cong ty ') then case
      when starts_with(folded, 'tong cong ty co phan ') then right(folded, -length('tong cong ty co phan '))
      when starts_with(folded, 'tong cong ty cp ') then right(folded, -length('tong cong ty cp '))
      else right(folded, -length('tong cong ty '))
    end
    when starts_with(folded, 'hop tac xa ') then right(folded, -length('hop tac xa '))
    when starts_with(folded, 'htx ') then right(folded, -length('htx '))
    when starts_with(folded, 'lien hiep hop tac xa ') then right(folded, -length('lien hiep hop tac xa '))
    when starts_with(folded, 'to hop tac ') then right(folded, -length('to hop tac '))
    when starts_with(folded, 'doanh nghiep tu nhan ') then right(folded, -length('doanh nghiep tu nhan '))
    when starts_with(folded, 'dntn ') then right(folded, -length('dntn '))
    when starts_with(folded, 'ctcp ') then right(folded, -length('ctcp '))
    when starts_with(folded, 'truong ') then case
      when starts_with(folded, 'truong mam non ') then right(folded, -length('truong mam non '))
      when starts_with(folded, 'truong mau giao ') then right(folded, -length('truong mau giao '))
      when starts_with(folded, 'truong tieu hoc ') then right(folded, -length('truong tieu hoc '))
      when starts_with(folded, 'truong thcs ') then right(folded, -length('truong thcs '))
      when starts_with(folded, 'truong trung hoc co so ') then right(folded, -length('truong trung hoc co so '))
      when starts_with(folded, 'truong thpt ') then right(folded, -length('truong thpt '))
      when starts_with(folded, 'truong trung hoc pho thong ') then right(folded, -length('truong trung hoc pho thong '))
      else folded
    end
    else folded
  end;
-- The first by proper name of each kind. A million subjects: builds in 6 s, 58 MB; with an expression of forms 47.
create index subject_proper on registry.subject (kind, registry.proper_name(name_folded), id);

create or replace function registry.missing_subject_indexes() returns int
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select (not exists (select from pg_constraint where conname = 'subject_code' and conrelid = 'registry.subject'::regclass))::int
    + (to_regclass('registry.subject_unit') is null)::int
    + (to_regclass('registry.subject_kind') is null)::int
    + (to_regclass('registry.subject_last4') is null)::int
    + (to_regclass('registry.subject_folded') is null)::int
    + (to_regclass('registry.subject_proper') is null)::int
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
  drop index registry.subject_proper;
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
  create index subject_proper on registry.subject (kind, registry.proper_name(name_folded), id);
end
$$;

-- The units of the request's scope, or those among them that are given; null for all there are.
create function registry.units_asked(within bigint[]) returns bigint[]
  language sql stable set search_path = pg_catalog, pg_temp
  return case
    when (select platform.sees_everywhere()) then within
    else (
      select coalesce(array_agg(scope.unit_id), '{}')
      from territory.scope_units() as scope
      where within is null or scope.unit_id = any(within)
    )
  end;

-- Ids of those of the scope whose name has the letters or whose code ends with the digits; of a kind and in one of the units
-- where given; at most so many, in no order. The index is asked for a part of the letters alone, as a pattern: each further
-- trigram is a list of up to all subjects to be read beside the others, and a whole name took 40 to 110 ms of a million.
-- A few communes are read whole instead, from subject_kind alone: 6,000 names in 2 ms.
create function registry.find_subjects(
  letters text, part text, last4 text, of_kind text, within bigint[], most int
)
  returns setof bigint
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  asked bigint[] := registry.units_asked(within);
  narrowed text := case when of_kind is null then '' else ' and s.kind = $4' end
    || case when asked is null then '' else ' and s.unit_id = any($5)' end;
begin
  return query execute
    'select s.id from registry.subject as s where position($1 in s.name_folded) > 0'
    || case when cardinality(asked) <= 4 then '' else ' and s.name_folded like $2' end
    || narrowed
    || case when last4 is null then '' else ' union select s.id from registry.subject as s where s.code_last4 = $3' || narrowed end
    || ' limit $6'
    using letters, part, last4, of_kind, asked, most;
end
$$;

-- Ids of the first of the scope by proper name, of those whose proper name begins with the letters; with a legal form before
-- the letters those that begin with both. Of the kinds, and in one of the units where given; at most so many. Letters that
-- thousands begin with take 1 ms of a million. Behind a legal form no more than the first two thousand of a kind are looked at.
-- Units of up to ten thousand subjects, as a commune has and a province without lists, are read whole: of a million names the
-- index would be searched in vain for the few that are theirs. Counting so far takes 2 ms.
create function registry.first_subjects(letters text, kinds text[], within bigint[], most int)
  returns setof bigint
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  asked bigint[] := registry.units_asked(within);
  proper text := registry.proper_name(letters);
  before text := proper || U&'\+10FFFF';
  few boolean := cardinality(asked) <= 4;
begin
  if not few then
    select count(*) <= 10000 into few
    from (select from registry.subject as s where s.unit_id = any(asked) limit 10001) as bounded;
  end if;
  if few then
    return query
      select s.id
      from registry.subject as s
      where s.unit_id = any(asked)
        and s.kind = any(kinds)
        and position(letters in s.name_folded) > 0
        and starts_with(registry.proper_name(s.name_folded), proper)
        and (proper = letters or starts_with(s.name_folded, letters))
      order by registry.proper_name(s.name_folded), s.id
      limit most;
  else
    return query
      select first.id
      from unnest(kinds) as k (kind)
        cross join lateral (
          select near.id, near.its
          from (
            select s.id, s.unit_id, s.name_folded, registry.proper_name(s.name_folded) as its
            from registry.subject as s
            where s.kind = k.kind
              and registry.proper_name(s.name_folded) >= proper
              and registry.proper_name(s.name_folded) < before
            order by registry.proper_name(s.name_folded), s.id
            limit case when proper = letters then null else 2000 end
          ) as near
          where (proper = letters or starts_with(near.name_folded, letters))
            and (asked is null or near.unit_id = any(asked))
          limit most
        ) as first
      order by first.its, first.id
      limit most;
  end if;
end
$$;
revoke execute on function
  registry.find_subjects(text, text, text, text, bigint[], int), registry.first_subjects(text, text[], bigint[], int)
  from public;
grant execute on function
  registry.find_subjects(text, text, text, text, bigint[], int), registry.first_subjects(text, text[], bigint[], int)
  to hien_dien_console;

-- "How many questions of each kind are open", asked by the first page of whoever may answer them: 20,000 in 12 ms instead of 32.
create index review_open_kind on registry.review (kind, id) include (import_id) where decided_at is null;
