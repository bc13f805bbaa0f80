-- The audit chain: one function that appends, and nothing that changes. Each entry's hash covers the hash before it, so an
-- entry that was changed, taken out or moved shows at its own number (src/identity/audit/verify.ts walks it again).
-- Locks nothing that matters: the tables are new in this release.

-- One field of what is hashed: its length in bytes as four bytes, then UTF-8. Null is the length -1 and nothing after it,
-- so that no two different entries have the same bytes. src/identity/audit/canonical.ts says the same in TypeScript.
create function identity.audit_field(value text) returns bytea
  language sql immutable parallel safe
  set search_path = pg_catalog
as $$
  select case
    when value is null then '\xffffffff'::bytea
    else int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8')
  end
$$;

-- Appends one entry and gives its number. The fields that are hashed, in this order: "hien-dien audit 1", seq, microseconds
-- since 1970 (UTC), account, post, act, object, details as PostgreSQL writes jsonb, request id.
--
-- The lock is held to the end of the transaction: entries of two transactions stand in the order in which they committed.
-- In a transaction on one snapshot (repeatable read) an entry that came meanwhile is not seen, and the number's key refuses.
create function identity.append_audit(
  at timestamptz,
  account_id bigint,
  post_id bigint,
  act text,
  object text,
  details jsonb,
  request_id text
) returns bigint
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
as $$
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
$$;

revoke all on function identity.audit_field(text) from public;
revoke all on function identity.append_audit(timestamptz, bigint, bigint, text, text, jsonb, text) from public;
grant execute on function identity.append_audit(timestamptz, bigint, bigint, text, text, jsonb, text)
  to hien_dien_console, hien_dien_identity, hien_dien_app, hien_dien_worker;

-- Grants stop every role but the owner. The owner is stopped from doing it by accident; on purpose he can take a trigger
-- off, and then the chain and the signed heads tell.
create function identity.refuse_audit_change() returns trigger
  language plpgsql
  set search_path = pg_catalog
as $$
begin
  raise exception 'identity.% is append-only: % was refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete on identity.audit_entry
  for each row execute function identity.refuse_audit_change();
create trigger never_emptied before truncate on identity.audit_entry
  for each statement execute function identity.refuse_audit_change();
create trigger append_only before update or delete on identity.audit_head
  for each row execute function identity.refuse_audit_change();
create trigger never_emptied before truncate on identity.audit_head
  for each statement execute function identity.refuse_audit_change();

revoke insert, update, delete, truncate on identity.audit_entry
  from hien_dien_console, hien_dien_identity, hien_dien_app, hien_dien_worker, hien_dien_auditor;
revoke update, delete, truncate on identity.audit_head
  from hien_dien_console, hien_dien_identity, hien_dien_app, hien_dien_worker, hien_dien_auditor;
grant select on identity.audit_entry, identity.audit_head to hien_dien_app, hien_dien_worker;
grant insert on identity.audit_head to hien_dien_app;

-- A signed-in person reads what he did himself; all of it where his post sees everything (auditor, administrator).
alter table identity.audit_entry enable row level security;
alter table identity.audit_entry force row level security;
create policy everyone_trusted on identity.audit_entry
  to hien_dien_app, hien_dien_worker, hien_dien_auditor, hien_dien_identity
  using (true)
  with check (true);
create policy in_scope on identity.audit_entry
  for select
  to hien_dien_console
  using (
    (select current_setting('hien_dien.everywhere', true)) = 'on'
    or account_id = (select nullif(current_setting('hien_dien.account', true), '')::bigint)
  );

alter table identity.audit_head enable row level security;
alter table identity.audit_head force row level security;
create policy everyone_trusted on identity.audit_head
  to hien_dien_app, hien_dien_worker, hien_dien_auditor, hien_dien_identity
  using (true)
  with check (true);
create policy in_scope on identity.audit_head
  for select
  to hien_dien_console
  using ((select current_setting('hien_dien.everywhere', true)) = 'on');

-- A link to another house's user may be undone; the audit keeps that it was there.
grant delete on identity.oidc_identity to hien_dien_identity;
