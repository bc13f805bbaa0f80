/**
 * Work that leaves nothing: a transaction on one snapshot that is always rolled back.
 *
 * On one snapshot, so that what differs before and after differs for no other reason than what was changed in between: what
 * is measured meanwhile is not seen. Readers are never kept waiting by it.
 */
import type { Pool } from 'pg';
import { asTrx, type Trx } from '#platform/postgres/db.ts';

/** Somebody changed a row after the snapshot that the work changes too; on the next snapshot it is seen. */
const serializationFailure = '40001';
const mostTries = 3;

/**
 * @param options.lock advisory lock held from before the snapshot until after the end: whoever held it before has committed
 *   what the snapshot shows
 * @param work may be asked again, on another snapshot
 */
export async function inRolledBack<Result>(
  pool: Pool,
  options: { lock?: number },
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(pool, options, work);
    } catch (error) {
      if ((error as { code?: unknown }).code !== serializationFailure || tries === mostTries) throw error;
    }
  }
}

async function once<Result>(
  pool: Pool,
  { lock }: { lock?: number },
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const end = (statement: string, values: unknown[] = []) =>
    client.query(statement, values).catch((cause: Error) => {
      broken = cause;
    });
  try {
    if (lock !== undefined) await client.query('select pg_advisory_lock($1)', [lock]);
    await client.query('begin isolation level repeatable read');
    return await work(asTrx(client));
  } finally {
    await end('rollback');
    if (lock !== undefined) await end('select pg_advisory_unlock($1)', [lock]);
    client.release(broken);
  }
}
