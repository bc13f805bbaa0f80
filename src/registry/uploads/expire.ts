/**
 * Uploads end by themselves: what nobody decided about in a week is taken back, and the single rows of every report, which
 * name persons, are forgotten. To be called now and then by whoever serves the jobs; jobs that got lost are put back too.
 */
import { addDeskJob } from '#platform/jobs/queue.ts';
import type { Db } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { uploadKeptDays } from './receive.ts';
import { problemJson } from './work.ts';

/** By upload_open. @returns how many were cleared away */
export async function expireUploads(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows } = await db.query<{ id: number; before: string }>(
    `update registry.upload
     set rows = null, progress = null,
       status = case when status in ('received', 'checking', 'checked') then 'withdrawn' else status end
     where expires_at < $1
       and (status in ('received', 'checking', 'checked') or (rows is not null and status <> 'committing'))
     returning id, old.status as before`,
    [now],
  );
  for (const { id } of rows.filter(({ before }) => /^(received|checking|checked)$/.test(before))) {
    await db.query('update registry.upload set problem = $2 where id = $1', [
      id,
      problemJson(problem('upload-expired', { id, days: uploadKeptDays })),
    ]);
  }
  return rows.length;
}

/** A job that was killed with its last attempt is never tried again by the queue; its list would wait for ever. */
export async function restoreUploadJobs(db: Db): Promise<number> {
  const { rows } = await db.query<{ id: number; task: 'check-upload' | 'commit-upload' }>(
    `select id, case when status = 'committing' then 'commit-upload' else 'check-upload' end as task
     from registry.upload
     where status in ('received', 'checking', 'committing')
       -- What waits to be put right has no job (waiting.ts).
       and (status <> 'received' or problem is null)
       and not exists (
         select
         from graphile_worker.jobs
         where jobs.key = case when status = 'committing' then 'commit-upload ' else 'check-upload ' end || upload.id
           and jobs.attempts < jobs.max_attempts
       )
       and not exists (
         select
         from graphile_worker.jobs
         where jobs.task_identifier in ('check-upload', 'commit-upload') and jobs.locked_at is not null
       )`,
  );
  for (const { id, task } of rows) await addDeskJob(db, task, id);
  return rows.length;
}
