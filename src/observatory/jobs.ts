/**
 * The queue: graphile-worker's own schema in our database, and the one kind of job we put there.
 *
 * A job says "measure batch N of run R" and nothing else; what a batch is and whose it is stands in observatory.batch.
 * Jobs are added in the transaction that plans the run, so there is never a run without jobs or a job without its run.
 */
import { Logger, runMigrations } from 'graphile-worker';
import { inTransaction, type Trx } from '#platform/postgres/db.ts';
import { openPool, type Target } from '#platform/postgres/pool.ts';

export const measureTask = 'measure-batch';

export interface BatchJob {
  runId: number;
  number: number;
}

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

/**
 * Adds a job for each of these batches, or moves it to `inSeconds` from now where it is there.
 *
 * A failed job is never given up: until its batch is done somebody will try. 30,000 is as good as never.
 */
export async function addBatchJobs(
  db: Pick<Trx, 'query'>,
  runId: number,
  numbers: readonly number[],
  inSeconds = 0,
): Promise<void> {
  if (numbers.length === 0) return;
  await db.query(
    `
    select count(*)
    from graphile_worker.add_jobs(array(
      select row(
        $1::text,
        json_build_object('runId', $2::bigint, 'number', number),
        null,
        now() + make_interval(secs => $4),
        30000,
        ${jobKeySql('$2', 'number')},
        0,
        null
      )::graphile_worker.job_spec
      from unnest($3::int[]) as number
    ))`,
    [measureTask, runId, numbers, inSeconds],
  );
}

/** SQL of a batch's job key. */
export function jobKeySql(runId: string, number: string): string {
  return `('measure ' || ${runId}::bigint || '/' || ${number}::int)`;
}

/** Takes away the jobs of a run that nobody works on. */
export async function removeWaitingJobs(trx: Trx, runId: number): Promise<void> {
  await trx.query(
    `
    delete from graphile_worker._private_jobs
    where key in (
        select ${jobKeySql('run_id', 'number')}
        from observatory.batch
        where run_id = $1
      )
      and locked_at is null`,
    [runId],
  );
}
