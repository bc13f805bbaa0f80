/**
 * A list that a page handed in, as it stands: received, checked by a dry run, written when somebody says so, or not taken.
 * What it is worth reading of it is read here; who moves it on is in receive.ts, decide.ts and tasks.ts.
 */
import type { Language } from '#platform/format.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import type { KindId } from '../imports/kind.ts';
import { renderNotesCsv } from '../imports/render.ts';
import type { UploadReport, UploadRows } from './upload-report.ts';
import { dayNotKnown } from './waiting.ts';

export type UploadStatus =
  | 'received'
  /** Received, and something must be put right before it can be checked (again.ts). */
  | 'waiting'
  | 'checking'
  | 'checked'
  | 'committing'
  | 'committed'
  | 'refused'
  | 'failed'
  | 'withdrawn';

export interface UploadProgress {
  phase: 'reading' | 'matching';
  rows: number;
  /** How many rows there are; null while nobody knows. Before the first check it is the number of lines. */
  of: number | null;
}

export interface Upload {
  id: number;
  kind: KindId;
  fileName: string;
  /** Hexadecimal. */
  sha256: string;
  /** Bytes. */
  size: number;
  /** Null where it could not be read. */
  asOf: IsoDate | null;
  province: string | null;
  profile: string | null;
  unitId: number | null;
  accountId: number;
  postId: number | null;
  createdAt: Temporal.Instant;
  /** Until then it can be written; afterwards file and single rows are gone. */
  expiresAt: Temporal.Instant;
  status: UploadStatus;
  progress: UploadProgress | null;
  report: UploadReport | null;
  /**
   * Why it waits, was refused, failed or withdrawn; with `checked`: what changed since it was checked before. `next` is the
   * upload its file went to.
   */
  problem: ({ code: string; next?: number } & Record<Language, string>) | null;
  checkedAt: Temporal.Instant | null;
  committedBy: number | null;
  committedAt: Temporal.Instant | null;
  importId: number | null;
}

const uploadColumns = `
  id, kind, file_name as "fileName", encode(sha256, 'hex') as sha256, size,
  nullif(as_of, date '${dayNotKnown}') as "asOf", province, profile,
  unit_id as "unitId", account_id as "accountId", post_id as "postId", created_at as "createdAt",
  expires_at as "expiresAt", case when status = 'received' and problem is not null then 'waiting' else status end as status,
  progress, report, problem, checked_at as "checkedAt",
  committed_by as "committedBy", committed_at as "committedAt", import_id as "importId"`;

/** The newest uploads that whoever asks sees. By the primary key backwards, for an office sees nearly all of them. */
export async function selectUploads(db: Db, { limit }: { limit: number }): Promise<Upload[]> {
  const { rows } = await db.query<Upload>(
    `select ${uploadColumns} from registry.upload order by id desc limit $1`,
    [limit],
  );
  return rows;
}

/** @returns null where there is none, or whoever asks does not see it */
export async function selectUpload(db: Db, id: number): Promise<Upload | null> {
  const { rows } = await db.query<Upload>(`select ${uploadColumns} from registry.upload where id = $1`, [id]);
  return rows[0] ?? null;
}

/**
 * The single rows of the report: the first hundred changes, and notes on rows rejected, doubtful or taken with a warning.
 * They hold names of persons and firms.
 *
 * @returns null before it is checked and after it expired
 */
export async function selectUploadRows(db: Db, id: number): Promise<UploadRows | null> {
  const { rows } = await db.query<{ rows: UploadRows | null }>(
    'select rows from registry.upload where id = $1',
    [id],
  );
  return rows[0]?.rows ?? null;
}

/** The notes as a file for whoever sent the list: UTF-8 with a mark, no cell a formula. */
export function renderUploadCsv({ notes }: UploadRows, language: Language): string {
  return renderNotesCsv(notes, language);
}
