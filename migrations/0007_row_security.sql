-- Whose rows are whose, said by the database. Two more roles:
--   hien_dien_console   a signed-in person's requests: sees and writes only rows of the units in the request's scope
--   hien_dien_identity  sign-in itself: accounts, sessions, limits; no row of the register or the observatory
--
-- A request says at the beginning of its transaction what its scope is (src/platform/postgres/scope.ts):
--   hien_dien.everywhere  'on' for a post that sees every unit
--   hien_dien.scope       units as '{1,2}': those of the post and the ended ones they were formed of, each with all below it
--   hien_dien.account     who asks
-- Without them it sees nothing. The program's own roles see all rows; src/platform/postgres/row-security.test.ts
-- walks the catalogue and finds the table that was forgotten.
-- Takes a short exclusive lock on each table; nothing is rewritten.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['hien_dien_console', 'hien_dien_identity'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception when duplicate_object or unique_violation then
        null; -- another database of this server was migrated at the same moment
      end;
    end if;
    execute format('grant %I to current_user', wanted);
  end loop;
end
$$;

grant usage on schema platform, territory, assumptions, registry, observatory, reporting to hien_dien_console;
grant usage on schema platform to hien_dien_identity;

-- To be asked as `(select platform.sees_everywhere())`, so that it is worked out once a statement and not once a row.
create function platform.sees_everywhere() returns boolean
  language sql stable parallel safe
  return coalesce(current_setting('hien_dien.everywhere', true) = 'on', false);

-- A request of somebody signed in, whatever the scope.
create function platform.has_scope() returns boolean
  language sql stable parallel safe
  return coalesce(current_setting('hien_dien.everywhere', true) in ('on', 'off'), false);

-- The units of the request's scope, for policies: `unit_id in (select unit_id from territory.scope_units())` is planned as
-- one look at closure_ancestor and a hash; asked row by row it took forty times as long. A setting that was set in an earlier
-- transaction of the session is '' and not null.
create function territory.scope_units() returns table (unit_id bigint)
  language sql stable parallel safe
begin atomic
  select closure.descendant_id
  from territory.closure
  where closure.ancestor_id = any((select nullif(current_setting('hien_dien.scope', true), ''))::bigint[]);
end;

-- Lists, and the questions they left, belong to the unit they were imported for: the province office's. The command line
-- says the province by its code; a list for which nobody said it is seen by those who see everywhere.
alter table registry.import add unit_id bigint references territory.unit;

create function registry.place_import() returns trigger
  language plpgsql
as $$
begin
  if new.unit_id is null and new.province is not null then
    select successor.unit_id
    into new.unit_id
    from territory.code
    join territory.unit on unit.id = code.unit_id and unit.level = 'province'
    cross join lateral territory.successor(code.unit_id, current_date) successor
    where code.code = new.province
      and code.scheme = 'gso'
      and code.valid @> new.as_of
    order by successor.extent, successor.unit_id
    limit 1;
  end if;
  return new;
end
$$;
create trigger place_import before insert on registry.import
  for each row execute function registry.place_import();

update registry.import
set unit_id = placed.unit_id
from (
  select import.id, min(successor.unit_id) as unit_id
  from registry.import
  join territory.code on code.code = import.province and code.scheme = 'gso' and code.valid @> import.as_of
  join territory.unit on unit.id = code.unit_id and unit.level = 'province'
  cross join lateral territory.successor(code.unit_id, current_date) successor
  group by import.id
) placed
where placed.id = import.id;

-- On all of them: forced, so that it holds for the owner too, who passes as a member of hien_dien_app.
do $$
declare
  protected regclass;
begin
  foreach protected in array array[
    'registry.body', 'registry.import', 'registry.import_row', 'registry.subject', 'registry.domain', 'registry.holding',
    'registry.registered_count', 'registry.denominator', 'registry.review', 'registry.touched_unit',
    'observatory.observation', 'observatory.judgement', 'observatory.domain_now', 'observatory.event',
    'reporting.cell'
  ]::regclass[] loop
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format(
      'create policy everyone_trusted on %s to hien_dien_app, hien_dien_worker, hien_dien_auditor using (true) with check (true)',
      protected
    );
  end loop;
end
$$;

-- Rows that name their unit. A row without one is seen by those who see everywhere. On the same register, without row
-- security, for a province and for a commune: cells of 168 communes 4.9, 4.7 and 2.4 ms; first 50 names of the province by
-- name 0.7, 0.8 and (of them the commune's) 15 ms; first 50 of a commune of 6,000 names 20, 33 and 28 ms; names by their
-- beginning 0.4, 0.9 and 30 ms; subjects of a commune by name 10.6, 11.8 and 11.3 ms; 230,000 names counted 23, 45 and 29 ms.
do $$
declare
  protected regclass;
begin
  foreach protected in array array[
    'registry.import', 'registry.subject', 'registry.domain', 'registry.registered_count', 'registry.denominator',
    'registry.touched_unit', 'reporting.cell'
  ]::regclass[] loop
    execute format(
      'create policy in_scope on %s to hien_dien_console
         using ((select platform.sees_everywhere()) or unit_id in (select scope.unit_id from territory.scope_units() scope))',
      protected
    );
  end loop;
end
$$;

-- Which public bodies there are, everybody signed in may know; who keeps the list is whose jurisdiction they have.
create policy signed_in on registry.body for select to hien_dien_console
  using ((select platform.has_scope()));
create policy in_scope on registry.body for insert to hien_dien_console
  with check ((select platform.sees_everywhere()) or jurisdiction_id in (select scope.unit_id from territory.scope_units() scope));
create policy in_scope_update on registry.body for update to hien_dien_console
  using ((select platform.sees_everywhere()) or jurisdiction_id in (select scope.unit_id from territory.scope_units() scope));

-- Rows of a list follow the list.
create policy in_scope on registry.import_row to hien_dien_console
  using ((select platform.sees_everywhere()) or exists (select from registry.import where import.id = import_row.import_id));
create policy in_scope on registry.review to hien_dien_console
  using ((select platform.sees_everywhere()) or exists (select from registry.import where import.id = review.import_id));

-- Rows of a name follow the name: what is seen of registry.domain is what its own policy lets through. `exists` and not `in`:
-- PostgreSQL may then choose between one look-up of domain_pkey a row and a hash of all names. 230,000 names of a province: a
-- name's page with its history 1.2 ms without row security and 4.6 with it, where `in` always makes the hash, 130 ms; half of
-- the 3 ms is planning. A whole table (225,000 holdings counted) 25 and 172 ms; the newest 50 events 0.2 and 148 ms, by the
-- hash: what is listed by province has a table that names its unit. Two busy cores, November 2026.
create policy in_scope on registry.holding to hien_dien_console
  using ((select platform.sees_everywhere()) or exists (select from registry.domain where domain.id = holding.domain_id));
create policy in_scope on observatory.observation to hien_dien_console
  using ((select platform.sees_everywhere()) or exists (select from registry.domain where domain.id = observation.domain_id));
create policy in_scope on observatory.judgement to hien_dien_console
  using ((select platform.sees_everywhere()) or exists (select from registry.domain where domain.id = judgement.domain_id));
create policy in_scope on observatory.domain_now to hien_dien_console
  using ((select platform.sees_everywhere()) or exists (select from registry.domain where domain.id = domain_now.domain_id));
create policy in_scope on observatory.event to hien_dien_console
  using ((select platform.sees_everywhere()) or exists (select from registry.domain where domain.id = event.domain_id));

-- A view reads with the rights of whoever asks it, or it would show everybody's rows.
alter view observatory.judgement_interval set (security_invoker = true);
alter view territory.piece set (security_invoker = true);

-- What the console does. It deletes nothing, and what is append-only it only adds to.
grant select on all tables in schema territory, assumptions to hien_dien_console;
grant select on platform.source, platform.setting to hien_dien_console;
grant select on all tables in schema registry to hien_dien_console;
grant select on observatory.run, observatory.worker, observatory.observation, observatory.judgement, observatory.domain_now,
  observatory.event, observatory.judgement_interval to hien_dien_console;
-- Progress of a run is counts; which names a batch has is not told.
grant select (run_id, number, status, leased_by, lease_until, attempts, finished, measured, unchanged, not_measured,
  not_measured_why, trouble, done_at) on observatory.batch to hien_dien_console;
grant select on all tables in schema reporting to hien_dien_console;
grant insert, update on registry.subject, registry.domain, registry.holding, registry.body, registry.column_profile
  to hien_dien_console;
grant insert on registry.registered_count, registry.touched_unit to hien_dien_console;
grant update (decided_at, decided_by, decision) on registry.review to hien_dien_console;

-- A worker faces hostile content, so it reads of the register what it plans, stores and counts by, and of a subject neither
-- name nor address nor code. What later migrations add to the register it sees only where they say so.
alter default privileges in schema registry revoke select on tables from hien_dien_worker;
revoke select on all tables in schema registry from hien_dien_worker;
grant select on registry.domain, registry.holding, registry.touched_unit to hien_dien_worker;
grant select (id, kind, unit_id, origin_unit_id, sector, founded_on, status) on registry.subject to hien_dien_worker;
