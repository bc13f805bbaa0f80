/**
 * Orders: what a page asks the program to do because its own role may not. The page writes one down with its job; a worker
 * with the program's rights does it, in one transaction with the order's end, so that it is done once or not at all.
 *
 * What each order means is its room's matter (a `Doer`); here it is placed, carried out and told.
 */
import type { Pool } from 'pg';
import type { Language } from '../format.ts';
import type { Db, Trx } from '../postgres/db.ts';
import { Problem } from '../problems.ts';
import { addDeskJob } from './queue.ts';
import type { Task } from './serve.ts';

export type OrderTask = 'preview-proposal' | 'confirm-proposal' | 'start-run' | 'stop-run';

export interface Order {
  id: number;
  task: OrderTask;
  given: Readonly<Record<string, unknown>>;
  accountId: number;
  postId: number | null;
  requestId: string;
  askedAt: Temporal.Instant;
  status: 'waiting' | 'done' | 'refused' | 'failed';
  result: Readonly<Record<string, unknown>> | null;
  /** Why it was refused. */
  problem: ({ code: string } & Record<Language, string>) | null;
  endedAt: Temporal.Instant | null;
}

const orderColumns = `
  id, task, given, account_id as "accountId", post_id as "postId", request_id as "requestId", asked_at as "askedAt",
  status, result, problem, ended_at as "endedAt"`;

/** Before batches, after single names: a person waits. */
const priority = -5;

/** @returns the order's id */
export async function placeOrder(
  trx: Trx,
  {
    task,
    given = {},
    by,
    requestId,
    at,
  }: {
    task: OrderTask;
    given?: Readonly<Record<string, unknown>>;
    by: { accountId: number; postId: number | null };
    requestId: string;
    at: Temporal.Instant;
  },
): Promise<number> {
  const { rows } = await trx.query<{ id: number }>(
    `insert into platform.desk_order (task, given, account_id, post_id, request_id, asked_at)
     values ($1, $2, $3, $4, $5, $6)
     returning id`,
    [task, JSON.stringify(given), by.accountId, by.postId, requestId, at],
  );
  const { id } = rows[0]!;
  await addDeskJob(trx, 'desk-order', id, { priority });
  return id;
}

/** @returns null where there is none, or it is another person's */
export async function selectOrder(db: Db, id: number): Promise<Order | null> {
  const { rows } = await db.query<Order>(`select ${orderColumns} from platform.desk_order where id = $1`, [
    id,
  ]);
  return rows[0] ?? null;
}

export interface Doing {
  /** As the program, `hien_dien_app`. */
  pool: Pool;
  now: Temporal.Instant;
  /** Ends the order in the transaction of what it asked for. @throws where somebody else ended it: that one did the work */
  end(trx: Trx, result: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Does what an order asks. A Problem it throws is told to whoever ordered; anything else is tried again. */
export type Doer = (doing: Doing, order: Order) => Promise<void>;

export function createOrderTask({
  pool,
  clock,
  doers,
}: {
  pool: Pool;
  clock: { now(): Temporal.Instant };
  doers: Readonly<Record<OrderTask, Doer>>;
}): Task {
  return {
    name: 'desk-order',
    async run(id, { last }) {
      const order = await selectOrder(pool, id);
      if (order === null || order.status !== 'waiting') return;
      const now = clock.now();
      const end: Doing['end'] = (trx, result) => endOrder(trx, { id, status: 'done', result, at: now });
      try {
        await doers[order.task]({ pool, now, end }, order);
      } catch (error) {
        if (error instanceof Problem) {
          const problem = { code: error.code, ...error.sentences };
          await endOrder(pool, { id, status: 'refused', problem, at: now });
          return;
        }
        if (last) await endOrder(pool, { id, status: 'failed', at: now });
        throw error;
      }
    },
  };
}

async function endOrder(
  db: Db,
  {
    id,
    status,
    result = null,
    problem = null,
    at,
  }: {
    id: number;
    status: 'done' | 'refused' | 'failed';
    result?: Readonly<Record<string, unknown>> | null;
    problem?: Order['problem'];
    at: Temporal.Instant;
  },
): Promise<void> {
  const { rowCount } = await db.query(
    `update platform.desk_order
     set status = $2, result = $3, problem = $4, ended_at = $5
     where id = $1 and status = 'waiting'`,
    [id, status, result && JSON.stringify(result), problem && JSON.stringify(problem), at],
  );
  if (rowCount !== 1) throw new Error(`order ${id} was ended by somebody else`);
}
