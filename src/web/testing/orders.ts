/** Does what pages ordered of the program, as a worker would, so that a test need not start one. */
import { createRunDoers } from '#observatory/index.ts';
import { createOrderTask } from '#platform/jobs/orders.ts';
import { proposalDoers } from '#reporting/index.ts';
import type { Site } from './site.ts';

/** @returns how many orders were waiting */
export async function carryOutOrders({ pool, services }: Site): Promise<number> {
  const runs = createRunDoers({ method: 'thu-nghiem', vantage: 'máy thử' });
  const { run } = createOrderTask({
    pool,
    clock: { now: services.now },
    doers: { ...proposalDoers, ...runs },
  });
  const { rows } = await pool.query<{ id: number }>(
    `select id from platform.desk_order where status = 'waiting' order by id`,
  );
  for (const { id } of rows) await run(id, { last: true, signal: new AbortController().signal });
  return rows.length;
}
