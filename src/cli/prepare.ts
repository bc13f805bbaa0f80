/**
 * The facts that come with the program: territory, zones, assumptions, indicators. They are loaded when the database does
 * not have those of this build; what was corrected in a table reaches the database at the next command.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadAssumptions } from '#assumptions/index.ts';
import { prepareJobs } from '#observatory/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { openPool, type Target } from '#platform/postgres/pool.ts';
import { loadZones } from '#registry/index.ts';
import { loadIndicators } from '#reporting/index.ts';
import { loadTerritory } from '#territory/index.ts';

const source = resolve(import.meta.dirname, '..');
/** Where the facts stand; a change in any of them loads all again, which changes only what differs. */
const factFiles = [
  'territory/tables/*.csv',
  'territory/{compose,load,closure}.ts',
  'registry/zones/*.ts',
  'assumptions/{defaults,defaults/*}.ts',
  'reporting/indicators.ts',
];
/** Any constant; two processes that start at once load one after the other. */
const loadLock = 7_301_992;

export async function prepareFacts(target: Target): Promise<void> {
  const wanted = factsDigest();
  const pool = openPool(target, { applicationName: 'hien-dien facts', max: 2 });
  try {
    const { rows } = await pool.query<{ facts: string | null; queue: boolean }>(
      `select
        (select value #>> '{}' from platform.setting where key = 'facts') as facts,
        to_regnamespace('graphile_worker') is not null as queue`,
    );
    // A restored database has the facts and no queue: its jobs are planned anew.
    if (rows[0]?.queue !== true || rows[0].facts !== wanted) await prepareJobs(target);
    if (rows[0]?.facts === wanted) return;
    await inTransaction(pool, async (trx) => {
      await trx.query('select pg_advisory_xact_lock($1)', [loadLock]);
      await loadTerritory(trx);
      await loadAssumptions(trx);
      await loadZones(trx);
      await loadIndicators(trx);
      await trx.query(
        `insert into platform.setting (key, value) values ('facts', to_jsonb($1::text))
        on conflict (key) do update set value = excluded.value`,
        [wanted],
      );
    });
  } finally {
    await pool.end();
  }
}

function factsDigest(): string {
  const hash = createHash('sha256');
  for (const file of globSync(factFiles, { cwd: source }).sort()) {
    hash.update(file).update(readFileSync(join(source, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
