-- Whether any figure may have moved since somebody looked: pages keep what they worked out for as long as this stays the
-- same. One row a transaction that wrote to a table figures are read from; rows become visible with what they tell of, so a
-- look sees either both or neither, in whatever order transactions end.
-- New table and triggers; takes a lock on each of the tables named below for a moment.

create table reporting.figures_moved (
  id bigint generated always as identity primary key,
  by_transaction xid8 not null unique default pg_current_xact_id(),
  at timestamptz not null default now()
);

create function reporting.note_figures_moved() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into reporting.figures_moved default values on conflict do nothing;
  return null;
end
$$;
revoke execute on function reporting.note_figures_moved() from public;

do $$
declare
  read_by_pages text;
begin
  foreach read_by_pages in array array[
    'reporting.cell',
    'reporting.name_now',
    'reporting.change',
    'reporting.change_day',
    'reporting.measured_day',
    'registry.registered_count',
    'registry.denominator',
    'territory.population',
    'assumptions.assumption'
  ] loop
    execute format(
      'create trigger figures_moved after insert or update or delete on %s for each statement execute function reporting.note_figures_moved()',
      read_by_pages
    );
  end loop;
end
$$;

grant select on reporting.figures_moved to hien_dien_console;
revoke insert, update, delete on reporting.figures_moved from hien_dien_worker;
grant select, delete on reporting.figures_moved to hien_dien_app;
