/**
 * A file that is here is checked again with another day, kind, province or columns: a new upload of the same bytes, and the
 * one before is over. What somebody reads about a list, or has agreed to, never changes under his eyes.
 *
 * No page reads bytes, so a page writes the new row, which says whose file it is to have, and the job takes the file over.
 * Until then the one before keeps it, `received` with a problem that says where it went. The file lives no longer for it.
 */
import type { Pool } from 'pg';
import { dayOf } from '#platform/day.ts';
import { addDeskJob } from '#platform/jobs/queue.ts';
import { type IsoDate, inTransaction, type Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { parseKind } from '../imports/kinds.ts';
import { selectProfile } from '../imports/profiles.ts';
import { type DecidedBy, whyNot } from './decide.ts';
import { problemJson, type UploadLease } from './work.ts';

export interface CheckedAnew {
  /** The upload whose file it is: checked, or waiting to be put right. */
  id: number;
  kind: string;
  asOf: IsoDate;
  province: string | null;
  profile: string | null;
  unitId: number | null;
  by: DecidedBy;
  now: Temporal.Instant;
}

/**
 * @returns id of the new upload
 * @throws Problem when the day has not come, the columns are not saved, or the upload is not seen or has no file to check;
 * then nothing has changed
 */
export async function checkUploadAnew(trx: Trx, given: CheckedAnew): Promise<number> {
  const { id, asOf, province, profile, unitId, by, now } = given;
  const kind = parseKind(given.kind);
  const today = dayOf(now);
  if (asOf > today) throw problem('upload-day-ahead', { asOf, today });
  if (profile !== null) await selectProfile(trx, kind, profile);
  const { rows } = await trx.query<{ next: number }>(
    `insert into registry.upload (kind, file_name, sha256, size, as_of, province, profile, unit_id, account_id, post_id,
       free_of_secrets, created_at, expires_at, progress)
     select $2, file_name, sha256, size, $3, $4, $5, $6, $7, $8, true, $9, expires_at,
       jsonb_build_object('phase', 'reading', 'rows', 0,
         'of', coalesce(report -> 'counts' -> 'rows', progress -> 'of'), 'from', id)
     from registry.upload
     where id = $1 and expires_at > $9
       and (status = 'checked' or (status = 'received' and problem ->> 'code' <> 'upload-checked-anew'))
     for update
     returning id as next`,
    [id, kind.id, asOf, province, profile, unitId, by.accountId, by.postId, now],
  );
  const next = rows[0]?.next;
  if (next === undefined) throw await whyNot(trx, id);
  await trx.query(`update registry.upload set status = 'received', problem = $2 where id = $1`, [
    id,
    problemJson(problem('upload-checked-anew', { by: next }), next),
  ]);
  await addDeskJob(trx, 'check-upload', next);
  return next;
}

/**
 * Gives the new upload the file, and ends the one before. Only a file that was let go for it: row security holds pages to
 * their own uploads, and a row that names another's gets nothing. The new row is locked first, as where it is withdrawn: a
 * file that came to a row that had just ended would stay for good, for files go when their row ends.
 *
 * @throws Problem when the file is gone
 */
export async function takeFileOver(pool: Pool, { id, from }: UploadLease): Promise<void> {
  if (from === null) return;
  await inTransaction(pool, async (trx) => {
    const { rowCount: open } = await trx.query(
      `select
       from registry.upload
       where id = $1 and status = 'checking'
       for update`,
      [id],
    );
    const { rowCount } = await trx.query(
      `select
       from registry.upload
       where id = $1 and status = 'received' and problem -> 'next' = to_jsonb($2::bigint)
       for update`,
      [from, id],
    );
    if (open === 1 && rowCount === 1) {
      await trx.query(
        `insert into registry.upload_file (upload_id, bytes)
         select $1, bytes
         from registry.upload_file
         where upload_id = $2
         on conflict do nothing`,
        [id, from],
      );
      await trx.query(`update registry.upload set status = 'withdrawn', rows = null where id = $1`, [from]);
    }
    const { rows } = await trx.query('select from registry.upload_file where upload_id = $1', [id]);
    // Taken over before by an attempt that was killed: then it is here.
    if (rows.length === 0) throw problem('upload-file-gone', { id });
  });
}
