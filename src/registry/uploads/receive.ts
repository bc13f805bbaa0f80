/**
 * A list handed in by a page: weighed, opened and read to its end before anything of it is kept. A file marked as a state
 * secret, one that nobody declared free of them, a workbook with macros end here; what passes is stored with its job.
 *
 * A day that cannot be, or columns that are not those of the kind, are no fault of the file: it is stored without a job and
 * waits to be put right (again.ts), so that nobody looks for it a second time.
 *
 * The whole file is read in the page's process, for a stamp may stand on any row: 100,000 rows of CSV (14 MB) take 0.35 s
 * in pieces, and no other request waits longer than 85 ms (two busy cores, 2026-11-26).
 */
import { setImmediate } from 'node:timers/promises';
import { dayOf } from '#platform/day.ts';
import { addDeskJob } from '#platform/jobs/queue.ts';
import type { IsoDate, Trx } from '#platform/postgres/db.ts';
import { type Problem, problem } from '#platform/problems.ts';
import { cleanText, cutText } from '#platform/tables/clean-text.ts';
import { kindOf, largestListBytes } from '#platform/tables/guard.ts';
import { openListBytes } from '#platform/tables/list-source.ts';
import { findMarkingInName } from '#platform/tables/secrecy.ts';
import { openList } from '../imports/import.ts';
import type { Kind } from '../imports/kind.ts';
import { parseKind } from '../imports/kinds.ts';
import { readDataRows, readUnknownRows } from '../imports/row-reader.ts';
import { dayNotKnown, isCorrectable } from './waiting.ts';
import { problemJson } from './work.ts';

export interface ReceivedUpload {
  bytes: Buffer;
  /** As the browser says it; only the last part of a path is kept. */
  fileName: string;
  /** A word of `importKinds`. */
  kind: string;
  /** Null where the day could not be read. */
  asOf: IsoDate | null;
  /** What the page met that must be put right before it can be checked. */
  fault?: Problem | null;
  /** Code of the province (on the map of `asOf`) of a list that has no column for it. */
  province?: string | null;
  /** Name of a saved column profile. */
  profile?: string | null;
  /** Declared by the person: it holds no state secrets. */
  freeOfSecrets: boolean;
  /** Unit of the post, whose scope sees the upload; null only for posts that see everything. */
  unitId: number | null;
  accountId: number;
  postId: number | null;
  now: Temporal.Instant;
}

/** Long enough for a holiday between check and decision, short enough for personal data that nobody decides about. */
export const uploadKeptDays = 7;
const longestName = 255;

/**
 * Keeps a list and has it checked, or lets it wait for what must be put right first.
 *
 * @returns id of the upload
 * @throws Problem when it is not declared, is too large, is no list, or is marked as a secret; then nothing of it was stored
 */
export async function receiveUpload(trx: Trx, given: ReceivedUpload): Promise<number> {
  const { bytes, province = null, profile = null, unitId, accountId, postId, now } = given;
  const kind = parseKind(given.kind);
  const path =
    cutText(cleanText(given.fileName.normalize('NFC').replace(/^.*[/\\]/u, '')), longestName) || '-';
  const { sha256, rows: lines, fault } = await openGuarded(trx, kind, path, given);
  const asOf = given.asOf === null || given.asOf > dayOf(now) ? dayNotKnown : given.asOf;
  const { rows } = await trx.query<{ id: number }>(
    `insert into registry.upload (kind, file_name, sha256, size, as_of, province, profile, unit_id, account_id, post_id,
       free_of_secrets, created_at, expires_at, progress, problem)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, true, $11, $12, $13, $14)
     returning id`,
    [
      kind.id,
      path,
      sha256,
      bytes.length,
      asOf,
      province,
      profile,
      unitId,
      accountId,
      postId,
      now,
      now.add({ hours: 24 * uploadKeptDays }),
      JSON.stringify({ phase: 'reading', rows: 0, of: lines }),
      fault && problemJson(fault),
    ],
  );
  const id = rows[0]!.id;
  await trx.query('insert into registry.upload_file (upload_id, bytes) values ($1, $2)', [id, bytes]);
  if (fault === null) await addDeskJob(trx, 'check-upload', id);
  return id;
}

/** @returns its hash, how many rows stand below the heading, and what must be put right */
async function openGuarded(
  trx: Trx,
  kind: Kind,
  path: string,
  given: ReceivedUpload,
): Promise<{ sha256: Buffer; rows: number; fault: Problem | null }> {
  const { bytes, asOf, profile = null, freeOfSecrets, now } = given;
  const marking = findMarkingInName(path);
  if (marking !== null) throw problem('list-secret', { path, marking });
  if (!freeOfSecrets) throw problem('upload-declaration-missing', { path });
  if (bytes.length > largestListBytes) {
    throw problem('file-too-large', { path, bytes: bytes.length, limit: largestListBytes });
  }
  const file = openListBytes({ path, bytes, kind: kindOf(path, bytes) });
  const today = dayOf(now);
  let fault = given.fault ?? null;
  if (asOf === null) fault ??= problem('upload-day-unread', {});
  else if (asOf > today) fault = problem('upload-day-ahead', { asOf, today });
  let batches: AsyncGenerator<unknown[]>;
  try {
    const { table, columns } = await openList(trx, { file, kind: kind.id, profile });
    const required = kind.fields.find(({ key }) => key === 'value')?.key ?? 'name';
    batches = readDataRows(table, columns, required);
  } catch (error) {
    if (!isCorrectable(error)) throw error;
    fault ??= error;
    // A stamp is looked for whatever the columns are.
    batches = readUnknownRows(await file.open());
  }
  let rows = 0;
  for await (const batch of batches) {
    rows += batch.length;
    await setImmediate();
  }
  return { sha256: file.sha256, rows, fault };
}
