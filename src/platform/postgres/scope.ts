/**
 * A signed-in person's request: one transaction in which the database shows and takes only rows of the request's scope.
 *
 * What the scope is, is said at its beginning and gone at its end; the policies are in the migrations. The pool's sessions
 * have taken the role hien_dien_console. Who may do what with the rows of a scope is asked elsewhere.
 */
import type { Pool, PoolClient } from 'pg';
import type { Trx } from './db.ts';
import { statementName } from './statement-name.ts';

/** Which rows a request may see and write. */
export interface Scope {
  /** Every unit, and rows that have none. */
  everywhere: boolean;
  /** Roots: the units of the post and the ended ones they were formed of; each counts with everything that was ever below it. */
  unitIds: readonly number[];
  /** Who asks; null for a request that nobody signed in for. */
  accountId: number | null;
}

const consoleRole = 'hien_dien_console';

/**
 * Runs `work` in one transaction that sees only rows of the scope: committed when it resolves, rolled back when it rejects.
 *
 * With `readOnly` all its statements see one moment and none can write: a page's figures agree with each other.
 *
 * @throws whatever `work` throws; Error where the pool has another role, or the connection is in a transaction already: our
 *   own faults
 */
export async function inScope<Result>(
  pool: Pool,
  scope: Scope,
  work: (trx: Trx) => Promise<Result>,
  { readOnly = false }: { readOnly?: boolean } = {},
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(readOnly ? 'begin isolation level repeatable read, read only' : 'begin');
    const trx = preparedTrx(client);
    await enter(trx, scope);
    const result = await work(trx);
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
 * Statements are planned once a connection and kept: with the policies a page's joins take 1 to 3 ms to plan and a fraction
 * of it to run. The server goes on planning anew where it finds that better for the values given (plan_cache_mode auto).
 */
function preparedTrx(client: PoolClient): Trx {
  return {
    client,
    query: (text, values) => {
      const name = values === undefined ? null : statementName(text);
      return name === null
        ? client.query(text, values as unknown[] | undefined)
        : client.query({ name, text, values: values as unknown[] });
    },
  };
}

/** Local to the transaction; one round trip, which also says as whom we speak. */
async function enter(trx: Trx, { everywhere, unitIds, accountId }: Scope): Promise<void> {
  const { rows } = await trx.query<{ role: string }>(
    `select
       current_user as role,
       set_config('hien_dien.everywhere', $1, true),
       set_config('hien_dien.scope', ($2::bigint[])::text, true),
       set_config('hien_dien.account', $3, true)`,
    [everywhere ? 'on' : 'off', unitIds, accountId === null ? '' : String(accountId)],
  );
  const role = rows[0]?.role;
  if (role !== consoleRole)
    throw new Error(`a request's scope needs a pool of ${consoleRole}, not of ${role}`);
}
