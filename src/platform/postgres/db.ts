/**
 * What a function that speaks SQL is given: a pool or a transaction. The caller opens transactions.
 *
 * Values as the driver hands them over here: int8 and numeric counts are numbers (an int8 beyond 2^53 throws), a date is
 * `YYYY-MM-DD`, a timestamptz is a `Temporal.Instant`, json is parsed. Time goes in as `Temporal.Instant` or ISO text.
 */
import type { Pool, PoolClient, QueryResultRow } from 'pg';

/** A pool, or one connection of it. A function that takes `Db` runs one statement at a time and needs no transaction. */
export interface Db {
  query<Row extends QueryResultRow = QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>;
}

/** A connection inside an open transaction; functions that need one say `trx`. */
export interface Trx extends Db {
  readonly client: PoolClient;
}

/** `YYYY-MM-DD`. */
export type IsoDate = string;

/**
 * Runs `work` in one transaction: committed when it resolves, rolled back when it rejects.
 *
 * @throws whatever `work` throws; a connection that broke while rolling back is dropped from the pool
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(asTrx(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Runs `read` on one snapshot: all its statements see the same moment, whoever commits meanwhile. It writes nothing.
 */
export async function inSnapshot<Result>(pool: Pool, read: (db: Db) => Promise<Result>): Promise<Result> {
  return inTransaction(pool, async (trx) => {
    await trx.query('set transaction isolation level repeatable read, read only');
    return read(trx);
  });
}

/** One connection as `Trx`, for those who open and close the transaction themselves. */
export function asTrx(client: PoolClient): Trx {
  return {
    client,
    query: (text, values) => client.query(text, values as unknown[] | undefined),
  };
}
