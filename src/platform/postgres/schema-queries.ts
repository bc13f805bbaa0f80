/**
 * What a schema is made of, asked of the catalogue: one query a kind of object, each row one piece of text.
 *
 * Everything that PostgreSQL can spell itself (`pg_get_constraintdef` and the like) it spells; the session's search path
 * is pg_catalog, so names come with their schema. Owners are left out: they differ from server to server.
 */
import { notOfExtension, ourSchema } from './catalogue.ts';

/** One piece: pieces are sorted by schema, then rank of the object, then object, then rank and text inside it. */
export interface Piece {
  schema: string;
  object: string;
  text: string;
}

export const extensions = `
  select
    '' as schema,
    extname as object,
    format('create extension %I with schema %I;', extname, nspname) as text
  from pg_extension
  join pg_namespace on pg_namespace.oid = extnamespace
  where extname <> 'plpgsql'`;

export const schemas = `
  select nspname as schema, '' as object, format('create schema %I;', nspname) as text
  from pg_namespace
  where ${ourSchema('nspname')}
    and nspname <> 'public'`;

export const types = `
  select
    nspname as schema,
    typname as object,
    case typtype
      when 'e' then format(
        'create type %I.%I as enum (%s);', nspname, typname,
        (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = pg_type.oid)
      )
      when 'd' then format(
        'create domain %I.%I as %s%s%s;', nspname, typname, format_type(typbasetype, typtypmod),
        coalesce(' default ' || typdefault, ''),
        (
          select coalesce(string_agg(format(' constraint %I %s', conname, pg_get_constraintdef(oid)), '' order by conname), '')
          from pg_constraint
          where contypid = pg_type.oid
        )
      )
      when 'c' then format(
        'create type %I.%I as (%s);', nspname, typname,
        (
          select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
          from pg_attribute
          where attrelid = typrelid and attnum > 0 and not attisdropped
        )
      )
      else format('create type %I.%I as range (subtype = %s);', nspname, typname,
        (select format_type(rngsubtype, null) from pg_range where rngtypid = pg_type.oid))
    end as text
  from pg_type
  join pg_namespace on pg_namespace.oid = typnamespace
  left join pg_class on pg_class.oid = typrelid
  where (typtype in ('e', 'd', 'r') or (typtype = 'c' and relkind = 'c'))
    and ${ourSchema('nspname')}
    and ${notOfExtension('pg_type', 'pg_type.oid')}`;

export const functions = `
  select
    nspname as schema,
    format('%s(%s)', proname, pg_get_function_identity_arguments(pg_proc.oid)) as object,
    rtrim(pg_get_functiondef(pg_proc.oid), E'\\n') || ';' as text
  from pg_proc
  join pg_namespace on pg_namespace.oid = pronamespace
  where prokind in ('f', 'p')
    and ${ourSchema('nspname')}
    and ${notOfExtension('pg_proc', 'pg_proc.oid')}`;

/** Those of identity columns are part of their table. */
export const sequences = `
  select
    nspname as schema,
    relname as object,
    format('create sequence %I.%I as %s increment %s minvalue %s maxvalue %s start %s%s;',
      nspname, relname, format_type(seqtypid, null), seqincrement, seqmin, seqmax, seqstart,
      case when seqcycle then ' cycle' else '' end) as text
  from pg_sequence
  join pg_class on pg_class.oid = seqrelid
  join pg_namespace on pg_namespace.oid = relnamespace
  where ${ourSchema('nspname')}
    and ${notOfExtension('pg_class', 'pg_class.oid')}
    and not exists (
      select from pg_depend
      where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'i'
    )`;

/** Columns in their order, then constraints by kind and name; not-null constraints stand with their column. */
export const tables = `
  select
    nspname as schema,
    relname as object,
    format(
      E'create %stable %I.%I%s (\\n  %s\\n)%s%s;',
      case relpersistence when 'u' then 'unlogged ' else '' end,
      nspname, relname,
      case when relispartition then (
        select format(' partition of %s %s', inhparent::regclass, pg_get_expr(relpartbound, pg_class.oid))
        from pg_inherits
        where inhrelid = pg_class.oid
      ) else '' end,
      array_to_string(columns.texts || constraints.texts, E',\\n  '),
      case when relkind = 'p' then format(' partition by %s', pg_get_partkeydef(pg_class.oid)) else '' end,
      coalesce(' with (' || array_to_string(reloptions, ', ') || ')', '')
    ) as text
  from pg_class
  join pg_namespace on pg_namespace.oid = relnamespace
  cross join lateral (
    select coalesce(array_agg(
      concat_ws(' ',
        format('%I', attname),
        format_type(atttypid, atttypmod),
        case when attcollation <> typcollation then 'collate ' || attcollation::regcollation end,
        case attcompression when '' then null when 'l' then 'compression lz4' else 'compression pglz' end,
        case
          when attgenerated = 's' then format('generated always as (%s) stored', pg_get_expr(adbin, adrelid))
          when attgenerated = 'v' then format('generated always as (%s) virtual', pg_get_expr(adbin, adrelid))
          when attidentity = 'a' then 'generated always as identity'
          when attidentity = 'd' then 'generated by default as identity'
          when adbin is not null then 'default ' || pg_get_expr(adbin, adrelid)
        end,
        case when attnotnull then 'not null' end
      ) order by attnum), '{}') as texts
    from pg_attribute
    join pg_type on pg_type.oid = atttypid
    left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid = pg_class.oid
      and attnum > 0
      and not attisdropped
  ) columns
  cross join lateral (
    select coalesce(array_agg(
      format('constraint %I %s', conname, pg_get_constraintdef(pg_constraint.oid))
      order by position(contype::text in 'puxcf'), conname collate "C"
    ), '{}') as texts
    from pg_constraint
    where conrelid = pg_class.oid
      and contype in ('p', 'u', 'x', 'c', 'f')
      and conparentid = 0
  ) constraints
  where relkind in ('r', 'p')
    and ${ourSchema('nspname')}
    and ${notOfExtension('pg_class', 'pg_class.oid')}`;

export const indexes = `
  select nspname as schema, relname as object, pg_get_indexdef(indexrelid) || ';' as text
  from pg_index
  join pg_class on pg_class.oid = indrelid
  join pg_namespace on pg_namespace.oid = relnamespace
  where ${ourSchema('nspname')}
    and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
    and not exists (select from pg_inherits where inhrelid = indexrelid)`;

export const statistics = `
  select nspname as schema, relname as object, pg_get_statisticsobjdef(pg_statistic_ext.oid) || ';' as text
  from pg_statistic_ext
  join pg_class on pg_class.oid = stxrelid
  join pg_namespace on pg_namespace.oid = relnamespace
  where ${ourSchema('nspname')}`;

export const triggers = `
  select
    nspname as schema,
    relname as object,
    pg_get_triggerdef(pg_trigger.oid) || ';'
      || case tgenabled when 'D' then ' -- disabled' when 'A' then ' -- always' when 'R' then ' -- replica' else '' end as text
  from pg_trigger
  join pg_class on pg_class.oid = tgrelid
  join pg_namespace on pg_namespace.oid = relnamespace
  where not tgisinternal
    and tgparentid = 0
    and ${ourSchema('nspname')}`;

export const rowSecurity = `
  select nspname as schema, relname as object, format('alter table %I.%I %s;', nspname, relname, flag) as text
  from pg_class
  join pg_namespace on pg_namespace.oid = relnamespace
  cross join lateral (
    values
      (relrowsecurity, 'enable row level security'),
      (relforcerowsecurity, 'force row level security')
  ) flags (is_set, flag)
  where is_set
    and ${ourSchema('nspname')}`;

export const policies = `
  select
    nspname as schema,
    relname as object,
    concat_ws(' ',
      format('create policy %I on %I.%I', polname, nspname, relname),
      case when polpermissive then null else 'as restrictive' end,
      case polcmd when 'r' then 'for select' when 'a' then 'for insert' when 'w' then 'for update'
        when 'd' then 'for delete' else null end,
      'to ' || case when polroles = '{0}' then 'public' else (
        select string_agg(format('%I', rolname), ', ' order by rolname collate "C") from pg_roles where oid = any (polroles)
      ) end,
      format('using (%s)', pg_get_expr(polqual, polrelid)),
      case when polwithcheck is not null then format('with check (%s)', pg_get_expr(polwithcheck, polrelid)) end
    ) || ';' as text
  from pg_policy
  join pg_class on pg_class.oid = polrelid
  join pg_namespace on pg_namespace.oid = relnamespace
  where ${ourSchema('nspname')}`;

export const views = `
  select
    nspname as schema,
    relname as object,
    format(E'create %sview %I.%I%s as\\n%s', case relkind when 'm' then 'materialized ' else '' end, nspname, relname,
      coalesce(' with (' || array_to_string(reloptions, ', ') || ')', ''), pg_get_viewdef(pg_class.oid)) as text
  from pg_class
  join pg_namespace on pg_namespace.oid = relnamespace
  where relkind in ('v', 'm')
    and ${ourSchema('nspname')}
    and ${notOfExtension('pg_class', 'pg_class.oid')}`;
