-- Cells: every figure of an indicator for a unit and a period, with what it is, on which map, and of how much.

create table reporting.indicator (
  id text primary key,
  name_vi text not null,
  name_en text not null,
  -- What is counted, and of what; the second is null for plain counts.
  numerator text not null,
  denominator text,
  measure text not null check (measure in ('count', 'share', 'rate')),
  per int not null default 1,
  source text not null check (source in ('measured', 'registered', 'reported', 'derived', 'estimated')),
  better text not null check (better in ('higher', 'lower', 'neither')),
  assumptions text[] not null default '{}'
);

create table reporting.cell (
  indicator text not null references reporting.indicator,
  unit_id bigint not null references territory.unit,
  -- YYYY-MM
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  source text not null check (source in ('measured', 'registered', 'reported', 'derived', 'estimated')),
  frame text not null check (frame in ('63', '34')),
  -- '' for the whole, else 'zone=biz.vn', 'kind=household', 'check=W6'. A province has besides what stands on itself because
  -- no commune is known, 'placed=unknown' and 'placed=unknown;zone=biz.vn' …, so that communes and this make the whole.
  slice text not null default '',
  numerator bigint not null,
  denominator bigint,
  exactness text not null default 'exact' check (exactness in ('exact', 'estimated')),
  basis text,
  computed_at timestamptz not null default now(),
  -- A unit's page reads one slice of many units, or every slice of one.
  primary key (unit_id, period, frame, slice, indicator, source)
);
create index cell_indicator on reporting.cell (indicator, period, frame);

grant insert, update, delete on all tables in schema reporting to hien_dien_app, hien_dien_worker;
