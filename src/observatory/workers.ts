/**
 * Which worker processes are alive, and what is done about those that are not: their leases end, their jobs are unlocked,
 * and jobs that got lost are put back. Every worker does this for all, so the last one left heals the run alone.
 */
import type { Db, Trx } from '#platform/postgres/db.ts';
import { addBatchJobs, jobKeySql, measureTask } from './jobs.ts';
import { leaseSeconds } from './leases.ts';
import { closeRunIfDone } from './runs.ts';

/** Not seen for this long, a worker is taken for dead; it says that it lives every few seconds. */
export const deadAfterSeconds = 30;

export async function reportAlive(db: Db, workerId: string, jobsPool: string | null): Promise<void> {
  await db.query(
    `
    insert into observatory.worker (id, jobs_pool)
    values ($1, $2)
    on conflict (id) do update
    set seen_at = now(), jobs_pool = excluded.jobs_pool`,
    [workerId, jobsPool],
  );
}

export async function reportGone(db: Db, workerId: string): Promise<void> {
  await db.query('delete from observatory.worker where id = $1', [workerId]);
}

/**
 * Gives back what dead workers held, and closes a run that was left open.
 *
 * It waits for nobody: rows that others have locked are left to the next sweep a few seconds later, so that it never
 * stands in the way of somebody who stops a run or stores a batch.
 *
 * @returns ids of the workers found dead
 */
export async function sweep(trx: Trx): Promise<string[]> {
  const { rows: runs } = await trx.query<{ id: number; status: string }>(`
    select id, status
    from observatory.run
    where status in ('planned', 'running', 'stopping')
    for update skip locked`);
  const { rows: dead } = await trx.query<{ id: string }>(
    `
    delete from observatory.worker
    where id in (
      select id
      from observatory.worker
      where seen_at < now() - make_interval(secs => $1)
      for update skip locked
    )
    returning id`,
    [deadAfterSeconds],
  );
  // A lease is renewed every second: what is left of it tells how long its worker has been silent.
  await trx.query(
    `
    with ended as (
      select run_id, number
      from observatory.batch
      where status = 'leased'
        and lease_until < now() + make_interval(secs => $1)
      for update skip locked
    )
    update observatory.batch
    set status = 'waiting', leased_by = null, lease_until = null, finished = 0
    from ended
    where batch.run_id = ended.run_id
      and batch.number = ended.number`,
    [leaseSeconds - deadAfterSeconds],
  );
  await unlockJobs(trx);
  const run = runs[0];
  if (run) {
    if (run.status !== 'stopping') await restoreJobs(trx, run.id);
    await closeRunIfDone(trx, run.id);
  }
  return dead.map(({ id }) => id);
}

/**
 * Jobs locked under a name that no living worker answers to. They are let rest as long as a worker may be silent, because
 * a worker takes its first job a moment before it says under which name.
 */
async function unlockJobs(trx: Trx): Promise<void> {
  await trx.query(
    `
    select graphile_worker.force_unlock_workers(array(
      select distinct locked_by
      from graphile_worker.jobs
      where task_identifier = $1
        and locked_at < now() - make_interval(secs => $2)
        and locked_by not in (select jobs_pool from observatory.worker where jobs_pool is not null)
    ))`,
    [measureTask, deadAfterSeconds],
  );
}

/** A batch that waits and has no job would wait for ever: a job's end and its batch's are two transactions. */
async function restoreJobs(trx: Trx, runId: number): Promise<void> {
  const { rows } = await trx.query<{ number: number }>(
    `
    select batch.number
    from observatory.batch
    where batch.run_id = $1
      and batch.status = 'waiting'
      and not exists (
        select
        from graphile_worker.jobs
        where jobs.key = ${jobKeySql('batch.run_id', 'batch.number')}
          and jobs.attempts < jobs.max_attempts
      )`,
    [runId],
  );
  await addBatchJobs(
    trx,
    runId,
    rows.map(({ number }) => number),
  );
}
