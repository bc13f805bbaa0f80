-- What pages and lists of the console read: one row a known name with what it shows now, the events of the last weeks with
-- the place of their name, and on which day names were last measured. All of it is kept by whoever keeps the cells, in the
-- same transaction, so that a list and the figure that leads to it agree; all of it can be made anew from the rooms below.
-- New and empty here, locks nothing that is used. `hien-dien report rebuild` fills them after the upgrade (230,000 names:
-- 40 s on two busy cores, the first time).

create table reporting.name_now (
  domain_id bigint primary key,
  -- In "C" order a page of the list goes on after the last name of the one before.
  name text collate "C" not null,
  unicode text not null,
  -- What a search for letters looks in; "C" as trigrams know no order.
  folded text collate "C" not null generated always as (platform.fold(unicode)) stored,
  -- Where the name counts; names that count nowhere are not here.
  unit_id bigint not null,
  -- Null where the unit lies in no province of today's map.
  province_id bigint,
  -- The next five in the words of the cells' slices, so that a slice leads to its names.
  zone text collate "C" not null,
  -- Of the holder; 'none' where no holder is known.
  kind text collate "C" not null,
  -- 'not_measured' where the name was never judged or its presence is not known.
  state text collate "C" not null,
  -- 'none' without a score.
  grade text collate "C" not null,
  -- Section of VSIC, a letter; '' where the holder's sector is not known.
  sector text collate "C" not null default '',
  holder_id bigint,
  presence text collate "C" not null,
  trusted boolean,
  mail boolean,
  score smallint,
  faults text[] not null default '{}',
  flags text[] not null default '{}',
  -- When it began to show what it shows.
  judged_since timestamptz,
  -- Day in Vietnam of its last event.
  changed_on date
);
-- A page of fifty reads fifty entries of one of these: the whole list, then one for each filter a link sets by itself. A
-- commune has some 1,400 names: its filters read all of them, 1 ms. unit_id stands in each so that the policy below is
-- answered from the index, and counting up to 10,000 looks at no row: 5 ms where reading the rows took 22.
create index name_now_unit on reporting.name_now (unit_id, name);
create index name_now_province on reporting.name_now (province_id, name) include (unit_id);
create index name_now_state on reporting.name_now (province_id, state, name) include (unit_id);
create index name_now_grade on reporting.name_now (province_id, grade, name) include (unit_id);
create index name_now_zone on reporting.name_now (province_id, zone, name) include (unit_id);
create index name_now_kind on reporting.name_now (province_id, kind, name) include (unit_id);
create index name_now_sector on reporting.name_now (province_id, sector, name) include (unit_id);
create index name_now_presence on reporting.name_now (province_id, presence, name) include (unit_id);
create index name_now_trusted on reporting.name_now (province_id, trusted, name) include (unit_id);
create index name_now_flagged on reporting.name_now (province_id, name) where flags <> '{}';
create index name_now_faults on reporting.name_now using gin (faults);
create index name_now_folded on reporting.name_now using gin (folded gin_trgm_ops);

create table reporting.change (
  event_id bigint primary key,
  domain_id bigint not null,
  unit_id bigint not null,
  province_id bigint,
  at timestamptz not null,
  kind text collate "C" not null,
  before text,
  after text
);
create index change_unit on reporting.change (unit_id, at desc, event_id desc);
create index change_province on reporting.change (province_id, at desc, event_id desc);
create index change_kind on reporting.change (province_id, kind, at desc, event_id desc);

-- How many of them: a week of a province of 230,000 names is 17,000 events, 10 ms to count, and 1,200 rows here.
create table reporting.change_day (
  unit_id bigint not null,
  province_id bigint,
  -- In Vietnam.
  day date not null,
  kind text collate "C" not null,
  events bigint not null,
  primary key (unit_id, day, kind)
);
create index change_day_province on reporting.change_day (province_id, day) include (unit_id, kind, events);

create table reporting.measured_day (
  unit_id bigint not null,
  province_id bigint,
  -- Day in Vietnam on which the names were last measured.
  day date not null,
  names bigint not null,
  -- Measuring a name that shows what it did touches nothing, so this is counted now and then and says when.
  counted_at timestamptz not null,
  primary key (unit_id, day)
);
create index measured_day_province on reporting.measured_day (province_id);
create index measured_day_counted on reporting.measured_day (counted_at);

alter table reporting.name_now enable row level security, force row level security;
alter table reporting.change enable row level security, force row level security;
alter table reporting.change_day enable row level security, force row level security;
alter table reporting.measured_day enable row level security, force row level security;

do $$
declare
  wanted text;
begin
  foreach wanted in array array['name_now', 'change', 'change_day', 'measured_day'] loop
    execute format(
      'create policy everyone_trusted on reporting.%I
         to hien_dien_app, hien_dien_worker, hien_dien_auditor
         using (true) with check (true)',
      wanted
    );
    execute format(
      $policy$create policy in_scope on reporting.%I for select
         to hien_dien_console
         using (
           (select platform.sees_everywhere())
           or unit_id in (select scope.unit_id from territory.scope_units() as scope)
         )$policy$,
      wanted
    );
  end loop;
end
$$;

-- Which names of a province have some letters or a fault; at most so many. Under row-level security PostgreSQL uses no
-- index for an operator that is not leakproof, and none of those for arrays and trigrams is: a rare fault of a province
-- would read its 230,000 rows. So it is asked here, as the owner, and within the request's scope all the same.
create function reporting.find_names(in_province bigint, letters text, fault text, most int)
  returns setof bigint
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
  return query execute
    'select n.domain_id
     from reporting.name_now as n
     where n.province_id = $1'
    || case when letters is null then '' else ' and n.folded like $2' end
    || case when fault is null then '' else ' and n.faults @> array[$3]' end
    || $q$ and (
         (select platform.sees_everywhere())
         or n.unit_id in (select scope.unit_id from territory.scope_units() as scope)
       )
     limit $4$q$
    using in_province, letters, fault, most;
end
$$;
revoke execute on function reporting.find_names(bigint, text, text, int) from public;
grant execute on function reporting.find_names(bigint, text, text, int) to hien_dien_console;

grant insert, update, delete on reporting.name_now, reporting.change, reporting.change_day, reporting.measured_day
  to hien_dien_app, hien_dien_worker;
grant select on reporting.name_now, reporting.change, reporting.change_day, reporting.measured_day to hien_dien_console;
