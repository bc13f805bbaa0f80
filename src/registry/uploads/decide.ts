/**
 * What a person decides about a checked list: write it, or take it back. The writing itself is a job, for it may take a
 * minute; it holds itself to the report that was shown (tasks.ts).
 */
import { addDeskJob } from '#platform/jobs/queue.ts';
import type { Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { selectUpload } from './upload.ts';

export interface DecidedBy {
  accountId: number;
  postId: number | null;
}

/**
 * Has a checked list written.
 *
 * @throws Problem when it is not seen, does not wait for this, or was imported before
 */
export async function commitUpload(trx: Trx, { id, by }: { id: number; by: DecidedBy }): Promise<void> {
  const { rowCount } = await trx.query(
    `update registry.upload
     set status = 'committing', problem = null, committed_by = $2, committed_post = $3
     where id = $1 and status = 'checked' and report -> 'already' = 'null'`,
    [id, by.accountId, by.postId],
  );
  if (rowCount !== 1) throw await whyNot(trx, id);
  await addDeskJob(trx, 'commit-upload', id);
}

/**
 * Takes a list back that was not written; its file is deleted with this.
 *
 * @throws Problem when it is not seen, is being written, or is over
 */
export async function withdrawUpload(trx: Trx, { id }: { id: number }): Promise<void> {
  const { rows } = await trx.query<{ from: number | null }>(
    `update registry.upload
     set status = 'withdrawn'
     where id = $1 and status in ('received', 'checking', 'checked') and problem -> 'next' is null
     returning (progress ->> 'from')::bigint as "from"`,
    [id],
  );
  if (rows.length !== 1) throw await whyNot(trx, id);
  // Where its file was still to be taken over (again.ts), it goes with it.
  await trx.query(
    `update registry.upload
     set status = 'withdrawn'
     where id = $1 and status = 'received' and problem -> 'next' = to_jsonb($2::bigint)`,
    [rows[0]!.from, id],
  );
}

/** What is to be said where an upload could not be moved on. */
export async function whyNot(trx: Trx, id: number): Promise<Error> {
  const upload = await selectUpload(trx, id);
  if (!upload) return problem('upload-unknown', { id });
  const already = upload.report?.already;
  if (upload.status === 'checked' && already) return problem('upload-nothing-new', { id, at: already.at });
  return problem('upload-not-checked', { id, status: upload.status });
}
