/**
 * Statements that a connection plans once and keeps under a name, for those asked on every request: planning a join of five
 * tables takes longer than answering it. The driver takes a name with the text; `Db` shows only the form without.
 *
 * Behind a pooler that hands connections on between transactions it has to know prepared statements (PgBouncer 1.21).
 */
import type { QueryResultRow } from 'pg';
import type { Db } from '#platform/postgres/db.ts';

interface Named {
  query<Row extends QueryResultRow>(statement: {
    name: string;
    text: string;
    values: readonly unknown[];
  }): Promise<{ rows: Row[] }>;
}

/** @param name of one text only; the connection refuses another under the same name */
export async function queryPrepared<Row extends QueryResultRow>(
  db: Db,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const { rows } = await (db as unknown as Named).query<Row>({ name, text, values });
  return rows;
}
