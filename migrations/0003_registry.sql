-- Who and what: subjects, bodies, names, who holds which name on what evidence, and the figures others supply.
-- Identity codes are stored as a token (HMAC) and their last four characters, never in clear.

create table registry.zone (
  zone text not null,
  -- Vietnamese names stand directly under .vn: their zone is vn like that of ASCII names, their rules are a row of their own.
  kind text not null check (kind in ('generic', 'geographic', 'vietnamese')),
  valid daterange not null check (not isempty(valid)),
  purpose_vi text not null,
  purpose_en text not null,
  -- Who may register: a word of zoneHolders in src/registry/zones/zone.ts.
  holders text not null,
  -- Old two-digit codes of the provinces a geographic zone is named after.
  province_codes text[] not null default '{}',
  source text not null references platform.source,
  primary key (zone, kind, valid without overlaps)
);

-- What a name costs at the registry, in đồng. No row where no fee was found.
create table registry.zone_fee (
  zone text not null,
  kind text not null check (kind in ('generic', 'geographic', 'vietnamese')),
  -- Names of one and two characters directly under .vn cost more; 0 is every other length.
  label_length int not null default 0 check (label_length between 0 and 2),
  valid daterange not null check (not isempty(valid)),
  register int not null check (register >= 0),
  yearly int not null check (yearly >= 0),
  source text not null references platform.source,
  primary key (zone, kind, label_length, valid without overlaps)
);

create table registry.body (
  id bigint generated always as identity primary key,
  key text not null unique,
  name text not null,
  kind text not null check (kind in ('department', 'committee', 'association', 'union', 'school', 'registry', 'registrar', 'press', 'other')),
  jurisdiction_id bigint not null references territory.unit,
  valid daterange not null check (not isempty(valid)),
  successor_id bigint references registry.body
);

create table registry.import (
  id bigint generated always as identity primary key,
  kind text not null,
  file_name text not null,
  file_sha256 bytea not null,
  profile text,
  -- Code of the province given for a list that has no column for it, on the map of as_of.
  province text,
  as_of date not null,
  status text not null check (status in ('staged', 'committed', 'refused')),
  -- new, changed, unchanged, rejected, review, rows
  counts jsonb not null default '{}',
  started_at timestamptz not null default now(),
  committed_at timestamptz,
  by_whom text not null default current_user
);
create index import_file on registry.import (kind, file_sha256);

-- Rows that were not taken, with the reason; what was rejected is given back to whoever sent the list.
create table registry.import_row (
  import_id bigint not null references registry.import,
  line int not null,
  outcome text not null check (outcome in ('rejected', 'review', 'warning')),
  column_name text not null default '',
  reason text not null,
  -- The cell as given, cut to 80 characters; empty where it is an identity code.
  given text not null default '',
  primary key (import_id, line, reason, column_name)
);

create table registry.column_profile (
  kind text not null,
  name text not null,
  -- field of the kind → heading in the file
  mapping jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (kind, name)
);

create table registry.subject (
  id bigint generated always as identity primary key,
  kind text collate "C" not null check (kind in ('enterprise', 'household', 'cooperative', 'school', 'body', 'association', 'person')),
  name text not null check (name <> '' and length(name) <= 500),
  name_folded text collate "C" not null generated always as (platform.fold(name)) stored,
  code_token bytea check (length(code_token) = 16),
  code_last4 text collate "C" not null default '',
  -- On today's map: a commune, or the province where the commune is not known. No foreign key here and on the next: units
  -- are never deleted, the importer takes ids from the map itself, and looking up two million of them costs 10 s on a list of
  -- a million rows; verifyRegistry looks for strays.
  unit_id bigint,
  -- As the list had it, on the map of the list's day.
  origin_unit_id bigint,
  address text not null default '',
  sector text not null default '',
  founded_on date,
  status text collate "C" not null default 'active' check (status in ('active', 'suspended', 'dissolved')),
  legal_basis text not null,
  -- null: not personal data.
  erase_after date,
  import_id bigint,
  updated_at timestamptz not null default now(),
  -- The token first: it tells rows apart at its first bytes, the kind never.
  constraint subject_code unique (code_token, kind)
);
-- Who is in a commune, and who there has this name; "every commune, this beginning" skips from unit to unit.
create index subject_unit on registry.subject (unit_id, name_folded);

-- A first list of a million rows is written in a third of the time when the two large indexes are built at its end. In the
-- importer's transaction: readers of subjects wait for it, and a rollback brings them back.
create function registry.drop_subject_indexes() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  alter table registry.subject drop constraint subject_code;
  drop index registry.subject_unit;
end
$$;
create function registry.create_subject_indexes() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  set maintenance_work_mem = '256MB'
as $$
begin
  alter table registry.subject add constraint subject_code unique (code_token, kind);
  create index subject_unit on registry.subject (unit_id, name_folded);
end
$$;
revoke execute on function registry.drop_subject_indexes(), registry.create_subject_indexes() from public;
grant execute on function registry.drop_subject_indexes(), registry.create_subject_indexes() to hien_dien_app;

create table registry.domain (
  id bigint generated always as identity primary key,
  -- A-label form, lower case, no trailing dot.
  name text not null unique check (name = lower(name) and name like '%.%'),
  unicode text not null,
  -- '' for names that are not under .vn.
  zone text not null,
  zone_kind text not null check (zone_kind in ('generic', 'geographic', 'vietnamese', 'foreign')),
  -- Where the name counts on today's map: the holder's place, else the list's; a province where no commune is known.
  unit_id bigint references territory.unit,
  -- As the list had it.
  origin_unit_id bigint references territory.unit,
  registered_on date,
  expires_on date,
  registrar text not null default '',
  -- Day of the last list that said something of it, and of the first: from then on it counts as known.
  listed_on date not null,
  first_listed_on date,
  import_id bigint,
  changed_at timestamptz not null default now()
);
create index domain_unit on registry.domain (unit_id, zone);

-- Who holds a name, and how we know. One holder at a time; lists that disagree meet in the review queue.
create table registry.holding (
  domain_id bigint not null references registry.domain,
  subject_id bigint not null references registry.subject,
  valid daterange not null check (not isempty(valid)),
  evidence text not null check (evidence in ('registrar-list', 'registry-list', 'declared', 'dns-txt')),
  import_id bigint,
  primary key (domain_id, valid without overlaps)
);
create index holding_subject on registry.holding (subject_id);

-- VNNIC's count of names: the registered total, never mixed with what we know or measure. Corrections are new rows.
create table registry.registered_count (
  id bigint generated always as identity primary key,
  unit_id bigint not null references territory.unit,
  -- '' is all zones together.
  zone text not null default '',
  on_date date not null,
  frame text not null check (frame in ('63', '34')),
  value bigint not null check (value >= 0),
  document text not null,
  import_id bigint,
  entered_by text not null default current_user,
  entered_at timestamptz not null default now(),
  unique nulls not distinct (unit_id, zone, on_date, document, value)
);

-- Sizes of groups whose members we do not list: students, graduates, members …, each with who supplied it.
create table registry.denominator (
  id bigint generated always as identity primary key,
  unit_id bigint not null references territory.unit,
  kind text not null check (kind in ('students', 'graduates', 'association-members', 'youth-union', 'cooperatives', 'enterprises', 'households')),
  on_date date not null,
  value bigint not null check (value >= 0),
  supplied_by text not null,
  document text not null default '',
  import_id bigint,
  entered_at timestamptz not null default now(),
  unique (unit_id, kind, on_date, supplied_by, value)
);

-- Rows a person must decide: which of several subjects, or which part of a commune that was cut.
create table registry.review (
  id bigint generated always as identity primary key,
  import_id bigint not null references registry.import,
  line int not null,
  kind text not null check (kind in ('which-subject', 'which-unit', 'holder-differs')),
  -- What the row says, in the fields of its kind; identity codes as token and last four.
  payload jsonb not null,
  candidates bigint[] not null default '{}',
  -- What the question is about, so that the next list does not ask it again: a name, a token, a pair of them.
  about text collate "C" not null,
  decided_at timestamptz,
  decided_by text,
  decision jsonb,
  unique (import_id, line, kind)
);
create index review_open on registry.review (id) where decided_at is null;
create index review_about on registry.review (about);

-- Communes whose figures must be counted again: written by whatever changes a subject, a name or a judgement, taken by
-- the cells. A log without a key, so that two transactions never wait for each other here.
create table registry.touched_unit (
  id bigint generated always as identity,
  unit_id bigint
);

grant insert, update, delete on all tables in schema registry to hien_dien_app;
-- The importer numbers new rows itself, to know which line became which.
grant usage on all sequences in schema registry to hien_dien_app;
revoke update, delete on registry.registered_count, registry.denominator, registry.import_row from hien_dien_app;
revoke delete on registry.import, registry.review from hien_dien_app;
revoke insert, update, delete on registry.zone, registry.zone_fee from hien_dien_app;
grant insert, update, delete on registry.touched_unit to hien_dien_worker;
-- After a large list the planner must know of it within the same transaction.
grant maintain on registry.subject, registry.domain, registry.holding to hien_dien_app;
