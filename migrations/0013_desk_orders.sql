-- What a page asks the program to do and may not do itself: count figures of every unit, put a value in force, plan a run.
-- The page writes down what is wanted and who wants it; a worker with the program's rights does it and says what came of it.
-- New table, nothing is locked; one function is replaced.

create table platform.desk_order (
  id bigint generated always as identity primary key,
  task text not null
    check (task in ('preview-proposal', 'confirm-proposal', 'start-run', 'stop-run')),
  -- What the task needs to know; no personal data beyond the name that signs.
  given jsonb not null default '{}',
  -- Of identity; no foreign key, for this room stands below it.
  account_id bigint not null,
  post_id bigint,
  request_id text not null default '',
  asked_at timestamptz not null,
  status text not null default 'waiting' check (status in ('waiting', 'done', 'refused', 'failed')),
  result jsonb,
  -- {code, vi, en}: why it was refused.
  problem jsonb,
  ended_at timestamptz,
  check ((status = 'waiting') = (ended_at is null)),
  check (status <> 'refused' or problem is not null)
);

alter table platform.desk_order enable row level security;
alter table platform.desk_order force row level security;
create policy everyone_trusted on platform.desk_order
  to hien_dien_app, hien_dien_worker, hien_dien_auditor
  using (true)
  with check (true);
create policy in_scope on platform.desk_order
  for select
  to hien_dien_console
  using (
    (select platform.sees_everywhere())
    or account_id = (select nullif(current_setting('hien_dien.account', true), '')::bigint)
  );
-- Nobody orders in another's name.
create policy in_scope_order on platform.desk_order
  for insert
  to hien_dien_console
  with check (
    account_id = (select nullif(current_setting('hien_dien.account', true), '')::bigint)
    and status = 'waiting'
  );
grant select, insert on platform.desk_order to hien_dien_console;
grant update (status, result, problem, ended_at) on platform.desk_order to hien_dien_app;
revoke select on platform.desk_order from hien_dien_worker;

create or replace function platform.add_desk_job(task text, id bigint, priority int default 0, in_seconds int default 0)
  returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if task not in ('check-upload', 'commit-upload', 'measure-ask', 'desk-order') then
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

-- How many names a batch has, for who may not read which: progress of a run is told to the console. Virtual, so that nothing
-- is rewritten; the privilege to read it is its own.
alter table observatory.batch add column name_count int generated always as (cardinality(domain_ids)) virtual;
grant select (name_count) on observatory.batch to hien_dien_console;
