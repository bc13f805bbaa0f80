/**
 * The jobs of measuring: "measure batch N of run R" and nothing else; what a batch is and whose it is stands in
 * observatory.batch. Jobs are added in the transaction that plans the run, so there is never a run without jobs or a job
 * without its run. The queue itself is platform/jobs.
 */
import type { Trx } from '#platform/postgres/db.ts';

export const measureTask = 'measure-batch';

export interface BatchJob {
  runId: number;
  number: number;
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
