/**
 * What a run does to the database while officers read, for bench/pages.ts, in a process of its own as a worker is: each second
 * two hundred names that look as they did and ten that do not, by the statements of a worker, and figures counted after
 * them. Nothing is measured. Stores until its input ends, then leaves no run behind and prints how many it stored.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inTransaction } from '../src/platform/postgres/db.ts';
import { startEmbedded } from '../src/platform/postgres/embedded/start.ts';
import { openPool } from '../src/platform/postgres/pool.ts';
import { markAsOfRun, touchUnits } from '../src/registry/index.ts';
import { refreshTouched } from '../src/reporting/index.ts';

const batchNames = 200;
const changedNames = 10;
const countEveryMs = 2_000;

const [dataFolder = ''] = process.argv.slice(2);
const embedded = await startEmbedded({ dataFolder: join(dataFolder, 'postgres') });
const pool = openPool(embedded.connectionFor('hien_dien_sample'), { applicationName: 'bench run', max: 2 });
let ended = false;
process.stdin.resume().once('end', () => {
  ended = true;
});
const { rows } = await pool.query<{ id: number }>(
  `insert into observatory.run (kind, status, profile, method, vantage, slots)
   values ('due', 'running', 'presence', 'bench', 'bench', 1)
   returning id`,
);
process.stdout.write('storing\n');
let stored = 0;
await Promise.all([store(), count()]);
await pool.query('delete from observatory.run where id = $1', [rows[0]!.id]);
process.stdout.write(`${stored}\n`);
await pool.end();
await embedded[Symbol.asyncDispose]();

async function store(): Promise<void> {
  let after = 0;
  while (!ended) {
    const began = performance.now();
    await inTransaction(pool, async (trx) => {
      await markAsOfRun(trx);
      const seen = await trx.query<{ id: number; unitId: number | null }>(
        `update observatory.domain_now
         set last_measured_at = last_measured_at
         from registry.domain
         where domain.id = domain_now.domain_id
           and domain_id in (
             select domain_id from observatory.domain_now where domain_id > $1 order by domain_id limit ${batchNames}
           )
         returning domain_id as id, domain.unit_id as "unitId"`,
        [after],
      );
      after = Math.max(0, ...seen.rows.map(({ id }) => id));
      stored += seen.rows.length;
      await touchUnits(
        trx,
        seen.rows.slice(0, changedNames).map(({ unitId }) => unitId),
      );
    });
    await wait(Math.max(0, 1_000 - (performance.now() - began)));
  }
}

async function count(): Promise<void> {
  while (!ended) {
    await wait(countEveryMs);
    await refreshTouched(pool, { now: Temporal.Now.instant(), wait: false });
  }
}
