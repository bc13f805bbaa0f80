-- Changing an assumption takes two people: one proposes, the program shows every figure that would be another one, somebody
-- else confirms or refuses. A confirmed proposal becomes the next version; versions themselves are never changed.
-- Adds one column without a default to a table of some thirty rows; everything else is new.

create table assumptions.proposal (
  id bigint generated always as identity primary key,
  key text not null,
  -- Version in force when it was proposed; 0: the program's default, never loaded.
  base_version int not null check (base_version >= 0),
  -- 'change': another value; 'confirm': the value as it is, with the document that bears it out.
  kind text not null check (kind in ('change', 'confirm')),
  value jsonb not null,
  -- First day on which the new version holds; null where it holds always. Days of the base are kept when it is confirmed.
  valid_from date,
  title_vi text not null check (title_vi <> '' and title_vi = normalize(title_vi, nfc)),
  title_en text not null check (title_en <> ''),
  source text not null check (source <> ''),
  grade text not null check (grade in ('official', 'secondary', 'inferred')),
  document text not null check (document <> ''),
  reason text not null check (reason <> ''),
  proposed_by bigint not null references identity.account,
  proposed_post bigint references identity.post,
  -- "Chuyên viên (Nguyễn Văn A)", as it was that day.
  proposed_as text not null,
  proposed_at timestamptz not null,

  -- What the second person decides on: counts, not the figures themselves (reporting.preview_figure). Null while it is
  -- being worked out. The digest says of which figures it is; figures that moved since make it an old one.
  preview jsonb,
  preview_digest text,
  previewed_at timestamptz,
  -- Months whose cells are counted anew once it is confirmed. What must keep its version is not among them.
  periods text[] not null default '{}',

  -- 'stale': the version it was to follow is not the last one any more.
  decision text check (decision in ('confirmed', 'refused', 'withdrawn', 'stale')),
  decided_by bigint references identity.account,
  decided_post bigint references identity.post,
  decided_as text,
  decided_at timestamptz,
  comment text not null default '',
  -- The version it became.
  version int,
  -- When the cells were brought in line with it.
  applied_at timestamptz,

  constraint proposal_preview_whole check (num_nulls(preview, preview_digest, previewed_at) in (0, 3)),
  constraint proposal_decided_whole check ((decision is null) = (decided_at is null)),
  constraint proposal_decided_by_whom check (
    (decision is null or decision = 'stale') = (decided_by is null) and (decided_by is null) = (decided_as is null)
  ),
  -- Only who proposed it takes it back; only somebody else says yes or no.
  constraint proposal_two_people check ((decision = 'withdrawn') = (decided_by = proposed_by)),
  constraint proposal_seen_before_confirmed check (decision is distinct from 'confirmed' or preview_digest is not null),
  constraint proposal_version check ((decision is not distinct from 'confirmed') = (version is not null)),
  constraint proposal_applied check (applied_at is null or version is not null)
);
-- A second proposal for the same assumption waits until the first is decided.
create unique index proposal_one_open on assumptions.proposal (key) where decision is null;
create index proposal_to_apply on assumptions.proposal (id) where version is not null and applied_at is null;

-- The proposal a version came of; null for what the program brought along.
alter table assumptions.assumption add column proposal_id bigint unique references assumptions.proposal;

-- Every figure that would be another one, as it was shown to the second person; replaced when it is previewed again.
create table reporting.preview_figure (
  proposal_id bigint not null references assumptions.proposal,
  number int not null check (number >= 1),
  -- 'cell', or how it is worked out where it is shown
  kind text not null check (kind in ('cell', 'old-map', 'rate', 'ranking', 'age', 'plan', 'due')),
  indicator text not null,
  -- Null: of the whole installation.
  unit_id bigint references territory.unit,
  period text,
  frame text check (frame in ('63', '34')),
  slice text not null default '',
  -- Null where there is no such figure before, or after.
  before jsonb,
  after jsonb,
  primary key (proposal_id, number),
  check (before is distinct from after)
);
create index preview_figure_of_unit on reporting.preview_figure (proposal_id, unit_id);

-- What one person proposed cannot be given another value, document or name before the other confirms it; what was decided
-- stays decided. The command line may do as little of it as the console.
create function assumptions.keep_proposal() returns trigger
  language plpgsql
  set search_path = pg_catalog
as $$
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
$$;
create trigger keep_proposal before update on assumptions.proposal
  for each row execute function assumptions.keep_proposal();

-- A version that claims a proposal is what that proposal says, and the proposal was confirmed as this version. Checked at
-- the end of the transaction, for both rows are written in it.
create function assumptions.check_version_of_proposal() returns trigger
  language plpgsql
  set search_path = pg_catalog
as $$
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
$$;
create constraint trigger version_of_proposal after insert on assumptions.assumption
  deferrable initially deferred
  for each row when (new.proposal_id is not null)
  execute function assumptions.check_version_of_proposal();

-- A person proposes, refuses and withdraws; previewing and confirming count figures of every unit and run as the program.
grant select, insert on assumptions.proposal to hien_dien_console;
grant update (decision, decided_by, decided_post, decided_as, decided_at, comment)
  on assumptions.proposal to hien_dien_console;
grant insert on assumptions.proposal to hien_dien_app;
grant update (preview, preview_digest, previewed_at, periods, decision, decided_by, decided_post, decided_as, decided_at,
    comment, version, applied_at)
  on assumptions.proposal to hien_dien_app;
grant select on reporting.preview_figure to hien_dien_console;
grant insert, delete on reporting.preview_figure to hien_dien_app;

-- An assumption is of the whole installation: whoever's scope holds a province sees what is proposed, communes see what
-- holds.
create function assumptions.sees_proposals() returns boolean
  language sql stable parallel safe
  return platform.sees_everywhere() or exists (
    select
    from territory.scope_units() as scope
    join territory.unit on unit.id = scope.unit_id
    where unit.level = 'province'
  );

alter table assumptions.proposal enable row level security;
alter table assumptions.proposal force row level security;
create policy everyone_trusted on assumptions.proposal
  to hien_dien_app, hien_dien_worker, hien_dien_auditor
  using (true)
  with check (true);
create policy in_scope on assumptions.proposal
  for select
  to hien_dien_console
  using ((select assumptions.sees_proposals()));
-- Nobody signs with another's name, and nobody confirms without the figures being looked at again.
create policy in_scope_propose on assumptions.proposal
  for insert
  to hien_dien_console
  with check (
    (select assumptions.sees_proposals())
    and proposed_by = (select nullif(current_setting('hien_dien.account', true), '')::bigint)
    and decision is null
    and preview is null
  );
create policy in_scope_decide on assumptions.proposal
  for update
  to hien_dien_console
  using ((select assumptions.sees_proposals()))
  with check (
    decision in ('refused', 'withdrawn')
    and decided_by = (select nullif(current_setting('hien_dien.account', true), '')::bigint)
  );

alter table reporting.preview_figure enable row level security;
alter table reporting.preview_figure force row level security;
create policy everyone_trusted on reporting.preview_figure
  to hien_dien_app, hien_dien_worker, hien_dien_auditor
  using (true)
  with check (true);
-- Figures of the whole installation go with the proposal, those of a unit with the unit.
create policy in_scope on reporting.preview_figure
  for select
  to hien_dien_console
  using (
    (select platform.sees_everywhere())
    or unit_id in (select unit_id from territory.scope_units())
    or (unit_id is null and (select assumptions.sees_proposals()))
  );
