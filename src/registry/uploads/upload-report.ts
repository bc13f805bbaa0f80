/**
 * What a dry run said, in the form that is kept: the report of an import as plain JSON, its single rows apart, and a digest
 * by which the import itself is held to what was shown.
 */
import { createHash } from 'node:crypto';
import type { Change, Counts } from '../imports/context.ts';
import type { Words } from '../imports/kind.ts';
import type { Note, Outcome } from '../imports/notes.ts';
import type { ImportReport } from '../imports/report.ts';

export interface UploadReport {
  /** This very file was imported before; there is nothing to write. `at` is an ISO instant. */
  already: { importId: number; at: string; by: string; fileName: string } | null;
  /** Why the list's day may not be the right one. Reports kept before there were hints have none. */
  dayHints?: readonly Words[];
  counts: Counts;
  columns: {
    taken: readonly { title: Words; heading: string }[];
    notTaken: readonly { heading: string; why: Words }[];
  };
  /** Notes of each outcome, all of them, though only the first 20,000 are kept. */
  noteCounts: Record<Outcome, number>;
  /** Stable word of the reason → how many. */
  byReason: Record<string, number>;
}

export interface UploadRows {
  changes: readonly Change[];
  notes: readonly Note[];
}

export interface KeptReport {
  report: UploadReport;
  rows: UploadRows;
  digest: Buffer;
}

export function keepReport(given: ImportReport): KeptReport {
  const { already, dayHints, counts, columns, notes, changes } = given;
  const report: UploadReport = {
    already: already && {
      importId: already.id,
      at: already.committedAt.toString(),
      by: already.by,
      fileName: already.fileName,
    },
    dayHints: dayHints.map(({ words }) => words),
    counts,
    columns: {
      taken: columns.taken.map(({ title, heading }) => ({ title, heading })),
      notTaken: columns.notTaken,
    },
    noteCounts: notes.counts,
    byReason: Object.fromEntries([...notes.byReason].sort(([left], [right]) => (left < right ? -1 : 1))),
  };
  const rows = { changes, notes: notes.kept };
  return { report, rows, digest: digestOf(report, rows) };
}

/**
 * What a person agreed to: how many rows do what, which rows are not taken and why, and the first hundred changes. The order
 * in which rows were noted is no part of it, for a first import may note them in another order than its dry run; nor are
 * hints, which change nothing of what is written.
 */
function digestOf({ already, counts, byReason }: UploadReport, { changes, notes }: UploadRows): Buffer {
  const ofNotes = notes
    .map(({ line, outcome, column, reason }) => `${line}\t${outcome}\t${column}\t${reason}`)
    .sort();
  return createHash('sha256')
    .update(JSON.stringify([already?.importId ?? null, Object.entries(counts).sort(), byReason]))
    .update(JSON.stringify([...changes].sort((left, right) => left.line - right.line)))
    .update(ofNotes.join('\n'))
    .digest();
}
