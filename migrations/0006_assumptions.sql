-- Every rule that was not read in an official text: its value, from when, where it was seen, who confirmed it.

create table assumptions.assumption (
  key text not null,
  version int not null check (version >= 1),
  value jsonb not null,
  valid daterange not null default daterange(null, null),
  title_vi text not null,
  title_en text not null,
  source text not null,
  -- văn bản gốc, nguồn thứ cấp, suy đoán
  grade text not null check (grade in ('official', 'secondary', 'inferred')),
  confirmed_by text,
  confirmed_on date,
  document text,
  used_in text[] not null default '{}',
  created_at timestamptz not null default now(),
  primary key (key, version),
  check ((confirmed_by is null) = (confirmed_on is null))
);

grant insert on assumptions.assumption to hien_dien_app;
