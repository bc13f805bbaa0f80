/**
 * An upload in a worker's hands: claimed, its bytes read, its progress written, and its end. Every write says which attempt
 * it belongs to; a worker that was taken for dead and came back writes nothing.
 */
import { performance } from 'node:perf_hooks';
import type { Db, IsoDate, Trx } from '#platform/postgres/db.ts';
import { type Problem, problem } from '#platform/problems.ts';
import type { ImportProgress } from '../imports/import.ts';
import type { KindId } from '../imports/kind.ts';
import type { KeptReport, UploadReport } from './upload-report.ts';

export interface UploadLease {
  id: number;
  attempt: number;
  kind: KindId;
  fileName: string;
  size: number;
  asOf: IsoDate;
  province: string | null;
  profile: string | null;
  unitId: number | null;
  /** Of the report that was agreed to; null before the first check. */
  digest: Buffer | null;
  /** Rows below the heading, as counted when it was received or checked. */
  of: number | null;
  committedBy: number | null;
  committedPost: number | null;
  /** The upload whose file this one is to be given (again.ts). */
  from: number | null;
}

/** @returns null when there is nothing to do: it is over, was withdrawn, or is not at this step */
export async function claimUpload(
  db: Db,
  id: number,
  step: 'checking' | 'committing',
): Promise<UploadLease | null> {
  const { rows } = await db.query<
    UploadLease & { report: UploadReport | null; progress: { of: number | null; from?: number } | null }
  >(
    `update registry.upload
     set status = $2, attempt = attempt + 1
     where id = $1 and status = any($3) and (status <> 'received' or problem is null)
     returning id, attempt, kind, file_name as "fileName", size, as_of as "asOf", province, profile, unit_id as "unitId",
       report_digest as digest, report, progress, committed_by as "committedBy", committed_post as "committedPost"`,
    [id, step, step === 'checking' ? ['received', 'checking'] : ['committing']],
  );
  const row = rows[0];
  if (!row) return null;
  const { report, progress, ...lease } = row;
  return { ...lease, of: report?.counts.rows ?? progress?.of ?? null, from: progress?.from ?? null };
}

const pieceBytes = 4_000_000;

/** In pieces: the driver gets a bytea as text of twice its length. */
export async function readUploadBytes(db: Db, { id, size }: UploadLease): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at < size; at += pieceBytes) {
    const { rows } = await db.query<{ piece: Buffer }>(
      `select substring(bytes from $2::int for $3::int) as piece
       from registry.upload_file
       where upload_id = $1`,
      [id, at + 1, pieceBytes],
    );
    const piece = rows[0]?.piece;
    if (!piece) throw new Error(`the file of upload ${id} is gone`);
    piece.copy(bytes, at);
  }
  return bytes;
}

/**
 * Writes progress once a second and with each new phase, one write at a time; a write that fails is left to the next.
 *
 * Given to an import as `onProgress`, it also ends the import when the signal comes.
 */
export function writeProgress(
  db: Db,
  { id, attempt, of }: UploadLease,
  signal: AbortSignal,
): (progress: ImportProgress) => void {
  let last = Number.NEGATIVE_INFINITY;
  let phase = '';
  let writing = false;
  let waiting: ImportProgress | null = null;
  const write = (progress: ImportProgress) => {
    last = performance.now();
    phase = progress.phase;
    writing = true;
    db.query(
      `update registry.upload
       set progress = $3
       where id = $1 and attempt = $2 and status in ('checking', 'committing')`,
      // Titles and sums are read as rows as well.
      [id, attempt, JSON.stringify({ ...progress, of: of === null ? null : Math.max(of, progress.rows) })],
    ).then(done, done);
  };
  const done = () => {
    writing = false;
    const next = waiting;
    waiting = null;
    if (next !== null) write(next);
  };
  return (progress) => {
    signal.throwIfAborted();
    if (performance.now() - last < 1_000 && progress.phase === phase) return;
    if (writing) waiting = progress;
    else write(progress);
  };
}

/** Keeps what a dry run found. @param changed the register changed since somebody agreed to the report before */
export async function keepChecked(
  db: Db,
  { id, attempt }: UploadLease,
  { report, rows, digest }: KeptReport,
  now: Temporal.Instant,
  changed = false,
): Promise<void> {
  await db.query(
    `update registry.upload
     set status = 'checked', progress = null, report = $3, rows = $4, report_digest = $5, checked_at = $6, problem = $7,
       committed_by = null, committed_post = null
     where id = $1 and attempt = $2 and status in ('checking', 'committing')`,
    [
      id,
      attempt,
      JSON.stringify(report),
      JSON.stringify(rows),
      digest,
      now,
      changed ? problemJson(problem('upload-report-changed', { id })) : null,
    ],
  );
}

/** Ends it as written, in the import's own transaction. @throws Error when it is in other hands by now */
export async function keepCommitted(
  trx: Trx,
  { id, attempt }: UploadLease,
  importId: number,
  now: Temporal.Instant,
): Promise<void> {
  const { rowCount } = await trx.query(
    `update registry.upload
     set status = 'committed', progress = null, import_id = $3, committed_at = $4
     where id = $1 and attempt = $2 and status = 'committing'`,
    [id, attempt, importId, now],
  );
  if (rowCount !== 1) throw new Error(`upload ${id} is in other hands; this import is undone`);
}

/** Ends it as not taken: by the list's fault (`refused`) or by ours (`failed`). Nothing was written. */
export async function endUpload(
  db: Db,
  id: number,
  status: 'refused' | 'failed',
  why: Problem,
): Promise<void> {
  await db.query(
    `update registry.upload
     set status = $2, progress = null, problem = $3
     where id = $1 and status in ('received', 'checking', 'committing')`,
    [id, status, problemJson(why)],
  );
}

/** @param next the upload that came of it */
export function problemJson({ code, sentences }: Problem, next?: number): string {
  return JSON.stringify({ code, ...sentences, next });
}
