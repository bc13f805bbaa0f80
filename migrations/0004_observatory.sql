-- What each name showed on any day. A new row only when what was seen differs; that it was seen again is written to the
-- narrow row of the name (domain_now), so that history costs what changes and not what is measured.

create table observatory.run (
  id bigint generated always as identity primary key,
  -- 'due': what the plan says; 'all': everything asked for, measured today or not; 'names': a list; 'sample': invented history
  kind text not null check (kind in ('due', 'all', 'names', 'sample')),
  status text not null default 'planned' check (status in ('planned', 'running', 'stopping', 'stopped', 'done')),
  profile text not null check (profile in ('presence', 'full')),
  -- Norm and program version: how the verdicts were come by.
  method text not null,
  vantage text not null,
  -- How many workers share the budgets towards remote hosts; each measures with its part of them.
  slots int not null check (slots between 1 and 64),
  planned int not null default 0,
  measured int not null default 0,
  unchanged int not null default 0,
  not_measured int not null default 0,
  -- reason → how many
  not_measured_why jsonb not null default '{}',
  planned_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
-- Two runs at once would ask remote hosts twice.
create unique index run_one_open on observatory.run ((true)) where status in ('planned', 'running', 'stopping');

-- About 200 names that one worker takes at a time. A lease ends by itself; results are stored together with `done`, so a
-- batch that two workers measured counts once.
create table observatory.batch (
  run_id bigint not null references observatory.run,
  number int not null,
  domain_ids bigint[] not null,
  status text not null default 'waiting' check (status in ('waiting', 'leased', 'done')),
  leased_by text,
  lease_until timestamptz,
  attempts int not null default 0,
  -- Names finished, for progress; written now and then while the batch is being measured.
  finished int not null default 0,
  measured int not null default 0,
  unchanged int not null default 0,
  not_measured int not null default 0,
  not_measured_why jsonb not null default '{}',
  -- What keeps its results from being stored just now: the worker still has them and tries again.
  trouble text check (trouble in ('disk-full', 'database-away', 'broke')),
  done_at timestamptz,
  primary key (run_id, number)
);
create index batch_open on observatory.batch (run_id, status) where status <> 'done';

create table observatory.observation (
  id bigint generated always as identity primary key,
  domain_id bigint not null,
  -- SHA-256 of the stable part, first 16 bytes.
  digest bytea not null check (length(digest) = 16),
  schema int not null,
  -- The observation as JSON, zstd.
  body bytea not null,
  first_seen timestamptz not null,
  -- Last time it was seen; null while it is what the name shows (then domain_now has it).
  last_seen timestamptz,
  run_id bigint not null,
  check (last_seen >= first_seen)
);
alter table observatory.observation alter column body set storage external;
create unique index observation_when on observatory.observation (domain_id, first_seen);

create table observatory.judgement (
  id bigint generated always as identity primary key,
  domain_id bigint not null,
  -- null in the sample, whose past nobody measured.
  observation_id bigint references observatory.observation,
  norm text not null,
  method text not null,
  digest bytea not null check (length(digest) = 16),
  first_seen timestamptz not null,
  last_seen timestamptz,
  state text not null,
  presence text not null,
  trusted boolean,
  grade text,
  score smallint check (score between 0 and 100),
  scores jsonb not null,
  flags text[] not null default '{}',
  -- Mail is set up: MX and SPF or the like, by the rule in the assumptions.
  mail boolean,
  -- Ids of checks whose verdict is fail.
  faults text[] not null default '{}',
  -- check → 'verdict' or 'verdict reason'
  verdicts jsonb not null,
  run_id bigint not null,
  check (last_seen >= first_seen)
);
-- "As of day D" reads one entry of this index.
create unique index judgement_when on observatory.judgement (domain_id, norm, first_seen);

-- One narrow row a name: what it shows now and when that was last seen. Updated at every measurement; nothing it
-- changes is indexed and pages keep room, so the update stays in its page (HOT).
create table observatory.domain_now (
  domain_id bigint primary key,
  -- Of the norm it was last measured or judged by.
  judgement_id bigint,
  observation_id bigint,
  digest bytea,
  observation_digest bytea,
  last_measured_at timestamptz,
  last_tried_at timestamptz,
  -- Why the last try came to nothing; null when it came to something.
  last_fault text,
  failures int not null default 0,
  -- Alike for names on the same name servers and address: a batch takes names that stand together, so that what they
  -- share is asked once (host-group.ts).
  host_group int,
  run_id bigint
) with (fillfactor = 70);

create table observatory.event (
  id bigint generated always as identity primary key,
  domain_id bigint not null,
  at timestamptz not null,
  kind text not null check (kind in ('site-down', 'site-up', 'became-placeholder', 'became-website', 'certificate-expiring', 'flag-raised', 'flag-cleared', 'trust-lost', 'trust-gained', 'unregistered', 'state-changed')),
  before text,
  after text,
  run_id bigint not null
);
create index event_domain on observatory.event (domain_id, at desc);
create index event_at on observatory.event (at desc);

-- Worker processes that are alive, so that what a dead one held can be given back at once.
create table observatory.worker (
  id text primary key,
  -- What it calls itself in the queue, where its jobs are locked by this name.
  jobs_pool text,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);

-- The intervals as data.md speaks of them.
create view observatory.judgement_interval as
select
  j.*,
  tstzrange(j.first_seen, coalesce(j.last_seen, n.last_measured_at), '[]') as seen
from observatory.judgement as j
left join observatory.domain_now as n on n.judgement_id = j.id;

grant insert, update, delete on all tables in schema observatory to hien_dien_worker;
grant select, insert, update on all tables in schema observatory to hien_dien_app;
revoke delete on observatory.observation, observatory.judgement, observatory.event from hien_dien_worker;
-- Judging again sets judgements right; what was seen and what happened stays.
revoke update on observatory.event from hien_dien_worker;
revoke update on observatory.observation, observatory.event from hien_dien_app;
grant select on observatory.judgement_interval to hien_dien_app, hien_dien_worker, hien_dien_auditor;
