-- Written by `npm run schema` from a database with all migrations. For reading and comparing; do not edit.

create extension btree_gist with schema public;
create extension pg_trgm with schema public;
create extension unaccent with schema public;

create schema assumptions;
grant usage on schema assumptions to hien_dien_app;
grant usage on schema assumptions to hien_dien_auditor;
grant usage on schema assumptions to hien_dien_worker;
alter default privileges in schema assumptions grant select on tables to hien_dien_app;
alter default privileges in schema assumptions grant select on tables to hien_dien_auditor;
alter default privileges in schema assumptions grant select on tables to hien_dien_worker;

create table assumptions.assumption (
  key text not null,
  version integer not null,
  value jsonb not null,
  valid daterange default daterange(NULL::date, NULL::date) not null,
  title_vi text not null,
  title_en text not null,
  source text not null,
  grade text not null,
  confirmed_by text,
  confirmed_on date,
  document text,
  used_in text[] default '{}'::text[] not null,
  created_at timestamp with time zone default now() not null,
  constraint assumption_pkey PRIMARY KEY (key, version),
  constraint assumption_check CHECK (((confirmed_by IS NULL) = (confirmed_on IS NULL))),
  constraint assumption_grade_check CHECK ((grade = ANY (ARRAY['official'::text, 'secondary'::text, 'inferred'::text]))),
  constraint assumption_version_check CHECK ((version >= 1))
);
grant insert, select on assumptions.assumption to hien_dien_app;
grant select on assumptions.assumption to hien_dien_auditor;
grant select on assumptions.assumption to hien_dien_worker;

create schema observatory;
grant usage on schema observatory to hien_dien_app;
grant usage on schema observatory to hien_dien_auditor;
grant usage on schema observatory to hien_dien_worker;
alter default privileges in schema observatory grant select on tables to hien_dien_app;
alter default privileges in schema observatory grant select on tables to hien_dien_auditor;
alter default privileges in schema observatory grant select on tables to hien_dien_worker;

create table observatory.batch (
  run_id bigint not null,
  number integer not null,
  domain_ids bigint[] not null,
  status text default 'waiting'::text not null,
  leased_by text,
  lease_until timestamp with time zone,
  attempts integer default 0 not null,
  finished integer default 0 not null,
  measured integer default 0 not null,
  unchanged integer default 0 not null,
  not_measured integer default 0 not null,
  not_measured_why jsonb default '{}'::jsonb not null,
  trouble text,
  done_at timestamp with time zone,
  constraint batch_pkey PRIMARY KEY (run_id, number),
  constraint batch_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'leased'::text, 'done'::text]))),
  constraint batch_trouble_check CHECK ((trouble = ANY (ARRAY['disk-full'::text, 'database-away'::text, 'broke'::text]))),
  constraint batch_run_id_fkey FOREIGN KEY (run_id) REFERENCES observatory.run(id)
);
CREATE INDEX batch_open ON observatory.batch USING btree (run_id, status) WHERE (status <> 'done'::text);
grant delete, insert, select, update on observatory.batch to hien_dien_worker;
grant insert, select, update on observatory.batch to hien_dien_app;
grant select on observatory.batch to hien_dien_auditor;

create table observatory.domain_now (
  domain_id bigint not null,
  judgement_id bigint,
  observation_id bigint,
  digest bytea,
  observation_digest bytea,
  last_measured_at timestamp with time zone,
  last_tried_at timestamp with time zone,
  last_fault text,
  failures integer default 0 not null,
  host_group integer,
  run_id bigint,
  constraint domain_now_pkey PRIMARY KEY (domain_id)
) with (fillfactor=70);
grant delete, insert, select, update on observatory.domain_now to hien_dien_worker;
grant insert, select, update on observatory.domain_now to hien_dien_app;
grant select on observatory.domain_now to hien_dien_auditor;

create table observatory.event (
  id bigint generated always as identity not null,
  domain_id bigint not null,
  at timestamp with time zone not null,
  kind text not null,
  before text,
  after text,
  run_id bigint not null,
  constraint event_pkey PRIMARY KEY (id),
  constraint event_kind_check CHECK ((kind = ANY (ARRAY['site-down'::text, 'site-up'::text, 'became-placeholder'::text, 'became-website'::text, 'certificate-expiring'::text, 'flag-raised'::text, 'flag-cleared'::text, 'trust-lost'::text, 'trust-gained'::text, 'unregistered'::text, 'state-changed'::text])))
);
CREATE INDEX event_at ON observatory.event USING btree (at DESC);
CREATE INDEX event_domain ON observatory.event USING btree (domain_id, at DESC);
grant insert, select on observatory.event to hien_dien_app;
grant insert, select on observatory.event to hien_dien_worker;
grant select on observatory.event to hien_dien_auditor;

create table observatory.judgement (
  id bigint generated always as identity not null,
  domain_id bigint not null,
  observation_id bigint,
  norm text not null,
  method text not null,
  digest bytea not null,
  first_seen timestamp with time zone not null,
  last_seen timestamp with time zone,
  state text not null,
  presence text not null,
  trusted boolean,
  grade text,
  score smallint,
  scores jsonb not null,
  flags text[] default '{}'::text[] not null,
  mail boolean,
  faults text[] default '{}'::text[] not null,
  verdicts jsonb not null,
  run_id bigint not null,
  constraint judgement_pkey PRIMARY KEY (id),
  constraint judgement_check CHECK ((last_seen >= first_seen)),
  constraint judgement_digest_check CHECK ((length(digest) = 16)),
  constraint judgement_score_check CHECK (((score >= 0) AND (score <= 100))),
  constraint judgement_observation_id_fkey FOREIGN KEY (observation_id) REFERENCES observatory.observation(id)
);
CREATE UNIQUE INDEX judgement_when ON observatory.judgement USING btree (domain_id, norm, first_seen);
grant insert, select, update on observatory.judgement to hien_dien_app;
grant insert, select, update on observatory.judgement to hien_dien_worker;
grant select on observatory.judgement to hien_dien_auditor;

create view observatory.judgement_interval as
 SELECT j.id,
    j.domain_id,
    j.observation_id,
    j.norm,
    j.method,
    j.digest,
    j.first_seen,
    j.last_seen,
    j.state,
    j.presence,
    j.trusted,
    j.grade,
    j.score,
    j.scores,
    j.flags,
    j.mail,
    j.faults,
    j.verdicts,
    j.run_id,
    tstzrange(j.first_seen, COALESCE(j.last_seen, n.last_measured_at), '[]'::text) AS seen
   FROM (observatory.judgement j
     LEFT JOIN observatory.domain_now n ON ((n.judgement_id = j.id)));
grant delete, insert, select, update on observatory.judgement_interval to hien_dien_worker;
grant insert, select, update on observatory.judgement_interval to hien_dien_app;
grant select on observatory.judgement_interval to hien_dien_auditor;

create table observatory.observation (
  id bigint generated always as identity not null,
  domain_id bigint not null,
  digest bytea not null,
  schema integer not null,
  body bytea not null,
  first_seen timestamp with time zone not null,
  last_seen timestamp with time zone,
  run_id bigint not null,
  constraint observation_pkey PRIMARY KEY (id),
  constraint observation_check CHECK ((last_seen >= first_seen)),
  constraint observation_digest_check CHECK ((length(digest) = 16))
);
CREATE UNIQUE INDEX observation_when ON observatory.observation USING btree (domain_id, first_seen);
grant insert, select on observatory.observation to hien_dien_app;
grant insert, select, update on observatory.observation to hien_dien_worker;
grant select on observatory.observation to hien_dien_auditor;

create table observatory.run (
  id bigint generated always as identity not null,
  kind text not null,
  status text default 'planned'::text not null,
  profile text not null,
  method text not null,
  vantage text not null,
  slots integer not null,
  planned integer default 0 not null,
  measured integer default 0 not null,
  unchanged integer default 0 not null,
  not_measured integer default 0 not null,
  not_measured_why jsonb default '{}'::jsonb not null,
  planned_at timestamp with time zone default now() not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint run_pkey PRIMARY KEY (id),
  constraint run_kind_check CHECK ((kind = ANY (ARRAY['due'::text, 'all'::text, 'names'::text, 'sample'::text]))),
  constraint run_profile_check CHECK ((profile = ANY (ARRAY['presence'::text, 'full'::text]))),
  constraint run_slots_check CHECK (((slots >= 1) AND (slots <= 64))),
  constraint run_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'running'::text, 'stopping'::text, 'stopped'::text, 'done'::text])))
);
CREATE UNIQUE INDEX run_one_open ON observatory.run USING btree ((true)) WHERE (status = ANY (ARRAY['planned'::text, 'running'::text, 'stopping'::text]));
grant delete, insert, select, update on observatory.run to hien_dien_worker;
grant insert, select, update on observatory.run to hien_dien_app;
grant select on observatory.run to hien_dien_auditor;

create table observatory.worker (
  id text not null,
  jobs_pool text,
  started_at timestamp with time zone default now() not null,
  seen_at timestamp with time zone default now() not null,
  constraint worker_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on observatory.worker to hien_dien_worker;
grant insert, select, update on observatory.worker to hien_dien_app;
grant select on observatory.worker to hien_dien_auditor;

create schema platform;
grant usage on schema platform to hien_dien_app;
grant usage on schema platform to hien_dien_auditor;
grant usage on schema platform to hien_dien_worker;
alter default privileges in schema platform grant select on tables to hien_dien_app;
alter default privileges in schema platform grant select on tables to hien_dien_auditor;
alter default privileges in schema platform grant select on tables to hien_dien_worker;

CREATE OR REPLACE FUNCTION platform.fold(value text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  return lower(public.unaccent('public.unaccent'::regdictionary, value) collate "pg_c_utf8");
end
$function$;

create table platform.migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone default clock_timestamp() not null,
  applied_by text default SESSION_USER not null,
  constraint migration_pkey PRIMARY KEY (number),
  constraint migration_number_check CHECK ((number > 0))
);
grant select on platform.migration to hien_dien_app;
grant select on platform.migration to hien_dien_auditor;
grant select on platform.migration to hien_dien_worker;

create table platform.setting (
  key text not null,
  value jsonb not null,
  constraint setting_pkey PRIMARY KEY (key)
);
grant insert, select, update on platform.setting to hien_dien_app;
grant select on platform.setting to hien_dien_auditor;
grant select on platform.setting to hien_dien_worker;

create table platform.source (
  key text not null,
  title text not null,
  detail text default ''::text not null,
  compiled_on date,
  grade text not null,
  constraint source_pkey PRIMARY KEY (key),
  constraint source_grade_check CHECK ((grade = ANY (ARRAY['official'::text, 'secondary'::text, 'inferred'::text])))
);
grant insert, select, update on platform.source to hien_dien_app;
grant select on platform.source to hien_dien_auditor;
grant select on platform.source to hien_dien_worker;

create schema registry;
grant usage on schema registry to hien_dien_app;
grant usage on schema registry to hien_dien_auditor;
grant usage on schema registry to hien_dien_worker;
alter default privileges in schema registry grant select on tables to hien_dien_app;
alter default privileges in schema registry grant select on tables to hien_dien_auditor;
alter default privileges in schema registry grant select on tables to hien_dien_worker;

CREATE OR REPLACE FUNCTION registry.create_subject_indexes()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET maintenance_work_mem TO '256MB'
AS $function$
begin
  alter table registry.subject add constraint subject_code unique (code_token, kind);
  create index subject_unit on registry.subject (unit_id, name_folded);
end
$function$;
grant execute on function registry.create_subject_indexes() to hien_dien_app;
revoke execute on function registry.create_subject_indexes() from public;

CREATE OR REPLACE FUNCTION registry.drop_subject_indexes()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  alter table registry.subject drop constraint subject_code;
  drop index registry.subject_unit;
end
$function$;
grant execute on function registry.drop_subject_indexes() to hien_dien_app;
revoke execute on function registry.drop_subject_indexes() from public;

create table registry.body (
  id bigint generated always as identity not null,
  key text not null,
  name text not null,
  kind text not null,
  jurisdiction_id bigint not null,
  valid daterange not null,
  successor_id bigint,
  constraint body_pkey PRIMARY KEY (id),
  constraint body_key_key UNIQUE (key),
  constraint body_kind_check CHECK ((kind = ANY (ARRAY['department'::text, 'committee'::text, 'association'::text, 'union'::text, 'school'::text, 'registry'::text, 'registrar'::text, 'press'::text, 'other'::text]))),
  constraint body_valid_check CHECK ((NOT isempty(valid))),
  constraint body_jurisdiction_id_fkey FOREIGN KEY (jurisdiction_id) REFERENCES territory.unit(id),
  constraint body_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES registry.body(id)
);
grant delete, insert, select, update on registry.body to hien_dien_app;
grant select on registry.body to hien_dien_auditor;
grant select on registry.body to hien_dien_worker;

grant usage on sequence registry.body_id_seq to hien_dien_app;

create table registry.column_profile (
  kind text not null,
  name text not null,
  mapping jsonb not null,
  updated_at timestamp with time zone default now() not null,
  constraint column_profile_pkey PRIMARY KEY (kind, name)
);
grant delete, insert, select, update on registry.column_profile to hien_dien_app;
grant select on registry.column_profile to hien_dien_auditor;
grant select on registry.column_profile to hien_dien_worker;

create table registry.denominator (
  id bigint generated always as identity not null,
  unit_id bigint not null,
  kind text not null,
  on_date date not null,
  value bigint not null,
  supplied_by text not null,
  document text default ''::text not null,
  import_id bigint,
  entered_at timestamp with time zone default now() not null,
  constraint denominator_pkey PRIMARY KEY (id),
  constraint denominator_unit_id_kind_on_date_supplied_by_value_key UNIQUE (unit_id, kind, on_date, supplied_by, value),
  constraint denominator_kind_check CHECK ((kind = ANY (ARRAY['students'::text, 'graduates'::text, 'association-members'::text, 'youth-union'::text, 'cooperatives'::text, 'enterprises'::text, 'households'::text]))),
  constraint denominator_value_check CHECK ((value >= 0)),
  constraint denominator_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
grant insert, select on registry.denominator to hien_dien_app;
grant select on registry.denominator to hien_dien_auditor;
grant select on registry.denominator to hien_dien_worker;

grant usage on sequence registry.denominator_id_seq to hien_dien_app;

create table registry.domain (
  id bigint generated always as identity not null,
  name text not null,
  unicode text not null,
  zone text not null,
  zone_kind text not null,
  unit_id bigint,
  origin_unit_id bigint,
  registered_on date,
  expires_on date,
  registrar text default ''::text not null,
  listed_on date not null,
  first_listed_on date,
  import_id bigint,
  changed_at timestamp with time zone default now() not null,
  constraint domain_pkey PRIMARY KEY (id),
  constraint domain_name_key UNIQUE (name),
  constraint domain_name_check CHECK (((name = lower(name)) AND (name ~~ '%.%'::text))),
  constraint domain_zone_kind_check CHECK ((zone_kind = ANY (ARRAY['generic'::text, 'geographic'::text, 'vietnamese'::text, 'foreign'::text]))),
  constraint domain_origin_unit_id_fkey FOREIGN KEY (origin_unit_id) REFERENCES territory.unit(id),
  constraint domain_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
CREATE INDEX domain_unit ON registry.domain USING btree (unit_id, zone);
grant delete, insert, maintain, select, update on registry.domain to hien_dien_app;
grant select on registry.domain to hien_dien_auditor;
grant select on registry.domain to hien_dien_worker;

grant usage on sequence registry.domain_id_seq to hien_dien_app;

create table registry.holding (
  domain_id bigint not null,
  subject_id bigint not null,
  valid daterange not null,
  evidence text not null,
  import_id bigint,
  constraint holding_pkey PRIMARY KEY (domain_id, valid WITHOUT OVERLAPS),
  constraint holding_evidence_check CHECK ((evidence = ANY (ARRAY['registrar-list'::text, 'registry-list'::text, 'declared'::text, 'dns-txt'::text]))),
  constraint holding_valid_check CHECK ((NOT isempty(valid))),
  constraint holding_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES registry.domain(id),
  constraint holding_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES registry.subject(id)
);
CREATE INDEX holding_subject ON registry.holding USING btree (subject_id);
grant delete, insert, maintain, select, update on registry.holding to hien_dien_app;
grant select on registry.holding to hien_dien_auditor;
grant select on registry.holding to hien_dien_worker;

create table registry.import (
  id bigint generated always as identity not null,
  kind text not null,
  file_name text not null,
  file_sha256 bytea not null,
  profile text,
  province text,
  as_of date not null,
  status text not null,
  counts jsonb default '{}'::jsonb not null,
  started_at timestamp with time zone default now() not null,
  committed_at timestamp with time zone,
  by_whom text default CURRENT_USER not null,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_status_check CHECK ((status = ANY (ARRAY['staged'::text, 'committed'::text, 'refused'::text])))
);
CREATE INDEX import_file ON registry.import USING btree (kind, file_sha256);
grant insert, select, update on registry.import to hien_dien_app;
grant select on registry.import to hien_dien_auditor;
grant select on registry.import to hien_dien_worker;

grant usage on sequence registry.import_id_seq to hien_dien_app;

create table registry.import_row (
  import_id bigint not null,
  line integer not null,
  outcome text not null,
  column_name text default ''::text not null,
  reason text not null,
  given text default ''::text not null,
  constraint import_row_pkey PRIMARY KEY (import_id, line, reason, column_name),
  constraint import_row_outcome_check CHECK ((outcome = ANY (ARRAY['rejected'::text, 'review'::text, 'warning'::text]))),
  constraint import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES registry.import(id)
);
grant insert, select on registry.import_row to hien_dien_app;
grant select on registry.import_row to hien_dien_auditor;
grant select on registry.import_row to hien_dien_worker;

create table registry.registered_count (
  id bigint generated always as identity not null,
  unit_id bigint not null,
  zone text default ''::text not null,
  on_date date not null,
  frame text not null,
  value bigint not null,
  document text not null,
  import_id bigint,
  entered_by text default CURRENT_USER not null,
  entered_at timestamp with time zone default now() not null,
  constraint registered_count_pkey PRIMARY KEY (id),
  constraint registered_count_unit_id_zone_on_date_document_value_key UNIQUE NULLS NOT DISTINCT (unit_id, zone, on_date, document, value),
  constraint registered_count_frame_check CHECK ((frame = ANY (ARRAY['63'::text, '34'::text]))),
  constraint registered_count_value_check CHECK ((value >= 0)),
  constraint registered_count_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
grant insert, select on registry.registered_count to hien_dien_app;
grant select on registry.registered_count to hien_dien_auditor;
grant select on registry.registered_count to hien_dien_worker;

grant usage on sequence registry.registered_count_id_seq to hien_dien_app;

create table registry.review (
  id bigint generated always as identity not null,
  import_id bigint not null,
  line integer not null,
  kind text not null,
  payload jsonb not null,
  candidates bigint[] default '{}'::bigint[] not null,
  about text collate "C" not null,
  decided_at timestamp with time zone,
  decided_by text,
  decision jsonb,
  constraint review_pkey PRIMARY KEY (id),
  constraint review_import_id_line_kind_key UNIQUE (import_id, line, kind),
  constraint review_kind_check CHECK ((kind = ANY (ARRAY['which-subject'::text, 'which-unit'::text, 'holder-differs'::text]))),
  constraint review_import_id_fkey FOREIGN KEY (import_id) REFERENCES registry.import(id)
);
CREATE INDEX review_about ON registry.review USING btree (about);
CREATE INDEX review_open ON registry.review USING btree (id) WHERE (decided_at IS NULL);
grant insert, select, update on registry.review to hien_dien_app;
grant select on registry.review to hien_dien_auditor;
grant select on registry.review to hien_dien_worker;

grant usage on sequence registry.review_id_seq to hien_dien_app;

create table registry.subject (
  id bigint generated always as identity not null,
  kind text collate "C" not null,
  name text not null,
  name_folded text collate "C" generated always as (platform.fold(name)) stored not null,
  code_token bytea,
  code_last4 text collate "C" default ''::text not null,
  unit_id bigint,
  origin_unit_id bigint,
  address text default ''::text not null,
  sector text default ''::text not null,
  founded_on date,
  status text collate "C" default 'active'::text not null,
  legal_basis text not null,
  erase_after date,
  import_id bigint,
  updated_at timestamp with time zone default now() not null,
  constraint subject_pkey PRIMARY KEY (id),
  constraint subject_code UNIQUE (code_token, kind),
  constraint subject_code_token_check CHECK ((length(code_token) = 16)),
  constraint subject_kind_check CHECK ((kind = ANY (ARRAY['enterprise'::text, 'household'::text, 'cooperative'::text, 'school'::text, 'body'::text, 'association'::text, 'person'::text]))),
  constraint subject_name_check CHECK (((name <> ''::text) AND (length(name) <= 500))),
  constraint subject_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'dissolved'::text])))
);
CREATE INDEX subject_unit ON registry.subject USING btree (unit_id, name_folded);
grant delete, insert, maintain, select, update on registry.subject to hien_dien_app;
grant select on registry.subject to hien_dien_auditor;
grant select on registry.subject to hien_dien_worker;

grant usage on sequence registry.subject_id_seq to hien_dien_app;

create table registry.touched_unit (
  id bigint generated always as identity not null,
  unit_id bigint
);
grant delete, insert, select, update on registry.touched_unit to hien_dien_app;
grant delete, insert, select, update on registry.touched_unit to hien_dien_worker;
grant select on registry.touched_unit to hien_dien_auditor;

grant usage on sequence registry.touched_unit_id_seq to hien_dien_app;

create table registry.zone (
  zone text not null,
  kind text not null,
  valid daterange not null,
  purpose_vi text not null,
  purpose_en text not null,
  holders text not null,
  province_codes text[] default '{}'::text[] not null,
  source text not null,
  constraint zone_pkey PRIMARY KEY (zone, kind, valid WITHOUT OVERLAPS),
  constraint zone_kind_check CHECK ((kind = ANY (ARRAY['generic'::text, 'geographic'::text, 'vietnamese'::text]))),
  constraint zone_valid_check CHECK ((NOT isempty(valid))),
  constraint zone_source_fkey FOREIGN KEY (source) REFERENCES platform.source(key)
);
grant select on registry.zone to hien_dien_app;
grant select on registry.zone to hien_dien_auditor;
grant select on registry.zone to hien_dien_worker;

create table registry.zone_fee (
  zone text not null,
  kind text not null,
  label_length integer default 0 not null,
  valid daterange not null,
  register integer not null,
  yearly integer not null,
  source text not null,
  constraint zone_fee_pkey PRIMARY KEY (zone, kind, label_length, valid WITHOUT OVERLAPS),
  constraint zone_fee_kind_check CHECK ((kind = ANY (ARRAY['generic'::text, 'geographic'::text, 'vietnamese'::text]))),
  constraint zone_fee_label_length_check CHECK (((label_length >= 0) AND (label_length <= 2))),
  constraint zone_fee_register_check CHECK ((register >= 0)),
  constraint zone_fee_valid_check CHECK ((NOT isempty(valid))),
  constraint zone_fee_yearly_check CHECK ((yearly >= 0)),
  constraint zone_fee_source_fkey FOREIGN KEY (source) REFERENCES platform.source(key)
);
grant select on registry.zone_fee to hien_dien_app;
grant select on registry.zone_fee to hien_dien_auditor;
grant select on registry.zone_fee to hien_dien_worker;

create schema reporting;
grant usage on schema reporting to hien_dien_app;
grant usage on schema reporting to hien_dien_auditor;
grant usage on schema reporting to hien_dien_worker;
alter default privileges in schema reporting grant select on tables to hien_dien_app;
alter default privileges in schema reporting grant select on tables to hien_dien_auditor;
alter default privileges in schema reporting grant select on tables to hien_dien_worker;

create table reporting.cell (
  indicator text not null,
  unit_id bigint not null,
  period text not null,
  source text not null,
  frame text not null,
  slice text default ''::text not null,
  numerator bigint not null,
  denominator bigint,
  exactness text default 'exact'::text not null,
  basis text,
  computed_at timestamp with time zone default now() not null,
  constraint cell_pkey PRIMARY KEY (unit_id, period, frame, slice, indicator, source),
  constraint cell_exactness_check CHECK ((exactness = ANY (ARRAY['exact'::text, 'estimated'::text]))),
  constraint cell_frame_check CHECK ((frame = ANY (ARRAY['63'::text, '34'::text]))),
  constraint cell_period_check CHECK ((period ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  constraint cell_source_check CHECK ((source = ANY (ARRAY['measured'::text, 'registered'::text, 'reported'::text, 'derived'::text, 'estimated'::text]))),
  constraint cell_indicator_fkey FOREIGN KEY (indicator) REFERENCES reporting.indicator(id),
  constraint cell_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
CREATE INDEX cell_indicator ON reporting.cell USING btree (indicator, period, frame);
grant delete, insert, select, update on reporting.cell to hien_dien_app;
grant delete, insert, select, update on reporting.cell to hien_dien_worker;
grant select on reporting.cell to hien_dien_auditor;

create table reporting.indicator (
  id text not null,
  name_vi text not null,
  name_en text not null,
  numerator text not null,
  denominator text,
  measure text not null,
  per integer default 1 not null,
  source text not null,
  better text not null,
  assumptions text[] default '{}'::text[] not null,
  constraint indicator_pkey PRIMARY KEY (id),
  constraint indicator_better_check CHECK ((better = ANY (ARRAY['higher'::text, 'lower'::text, 'neither'::text]))),
  constraint indicator_measure_check CHECK ((measure = ANY (ARRAY['count'::text, 'share'::text, 'rate'::text]))),
  constraint indicator_source_check CHECK ((source = ANY (ARRAY['measured'::text, 'registered'::text, 'reported'::text, 'derived'::text, 'estimated'::text])))
);
grant delete, insert, select, update on reporting.indicator to hien_dien_app;
grant delete, insert, select, update on reporting.indicator to hien_dien_worker;
grant select on reporting.indicator to hien_dien_auditor;

create schema territory;
grant usage on schema territory to hien_dien_app;
grant usage on schema territory to hien_dien_auditor;
grant usage on schema territory to hien_dien_worker;
alter default privileges in schema territory grant select on tables to hien_dien_app;
alter default privileges in schema territory grant select on tables to hien_dien_auditor;
alter default privileges in schema territory grant select on tables to hien_dien_worker;

CREATE OR REPLACE FUNCTION territory.name_fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN public.unaccent('public.unaccent'::regdictionary, territory.name_key(value));

CREATE OR REPLACE FUNCTION territory.name_key(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN TRIM(BOTH FROM regexp_replace(regexp_replace(regexp_replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower((NORMALIZE(value, NFC) COLLATE pg_c_utf8)), 'oà'::text, 'òa'::text), 'oá'::text, 'óa'::text), 'oả'::text, 'ỏa'::text), 'oã'::text, 'õa'::text), 'oạ'::text, 'ọa'::text), 'oè'::text, 'òe'::text), 'oé'::text, 'óe'::text), 'oẻ'::text, 'ỏe'::text), 'oẽ'::text, 'õe'::text), 'oẹ'::text, 'ọe'::text), 'uỳ'::text, 'ùy'::text), 'uý'::text, 'úy'::text), 'uỷ'::text, 'ủy'::text), 'uỹ'::text, 'ũy'::text), 'uỵ'::text, 'ụy'::text), '^\s*((thành phố|thị trấn|đặc khu|thị xã|phường|quận|huyện|tỉnh|xã|tp|tt|tx|đk)\s+|(tp|tt|tx|đk|t|p|x|h|q)\.\s*)'::text, ''::text), '[^[:alnum:]]+'::text, ' '::text, 'g'::text), '\m0+([0-9])'::text, '\1'::text, 'g'::text));

CREATE OR REPLACE FUNCTION territory.successor(of_unit_id bigint, on_date date)
 RETURNS TABLE(unit_id bigint, extent text)
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 WITH RECURSIVE walk(unit_id, extent) AS (
          SELECT unit_1.id,
             'full'::text AS "?column?"
            FROM territory.unit unit_1
           WHERE (unit_1.id = successor.of_unit_id)
         UNION
          SELECT next.to_unit_id,
                 CASE
                     WHEN (walk_1.extent = 'full'::text) THEN next.extent
                     ELSE 'partial'::text
                 END AS "case"
            FROM ((walk walk_1
              JOIN territory.unit unit_1 ON (((unit_1.id = walk_1.unit_id) AND (NOT (unit_1.exists_on @> successor.on_date)))))
              CROSS JOIN LATERAL ( SELECT lineage.to_unit_id,
                     lineage.extent
                    FROM territory.lineage
                   WHERE (lineage.from_unit_id = unit_1.id)
                 UNION ALL
                  SELECT lineage.to_unit_id,
                     'partial'::text
                    FROM (territory.closure
                      JOIN territory.lineage ON ((lineage.from_unit_id = closure.descendant_id)))
                   WHERE ((closure.ancestor_id = unit_1.id) AND (closure.depth > 0) AND (unit_1.level = 'district'::text))) next)
         )
  SELECT walk.unit_id,
     min(walk.extent) AS min
    FROM (walk
      JOIN territory.unit ON ((unit.id = walk.unit_id)))
   WHERE (unit.exists_on @> successor.on_date)
   GROUP BY walk.unit_id;
END;

create table territory.area (
  unit_id bigint not null,
  km2 numeric not null,
  source text not null,
  note text default ''::text not null,
  constraint area_pkey PRIMARY KEY (unit_id, source),
  constraint area_km2_check CHECK ((km2 > (0)::numeric)),
  constraint area_source_fkey FOREIGN KEY (source) REFERENCES platform.source(key),
  constraint area_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
grant select on territory.area to hien_dien_app;
grant select on territory.area to hien_dien_auditor;
grant select on territory.area to hien_dien_worker;

create table territory.change (
  key text not null,
  on_date date not null,
  title text not null,
  document text default ''::text not null,
  source text not null,
  constraint change_pkey PRIMARY KEY (key),
  constraint change_source_fkey FOREIGN KEY (source) REFERENCES platform.source(key)
);
grant select on territory.change to hien_dien_app;
grant select on territory.change to hien_dien_auditor;
grant select on territory.change to hien_dien_worker;

create table territory.closure (
  ancestor_id bigint not null,
  descendant_id bigint not null,
  depth integer not null,
  valid daterange not null,
  constraint closure_pkey PRIMARY KEY (descendant_id, ancestor_id, valid),
  constraint closure_depth_check CHECK ((depth >= 0)),
  constraint closure_valid_check CHECK ((NOT isempty(valid))),
  constraint closure_ancestor_id_fkey FOREIGN KEY (ancestor_id) REFERENCES territory.unit(id),
  constraint closure_descendant_id_fkey FOREIGN KEY (descendant_id) REFERENCES territory.unit(id)
);
CREATE INDEX closure_ancestor ON territory.closure USING btree (ancestor_id, descendant_id);
grant select on territory.closure to hien_dien_app;
grant select on territory.closure to hien_dien_auditor;
grant select on territory.closure to hien_dien_worker;

create table territory.code (
  scheme text collate "C" default 'gso'::text not null,
  code text collate "C" not null,
  unit_id bigint not null,
  valid daterange not null,
  preferred boolean default true not null,
  source text not null,
  note text default ''::text not null,
  constraint code_pkey PRIMARY KEY (code, scheme, valid WITHOUT OVERLAPS),
  constraint code_unit_id_valid_scheme_excl EXCLUDE USING gist (unit_id WITH =, valid WITH &&, scheme WITH =) WHERE (preferred),
  constraint code_valid_check CHECK ((NOT isempty(valid))),
  constraint code_source_fkey FOREIGN KEY (source) REFERENCES platform.source(key),
  constraint code_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
CREATE INDEX code_unit ON territory.code USING btree (unit_id);
grant select on territory.code to hien_dien_app;
grant select on territory.code to hien_dien_auditor;
grant select on territory.code to hien_dien_worker;

create table territory.lineage (
  from_unit_id bigint not null,
  to_unit_id bigint not null,
  change text not null,
  extent text not null,
  extent_a text,
  extent_b text,
  agreement text not null,
  weight double precision,
  weight_source text,
  note text default ''::text not null,
  constraint lineage_pkey PRIMARY KEY (from_unit_id, to_unit_id),
  constraint lineage_agreement_check CHECK ((agreement = ANY (ARRAY['both'::text, 'extent_differs'::text, 'only_a'::text, 'only_b'::text, 'by_name'::text]))),
  constraint lineage_check CHECK (((weight IS NULL) = (weight_source IS NULL))),
  constraint lineage_check1 CHECK ((from_unit_id <> to_unit_id)),
  constraint lineage_extent_a_check CHECK ((extent_a = ANY (ARRAY['full'::text, 'partial'::text]))),
  constraint lineage_extent_b_check CHECK ((extent_b = ANY (ARRAY['full'::text, 'partial'::text]))),
  constraint lineage_extent_check CHECK ((extent = ANY (ARRAY['full'::text, 'partial'::text]))),
  constraint lineage_weight_check CHECK ((weight >= (0)::double precision)),
  constraint lineage_change_fkey FOREIGN KEY (change) REFERENCES territory.change(key),
  constraint lineage_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES territory.unit(id),
  constraint lineage_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES territory.unit(id),
  constraint lineage_weight_source_fkey FOREIGN KEY (weight_source) REFERENCES platform.source(key)
);
CREATE INDEX lineage_to ON territory.lineage USING btree (to_unit_id);
grant select on territory.lineage to hien_dien_app;
grant select on territory.lineage to hien_dien_auditor;
grant select on territory.lineage to hien_dien_worker;

create view territory.piece as
 SELECT lineage.from_unit_id,
    lineage.to_unit_id,
    change.on_date,
    lineage.extent,
    lineage.weight,
    ((people.value)::double precision / (GREATEST(pieces.number, (1)::bigint))::double precision) AS people,
    ((ground.km2)::double precision / (GREATEST(pieces.number, (1)::bigint))::double precision) AS km2
   FROM ((((territory.lineage
     JOIN territory.change ON ((change.key = lineage.change)))
     CROSS JOIN LATERAL ( SELECT count(*) AS number
           FROM territory.lineage other
          WHERE ((other.to_unit_id = lineage.to_unit_id) AND (other.weight IS DISTINCT FROM (0)::double precision))) pieces)
     LEFT JOIN LATERAL ( SELECT population.value
           FROM territory.population
          WHERE ((population.unit_id = lineage.to_unit_id) AND (population.kind = 'all'::text) AND (population.value IS NOT NULL) AND (population.note = ''::text))
          ORDER BY (abs((population.on_date - change.on_date))), population.source
         LIMIT 1) people ON (true))
     LEFT JOIN LATERAL ( SELECT area.km2
           FROM territory.area
          WHERE ((area.unit_id = lineage.to_unit_id) AND (area.note = ''::text))
          ORDER BY area.source
         LIMIT 1) ground ON (true))
  WHERE ((lineage.weight IS DISTINCT FROM (0)::double precision) OR (NOT (EXISTS ( SELECT
           FROM territory.lineage other
          WHERE ((other.from_unit_id = lineage.from_unit_id) AND (other.weight IS DISTINCT FROM (0)::double precision))))));
grant select on territory.piece to hien_dien_app;
grant select on territory.piece to hien_dien_auditor;
grant select on territory.piece to hien_dien_worker;

create table territory.population (
  unit_id bigint not null,
  kind text not null,
  on_date date not null,
  value bigint,
  source text not null,
  note text default ''::text not null,
  constraint population_pkey PRIMARY KEY (unit_id, kind, on_date, source),
  constraint population_kind_check CHECK ((kind = ANY (ARRAY['all'::text, '15-69'::text]))),
  constraint population_value_check CHECK ((value >= 0)),
  constraint population_source_fkey FOREIGN KEY (source) REFERENCES platform.source(key),
  constraint population_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
grant insert, select, update on territory.population to hien_dien_app;
grant select on territory.population to hien_dien_auditor;
grant select on territory.population to hien_dien_worker;

create table territory.unit (
  id bigint generated always as identity not null,
  key text not null,
  level text not null,
  exists_on daterange not null,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_key_key UNIQUE (key),
  constraint unit_exists_on_check CHECK ((NOT isempty(exists_on))),
  constraint unit_level_check CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text])))
);
grant select on territory.unit to hien_dien_app;
grant select on territory.unit to hien_dien_auditor;
grant select on territory.unit to hien_dien_worker;

create table territory.unit_version (
  unit_id bigint not null,
  valid daterange not null,
  name text not null,
  type text not null,
  parent_id bigint,
  source text not null,
  name_key text generated always as (territory.name_key(name)) stored not null,
  name_fold text generated always as (territory.name_fold(name)) stored not null,
  constraint unit_version_pkey PRIMARY KEY (unit_id, valid WITHOUT OVERLAPS),
  constraint unit_version_name_check CHECK (((name = NORMALIZE(name, NFC)) AND (name <> ''::text))),
  constraint unit_version_valid_check CHECK ((NOT isempty(valid))),
  constraint unit_version_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES territory.unit(id),
  constraint unit_version_source_fkey FOREIGN KEY (source) REFERENCES platform.source(key),
  constraint unit_version_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
CREATE INDEX unit_version_name_fold ON territory.unit_version USING btree (name_fold);
CREATE INDEX unit_version_name_key ON territory.unit_version USING btree (name_key);
CREATE INDEX unit_version_parent ON territory.unit_version USING btree (parent_id);
grant select on territory.unit_version to hien_dien_app;
grant select on territory.unit_version to hien_dien_auditor;
grant select on territory.unit_version to hien_dien_worker;
