-- Lists through the browser, "measure again now", and two weaknesses of the register mended.
-- Locks: drops two unique keys and one check, all of small tables, each for a moment.

-- ── work that a page asks for ──

-- A page asks in its own transaction: the job is there exactly when what it is about is there. It may ask for these tasks
-- and nothing else; the queue's own tables are not open to it. The payload holds the row's id and nothing of the row.
create function platform.add_desk_job(task text, id bigint, priority int default 0, in_seconds int default 0) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if task not in ('check-upload', 'commit-upload', 'measure-ask') then
    raise exception 'platform.add_desk_job knows no task %', task;
  end if;
  perform graphile_worker.add_job(
    identifier => task,
    payload => json_build_object('id', id),
    run_at => now() + make_interval(secs => in_seconds),
    -- Tried again after 3, 7, 20, 55 and 150 seconds, then shown as failed.
    max_attempts => 6,
    job_key => task || ' ' || id,
    priority => priority
  );
end
$$;
revoke execute on function platform.add_desk_job(text, bigint, int, int) from public;
grant execute on function platform.add_desk_job(text, bigint, int, int)
  to hien_dien_console, hien_dien_app, hien_dien_worker;

-- ── lists handed in by a page ──

create table registry.upload (
  id bigint generated always as identity primary key,
  kind text not null,
  file_name text not null check (file_name <> '' and length(file_name) <= 255),
  sha256 bytea not null check (length(sha256) = 32),
  size int not null check (size between 1 and 50000000),
  as_of date not null,
  -- Of a list that has no column for it, on the map of as_of.
  province text,
  profile text,
  -- Of the post that handed it in, whose scope sees it; null: a post that sees everything.
  unit_id bigint references territory.unit,
  account_id bigint not null references identity.account,
  post_id bigint references identity.post,
  free_of_secrets boolean not null check (free_of_secrets),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  status text not null default 'received' check (status in
    ('received', 'checking', 'checked', 'committing', 'committed', 'refused', 'failed', 'withdrawn')),
  -- Who works on it is told by this number; a worker that was taken for dead stores nothing.
  attempt int not null default 0,
  -- {phase, rows, of}, written at most once a second while it is read
  progress jsonb,
  -- What the dry run found: counts, columns, how many notes of each reason.
  report jsonb,
  report_digest bytea check (length(report_digest) = 32),
  -- Single rows of the report, which hold names of persons and firms: gone when the upload expires.
  rows jsonb,
  -- {code, vi, en}: why it was refused, failed or withdrawn, or what has changed since it was checked.
  problem jsonb,
  checked_at timestamptz,
  committed_by bigint references identity.account,
  committed_post bigint references identity.post,
  committed_at timestamptz,
  import_id bigint references registry.import,
  check ((status = 'committed') = (import_id is not null)),
  check (status <> 'checked' or report_digest is not null)
);
create index upload_newest on registry.upload (unit_id, id desc);
-- What is still to be done or to be cleared away.
create index upload_open on registry.upload (expires_at)
  where status in ('received', 'checking', 'checked', 'committing') or rows is not null;

-- The bytes, apart: only the program that imports reads them, and only until it has.
create table registry.upload_file (
  upload_id bigint primary key references registry.upload,
  bytes bytea not null check (length(bytes) between 1 and 50000000)
);
-- Uncompressed, so that a piece of it is read without the rest.
alter table registry.upload_file alter column bytes set storage external;

create function registry.forget_upload_file() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  delete from registry.upload_file where upload_id = new.id;
  return null;
end
$$;
revoke execute on function registry.forget_upload_file() from public;
create trigger forget_file after update of status on registry.upload
  for each row when (new.status in ('committed', 'refused', 'failed', 'withdrawn'))
  execute function registry.forget_upload_file();

alter table registry.upload enable row level security;
alter table registry.upload force row level security;
create policy everyone_trusted on registry.upload
  to hien_dien_app, hien_dien_worker, hien_dien_auditor
  using (true)
  with check (true);
create policy in_scope on registry.upload
  to hien_dien_console
  using ((select platform.sees_everywhere()) or unit_id in (select scope.unit_id from territory.scope_units() scope))
  with check ((select platform.sees_everywhere()) or unit_id in (select scope.unit_id from territory.scope_units() scope));
alter table registry.upload_file enable row level security;
alter table registry.upload_file force row level security;
create policy everyone_trusted on registry.upload_file
  to hien_dien_app, hien_dien_worker, hien_dien_auditor
  using (true)
  with check (true);
-- Whoever sees the upload's row may hand its bytes in.
create policy in_scope on registry.upload_file
  to hien_dien_console
  using (exists (select from registry.upload where upload.id = upload_id))
  with check (exists (select from registry.upload where upload.id = upload_id));

grant insert, update on registry.upload to hien_dien_app;
grant insert, delete on registry.upload_file to hien_dien_app;
revoke select on registry.upload, registry.upload_file from hien_dien_worker;
revoke select on registry.upload_file from hien_dien_auditor;
grant select, insert on registry.upload to hien_dien_console;
grant update (status, problem, committed_by, committed_post) on registry.upload to hien_dien_console;
grant insert on registry.upload_file to hien_dien_console;

-- ── measure again now ──

create table observatory.ask (
  id bigint generated always as identity primary key,
  domain_id bigint not null references registry.domain,
  -- null: asked by the program itself.
  account_id bigint references identity.account,
  asked_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting', 'measuring', 'done', 'failed')),
  -- Who measures is told by this number; see registry.upload.
  attempt int not null default 0,
  started_at timestamptz,
  ended_at timestamptz,
  -- As measured; null until then.
  run_id bigint references observatory.run,
  judgement_before bigint,
  judgement_after bigint,
  outcome text check (outcome in ('changed', 'unchanged', 'not-measured')),
  -- Why it was not measured: a word of the engine's vocabulary, or engine-broke.
  reason text,
  check ((status in ('done', 'failed')) = (ended_at is not null)),
  check ((status = 'done') = (outcome is not null)),
  check (outcome is distinct from 'not-measured' or reason is not null)
);
-- A second ask while one is open is the same ask.
create unique index ask_one_open on observatory.ask (domain_id) where status in ('waiting', 'measuring');
-- Few rows at any moment: looked through whenever a batch is taken.
create index ask_measuring on observatory.ask (domain_id) where status = 'measuring';
create index ask_of_name on observatory.ask (domain_id, asked_at desc);
create index ask_of_account on observatory.ask (account_id, asked_at desc);

alter table observatory.ask enable row level security;
alter table observatory.ask force row level security;
create policy everyone_trusted on observatory.ask
  to hien_dien_app, hien_dien_worker, hien_dien_auditor
  using (true)
  with check (true);
-- Who sees the name sees that it was asked for; the name's own policy says who that is.
create policy in_scope on observatory.ask
  to hien_dien_console
  using (exists (select from registry.domain where domain.id = domain_id))
  with check (exists (select from registry.domain where domain.id = domain_id));
grant select, insert on observatory.ask to hien_dien_console;
grant insert, update on observatory.ask to hien_dien_app, hien_dien_worker;

-- What is measured on being asked belongs to no run that was planned: one row a day, method, vantage and profile holds its
-- sums. It is never open.
alter table observatory.run drop constraint run_kind_check;
alter table observatory.run add constraint run_kind_check
  check (kind in ('due', 'all', 'names', 'sample', 'asked'));
alter table observatory.run add constraint run_asked_done check (kind <> 'asked' or status = 'done');
create unique index run_asked on observatory.run
  (method, vantage, profile, ((planned_at at time zone 'Asia/Ho_Chi_Minh')::date))
  where kind = 'asked';

-- ── figures that are corrected back ──

-- 3.295, then 3.259, then 3.295 again under the same document: the key refused the third row. The newest row of a document
-- is its figure now, and whoever writes leaves out what is that figure already.
alter table registry.registered_count
  drop constraint registered_count_unit_id_zone_on_date_document_value_key;
create index registered_count_newest on registry.registered_count (unit_id, zone, frame, on_date desc, id desc);
alter table registry.denominator
  drop constraint denominator_unit_id_kind_on_date_supplied_by_value_key;
create index denominator_newest on registry.denominator (unit_id, kind, on_date desc, id desc);
-- registered_count.entered_by is 'account:ID' for a person who is signed in, else the program that wrote it.

-- ── the indexes that a large import takes away ──

-- Whoever takes them away puts them back before the transaction ends, or it does not end well.
create table registry.indexes_away (
  since timestamptz not null default now()
);
revoke all on registry.indexes_away from hien_dien_app, hien_dien_worker, hien_dien_auditor;
create function registry.missing_subject_indexes() returns int
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  select (not exists (select from pg_constraint where conname = 'subject_code' and conrelid = 'registry.subject'::regclass))::int
    + (to_regclass('registry.subject_unit') is null)::int
$$;
create function registry.require_subject_indexes() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if registry.missing_subject_indexes() > 0 then
    raise exception 'the indexes of registry.subject were taken away and not put back; call registry.create_subject_indexes()';
  end if;
  delete from registry.indexes_away;
  return null;
end
$$;
revoke execute on function registry.require_subject_indexes() from public;
create constraint trigger put_back after insert on registry.indexes_away
  deferrable initially deferred
  for each row execute function registry.require_subject_indexes();
create or replace function registry.drop_subject_indexes() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  insert into registry.indexes_away default values;
  alter table registry.subject drop constraint subject_code;
  drop index registry.subject_unit;
end
$$;
