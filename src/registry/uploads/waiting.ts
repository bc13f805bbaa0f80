/**
 * Lists that wait to be put right: `received` with a problem and without a job. What is wrong is the day, the kind or the
 * columns that were chosen and not the file, so the file is kept, as long as others are, and checked again (again.ts).
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { Problem, type ProblemCode } from '#platform/problems.ts';
import { problemJson } from './work.ts';

/** Stands in as_of where the day of a list could not be read; no list is of it (`dayIn`). */
export const dayNotKnown: IsoDate = '0001-01-01';

const correctable: ReadonlySet<ProblemCode> = new Set([
  'upload-day-unread',
  'upload-day-ahead',
  'upload-province-not-then',
  'import-column-missing',
  'import-profile-unknown',
  'import-profile-heading',
]);

export function isCorrectable(error: unknown): error is Problem {
  return error instanceof Problem && correctable.has(error.code);
}

/** Lets a list wait whose check has met such a fault. @returns false where it is not being checked */
export async function keepWaiting(db: Db, id: number, fault: Problem): Promise<boolean> {
  const { rowCount } = await db.query(
    `update registry.upload
     set status = 'received', problem = $2
     where id = $1 and status = 'checking'`,
    [id, problemJson(fault)],
  );
  return rowCount === 1;
}
