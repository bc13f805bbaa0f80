/**
 * Who may do what, asked of the catalogue: grants to everybody but the owner, and the right that PostgreSQL gives to all
 * where somebody took it away.
 */
import { notOfExtension, ourSchema } from './catalogue.ts';

const grantee = `case when grantee = 0 then 'public' else format('%I', grantee::regrole) end`;
const rights = `string_agg(lower(privilege_type), ', ' order by privilege_type collate "C")`;

export const schemaGrants = `
  select nspname as schema, '' as object, format('grant %s on schema %I to %s;', ${rights}, nspname, ${grantee}) as text
  from pg_namespace
  cross join lateral aclexplode(nspacl) rights
  where rights.grantee <> nspowner
    and ${ourSchema('nspname')}
    and nspname <> 'public'
  group by nspname, rights.grantee`;

/** Tables, views and sequences that are not an identity column's own. */
export const relationGrants = `
  select
    nspname as schema,
    relname as object,
    format('grant %s on %s%I.%I to %s;', ${rights}, case relkind when 'S' then 'sequence ' else '' end, nspname, relname, ${grantee}) as text
  from pg_class
  join pg_namespace on pg_namespace.oid = relnamespace
  cross join lateral aclexplode(relacl) rights
  where rights.grantee <> relowner
    and ${ourSchema('nspname')}
    and ${notOfExtension('pg_class', 'pg_class.oid')}
  group by nspname, relname, relkind, rights.grantee`;

export const columnGrants = `
  select
    nspname as schema,
    relname as object,
    format('grant %s (%I) on %I.%I to %s;', ${rights}, attname, nspname, relname, ${grantee}) as text
  from pg_attribute
  join pg_class on pg_class.oid = attrelid
  join pg_namespace on pg_namespace.oid = relnamespace
  cross join lateral aclexplode(attacl) rights
  where rights.grantee <> relowner
    and ${ourSchema('nspname')}
    and ${notOfExtension('pg_class', 'pg_class.oid')}
  group by nspname, relname, attname, rights.grantee`;

const signature = `format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(pg_proc.oid))`;
const functionObject = `format('%s(%s)', proname, pg_get_function_identity_arguments(pg_proc.oid))`;

export const functionGrants = `
  select nspname as schema, ${functionObject} as object,
    format('grant %s on function %s to %s;', ${rights}, ${signature}, ${grantee}) as text
  from pg_proc
  join pg_namespace on pg_namespace.oid = pronamespace
  cross join lateral aclexplode(proacl) rights
  where rights.grantee not in (proowner, 0)
    and ${ourSchema('nspname')}
    and ${notOfExtension('pg_proc', 'pg_proc.oid')}
  group by nspname, proname, pg_proc.oid, rights.grantee
  union all
  select nspname, ${functionObject}, format('revoke execute on function %s from public;', ${signature})
  from pg_proc
  join pg_namespace on pg_namespace.oid = pronamespace
  where proacl is not null
    and not exists (select from aclexplode(proacl) given where given.grantee = 0)
    and ${ourSchema('nspname')}
    and ${notOfExtension('pg_proc', 'pg_proc.oid')}`;

export const defaultGrants = `
  select
    nspname as schema,
    '' as object,
    format('alter default privileges in schema %I grant %s on %s to %s;', nspname, ${rights},
      case defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' end,
      ${grantee}) as text
  from pg_default_acl
  join pg_namespace on pg_namespace.oid = defaclnamespace
  cross join lateral aclexplode(defaclacl) rights
  where rights.grantee <> defaclrole
    and ${ourSchema('nspname')}
  group by nspname, defaclobjtype, rights.grantee`;
