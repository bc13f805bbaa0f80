/**
 * Which of a database's objects are ours: every schema but PostgreSQL's and graphile_worker's (its jobs are planned anew),
 * and nothing that an extension brought.
 */
import type { Db } from './db.ts';

/** A condition on `pg_namespace.nspname`, given as `column`. */
export const ourSchema = (column: string) =>
  `${column} !~ '^pg_' and ${column} not in ('information_schema', 'graphile_worker')`;

/** A condition that the object of `catalogue` with this `oid` was not brought by an extension. */
export const notOfExtension = (catalogue: string, oid: string) => `not exists (
        select from pg_depend
        where pg_depend.classid = '${catalogue}'::regclass
          and pg_depend.objid = ${oid}
          and pg_depend.deptype = 'e'
      )`;

export interface OurTable {
  /** `registry.subject`, quoted where SQL needs it. */
  name: string;
  /** Columns that are stored and not generated, in their order, quoted where needed. */
  columns: string[];
}

/** Tables with rows of ours, roots of partitioned ones included, without unlogged ones: those are for staging. */
export async function selectTables(db: Db): Promise<OurTable[]> {
  const { rows } = await db.query<OurTable>(`
    select
      format('%I.%I', nspname, relname) as name,
      coalesce(
        array_agg(format('%I', attname) order by attnum) filter (where attname is not null),
        '{}'
      ) as columns
    from pg_class
    join pg_namespace on pg_namespace.oid = relnamespace
    left join pg_attribute
      on attrelid = pg_class.oid
      and attnum > 0
      and not attisdropped
      and attgenerated = ''
    where relkind in ('r', 'p')
      and relpersistence = 'p'
      and not relispartition
      and ${ourSchema('nspname')}
      and ${notOfExtension('pg_class', 'pg_class.oid')}
    group by pg_class.oid, nspname, relname
    order by nspname collate "C", relname collate "C"`);
  return rows;
}
