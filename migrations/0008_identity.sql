-- Who may sign in, as what, for which units, and what was done. Only hien_dien_identity reads these tables; the console
-- is told who is there by the program, and writes to the audit by one function.

create schema identity;
grant usage on schema identity to hien_dien_identity, hien_dien_console, hien_dien_app, hien_dien_worker, hien_dien_auditor;

-- Rights belong to a post; people come and go.
create table identity.post (
  id bigint generated always as identity primary key,
  title text not null check (title <> '' and length(title) <= 200),
  role text not null check (role in ('national', 'province', 'commune', 'body', 'inspector', 'auditor', 'administrator')),
  -- Of the register's bodies, for a post in one; no foreign key, for identity knows no feature.
  body_id bigint,
  -- The post sees every unit: the national ones, the administrator, the auditor.
  everywhere boolean not null default false check (not everywhere or role in ('national', 'auditor', 'administrator')),
  created_at timestamptz not null default now(),
  ended_at timestamptz
);

-- What a post is for: units of today's map. What they were formed of is added when the scope is worked out.
create table identity.post_unit (
  post_id bigint not null references identity.post,
  unit_id bigint not null,
  primary key (post_id, unit_id)
);

create table identity.account (
  id bigint generated always as identity primary key,
  -- What is typed to sign in: lower case, an e-mail address or a word such as "xa-05443".
  login text not null unique check (login = lower(login) and length(login) between 3 and 254),
  name text not null check (name <> '' and length(name) <= 200),
  email text check (email = lower(email) and length(email) <= 254),
  status text not null default 'invited' check (status in ('invited', 'active', 'suspended', 'closed')),
  -- argon2id in its own text form.
  password_hash text,
  password_set_at timestamptz,
  -- Sealed with the installation's key (AES-256-GCM): a copy of the table alone makes no codes.
  totp_secret bytea,
  totp_confirmed_at timestamptz,
  -- The last time step that was used: a code is good once.
  totp_last_step bigint,
  language text not null default 'vi' check (language in ('vi', 'en')),
  created_at timestamptz not null default now(),
  created_by bigint references identity.account
);

-- Who holds a post, from which day to which. One at a time; handing over ends one row and begins the next.
create table identity.tenure (
  post_id bigint not null references identity.post,
  account_id bigint not null references identity.account,
  valid daterange not null check (not isempty(valid)),
  -- Why it changed hands, as the person wrote it; who recorded it.
  note text not null default '',
  recorded_by bigint references identity.account,
  recorded_at timestamptz not null default now(),
  primary key (post_id, valid without overlaps)
);
create index tenure_account on identity.tenure (account_id);

-- Links and codes that are good once: first start, activation, recovery, a change of TOTP, code by e-mail. Only a hash is kept.
create table identity.one_time (
  id bigint generated always as identity primary key,
  purpose text not null check (purpose in ('setup', 'activation', 'recovery', 'totp', 'email-code')),
  -- Of a set-up link: the account that is being made with it, once there is one.
  account_id bigint references identity.account check (account_id is not null or purpose = 'setup'),
  -- SHA-256 of a link's secret; of a code, which is short enough to be guessed, an HMAC with the installation's key.
  secret_hash bytea not null check (length(secret_hash) = 32),
  made_at timestamptz not null default now(),
  made_by bigint references identity.account,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- A newer one took its place, or its account was closed.
  voided_at timestamptz,
  -- Tries at a code, right or wrong.
  attempts int not null default 0,
  -- What was chosen with the link and holds once its last step is done: argon2id text, sealed TOTP secret.
  pending_password_hash text,
  pending_totp bytea
);
create unique index one_time_secret on identity.one_time (secret_hash) where purpose <> 'email-code';
create index one_time_account on identity.one_time (account_id, purpose) where used_at is null and voided_at is null;

create table identity.session (
  id bigint generated always as identity primary key,
  -- SHA-256 of what the cookie holds.
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  account_id bigint not null references identity.account,
  -- The post it acts in; null until one is chosen, or where the account holds none.
  post_id bigint references identity.post,
  -- How far sign-in has come: 'password' waits for the second factor.
  stage text not null check (stage in ('password', 'full')),
  method text not null check (method in ('password', 'setup', 'activation', 'recovery', 'totp', 'email-code', 'passkey', 'oidc')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  -- When the person last proved who they are; exports of personal data and changes of roles ask again after a while.
  authenticated_at timestamptz not null,
  expires_at timestamptz not null,
  -- For the list of one's sessions: "Chrome trên Android", and the network, not the whole address.
  agent text not null default '',
  network text not null default '',
  ended_at timestamptz,
  ended_why text check (ended_why in ('signed-out', 'revoked', 'idle', 'expired', 'replaced', 'account', 'handed-over'))
);
create index session_account on identity.session (account_id) where ended_at is null;

-- Rate limits shared by all web processes: what is left in a bucket and when that was so.
create table identity.limit_bucket (
  key text primary key,
  tokens double precision not null,
  at timestamptz not null
);

create table identity.passkey (
  credential_id bytea primary key,
  account_id bigint not null references identity.account,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null default '',
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_account on identity.passkey (account_id);

-- What a passkey or a provider must answer to; good once.
create table identity.challenge (
  secret_hash bytea primary key check (length(secret_hash) = 32),
  purpose text not null check (purpose in ('passkey-register', 'passkey-sign-in', 'oidc')),
  account_id bigint references identity.account,
  -- Challenge, or state's nonce and PKCE verifier.
  payload jsonb not null,
  expires_at timestamptz not null
);

create table identity.oidc_identity (
  issuer text not null,
  subject text not null,
  account_id bigint not null references identity.account,
  linked_at timestamptz not null default now(),
  linked_by bigint references identity.account,
  primary key (issuer, subject)
);

-- What was done, by whom, to what. Append-only; each entry holds the hash of the one before.
create table identity.audit_entry (
  seq bigint primary key check (seq >= 1),
  at timestamptz not null,
  account_id bigint,
  post_id bigint,
  -- 'signed-in', 'account-made', 'import-committed' … a word, never renamed.
  act text not null check (act ~ '^[a-z0-9-]+$'),
  -- What it was done to: 'account:12', 'domain:cafebalo.biz.vn', 'unit:commune:05443@2025-07-01'.
  object text not null default '',
  -- No personal data beyond what the object's own row holds.
  details jsonb not null default '{}',
  request_id text not null default '',
  previous_hash bytea not null check (length(previous_hash) = 32),
  hash bytea not null check (length(hash) = 32)
);
create index audit_object on identity.audit_entry (object, seq);
create index audit_account on identity.audit_entry (account_id, seq);

-- The chain's end at a day's end, signed, so that a cut-off end shows.
create table identity.audit_head (
  day date primary key,
  seq bigint not null,
  hash bytea not null check (length(hash) = 32),
  signature bytea not null,
  key_id text not null
);

grant select, insert, update on all tables in schema identity to hien_dien_identity;
grant delete on identity.limit_bucket, identity.challenge, identity.post_unit, identity.passkey to hien_dien_identity;
-- Only a hand-over that has not begun is taken back; the program deletes no tenure that was held for a day.
grant delete on identity.tenure to hien_dien_identity;
revoke insert, update on identity.audit_entry from hien_dien_identity;
revoke update on identity.audit_head from hien_dien_identity;
grant select on identity.audit_entry, identity.audit_head to hien_dien_console, hien_dien_auditor;
