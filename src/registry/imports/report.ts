/**
 * What an import did, or would do: plain data, printed by render.ts.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import type { Columns } from './columns.ts';
import type { Change, Counts } from './context.ts';
import type { DayHint } from './day-hints.ts';
import type { KindId } from './kind.ts';
import type { Notes } from './notes.ts';

export interface ImportReport {
  kind: KindId;
  /** As the person wrote it. */
  file: string;
  asOf: IsoDate;
  dryRun: boolean;
  columns: Columns;
  /** This very file was imported before with the same day and profile: nothing was done. */
  already: { id: number; committedAt: Temporal.Instant; by: string; fileName: string } | null;
  /** null for a dry run and for a file that was imported before. */
  importId: number | null;
  /** Why the list's day may not be the right one; mostly none. */
  dayHints: readonly DayHint[];
  counts: Counts;
  notes: Pick<Notes, 'kept' | 'counts' | 'byReason'>;
  /** The first hundred rows that change what was known. */
  changes: readonly Change[];
}
