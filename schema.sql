-- Written by `npm run schema` from a database with all migrations. For reading and comparing; do not edit.

create extension btree_gist with schema public;
create extension pg_trgm with schema public;
create extension unaccent with schema public;

create schema assumptions;
grant usage on schema assumptions to hien_dien_app;
grant usage on schema assumptions to hien_dien_auditor;
grant usage on schema assumptions to hien_dien_console;
grant usage on schema assumptions to hien_dien_worker;
alter default privileges in schema assumptions grant select on tables to hien_dien_app;
alter default privileges in schema assumptions grant select on tables to hien_dien_auditor;
alter default privileges in schema assumptions grant select on tables to hien_dien_worker;

CREATE OR REPLACE FUNCTION assumptions.check_version_of_proposal()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if not exists (
    select from assumptions.proposal
    where id = new.proposal_id
      and decision = 'confirmed'
      and (key, version, value) = (new.key, new.version, new.value)
  ) then
    raise exception 'assumptions.assumption % version %: proposal % was not confirmed as this', new.key, new.version, new.proposal_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION assumptions.keep_proposal()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  if (new.key, new.base_version, new.kind, new.value, new.valid_from, new.title_vi, new.title_en, new.source, new.grade,
      new.document, new.reason, new.proposed_by, new.proposed_post, new.proposed_as, new.proposed_at)
    is distinct from
     (old.key, old.base_version, old.kind, old.value, old.valid_from, old.title_vi, old.title_en, old.source, old.grade,
      old.document, old.reason, old.proposed_by, old.proposed_post, old.proposed_as, old.proposed_at)
  then
    raise exception 'assumptions.proposal %: what was proposed cannot be changed; withdraw it and propose again', old.id
      using errcode = 'insufficient_privilege';
  end if;
  if old.decision is not null
    and (new.decision, new.decided_by, new.decided_post, new.decided_as, new.decided_at, new.comment, new.version,
         new.preview, new.preview_digest, new.periods)
      is distinct from
        (old.decision, old.decided_by, old.decided_post, old.decided_as, old.decided_at, old.comment, old.version,
         old.preview, old.preview_digest, old.periods)
  then
    raise exception 'assumptions.proposal %: it is decided already (%)', old.id, old.decision
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION assumptions.sees_proposals()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (platform.sees_everywhere() OR (EXISTS (SELECT FROM (territory.scope_units() scope(unit_id) JOIN territory.unit ON ((unit.id = scope.unit_id))) WHERE (unit.level = 'province'::text))));

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
  proposal_id bigint,
  constraint assumption_pkey PRIMARY KEY (key, version),
  constraint assumption_proposal_id_key UNIQUE (proposal_id),
  constraint assumption_check CHECK (((confirmed_by IS NULL) = (confirmed_on IS NULL))),
  constraint assumption_grade_check CHECK ((grade = ANY (ARRAY['official'::text, 'secondary'::text, 'inferred'::text]))),
  constraint assumption_version_check CHECK ((version >= 1)),
  constraint assumption_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES assumptions.proposal(id)
);
CREATE CONSTRAINT TRIGGER version_of_proposal AFTER INSERT ON assumptions.assumption DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.proposal_id IS NOT NULL)) EXECUTE FUNCTION assumptions.check_version_of_proposal();
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON assumptions.assumption FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
grant insert, select on assumptions.assumption to hien_dien_app;
grant select on assumptions.assumption to hien_dien_auditor;
grant select on assumptions.assumption to hien_dien_console;
grant select on assumptions.assumption to hien_dien_worker;

create table assumptions.proposal (
  id bigint generated always as identity not null,
  key text not null,
  base_version integer not null,
  kind text not null,
  value jsonb not null,
  valid_from date,
  title_vi text not null,
  title_en text not null,
  source text not null,
  grade text not null,
  document text not null,
  reason text not null,
  proposed_by bigint not null,
  proposed_post bigint,
  proposed_as text not null,
  proposed_at timestamp with time zone not null,
  preview jsonb,
  preview_digest text,
  previewed_at timestamp with time zone,
  periods text[] default '{}'::text[] not null,
  decision text,
  decided_by bigint,
  decided_post bigint,
  decided_as text,
  decided_at timestamp with time zone,
  comment text default ''::text not null,
  version integer,
  applied_at timestamp with time zone,
  constraint proposal_pkey PRIMARY KEY (id),
  constraint proposal_applied CHECK (((applied_at IS NULL) OR (version IS NOT NULL))),
  constraint proposal_base_version_check CHECK ((base_version >= 0)),
  constraint proposal_decided_by_whom CHECK (((((decision IS NULL) OR (decision = 'stale'::text)) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_as IS NULL)))),
  constraint proposal_decided_whole CHECK (((decision IS NULL) = (decided_at IS NULL))),
  constraint proposal_decision_check CHECK ((decision = ANY (ARRAY['confirmed'::text, 'refused'::text, 'withdrawn'::text, 'stale'::text]))),
  constraint proposal_document_check CHECK ((document <> ''::text)),
  constraint proposal_grade_check CHECK ((grade = ANY (ARRAY['official'::text, 'secondary'::text, 'inferred'::text]))),
  constraint proposal_kind_check CHECK ((kind = ANY (ARRAY['change'::text, 'confirm'::text]))),
  constraint proposal_preview_whole CHECK ((num_nulls(preview, preview_digest, previewed_at) = ANY (ARRAY[0, 3]))),
  constraint proposal_reason_check CHECK ((reason <> ''::text)),
  constraint proposal_seen_before_confirmed CHECK (((decision IS DISTINCT FROM 'confirmed'::text) OR (preview_digest IS NOT NULL))),
  constraint proposal_source_check CHECK ((source <> ''::text)),
  constraint proposal_title_en_check CHECK ((title_en <> ''::text)),
  constraint proposal_title_vi_check CHECK (((title_vi <> ''::text) AND (title_vi = NORMALIZE(title_vi, NFC)))),
  constraint proposal_two_people CHECK (((decision = 'withdrawn'::text) = (decided_by = proposed_by))),
  constraint proposal_version CHECK (((NOT (decision IS DISTINCT FROM 'confirmed'::text)) = (version IS NOT NULL))),
  constraint proposal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES identity.account(id),
  constraint proposal_decided_post_fkey FOREIGN KEY (decided_post) REFERENCES identity.post(id),
  constraint proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES identity.account(id),
  constraint proposal_proposed_post_fkey FOREIGN KEY (proposed_post) REFERENCES identity.post(id)
);
CREATE INDEX proposal_to_apply ON assumptions.proposal USING btree (id) WHERE ((version IS NOT NULL) AND (applied_at IS NULL));
CREATE UNIQUE INDEX proposal_one_open ON assumptions.proposal USING btree (key) WHERE (decision IS NULL);
CREATE TRIGGER keep_proposal BEFORE UPDATE ON assumptions.proposal FOR EACH ROW EXECUTE FUNCTION assumptions.keep_proposal();
alter table assumptions.proposal enable row level security;
alter table assumptions.proposal force row level security;
create policy everyone_trusted on assumptions.proposal to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on assumptions.proposal for select to hien_dien_console using (( SELECT assumptions.sees_proposals() AS sees_proposals));
create policy in_scope_decide on assumptions.proposal for update to hien_dien_console using (( SELECT assumptions.sees_proposals() AS sees_proposals)) with check (((decision = ANY (ARRAY['refused'::text, 'withdrawn'::text])) AND (decided_by = ( SELECT (NULLIF(current_setting('hien_dien.account'::text, true), ''::text))::bigint AS "nullif"))));
create policy in_scope_propose on assumptions.proposal for insert to hien_dien_console using () with check ((( SELECT assumptions.sees_proposals() AS sees_proposals) AND (proposed_by = ( SELECT (NULLIF(current_setting('hien_dien.account'::text, true), ''::text))::bigint AS "nullif")) AND (decision IS NULL) AND (preview IS NULL)));
grant insert, select on assumptions.proposal to hien_dien_app;
grant insert, select on assumptions.proposal to hien_dien_console;
grant select on assumptions.proposal to hien_dien_auditor;
grant select on assumptions.proposal to hien_dien_worker;
grant update (applied_at) on assumptions.proposal to hien_dien_app;
grant update (comment) on assumptions.proposal to hien_dien_app;
grant update (comment) on assumptions.proposal to hien_dien_console;
grant update (decided_as) on assumptions.proposal to hien_dien_app;
grant update (decided_as) on assumptions.proposal to hien_dien_console;
grant update (decided_at) on assumptions.proposal to hien_dien_app;
grant update (decided_at) on assumptions.proposal to hien_dien_console;
grant update (decided_by) on assumptions.proposal to hien_dien_app;
grant update (decided_by) on assumptions.proposal to hien_dien_console;
grant update (decided_post) on assumptions.proposal to hien_dien_app;
grant update (decided_post) on assumptions.proposal to hien_dien_console;
grant update (decision) on assumptions.proposal to hien_dien_app;
grant update (decision) on assumptions.proposal to hien_dien_console;
grant update (periods) on assumptions.proposal to hien_dien_app;
grant update (preview) on assumptions.proposal to hien_dien_app;
grant update (preview_digest) on assumptions.proposal to hien_dien_app;
grant update (previewed_at) on assumptions.proposal to hien_dien_app;
grant update (version) on assumptions.proposal to hien_dien_app;

create schema identity;
grant usage on schema identity to hien_dien_app;
grant usage on schema identity to hien_dien_auditor;
grant usage on schema identity to hien_dien_console;
grant usage on schema identity to hien_dien_identity;
grant usage on schema identity to hien_dien_worker;

CREATE OR REPLACE FUNCTION identity.append_audit(at timestamp with time zone, account_id bigint, post_id bigint, act text, object text, details jsonb, request_id text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  last_seq bigint;
  last_hash bytea;
  this_seq bigint;
  this_hash bytea;
begin
  perform pg_advisory_xact_lock(7310012);
  select entry.seq, entry.hash
  into last_seq, last_hash
  from identity.audit_entry entry
  order by entry.seq desc
  limit 1;
  this_seq := coalesce(last_seq, 0) + 1;
  last_hash := coalesce(last_hash, decode(repeat('00', 32), 'hex'));
  details := coalesce(details, '{}');
  object := coalesce(object, '');
  request_id := coalesce(request_id, '');
  this_hash := sha256(
    last_hash
    || identity.audit_field('hien-dien audit 1')
    || identity.audit_field(this_seq::text)
    || identity.audit_field((extract(epoch from at) * 1000000)::bigint::text)
    || identity.audit_field(account_id::text)
    || identity.audit_field(post_id::text)
    || identity.audit_field(act)
    || identity.audit_field(object)
    || identity.audit_field(details::text)
    || identity.audit_field(request_id)
  );
  insert into identity.audit_entry
    (seq, at, account_id, post_id, act, object, details, request_id, previous_hash, hash)
  values
    (this_seq, at, account_id, post_id, act, object, details, request_id, last_hash, this_hash);
  return this_seq;
end
$function$;
grant execute on function identity.append_audit(at timestamp with time zone, account_id bigint, post_id bigint, act text, object text, details jsonb, request_id text) to hien_dien_app;
grant execute on function identity.append_audit(at timestamp with time zone, account_id bigint, post_id bigint, act text, object text, details jsonb, request_id text) to hien_dien_console;
grant execute on function identity.append_audit(at timestamp with time zone, account_id bigint, post_id bigint, act text, object text, details jsonb, request_id text) to hien_dien_identity;
grant execute on function identity.append_audit(at timestamp with time zone, account_id bigint, post_id bigint, act text, object text, details jsonb, request_id text) to hien_dien_worker;
revoke execute on function identity.append_audit(at timestamp with time zone, account_id bigint, post_id bigint, act text, object text, details jsonb, request_id text) from public;

CREATE OR REPLACE FUNCTION identity.audit_field(value text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog'
AS $function$
  select case
    when value is null then '\xffffffff'::bytea
    else int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8')
  end
$function$;
revoke execute on function identity.audit_field(value text) from public;

CREATE OR REPLACE FUNCTION identity.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
begin
  raise exception 'identity.% is append-only: % was refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end
$function$;

create table identity.account (
  id bigint generated always as identity not null,
  login text not null,
  name text not null,
  email text,
  status text default 'invited'::text not null,
  password_hash text,
  password_set_at timestamp with time zone,
  totp_secret bytea,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint,
  language text default 'vi'::text not null,
  created_at timestamp with time zone default now() not null,
  created_by bigint,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_login_key UNIQUE (login),
  constraint account_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
  constraint account_language_check CHECK ((language = ANY (ARRAY['vi'::text, 'en'::text]))),
  constraint account_login_check CHECK (((login = lower(login)) AND ((length(login) >= 3) AND (length(login) <= 254)))),
  constraint account_name_check CHECK (((name <> ''::text) AND (length(name) <= 200))),
  constraint account_status_check CHECK ((status = ANY (ARRAY['invited'::text, 'active'::text, 'suspended'::text, 'closed'::text]))),
  constraint account_created_by_fkey FOREIGN KEY (created_by) REFERENCES identity.account(id)
);
grant insert, select, update on identity.account to hien_dien_identity;

create table identity.audit_entry (
  seq bigint not null,
  at timestamp with time zone not null,
  account_id bigint,
  post_id bigint,
  act text not null,
  object text default ''::text not null,
  details jsonb default '{}'::jsonb not null,
  request_id text default ''::text not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_entry_pkey PRIMARY KEY (seq),
  constraint audit_entry_act_check CHECK ((act ~ '^[a-z0-9-]+$'::text)),
  constraint audit_entry_hash_check CHECK ((length(hash) = 32)),
  constraint audit_entry_previous_hash_check CHECK ((length(previous_hash) = 32)),
  constraint audit_entry_seq_check CHECK ((seq >= 1))
);
CREATE INDEX audit_account ON identity.audit_entry USING btree (account_id, seq);
CREATE INDEX audit_object ON identity.audit_entry USING btree (object, seq);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON identity.audit_entry FOR EACH ROW EXECUTE FUNCTION identity.refuse_audit_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON identity.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_audit_change();
alter table identity.audit_entry enable row level security;
alter table identity.audit_entry force row level security;
create policy everyone_trusted on identity.audit_entry to hien_dien_app, hien_dien_auditor, hien_dien_identity, hien_dien_worker using (true) with check (true);
create policy in_scope on identity.audit_entry for select to hien_dien_console using (((( SELECT current_setting('hien_dien.everywhere'::text, true) AS current_setting) = 'on'::text) OR (account_id = ( SELECT (NULLIF(current_setting('hien_dien.account'::text, true), ''::text))::bigint AS "nullif"))));
grant select on identity.audit_entry to hien_dien_app;
grant select on identity.audit_entry to hien_dien_auditor;
grant select on identity.audit_entry to hien_dien_console;
grant select on identity.audit_entry to hien_dien_identity;
grant select on identity.audit_entry to hien_dien_worker;

create table identity.audit_head (
  day date not null,
  seq bigint not null,
  hash bytea not null,
  signature bytea not null,
  key_id text not null,
  constraint audit_head_pkey PRIMARY KEY (day),
  constraint audit_head_hash_check CHECK ((length(hash) = 32))
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON identity.audit_head FOR EACH ROW EXECUTE FUNCTION identity.refuse_audit_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON identity.audit_head FOR EACH STATEMENT EXECUTE FUNCTION identity.refuse_audit_change();
alter table identity.audit_head enable row level security;
alter table identity.audit_head force row level security;
create policy everyone_trusted on identity.audit_head to hien_dien_app, hien_dien_auditor, hien_dien_identity, hien_dien_worker using (true) with check (true);
create policy in_scope on identity.audit_head for select to hien_dien_console using ((( SELECT current_setting('hien_dien.everywhere'::text, true) AS current_setting) = 'on'::text));
grant insert, select on identity.audit_head to hien_dien_app;
grant insert, select on identity.audit_head to hien_dien_identity;
grant select on identity.audit_head to hien_dien_auditor;
grant select on identity.audit_head to hien_dien_console;
grant select on identity.audit_head to hien_dien_worker;

create table identity.challenge (
  secret_hash bytea not null,
  purpose text not null,
  account_id bigint,
  payload jsonb not null,
  expires_at timestamp with time zone not null,
  constraint challenge_pkey PRIMARY KEY (secret_hash),
  constraint challenge_purpose_check CHECK ((purpose = ANY (ARRAY['passkey-register'::text, 'passkey-sign-in'::text, 'oidc'::text]))),
  constraint challenge_secret_hash_check CHECK ((length(secret_hash) = 32)),
  constraint challenge_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
);
grant delete, insert, select, update on identity.challenge to hien_dien_identity;

create table identity.limit_bucket (
  key text not null,
  tokens double precision not null,
  at timestamp with time zone not null,
  constraint limit_bucket_pkey PRIMARY KEY (key)
);
grant delete, insert, select, update on identity.limit_bucket to hien_dien_identity;

create table identity.oidc_identity (
  issuer text not null,
  subject text not null,
  account_id bigint not null,
  linked_at timestamp with time zone default now() not null,
  linked_by bigint,
  constraint oidc_identity_pkey PRIMARY KEY (issuer, subject),
  constraint oidc_identity_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  constraint oidc_identity_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES identity.account(id)
);
grant delete, insert, select, update on identity.oidc_identity to hien_dien_identity;

create table identity.one_time (
  id bigint generated always as identity not null,
  purpose text not null,
  account_id bigint,
  secret_hash bytea not null,
  made_at timestamp with time zone default now() not null,
  made_by bigint,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  voided_at timestamp with time zone,
  attempts integer default 0 not null,
  pending_password_hash text,
  pending_totp bytea,
  constraint one_time_pkey PRIMARY KEY (id),
  constraint one_time_check CHECK (((account_id IS NOT NULL) OR (purpose = 'setup'::text))),
  constraint one_time_purpose_check CHECK ((purpose = ANY (ARRAY['setup'::text, 'activation'::text, 'recovery'::text, 'totp'::text, 'email-code'::text]))),
  constraint one_time_secret_hash_check CHECK ((length(secret_hash) = 32)),
  constraint one_time_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  constraint one_time_made_by_fkey FOREIGN KEY (made_by) REFERENCES identity.account(id)
);
CREATE INDEX one_time_account ON identity.one_time USING btree (account_id, purpose) WHERE ((used_at IS NULL) AND (voided_at IS NULL));
CREATE UNIQUE INDEX one_time_secret ON identity.one_time USING btree (secret_hash) WHERE (purpose <> 'email-code'::text);
grant insert, select, update on identity.one_time to hien_dien_identity;

create table identity.passkey (
  credential_id bytea not null,
  account_id bigint not null,
  public_key bytea not null,
  counter bigint default 0 not null,
  transports text[] default '{}'::text[] not null,
  name text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  last_used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (credential_id),
  constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
);
CREATE INDEX passkey_account ON identity.passkey USING btree (account_id);
grant delete, insert, select, update on identity.passkey to hien_dien_identity;

create table identity.post (
  id bigint generated always as identity not null,
  title text not null,
  role text not null,
  body_id bigint,
  everywhere boolean default false not null,
  created_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_check CHECK (((NOT everywhere) OR (role = ANY (ARRAY['national'::text, 'auditor'::text, 'administrator'::text])))),
  constraint post_role_check CHECK ((role = ANY (ARRAY['national'::text, 'province'::text, 'commune'::text, 'body'::text, 'inspector'::text, 'auditor'::text, 'administrator'::text]))),
  constraint post_title_check CHECK (((title <> ''::text) AND (length(title) <= 200)))
);
grant insert, select, update on identity.post to hien_dien_identity;

create table identity.post_unit (
  post_id bigint not null,
  unit_id bigint not null,
  constraint post_unit_pkey PRIMARY KEY (post_id, unit_id),
  constraint post_unit_post_id_fkey FOREIGN KEY (post_id) REFERENCES identity.post(id)
);
grant delete, insert, select, update on identity.post_unit to hien_dien_identity;

create table identity.session (
  id bigint generated always as identity not null,
  secret_hash bytea not null,
  account_id bigint not null,
  post_id bigint,
  stage text not null,
  method text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  authenticated_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  agent text default ''::text not null,
  network text default ''::text not null,
  ended_at timestamp with time zone,
  ended_why text,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_secret_hash_key UNIQUE (secret_hash),
  constraint session_ended_why_check CHECK ((ended_why = ANY (ARRAY['signed-out'::text, 'revoked'::text, 'idle'::text, 'expired'::text, 'replaced'::text, 'account'::text, 'handed-over'::text]))),
  constraint session_method_check CHECK ((method = ANY (ARRAY['password'::text, 'setup'::text, 'activation'::text, 'recovery'::text, 'totp'::text, 'email-code'::text, 'passkey'::text, 'oidc'::text]))),
  constraint session_secret_hash_check CHECK ((length(secret_hash) = 32)),
  constraint session_stage_check CHECK ((stage = ANY (ARRAY['password'::text, 'full'::text]))),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  constraint session_post_id_fkey FOREIGN KEY (post_id) REFERENCES identity.post(id)
);
CREATE INDEX session_account ON identity.session USING btree (account_id) WHERE (ended_at IS NULL);
grant insert, select, update on identity.session to hien_dien_identity;

create table identity.tenure (
  post_id bigint not null,
  account_id bigint not null,
  valid daterange not null,
  note text default ''::text not null,
  recorded_by bigint,
  recorded_at timestamp with time zone default now() not null,
  constraint tenure_pkey PRIMARY KEY (post_id, valid WITHOUT OVERLAPS),
  constraint tenure_valid_check CHECK ((NOT isempty(valid))),
  constraint tenure_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  constraint tenure_post_id_fkey FOREIGN KEY (post_id) REFERENCES identity.post(id),
  constraint tenure_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES identity.account(id)
);
CREATE INDEX tenure_account ON identity.tenure USING btree (account_id);
grant delete, insert, select, update on identity.tenure to hien_dien_identity;

create schema observatory;
grant usage on schema observatory to hien_dien_app;
grant usage on schema observatory to hien_dien_auditor;
grant usage on schema observatory to hien_dien_console;
grant usage on schema observatory to hien_dien_worker;
alter default privileges in schema observatory grant select on tables to hien_dien_app;
alter default privileges in schema observatory grant select on tables to hien_dien_auditor;
alter default privileges in schema observatory grant select on tables to hien_dien_worker;

create table observatory.ask (
  id bigint generated always as identity not null,
  domain_id bigint not null,
  account_id bigint,
  asked_at timestamp with time zone not null,
  status text default 'waiting'::text not null,
  attempt integer default 0 not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  run_id bigint,
  judgement_before bigint,
  judgement_after bigint,
  outcome text,
  reason text,
  constraint ask_pkey PRIMARY KEY (id),
  constraint ask_check CHECK (((status = ANY (ARRAY['done'::text, 'failed'::text])) = (ended_at IS NOT NULL))),
  constraint ask_check1 CHECK (((status = 'done'::text) = (outcome IS NOT NULL))),
  constraint ask_check2 CHECK (((outcome IS DISTINCT FROM 'not-measured'::text) OR (reason IS NOT NULL))),
  constraint ask_outcome_check CHECK ((outcome = ANY (ARRAY['changed'::text, 'unchanged'::text, 'not-measured'::text]))),
  constraint ask_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'measuring'::text, 'done'::text, 'failed'::text]))),
  constraint ask_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  constraint ask_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES registry.domain(id),
  constraint ask_run_id_fkey FOREIGN KEY (run_id) REFERENCES observatory.run(id)
);
CREATE INDEX ask_measuring ON observatory.ask USING btree (domain_id) WHERE (status = 'measuring'::text);
CREATE INDEX ask_of_account ON observatory.ask USING btree (account_id, asked_at DESC);
CREATE INDEX ask_of_name ON observatory.ask USING btree (domain_id, asked_at DESC);
CREATE UNIQUE INDEX ask_one_open ON observatory.ask USING btree (domain_id) WHERE (status = ANY (ARRAY['waiting'::text, 'measuring'::text]));
alter table observatory.ask enable row level security;
alter table observatory.ask force row level security;
create policy everyone_trusted on observatory.ask to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on observatory.ask to hien_dien_console using ((EXISTS ( SELECT
   FROM registry.domain
  WHERE (domain.id = ask.domain_id)))) with check ((EXISTS ( SELECT
   FROM registry.domain
  WHERE (domain.id = ask.domain_id))));
grant insert, select on observatory.ask to hien_dien_console;
grant insert, select, update on observatory.ask to hien_dien_app;
grant insert, select, update on observatory.ask to hien_dien_worker;
grant select on observatory.ask to hien_dien_auditor;

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
  name_count integer generated always as (cardinality(domain_ids)) virtual,
  constraint batch_pkey PRIMARY KEY (run_id, number),
  constraint batch_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'leased'::text, 'done'::text]))),
  constraint batch_trouble_check CHECK ((trouble = ANY (ARRAY['disk-full'::text, 'database-away'::text, 'broke'::text]))),
  constraint batch_run_id_fkey FOREIGN KEY (run_id) REFERENCES observatory.run(id)
);
CREATE INDEX batch_open ON observatory.batch USING btree (run_id, status) WHERE (status <> 'done'::text);
grant delete, insert, select, update on observatory.batch to hien_dien_worker;
grant insert, select, update on observatory.batch to hien_dien_app;
grant select on observatory.batch to hien_dien_auditor;
grant select (attempts) on observatory.batch to hien_dien_console;
grant select (done_at) on observatory.batch to hien_dien_console;
grant select (finished) on observatory.batch to hien_dien_console;
grant select (lease_until) on observatory.batch to hien_dien_console;
grant select (leased_by) on observatory.batch to hien_dien_console;
grant select (measured) on observatory.batch to hien_dien_console;
grant select (name_count) on observatory.batch to hien_dien_console;
grant select (not_measured) on observatory.batch to hien_dien_console;
grant select (not_measured_why) on observatory.batch to hien_dien_console;
grant select (number) on observatory.batch to hien_dien_console;
grant select (run_id) on observatory.batch to hien_dien_console;
grant select (status) on observatory.batch to hien_dien_console;
grant select (trouble) on observatory.batch to hien_dien_console;
grant select (unchanged) on observatory.batch to hien_dien_console;

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
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON observatory.domain_now FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table observatory.domain_now enable row level security;
alter table observatory.domain_now force row level security;
create policy everyone_trusted on observatory.domain_now to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on observatory.domain_now to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (EXISTS ( SELECT
   FROM registry.domain
  WHERE (domain.id = domain_now.domain_id)))));
grant delete, insert, select, update on observatory.domain_now to hien_dien_worker;
grant insert, select, update on observatory.domain_now to hien_dien_app;
grant select on observatory.domain_now to hien_dien_auditor;
grant select on observatory.domain_now to hien_dien_console;

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
alter table observatory.event enable row level security;
alter table observatory.event force row level security;
create policy everyone_trusted on observatory.event to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on observatory.event to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (EXISTS ( SELECT
   FROM registry.domain
  WHERE (domain.id = event.domain_id)))));
grant insert, select on observatory.event to hien_dien_app;
grant insert, select on observatory.event to hien_dien_worker;
grant select on observatory.event to hien_dien_auditor;
grant select on observatory.event to hien_dien_console;

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
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON observatory.judgement FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table observatory.judgement enable row level security;
alter table observatory.judgement force row level security;
create policy everyone_trusted on observatory.judgement to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on observatory.judgement to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (EXISTS ( SELECT
   FROM registry.domain
  WHERE (domain.id = judgement.domain_id)))));
grant insert, select, update on observatory.judgement to hien_dien_app;
grant insert, select, update on observatory.judgement to hien_dien_worker;
grant select on observatory.judgement to hien_dien_auditor;
grant select on observatory.judgement to hien_dien_console;

create view observatory.judgement_interval with (security_invoker=true) as
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
grant select on observatory.judgement_interval to hien_dien_console;

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
alter table observatory.observation enable row level security;
alter table observatory.observation force row level security;
create policy everyone_trusted on observatory.observation to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on observatory.observation to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (EXISTS ( SELECT
   FROM registry.domain
  WHERE (domain.id = observation.domain_id)))));
grant insert, select on observatory.observation to hien_dien_app;
grant insert, select, update on observatory.observation to hien_dien_worker;
grant select on observatory.observation to hien_dien_auditor;
grant select on observatory.observation to hien_dien_console;

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
  constraint run_asked_done CHECK (((kind <> 'asked'::text) OR (status = 'done'::text))),
  constraint run_kind_check CHECK ((kind = ANY (ARRAY['due'::text, 'all'::text, 'names'::text, 'sample'::text, 'asked'::text]))),
  constraint run_profile_check CHECK ((profile = ANY (ARRAY['presence'::text, 'full'::text]))),
  constraint run_slots_check CHECK (((slots >= 1) AND (slots <= 64))),
  constraint run_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'running'::text, 'stopping'::text, 'stopped'::text, 'done'::text])))
);
CREATE UNIQUE INDEX run_asked ON observatory.run USING btree (method, vantage, profile, (((planned_at AT TIME ZONE 'Asia/Ho_Chi_Minh'::text))::date)) WHERE (kind = 'asked'::text);
CREATE UNIQUE INDEX run_one_open ON observatory.run USING btree ((true)) WHERE (status = ANY (ARRAY['planned'::text, 'running'::text, 'stopping'::text]));
grant delete, insert, select, update on observatory.run to hien_dien_worker;
grant insert, select, update on observatory.run to hien_dien_app;
grant select on observatory.run to hien_dien_auditor;
grant select on observatory.run to hien_dien_console;

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
grant select on observatory.worker to hien_dien_console;

create schema platform;
grant usage on schema platform to hien_dien_app;
grant usage on schema platform to hien_dien_auditor;
grant usage on schema platform to hien_dien_console;
grant usage on schema platform to hien_dien_identity;
grant usage on schema platform to hien_dien_worker;
alter default privileges in schema platform grant select on tables to hien_dien_app;
alter default privileges in schema platform grant select on tables to hien_dien_auditor;
alter default privileges in schema platform grant select on tables to hien_dien_worker;

CREATE OR REPLACE FUNCTION platform.add_desk_job(task text, id bigint, priority integer DEFAULT 0, in_seconds integer DEFAULT 0)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;
grant execute on function platform.add_desk_job(task text, id bigint, priority integer, in_seconds integer) to hien_dien_app;
grant execute on function platform.add_desk_job(task text, id bigint, priority integer, in_seconds integer) to hien_dien_console;
grant execute on function platform.add_desk_job(task text, id bigint, priority integer, in_seconds integer) to hien_dien_worker;
revoke execute on function platform.add_desk_job(task text, id bigint, priority integer, in_seconds integer) from public;

CREATE OR REPLACE FUNCTION platform.fold(value text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  return lower(public.unaccent('public.unaccent'::regdictionary, value) collate "pg_c_utf8");
end
$function$;

CREATE OR REPLACE FUNCTION platform.has_scope()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((current_setting('hien_dien.everywhere'::text, true) = ANY (ARRAY['on'::text, 'off'::text])), false);

CREATE OR REPLACE FUNCTION platform.is_of_run()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (COALESCE(current_setting('hien_dien.of_run'::text, true), ''::text) = 'on'::text);

CREATE OR REPLACE FUNCTION platform.sees_everywhere()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN COALESCE((current_setting('hien_dien.everywhere'::text, true) = 'on'::text), false);

create table platform.desk_order (
  id bigint generated always as identity not null,
  task text not null,
  given jsonb default '{}'::jsonb not null,
  account_id bigint not null,
  post_id bigint,
  request_id text default ''::text not null,
  asked_at timestamp with time zone not null,
  status text default 'waiting'::text not null,
  result jsonb,
  problem jsonb,
  ended_at timestamp with time zone,
  constraint desk_order_pkey PRIMARY KEY (id),
  constraint desk_order_check CHECK (((status = 'waiting'::text) = (ended_at IS NULL))),
  constraint desk_order_check1 CHECK (((status <> 'refused'::text) OR (problem IS NOT NULL))),
  constraint desk_order_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'done'::text, 'refused'::text, 'failed'::text]))),
  constraint desk_order_task_check CHECK ((task = ANY (ARRAY['preview-proposal'::text, 'confirm-proposal'::text, 'start-run'::text, 'stop-run'::text])))
);
alter table platform.desk_order enable row level security;
alter table platform.desk_order force row level security;
create policy everyone_trusted on platform.desk_order to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on platform.desk_order for select to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (account_id = ( SELECT (NULLIF(current_setting('hien_dien.account'::text, true), ''::text))::bigint AS "nullif"))));
create policy in_scope_order on platform.desk_order for insert to hien_dien_console using () with check (((account_id = ( SELECT (NULLIF(current_setting('hien_dien.account'::text, true), ''::text))::bigint AS "nullif")) AND (status = 'waiting'::text)));
grant insert, select on platform.desk_order to hien_dien_console;
grant select on platform.desk_order to hien_dien_app;
grant select on platform.desk_order to hien_dien_auditor;
grant update (ended_at) on platform.desk_order to hien_dien_app;
grant update (problem) on platform.desk_order to hien_dien_app;
grant update (result) on platform.desk_order to hien_dien_app;
grant update (status) on platform.desk_order to hien_dien_app;

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
grant select on platform.setting to hien_dien_console;
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
grant select on platform.source to hien_dien_console;
grant select on platform.source to hien_dien_worker;

create schema registry;
grant usage on schema registry to hien_dien_app;
grant usage on schema registry to hien_dien_auditor;
grant usage on schema registry to hien_dien_console;
grant usage on schema registry to hien_dien_worker;
alter default privileges in schema registry grant select on tables to hien_dien_app;
alter default privileges in schema registry grant select on tables to hien_dien_auditor;

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
  create index subject_kind on registry.subject (unit_id, kind, name_folded, id);
  create index subject_last4 on registry.subject (code_last4);
  create index subject_folded on registry.subject using gin (name_folded public.gin_trgm_ops);
  create index subject_proper on registry.subject (kind, registry.proper_name(name_folded), id);
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
  insert into registry.indexes_away default values;
  alter table registry.subject drop constraint subject_code;
  drop index registry.subject_unit;
  drop index registry.subject_kind;
  drop index registry.subject_last4;
  drop index registry.subject_folded;
  drop index registry.subject_proper;
end
$function$;
grant execute on function registry.drop_subject_indexes() to hien_dien_app;
revoke execute on function registry.drop_subject_indexes() from public;

CREATE OR REPLACE FUNCTION registry.find_subjects(letters text, part text, last4 text, of_kind text, within bigint[], most integer)
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;
grant execute on function registry.find_subjects(letters text, part text, last4 text, of_kind text, within bigint[], most integer) to hien_dien_console;
revoke execute on function registry.find_subjects(letters text, part text, last4 text, of_kind text, within bigint[], most integer) from public;

CREATE OR REPLACE FUNCTION registry.first_subjects(letters text, kinds text[], within bigint[], most integer)
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;
grant execute on function registry.first_subjects(letters text, kinds text[], within bigint[], most integer) to hien_dien_console;
revoke execute on function registry.first_subjects(letters text, kinds text[], within bigint[], most integer) from public;

CREATE OR REPLACE FUNCTION registry.forget_upload_file()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  delete from registry.upload_file where upload_id = new.id;
  return null;
end
$function$;
revoke execute on function registry.forget_upload_file() from public;

CREATE OR REPLACE FUNCTION registry.missing_subject_indexes()
 RETURNS integer
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select (not exists (select from pg_constraint where conname = 'subject_code' and conrelid = 'registry.subject'::regclass))::int
    + (to_regclass('registry.subject_unit') is null)::int
    + (to_regclass('registry.subject_kind') is null)::int
    + (to_regclass('registry.subject_last4') is null)::int
    + (to_regclass('registry.subject_folded') is null)::int
    + (to_regclass('registry.subject_proper') is null)::int
$function$;

CREATE OR REPLACE FUNCTION registry.place_import()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION registry.proper_name(folded text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN starts_with(folded, 'ho kinh doanh '::text) THEN "right"(folded, (- length('ho kinh doanh '::text))) WHEN starts_with(folded, 'hkd '::text) THEN "right"(folded, (- length('hkd '::text))) WHEN starts_with(folded, 'cong ty '::text) THEN CASE WHEN starts_with(folded, 'cong ty trach nhiem huu han mot thanh vien '::text) THEN "right"(folded, (- length('cong ty trach nhiem huu han mot thanh vien '::text))) WHEN starts_with(folded, 'cong ty trach nhiem huu han hai thanh vien tro len '::text) THEN "right"(folded, (- length('cong ty trach nhiem huu han hai thanh vien tro len '::text))) WHEN starts_with(folded, 'cong ty trach nhiem huu han hai thanh vien '::text) THEN "right"(folded, (- length('cong ty trach nhiem huu han hai thanh vien '::text))) WHEN starts_with(folded, 'cong ty trach nhiem huu han '::text) THEN "right"(folded, (- length('cong ty trach nhiem huu han '::text))) WHEN starts_with(folded, 'cong ty tnhh mot thanh vien '::text) THEN "right"(folded, (- length('cong ty tnhh mot thanh vien '::text))) WHEN starts_with(folded, 'cong ty tnhh 1 thanh vien '::text) THEN "right"(folded, (- length('cong ty tnhh 1 thanh vien '::text))) WHEN starts_with(folded, 'cong ty tnhh mtv '::text) THEN "right"(folded, (- length('cong ty tnhh mtv '::text))) WHEN starts_with(folded, 'cong ty tnhh hai thanh vien tro len '::text) THEN "right"(folded, (- length('cong ty tnhh hai thanh vien tro len '::text))) WHEN starts_with(folded, 'cong ty tnhh hai thanh vien '::text) THEN "right"(folded, (- length('cong ty tnhh hai thanh vien '::text))) WHEN starts_with(folded, 'cong ty tnhh '::text) THEN "right"(folded, (- length('cong ty tnhh '::text))) WHEN starts_with(folded, 'cong ty co phan '::text) THEN "right"(folded, (- length('cong ty co phan '::text))) WHEN starts_with(folded, 'cong ty cp '::text) THEN "right"(folded, (- length('cong ty cp '::text))) WHEN starts_with(folded, 'cong ty hop danh '::text) THEN "right"(folded, (- length('cong ty hop danh '::text))) ELSE "right"(folded, (- length('cong ty '::text))) END WHEN starts_with(folded, 'tong cong ty '::text) THEN CASE WHEN starts_with(folded, 'tong cong ty co phan '::text) THEN "right"(folded, (- length('tong cong ty co phan '::text))) WHEN starts_with(folded, 'tong cong ty cp '::text) THEN "right"(folded, (- length('tong cong ty cp '::text))) ELSE "right"(folded, (- length('tong cong ty '::text))) END WHEN starts_with(folded, 'hop tac xa '::text) THEN "right"(folded, (- length('hop tac xa '::text))) WHEN starts_with(folded, 'htx '::text) THEN "right"(folded, (- length('htx '::text))) WHEN starts_with(folded, 'lien hiep hop tac xa '::text) THEN "right"(folded, (- length('lien hiep hop tac xa '::text))) WHEN starts_with(folded, 'to hop tac '::text) THEN "right"(folded, (- length('to hop tac '::text))) WHEN starts_with(folded, 'doanh nghiep tu nhan '::text) THEN "right"(folded, (- length('doanh nghiep tu nhan '::text))) WHEN starts_with(folded, 'dntn '::text) THEN "right"(folded, (- length('dntn '::text))) WHEN starts_with(folded, 'ctcp '::text) THEN "right"(folded, (- length('ctcp '::text))) WHEN starts_with(folded, 'truong '::text) THEN CASE WHEN starts_with(folded, 'truong mam non '::text) THEN "right"(folded, (- length('truong mam non '::text))) WHEN starts_with(folded, 'truong mau giao '::text) THEN "right"(folded, (- length('truong mau giao '::text))) WHEN starts_with(folded, 'truong tieu hoc '::text) THEN "right"(folded, (- length('truong tieu hoc '::text))) WHEN starts_with(folded, 'truong thcs '::text) THEN "right"(folded, (- length('truong thcs '::text))) WHEN starts_with(folded, 'truong trung hoc co so '::text) THEN "right"(folded, (- length('truong trung hoc co so '::text))) WHEN starts_with(folded, 'truong thpt '::text) THEN "right"(folded, (- length('truong thpt '::text))) WHEN starts_with(folded, 'truong trung hoc pho thong '::text) THEN "right"(folded, (- length('truong trung hoc pho thong '::text))) ELSE folded END ELSE folded END;

CREATE OR REPLACE FUNCTION registry.require_subject_indexes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if registry.missing_subject_indexes() > 0 then
    raise exception 'the indexes of registry.subject were taken away and not put back; call registry.create_subject_indexes()';
  end if;
  delete from registry.indexes_away;
  return null;
end
$function$;
revoke execute on function registry.require_subject_indexes() from public;

CREATE OR REPLACE FUNCTION registry.units_asked(within bigint[])
 RETURNS bigint[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN CASE WHEN (SELECT platform.sees_everywhere() AS sees_everywhere) THEN within ELSE (SELECT COALESCE(array_agg(scope.unit_id), '{}'::bigint[]) AS "coalesce" FROM territory.scope_units() scope(unit_id) WHERE ((units_asked.within IS NULL) OR (scope.unit_id = ANY (units_asked.within)))) END;

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
alter table registry.body enable row level security;
alter table registry.body force row level security;
create policy everyone_trusted on registry.body to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.body for insert to hien_dien_console using () with check ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (jurisdiction_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
create policy in_scope_update on registry.body for update to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (jurisdiction_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
create policy signed_in on registry.body for select to hien_dien_console using (( SELECT platform.has_scope() AS has_scope));
grant delete, insert, select, update on registry.body to hien_dien_app;
grant insert, select, update on registry.body to hien_dien_console;
grant select on registry.body to hien_dien_auditor;

grant usage on sequence registry.body_id_seq to hien_dien_app;

create table registry.column_profile (
  kind text not null,
  name text not null,
  mapping jsonb not null,
  updated_at timestamp with time zone default now() not null,
  constraint column_profile_pkey PRIMARY KEY (kind, name)
);
grant delete, insert, select, update on registry.column_profile to hien_dien_app;
grant insert, select, update on registry.column_profile to hien_dien_console;
grant select on registry.column_profile to hien_dien_auditor;

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
  constraint denominator_kind_check CHECK ((kind = ANY (ARRAY['students'::text, 'graduates'::text, 'association-members'::text, 'youth-union'::text, 'cooperatives'::text, 'enterprises'::text, 'households'::text]))),
  constraint denominator_value_check CHECK ((value >= 0)),
  constraint denominator_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
CREATE INDEX denominator_newest ON registry.denominator USING btree (unit_id, kind, on_date DESC, id DESC);
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON registry.denominator FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table registry.denominator enable row level security;
alter table registry.denominator force row level security;
create policy everyone_trusted on registry.denominator to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.denominator to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant insert, select on registry.denominator to hien_dien_app;
grant select on registry.denominator to hien_dien_auditor;
grant select on registry.denominator to hien_dien_console;

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
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON registry.domain FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table registry.domain enable row level security;
alter table registry.domain force row level security;
create policy everyone_trusted on registry.domain to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.domain to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant delete, insert, maintain, select, update on registry.domain to hien_dien_app;
grant insert, select, update on registry.domain to hien_dien_console;
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
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON registry.holding FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table registry.holding enable row level security;
alter table registry.holding force row level security;
create policy everyone_trusted on registry.holding to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.holding to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (EXISTS ( SELECT
   FROM registry.domain
  WHERE (domain.id = holding.domain_id)))));
grant delete, insert, maintain, select, update on registry.holding to hien_dien_app;
grant insert, select, update on registry.holding to hien_dien_console;
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
  unit_id bigint,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_status_check CHECK ((status = ANY (ARRAY['staged'::text, 'committed'::text, 'refused'::text]))),
  constraint import_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
CREATE INDEX import_file ON registry.import USING btree (kind, file_sha256);
CREATE TRIGGER place_import BEFORE INSERT ON registry.import FOR EACH ROW EXECUTE FUNCTION registry.place_import();
alter table registry.import enable row level security;
alter table registry.import force row level security;
create policy everyone_trusted on registry.import to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.import to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant insert, select, update on registry.import to hien_dien_app;
grant select on registry.import to hien_dien_auditor;
grant select on registry.import to hien_dien_console;

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
alter table registry.import_row enable row level security;
alter table registry.import_row force row level security;
create policy everyone_trusted on registry.import_row to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.import_row to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (EXISTS ( SELECT
   FROM registry.import
  WHERE (import.id = import_row.import_id)))));
grant insert, select on registry.import_row to hien_dien_app;
grant select on registry.import_row to hien_dien_auditor;
grant select on registry.import_row to hien_dien_console;

create table registry.indexes_away (
  since timestamp with time zone default now() not null
);
CREATE CONSTRAINT TRIGGER put_back AFTER INSERT ON registry.indexes_away DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION registry.require_subject_indexes();

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
  constraint registered_count_frame_check CHECK ((frame = ANY (ARRAY['63'::text, '34'::text]))),
  constraint registered_count_value_check CHECK ((value >= 0)),
  constraint registered_count_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
CREATE INDEX registered_count_newest ON registry.registered_count USING btree (unit_id, zone, frame, on_date DESC, id DESC);
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON registry.registered_count FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table registry.registered_count enable row level security;
alter table registry.registered_count force row level security;
create policy everyone_trusted on registry.registered_count to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.registered_count to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant insert, select on registry.registered_count to hien_dien_app;
grant insert, select on registry.registered_count to hien_dien_console;
grant select on registry.registered_count to hien_dien_auditor;

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
CREATE INDEX review_open_kind ON registry.review USING btree (kind, id) INCLUDE (import_id) WHERE (decided_at IS NULL);
alter table registry.review enable row level security;
alter table registry.review force row level security;
create policy everyone_trusted on registry.review to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.review to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (EXISTS ( SELECT
   FROM registry.import
  WHERE (import.id = review.import_id)))));
grant insert, select, update on registry.review to hien_dien_app;
grant select on registry.review to hien_dien_auditor;
grant select on registry.review to hien_dien_console;
grant update (decided_at) on registry.review to hien_dien_console;
grant update (decided_by) on registry.review to hien_dien_console;
grant update (decision) on registry.review to hien_dien_console;

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
CREATE INDEX subject_folded ON registry.subject USING gin (name_folded public.gin_trgm_ops);
CREATE INDEX subject_kind ON registry.subject USING btree (unit_id, kind, name_folded, id);
CREATE INDEX subject_last4 ON registry.subject USING btree (code_last4);
CREATE INDEX subject_proper ON registry.subject USING btree (kind, registry.proper_name(name_folded), id);
CREATE INDEX subject_unit ON registry.subject USING btree (unit_id, name_folded);
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON registry.subject FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table registry.subject enable row level security;
alter table registry.subject force row level security;
create policy everyone_trusted on registry.subject to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.subject to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant delete, insert, maintain, select, update on registry.subject to hien_dien_app;
grant insert, select, update on registry.subject to hien_dien_console;
grant select on registry.subject to hien_dien_auditor;
grant select (founded_on) on registry.subject to hien_dien_worker;
grant select (id) on registry.subject to hien_dien_worker;
grant select (kind) on registry.subject to hien_dien_worker;
grant select (origin_unit_id) on registry.subject to hien_dien_worker;
grant select (sector) on registry.subject to hien_dien_worker;
grant select (status) on registry.subject to hien_dien_worker;
grant select (unit_id) on registry.subject to hien_dien_worker;

grant usage on sequence registry.subject_id_seq to hien_dien_app;

create table registry.touched_unit (
  id bigint generated always as identity not null,
  unit_id bigint,
  of_run boolean default platform.is_of_run() not null
);
alter table registry.touched_unit enable row level security;
alter table registry.touched_unit force row level security;
create policy everyone_trusted on registry.touched_unit to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.touched_unit to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant delete, insert, select, update on registry.touched_unit to hien_dien_app;
grant delete, insert, select, update on registry.touched_unit to hien_dien_worker;
grant insert, select on registry.touched_unit to hien_dien_console;
grant select on registry.touched_unit to hien_dien_auditor;

grant usage on sequence registry.touched_unit_id_seq to hien_dien_app;

create table registry.upload (
  id bigint generated always as identity not null,
  kind text not null,
  file_name text not null,
  sha256 bytea not null,
  size integer not null,
  as_of date not null,
  province text,
  profile text,
  unit_id bigint,
  account_id bigint not null,
  post_id bigint,
  free_of_secrets boolean not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  status text default 'received'::text not null,
  attempt integer default 0 not null,
  progress jsonb,
  report jsonb,
  report_digest bytea,
  rows jsonb,
  problem jsonb,
  checked_at timestamp with time zone,
  committed_by bigint,
  committed_post bigint,
  committed_at timestamp with time zone,
  import_id bigint,
  constraint upload_pkey PRIMARY KEY (id),
  constraint upload_check CHECK ((expires_at > created_at)),
  constraint upload_check1 CHECK (((status = 'committed'::text) = (import_id IS NOT NULL))),
  constraint upload_check2 CHECK (((status <> 'checked'::text) OR (report_digest IS NOT NULL))),
  constraint upload_file_name_check CHECK (((file_name <> ''::text) AND (length(file_name) <= 255))),
  constraint upload_free_of_secrets_check CHECK (free_of_secrets),
  constraint upload_report_digest_check CHECK ((length(report_digest) = 32)),
  constraint upload_sha256_check CHECK ((length(sha256) = 32)),
  constraint upload_size_check CHECK (((size >= 1) AND (size <= 50000000))),
  constraint upload_status_check CHECK ((status = ANY (ARRAY['received'::text, 'checking'::text, 'checked'::text, 'committing'::text, 'committed'::text, 'refused'::text, 'failed'::text, 'withdrawn'::text]))),
  constraint upload_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id),
  constraint upload_committed_by_fkey FOREIGN KEY (committed_by) REFERENCES identity.account(id),
  constraint upload_committed_post_fkey FOREIGN KEY (committed_post) REFERENCES identity.post(id),
  constraint upload_import_id_fkey FOREIGN KEY (import_id) REFERENCES registry.import(id),
  constraint upload_post_id_fkey FOREIGN KEY (post_id) REFERENCES identity.post(id),
  constraint upload_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
CREATE INDEX upload_newest ON registry.upload USING btree (unit_id, id DESC);
CREATE INDEX upload_open ON registry.upload USING btree (expires_at) WHERE ((status = ANY (ARRAY['received'::text, 'checking'::text, 'checked'::text, 'committing'::text])) OR (rows IS NOT NULL));
CREATE TRIGGER forget_file AFTER UPDATE OF status ON registry.upload FOR EACH ROW WHEN ((new.status = ANY (ARRAY['committed'::text, 'refused'::text, 'failed'::text, 'withdrawn'::text]))) EXECUTE FUNCTION registry.forget_upload_file();
alter table registry.upload enable row level security;
alter table registry.upload force row level security;
create policy everyone_trusted on registry.upload to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.upload to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id))))) with check ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant insert, select on registry.upload to hien_dien_console;
grant insert, select, update on registry.upload to hien_dien_app;
grant select on registry.upload to hien_dien_auditor;
grant update (committed_by) on registry.upload to hien_dien_console;
grant update (committed_post) on registry.upload to hien_dien_console;
grant update (problem) on registry.upload to hien_dien_console;
grant update (status) on registry.upload to hien_dien_console;

create table registry.upload_file (
  upload_id bigint not null,
  bytes bytea not null,
  constraint upload_file_pkey PRIMARY KEY (upload_id),
  constraint upload_file_bytes_check CHECK (((length(bytes) >= 1) AND (length(bytes) <= 50000000))),
  constraint upload_file_upload_id_fkey FOREIGN KEY (upload_id) REFERENCES registry.upload(id)
);
alter table registry.upload_file enable row level security;
alter table registry.upload_file force row level security;
create policy everyone_trusted on registry.upload_file to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on registry.upload_file to hien_dien_console using ((EXISTS ( SELECT
   FROM registry.upload
  WHERE (upload.id = upload_file.upload_id)))) with check ((EXISTS ( SELECT
   FROM registry.upload
  WHERE (upload.id = upload_file.upload_id))));
grant delete, insert, select on registry.upload_file to hien_dien_app;
grant insert on registry.upload_file to hien_dien_console;

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
grant select on registry.zone to hien_dien_console;

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
grant select on registry.zone_fee to hien_dien_console;

create schema reporting;
grant usage on schema reporting to hien_dien_app;
grant usage on schema reporting to hien_dien_auditor;
grant usage on schema reporting to hien_dien_console;
grant usage on schema reporting to hien_dien_worker;
alter default privileges in schema reporting grant select on tables to hien_dien_app;
alter default privileges in schema reporting grant select on tables to hien_dien_auditor;
alter default privileges in schema reporting grant select on tables to hien_dien_worker;

CREATE OR REPLACE FUNCTION reporting.find_names(in_province bigint, letters text, fault text, most integer)
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
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
$function$;
grant execute on function reporting.find_names(in_province bigint, letters text, fault text, most integer) to hien_dien_console;
revoke execute on function reporting.find_names(in_province bigint, letters text, fault text, most integer) from public;

CREATE OR REPLACE FUNCTION reporting.note_figures_moved()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into reporting.figures_moved default values on conflict do nothing;
  return null;
end
$function$;
revoke execute on function reporting.note_figures_moved() from public;

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
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON reporting.cell FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table reporting.cell enable row level security;
alter table reporting.cell force row level security;
create policy everyone_trusted on reporting.cell to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on reporting.cell to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant delete, insert, select, update on reporting.cell to hien_dien_app;
grant delete, insert, select, update on reporting.cell to hien_dien_worker;
grant select on reporting.cell to hien_dien_auditor;
grant select on reporting.cell to hien_dien_console;

create table reporting.change (
  event_id bigint not null,
  domain_id bigint not null,
  unit_id bigint not null,
  province_id bigint,
  at timestamp with time zone not null,
  kind text collate "C" not null,
  before text,
  after text,
  constraint change_pkey PRIMARY KEY (event_id)
);
CREATE INDEX change_kind ON reporting.change USING btree (province_id, kind, at DESC, event_id DESC);
CREATE INDEX change_province ON reporting.change USING btree (province_id, at DESC, event_id DESC);
CREATE INDEX change_unit ON reporting.change USING btree (unit_id, at DESC, event_id DESC);
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON reporting.change FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table reporting.change enable row level security;
alter table reporting.change force row level security;
create policy everyone_trusted on reporting.change to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on reporting.change for select to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant delete, insert, select, update on reporting.change to hien_dien_app;
grant delete, insert, select, update on reporting.change to hien_dien_worker;
grant select on reporting.change to hien_dien_auditor;
grant select on reporting.change to hien_dien_console;

create table reporting.change_day (
  unit_id bigint not null,
  province_id bigint,
  day date not null,
  kind text collate "C" not null,
  events bigint not null,
  constraint change_day_pkey PRIMARY KEY (unit_id, day, kind)
);
CREATE INDEX change_day_province ON reporting.change_day USING btree (province_id, day) INCLUDE (unit_id, kind, events);
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON reporting.change_day FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table reporting.change_day enable row level security;
alter table reporting.change_day force row level security;
create policy everyone_trusted on reporting.change_day to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on reporting.change_day for select to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant delete, insert, select, update on reporting.change_day to hien_dien_app;
grant delete, insert, select, update on reporting.change_day to hien_dien_worker;
grant select on reporting.change_day to hien_dien_auditor;
grant select on reporting.change_day to hien_dien_console;

create table reporting.figures_moved (
  id bigint generated always as identity not null,
  by_transaction xid8 default pg_current_xact_id() not null,
  at timestamp with time zone default now() not null,
  of_run boolean default platform.is_of_run() not null,
  constraint figures_moved_pkey PRIMARY KEY (id),
  constraint figures_moved_by_transaction_key UNIQUE (by_transaction)
);
grant delete, select on reporting.figures_moved to hien_dien_app;
grant select on reporting.figures_moved to hien_dien_auditor;
grant select on reporting.figures_moved to hien_dien_console;
grant select on reporting.figures_moved to hien_dien_worker;

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
grant select on reporting.indicator to hien_dien_console;

create table reporting.measured_day (
  unit_id bigint not null,
  province_id bigint,
  day date not null,
  names bigint not null,
  counted_at timestamp with time zone not null,
  constraint measured_day_pkey PRIMARY KEY (unit_id, day)
);
CREATE INDEX measured_day_counted ON reporting.measured_day USING btree (counted_at);
CREATE INDEX measured_day_province ON reporting.measured_day USING btree (province_id);
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON reporting.measured_day FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table reporting.measured_day enable row level security;
alter table reporting.measured_day force row level security;
create policy everyone_trusted on reporting.measured_day to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on reporting.measured_day for select to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant delete, insert, select, update on reporting.measured_day to hien_dien_app;
grant delete, insert, select, update on reporting.measured_day to hien_dien_worker;
grant select on reporting.measured_day to hien_dien_auditor;
grant select on reporting.measured_day to hien_dien_console;

create table reporting.name_now (
  domain_id bigint not null,
  name text collate "C" not null,
  unicode text not null,
  folded text collate "C" generated always as (platform.fold(unicode)) stored not null,
  unit_id bigint not null,
  province_id bigint,
  zone text collate "C" not null,
  kind text collate "C" not null,
  state text collate "C" not null,
  grade text collate "C" not null,
  sector text collate "C" default ''::text not null,
  holder_id bigint,
  presence text collate "C" not null,
  trusted boolean,
  mail boolean,
  score smallint,
  faults text[] default '{}'::text[] not null,
  flags text[] default '{}'::text[] not null,
  judged_since timestamp with time zone,
  changed_on date,
  constraint name_now_pkey PRIMARY KEY (domain_id)
);
CREATE INDEX name_now_faults ON reporting.name_now USING gin (faults);
CREATE INDEX name_now_flagged ON reporting.name_now USING btree (province_id, name) WHERE (flags <> '{}'::text[]);
CREATE INDEX name_now_folded ON reporting.name_now USING gin (folded public.gin_trgm_ops);
CREATE INDEX name_now_grade ON reporting.name_now USING btree (province_id, grade, name) INCLUDE (unit_id);
CREATE INDEX name_now_kind ON reporting.name_now USING btree (province_id, kind, name) INCLUDE (unit_id);
CREATE INDEX name_now_presence ON reporting.name_now USING btree (province_id, presence, name) INCLUDE (unit_id);
CREATE INDEX name_now_province ON reporting.name_now USING btree (province_id, name) INCLUDE (unit_id);
CREATE INDEX name_now_sector ON reporting.name_now USING btree (province_id, sector, name) INCLUDE (unit_id);
CREATE INDEX name_now_state ON reporting.name_now USING btree (province_id, state, name) INCLUDE (unit_id);
CREATE INDEX name_now_trusted ON reporting.name_now USING btree (province_id, trusted, name) INCLUDE (unit_id);
CREATE INDEX name_now_unit ON reporting.name_now USING btree (unit_id, name);
CREATE INDEX name_now_zone ON reporting.name_now USING btree (province_id, zone, name) INCLUDE (unit_id);
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON reporting.name_now FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
alter table reporting.name_now enable row level security;
alter table reporting.name_now force row level security;
create policy everyone_trusted on reporting.name_now to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on reporting.name_now for select to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope.unit_id
   FROM territory.scope_units() scope(unit_id)))));
grant delete, insert, select, update on reporting.name_now to hien_dien_app;
grant delete, insert, select, update on reporting.name_now to hien_dien_worker;
grant select on reporting.name_now to hien_dien_auditor;
grant select on reporting.name_now to hien_dien_console;

create table reporting.preview_figure (
  proposal_id bigint not null,
  number integer not null,
  kind text not null,
  indicator text not null,
  unit_id bigint,
  period text,
  frame text,
  slice text default ''::text not null,
  before jsonb,
  after jsonb,
  constraint preview_figure_pkey PRIMARY KEY (proposal_id, number),
  constraint preview_figure_check CHECK ((before IS DISTINCT FROM after)),
  constraint preview_figure_frame_check CHECK ((frame = ANY (ARRAY['63'::text, '34'::text]))),
  constraint preview_figure_kind_check CHECK ((kind = ANY (ARRAY['cell'::text, 'old-map'::text, 'rate'::text, 'ranking'::text, 'age'::text, 'plan'::text, 'due'::text]))),
  constraint preview_figure_number_check CHECK ((number >= 1)),
  constraint preview_figure_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES assumptions.proposal(id),
  constraint preview_figure_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES territory.unit(id)
);
CREATE INDEX preview_figure_of_unit ON reporting.preview_figure USING btree (proposal_id, unit_id);
alter table reporting.preview_figure enable row level security;
alter table reporting.preview_figure force row level security;
create policy everyone_trusted on reporting.preview_figure to hien_dien_app, hien_dien_auditor, hien_dien_worker using (true) with check (true);
create policy in_scope on reporting.preview_figure for select to hien_dien_console using ((( SELECT platform.sees_everywhere() AS sees_everywhere) OR (unit_id IN ( SELECT scope_units.unit_id
   FROM territory.scope_units() scope_units(unit_id))) OR ((unit_id IS NULL) AND ( SELECT assumptions.sees_proposals() AS sees_proposals))));
grant delete, insert, select on reporting.preview_figure to hien_dien_app;
grant select on reporting.preview_figure to hien_dien_auditor;
grant select on reporting.preview_figure to hien_dien_console;
grant select on reporting.preview_figure to hien_dien_worker;

create schema territory;
grant usage on schema territory to hien_dien_app;
grant usage on schema territory to hien_dien_auditor;
grant usage on schema territory to hien_dien_console;
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

CREATE OR REPLACE FUNCTION territory.scope_units()
 RETURNS TABLE(unit_id bigint)
 LANGUAGE sql
 STABLE PARALLEL SAFE
BEGIN ATOMIC
 SELECT closure.descendant_id
    FROM territory.closure
   WHERE (closure.ancestor_id = ANY ((( SELECT NULLIF(current_setting('hien_dien.scope'::text, true), ''::text) AS "nullif"))::bigint[]));
END;

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
grant select on territory.area to hien_dien_console;
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
grant select on territory.change to hien_dien_console;
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
grant select on territory.closure to hien_dien_console;
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
grant select on territory.code to hien_dien_console;
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
grant select on territory.lineage to hien_dien_console;
grant select on territory.lineage to hien_dien_worker;

create view territory.piece with (security_invoker=true) as
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
grant select on territory.piece to hien_dien_console;
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
CREATE TRIGGER figures_moved AFTER INSERT OR DELETE OR UPDATE ON territory.population FOR EACH STATEMENT EXECUTE FUNCTION reporting.note_figures_moved();
grant insert, select, update on territory.population to hien_dien_app;
grant select on territory.population to hien_dien_auditor;
grant select on territory.population to hien_dien_console;
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
CREATE INDEX unit_level ON territory.unit USING btree (level, id);
grant select on territory.unit to hien_dien_app;
grant select on territory.unit to hien_dien_auditor;
grant select on territory.unit to hien_dien_console;
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
grant select on territory.unit_version to hien_dien_console;
grant select on territory.unit_version to hien_dien_worker;
