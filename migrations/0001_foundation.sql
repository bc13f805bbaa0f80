-- What every room stands on: extensions, roles, folding of Vietnamese text, the register of sources.
--
-- Roles are of the whole server, so another database of it may have made them already. The login that runs migrations
-- owns everything (the migrator) and may become each of them:
--   hien_dien_app      the console and the command line: reads and writes, never changes what is append-only
--   hien_dien_worker   measures: reads the registry, writes the observatory and cells
--   hien_dien_public   published views only
--   hien_dien_auditor  reads everything, writes nothing
-- Takes no lock that matters: the database is new.

create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

do $$
declare
  wanted text;
begin
  foreach wanted in array array['hien_dien_app', 'hien_dien_worker', 'hien_dien_public', 'hien_dien_auditor'] loop
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

-- The migration ledger's schema; made before by whoever keeps the ledger.
create schema if not exists platform;
create schema territory;
create schema assumptions;
create schema registry;
create schema observatory;
create schema reporting;

grant usage on schema platform, territory, assumptions, registry, observatory, reporting
  to hien_dien_app, hien_dien_worker, hien_dien_auditor;
alter default privileges in schema platform, territory, assumptions, registry, observatory, reporting
  grant select on tables to hien_dien_app, hien_dien_worker, hien_dien_auditor;
grant select on all tables in schema platform to hien_dien_app, hien_dien_worker, hien_dien_auditor;

-- Letters without marks and in lower case: what search and matching compare. "Khánh Hoà" and "Khánh Hòa" fold alike,
-- for without marks there is no tone position. Immutable because the dictionary is named and ships with the extension.
-- No normalize() is needed, for the dictionary takes combining marks off as well; and plpgsql, because a function in SQL that
-- calls unaccent, which is only stable, is never inlined: a million names take 2.4 s where SQL with normalize() took 13 s.
create function platform.fold(value text) returns text
  language plpgsql immutable strict parallel safe
as $$
begin
  return lower(public.unaccent('public.unaccent'::regdictionary, value) collate "pg_c_utf8");
end
$$;

-- Where a fact comes from. Rows of facts name a source by key.
create table platform.source (
  key text primary key,
  title text not null,
  detail text not null default '',
  compiled_on date,
  -- văn bản gốc, nguồn thứ cấp, suy đoán
  grade text not null check (grade in ('official', 'secondary', 'inferred'))
);

-- What this database is, for every page and every command: the province's own, or the sample with its mark.
create table platform.setting (
  key text primary key,
  value jsonb not null
);

grant insert, update on platform.source, platform.setting to hien_dien_app;
