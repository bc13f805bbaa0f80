/**
 * What stands in the way of many rows that are known to be right, with the statements that take it off and put it back.
 *
 * Foreign keys, triggers of ours and row security that is forced on the owner must go, or rows could not come in the
 * file's order. Keys and indexes go because they are built several times as fast when all rows are there: 2 million rows
 * with a text key in Vietnamese order came back in 17 s, and in 28 s with the key in place (two busy cores, November 2026).
 */
import type pg from 'pg';
import { systemCode } from '../problems.ts';
import { ourSchema } from './catalogue.ts';

export interface Guard {
  off: string;
  on: string;
}

/**
 * Takes off what can be taken off, foreign keys before the keys they point at.
 *
 * @returns what was taken off, in that order
 */
export async function takeOffGuards(client: pg.ClientBase): Promise<Guard[]> {
  const { rows: guards } = await client.query<Guard>(selectGuards);
  const taken: Guard[] = [];
  for (const guard of guards) {
    await client.query('savepoint guard');
    try {
      await client.query(guard.off);
      taken.push(guard);
    } catch (error) {
      // 2BP01: something is built upon it, say a view that groups by the key. It stays and costs time only.
      if (systemCode(error) !== '2BP01') throw error;
      await client.query('rollback to savepoint guard');
    }
    await client.query('release savepoint guard');
  }
  return taken;
}

/** The last that was taken off comes first. */
export async function putBackGuards(client: pg.ClientBase, taken: readonly Guard[]): Promise<void> {
  for (const { on } of taken.toReversed()) await client.query(on);
}

const selectGuards = `
  select "off", "on"
  from (
    select
      case contype when 'f' then 1 else 4 end as rank,
      conname::text as name,
      format('alter table %s drop constraint %I', conrelid::regclass, conname) as "off",
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid)) as "on"
    from pg_constraint
    join pg_namespace on pg_namespace.oid = connamespace
    where contype in ('f', 'p', 'u', 'x')
      and conrelid <> 0
      and conparentid = 0
      and ${ourSchema('nspname')}
    union all
    select
      2,
      tgname,
      format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
      format('alter table %s enable %strigger %I', tgrelid::regclass,
        case tgenabled when 'A' then 'always ' when 'R' then 'replica ' else '' end, tgname)
    from pg_trigger
    join pg_class on pg_class.oid = tgrelid
    join pg_namespace on pg_namespace.oid = relnamespace
    where not tgisinternal
      and tgparentid = 0
      and tgenabled <> 'D'
      and ${ourSchema('nspname')}
    union all
    select
      3,
      relname,
      format('alter table %s no force row level security', pg_class.oid::regclass),
      format('alter table %s force row level security', pg_class.oid::regclass)
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    where relforcerowsecurity
      and ${ourSchema('nspname')}
    union all
    select
      5,
      pg_class.relname,
      format('drop index %s', indexrelid::regclass),
      pg_get_indexdef(indexrelid)
    from pg_index
    join pg_class on pg_class.oid = indexrelid
    join pg_namespace on pg_namespace.oid = relnamespace
    where not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
      and not exists (select from pg_inherits where inhrelid = indexrelid)
      and ${ourSchema('nspname')}
  ) guards
  order by rank, name collate "C"`;
