-- Units with dates: a change of territory makes a new unit, a change of name, type or parent a new version of the same
-- one. A code means something only on a day. Everything here is loaded from the tables in src/territory/tables.

-- Places of a name: letters with their marks, the tone where older spelling puts it, without the word for the type.
-- "Xã Khánh Hoà", "X. Khánh Hoà" and "Khánh Hòa" have one key, so have "Phường 01" and "P.1"; "Tân Lập" and "Tân Lạp" have two.
-- 12 µs a name; Unicode's own lower case rather than the database's, which costs twice that.
create function territory.name_key(value text) returns text
  language sql immutable strict parallel safe
  return trim(regexp_replace(regexp_replace(regexp_replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      lower(normalize(value, nfc) collate pg_c_utf8),
      'oà', 'òa'), 'oá', 'óa'), 'oả', 'ỏa'), 'oã', 'õa'), 'oạ', 'ọa'),
      'oè', 'òe'), 'oé', 'óe'), 'oẻ', 'ỏe'), 'oẽ', 'õe'), 'oẹ', 'ọe'),
      'uỳ', 'ùy'), 'uý', 'úy'), 'uỷ', 'ủy'), 'uỹ', 'ũy'), 'uỵ', 'ụy'),
    '^\s*((thành phố|thị trấn|đặc khu|thị xã|phường|quận|huyện|tỉnh|xã|tp|tt|tx|đk)\s+|(tp|tt|tx|đk|t|p|x|h|q)\.\s*)', ''),
    '[^[:alnum:]]+', ' ', 'g'),
    '\m0+([0-9])', '\1', 'g'));

-- The same without marks: for those who type none.
create function territory.name_fold(value text) returns text
  language sql immutable strict parallel safe
  return public.unaccent('public.unaccent'::regdictionary, territory.name_key(value));

create table territory.unit (
  id bigint generated always as identity primary key,
  -- Stable across databases: level, code, and the day it came into being where known ('commune:05443@2025-07-01').
  key text not null unique,
  level text not null check (level in ('province', 'district', 'commune')),
  -- Days on which it exists; the beginning of what was there before 2025-07-01 is not known and left open.
  exists_on daterange not null check (not isempty(exists_on))
);

create table territory.unit_version (
  unit_id bigint not null references territory.unit,
  valid daterange not null check (not isempty(valid)),
  name text not null check (name = normalize(name, nfc) and name <> ''),
  -- Tỉnh, Thành phố, Quận, Huyện, Thị xã, Phường, Xã, Thị trấn, Đặc khu
  type text not null,
  parent_id bigint references territory.unit,
  source text not null references platform.source,
  -- What imports and search compare: with marks, and without.
  name_key text not null generated always as (territory.name_key(name)) stored,
  name_fold text not null generated always as (territory.name_fold(name)) stored,
  primary key (unit_id, valid without overlaps)
);
create index unit_version_parent on territory.unit_version (parent_id);
create index unit_version_name_key on territory.unit_version (name_key);
create index unit_version_name_fold on territory.unit_version (name_fold);

create table territory.code (
  -- Codes are ASCII; in "C" order their keys are built five times as fast.
  scheme text collate "C" not null default 'gso',
  code text collate "C" not null,
  unit_id bigint not null references territory.unit,
  valid daterange not null check (not isempty(valid)),
  -- The one that is shown where tables give a unit two codes for the same days; the others still resolve.
  preferred boolean not null default true,
  source text not null references platform.source,
  note text not null default '',
  primary key (code, scheme, valid without overlaps),
  exclude using gist (unit_id with =, valid with &&, scheme with =) where (preferred)
);
create index code_unit on territory.code (unit_id);

create table territory.change (
  key text primary key,
  on_date date not null,
  title text not null,
  document text not null default '',
  source text not null references platform.source
);

-- From the unit that ended to the units its ground became part of.
create table territory.lineage (
  from_unit_id bigint not null references territory.unit,
  to_unit_id bigint not null references territory.unit,
  change text not null references territory.change,
  -- Ours: partial where either source says so.
  extent text not null check (extent in ('full', 'partial')),
  -- The two sources' own words; null where a source does not have the pair. by_name: neither lists it, the place is known.
  extent_a text check (extent_a in ('full', 'partial')),
  extent_b text check (extent_b in ('full', 'partial')),
  agreement text not null check (agreement in ('both', 'extent_differs', 'only_a', 'only_b', 'by_name')),
  -- How much of the old unit's people this piece is, where somebody knows it; else it is estimated.
  -- 0: shown, and counted only where the old unit has no other piece.
  weight double precision check (weight >= 0),
  weight_source text references platform.source,
  note text not null default '',
  check ((weight is null) = (weight_source is null)),
  primary key (from_unit_id, to_unit_id),
  check (from_unit_id <> to_unit_id)
);
create index lineage_to on territory.lineage (to_unit_id);

-- Every unit with everything above it and itself, for as long as that holds. Derived by one statement that joins the days
-- (src/territory/closure.ts) and verified against it, so its key is a plain one: the key without overlaps took 2 of the 5 s
-- of loading, and every look-up from below pays for it.
create table territory.closure (
  ancestor_id bigint not null references territory.unit,
  descendant_id bigint not null references territory.unit,
  depth int not null check (depth >= 0),
  valid daterange not null check (not isempty(valid)),
  primary key (descendant_id, ancestor_id, valid)
);
create index closure_ancestor on territory.closure (ancestor_id, descendant_id);

create table territory.population (
  unit_id bigint not null references territory.unit,
  kind text not null check (kind in ('all', '15-69')),
  on_date date not null,
  -- null: the source names the unit and says that the figure is not there yet.
  value bigint check (value >= 0),
  source text not null references platform.source,
  note text not null default '',
  primary key (unit_id, kind, on_date, source)
);

create table territory.area (
  unit_id bigint not null references territory.unit,
  km2 numeric not null check (km2 > 0),
  source text not null references platform.source,
  note text not null default '',
  primary key (unit_id, source)
);

-- Every piece of ground that counts, with the people and the area it is taken to have where nobody knows better: those of
-- the unit it became part of, spread evenly over the pieces that unit was formed of; doubtful figures count as none.
create view territory.piece as
  select lineage.from_unit_id, lineage.to_unit_id, change.on_date, lineage.extent, lineage.weight,
    people.value::double precision / greatest(pieces.number, 1) as people,
    ground.km2::double precision / greatest(pieces.number, 1) as km2
  from territory.lineage
  join territory.change on change.key = lineage.change
  cross join lateral (
    select count(*) as number
    from territory.lineage other
    where other.to_unit_id = lineage.to_unit_id and other.weight is distinct from 0
  ) pieces
  left join lateral (
    select population.value
    from territory.population
    where population.unit_id = lineage.to_unit_id and population.kind = 'all'
      and population.value is not null and population.note = ''
    order by abs(population.on_date - change.on_date), population.source
    limit 1
  ) people on true
  left join lateral (
    select area.km2
    from territory.area
    where area.unit_id = lineage.to_unit_id and area.note = ''
    order by area.source
    limit 1
  ) ground on true
  where lineage.weight is distinct from 0
    or not exists (
      select
      from territory.lineage other
      where other.from_unit_id = lineage.from_unit_id and other.weight is distinct from 0
    );

-- Where the ground of a unit lies on a day, one row a candidate: the unit itself while it exists, else what it became part
-- of. An old district has no lineage of its own but the islands; it goes by its communes. One row: moved there; more: cut.
-- Set-based use: `cross join lateral territory.successor(unit_id, on_date)` over the distinct units of a list.
create function territory.successor(of_unit_id bigint, on_date date)
  returns table (unit_id bigint, extent text)
  language sql stable parallel safe
begin atomic
  with recursive walk (unit_id, extent) as (
    select unit.id, 'full'
    from territory.unit
    where unit.id = of_unit_id
    union
    select next.to_unit_id, case when walk.extent = 'full' then next.extent else 'partial' end
    from walk
    join territory.unit on unit.id = walk.unit_id and not unit.exists_on @> on_date
    cross join lateral (
      select lineage.to_unit_id, lineage.extent
      from territory.lineage
      where lineage.from_unit_id = unit.id
      union all
      select lineage.to_unit_id, 'partial'
      from territory.closure
      join territory.lineage on lineage.from_unit_id = closure.descendant_id
      where closure.ancestor_id = unit.id
        and closure.depth > 0
        and unit.level = 'district'
    ) next
  )
  select walk.unit_id, min(walk.extent)
  from walk
  join territory.unit on unit.id = walk.unit_id
  where unit.exists_on @> on_date
  group by walk.unit_id;
end;

-- Facts are loaded by the owner; populations also come in lists.
grant insert, update on territory.population to hien_dien_app;
