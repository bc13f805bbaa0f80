/**
 * The queue: graphile-worker's own schema in our database, installed and opened to our roles.
 *
 * Rooms put jobs there in the transaction that makes the work, so that there is never work without its job. A signed-in
 * person's request reaches the queue by one function that knows the few tasks a page may ask for.
 */
import { Logger, runMigrations } from 'graphile-worker';
import { type Db, inTransaction, type Trx } from '../postgres/db.ts';
import { openPool, type Target } from '../postgres/pool.ts';

/** graphile-worker writes a line a job; what matters of it is in the tables of the run. */
export const quietLogger = new Logger(() => () => {});

/** Two processes that install at once take turns; any constant. */
const installLock = 7_305_114;

/** Installs or upgrades the queue and lets our roles use it. To be run as the owner; does nothing the second time. */
export async function prepareJobs(target: Target): Promise<void> {
  const pool = openPool(target, { applicationName: 'hien-dien jobs', max: 3 });
  try {
    const lock = await pool.connect();
    try {
      await lock.query('select pg_advisory_lock($1)', [installLock]);
      await runMigrations({ pgPool: pool, logger: quietLogger });
      await inTransaction(pool, grantRoles);
    } finally {
      await lock.query('select pg_advisory_unlock($1)', [installLock]).catch(() => {});
      lock.release();
    }
  } finally {
    await pool.end();
  }
}

/** Its tables have row level security and no policy: whoever is not the owner sees an empty queue. */
async function grantRoles(trx: Trx): Promise<void> {
  await trx.query(`
    grant usage on schema graphile_worker to hien_dien_app, hien_dien_worker;
    grant select, insert, update, delete on all tables in schema graphile_worker to hien_dien_app, hien_dien_worker;
    grant usage on all sequences in schema graphile_worker to hien_dien_app, hien_dien_worker;
    revoke insert, update, delete on graphile_worker.migrations from hien_dien_app, hien_dien_worker;
    do $$
    declare
      queue_table text;
    begin
      for queue_table in
        select tablename
        from pg_tables
        where schemaname = 'graphile_worker'
          and rowsecurity
      loop
        if not exists (
          select
          from pg_policies
          where schemaname = 'graphile_worker'
            and tablename = queue_table
            and policyname = 'hien_dien'
        ) then
          execute format(
            'create policy hien_dien on graphile_worker.%I to hien_dien_app, hien_dien_worker using (true) with check (true)',
            queue_table
          );
        end if;
      end loop;
    end
    $$`);
}

/** What a page may ask for; `platform.add_desk_job` (migrations/0013_desk_orders.sql) has the same list. */
export type DeskTask = 'check-upload' | 'commit-upload' | 'measure-ask' | 'desk-order';

/**
 * Adds the job of a row that a page made, in the transaction that made it. Asked for again before anybody began, it is
 * still one job; added by the task itself while it runs, it is the next one.
 *
 * @param options.priority lower is earlier; 0 is that of batches
 */
export async function addDeskJob(
  db: Db,
  task: DeskTask,
  id: number,
  { priority = 0, inSeconds = 0 }: { priority?: number; inSeconds?: number } = {},
): Promise<void> {
  await db.query('select platform.add_desk_job($1, $2, $3, $4)', [task, id, priority, inSeconds]);
}
