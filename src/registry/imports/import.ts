/**
 * A list becomes part of the register, or does not: guard, columns, typed rows, staging, matching, all in one transaction.
 * A dry run is the same thing rolled back, so what it says is what would happen.
 *
 * Two imports of one kind wait for each other; the second of the same file finds the first and changes nothing. Killed at
 * any moment, nothing of it is there. Codes of people leave the rows as tokens and are in no note, error or table.
 */

import type pg from 'pg';
import { readAssumptions } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { type Db, type IsoDate, inTransaction, type Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { type ListSource, openListFile } from '#platform/tables/list-source.ts';
import type { Row } from '#platform/tables/row.ts';
import { type Table, tableOf } from '#platform/tables/rows.ts';
import { findMarkingInName } from '#platform/tables/secrecy.ts';
import { type Columns, chooseColumns, rowsLookedAt } from './columns.ts';
import type { Counts, ImportContext, Outcome } from './context.ts';
import { findDayHints } from './day-hints.ts';
import { importFigures } from './figures-import.ts';
import { lockAllKinds, lockKind } from './import-lock.ts';
import type { Kind, KindId } from './kind.ts';
import { importKinds } from './kinds.ts';
import { createNotes } from './notes.ts';
import { placeImport } from './place-import.ts';
import { selectPlaceMaps } from './place-maps.ts';
import { createPlaceFinder } from './places.ts';
import { selectProfile } from './profiles.ts';
import type { ImportReport } from './report.ts';
import { importSubjects } from './subjects-import.ts';

export interface ImportOptions {
  kind: KindId;
  /** A path, or what `openListFile` and `openListBytes` give. */
  file: string | ListSource;
  /** The day whose map and state the list shows. */
  asOf: IsoDate;
  /** At least 32 bytes; the tokens of codes are made with it. */
  secret: Buffer;
  /** Who imports, for the record; no name of a person where an account will do. */
  by: string;
  now: Temporal.Instant;
  dryRun?: boolean;
  /** Name of a saved column profile. */
  profile?: string | null;
  /** Code of the province (on the map of `asOf`) of a list that has no column for it. */
  province?: string | null;
  /** How long personal data is kept after the last list that names it; by default the assumption `personal-data.keep-months`. */
  keepMonths?: number;
  /** Whose list it is, where that is known: the unit whose scope sees the import. */
  unitId?: number | null;
  /** Called with every batch that is read; throwing ends the import, and nothing is kept. */
  onProgress?(progress: ImportProgress): void;
  /** Called in the import's own transaction before it is committed, not for a dry run; throwing undoes the import. */
  beforeCommit?(trx: Trx, report: ImportReport): Promise<void>;
}

export interface ImportProgress {
  /** `reading` while rows are read and checked, `matching` while the database sets them against the register. */
  phase: 'reading' | 'matching';
  /** Rows read so far. */
  rows: number;
}

/** Ends the transaction of a dry run; never leaves this file. */
class RolledBack extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super('dry run');
    this.report = report;
  }
}

/** @throws Problem when the list is not what its kind needs; then nothing is kept of it */
export async function importList(pool: pg.Pool, options: ImportOptions): Promise<ImportReport> {
  const { asOf, dryRun = false } = options;
  const kind = importKinds[options.kind];
  const today = dayOf(options.now);
  if (asOf > today) throw problem('import-day-ahead', { asOf, today });
  const list = await openList(pool, options);
  const { path, source, columns } = list;
  const table = options.onProgress ? watchTable(list.table, options.onProgress) : list.table;
  try {
    return await inTransaction(pool, async (trx) => {
      await (kind.id === 'domains' ? lockAllKinds(trx) : lockKind(trx, kind.id));
      const before = await selectEarlier(trx, kind, source, options);
      const base = { kind: kind.id, file: path, asOf, dryRun, columns };
      if (before)
        return {
          ...base,
          already: before,
          importId: null,
          dayHints: [],
          counts: noCounts(),
          notes: createNotes(),
          changes: [],
        };
      const importId = await insertImport(trx, kind, source, options);
      const keepMonths =
        options.keepMonths ?? (await readAssumptions(trx, today))['personal-data.keep-months'];
      const day = Temporal.PlainDate.from(asOf);
      const context: ImportContext = {
        trx,
        kind,
        table,
        columns,
        importId,
        asOf,
        today,
        province: options.province ?? null,
        secret: options.secret,
        notes: createNotes(),
        openPlaces: async () =>
          createPlaceFinder(await selectPlaceMaps(trx, { asOf, today }), options.province ?? null),
        eraseAfter: day.add({ months: keepMonths }).toString(),
        renewBefore: day.add({ months: Math.ceil(keepMonths / 2) }).toString(),
        dryRun,
      };
      const outcome = await importRows(context);
      const counts = countAll(outcome, context);
      await placeImport(trx, { importId, today });
      const report: ImportReport = {
        ...base,
        already: null,
        importId: dryRun ? null : importId,
        dayHints: await findDayHints(context),
        counts,
        notes: context.notes,
        changes: outcome.changes,
      };
      if (dryRun) throw new RolledBack(report);
      await commitImport(context, counts);
      await options.beforeCommit?.(trx, report);
      return report;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.report;
    throw error;
  }
}

export interface OpenList {
  path: string;
  source: ListSource;
  table: Table;
  columns: Columns;
}

/** A list with its columns known, nothing of it read but its first rows. @throws Problem when it is not what its kind needs */
export async function openList(
  db: Db,
  { file, kind: kindId, profile }: Pick<ImportOptions, 'file' | 'kind' | 'profile'>,
): Promise<OpenList> {
  const kind = importKinds[kindId];
  const path = typeof file === 'string' ? file : file.path;
  const marking = findMarkingInName(path);
  if (marking !== null) throw problem('list-secret', { path, marking });
  const source = typeof file === 'string' ? await openListFile(file) : file;
  const table = await source.open();
  const mapping = profile ? await selectProfile(db, kind, profile) : null;
  const columns = chooseColumns(path, await firstRows(table), kind, mapping && { name: profile!, mapping });
  return { path, source, table, columns };
}

/** The same table, telling how far it has been read. */
function watchTable(table: Table, onProgress: (progress: ImportProgress) => void): Table {
  return tableOf(table.path, async function* watched() {
    let rows = 0;
    for await (const batch of table.batches()) {
      rows += batch.length;
      onProgress({ phase: 'reading', rows });
      yield batch;
    }
    onProgress({ phase: 'matching', rows });
  });
}

/** Lists of names bring the engine along, which reads names; others need not hold its 25 MB. */
async function importRows(context: ImportContext): Promise<Outcome> {
  const { kind } = context;
  if (kind.subject) return importSubjects(context, kind.subject);
  if (kind.id !== 'domains') return importFigures(context);
  const { importDomains } = await import('./domains-import.ts');
  return importDomains(context);
}

async function firstRows(table: Table): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of table.batches()) {
    rows.push(...batch);
    if (rows.length >= rowsLookedAt) break;
  }
  return rows.slice(0, rowsLookedAt);
}

async function selectEarlier(
  trx: Trx,
  kind: Kind,
  source: ListSource,
  { asOf, profile = null, province = null }: ImportOptions,
): Promise<ImportReport['already']> {
  const { rows } = await trx.query<{
    id: number;
    committedAt: Temporal.Instant;
    by: string;
    fileName: string;
  }>(
    `select id, committed_at as "committedAt", by_whom as by, file_name as "fileName"
     from registry.import
     where kind = $1 and file_sha256 = $2 and as_of = $3 and profile is not distinct from $4
       and province is not distinct from $5 and status = 'committed'
     order by id desc
     limit 1`,
    [kind.id, source.sha256, asOf, profile, province],
  );
  return rows[0] ?? null;
}

async function insertImport(
  trx: Trx,
  kind: Kind,
  source: ListSource,
  { asOf, profile = null, province = null, by, now, unitId = null }: ImportOptions,
): Promise<number> {
  const { rows } = await trx.query<{ id: number }>(
    `insert into registry.import (kind, file_name, file_sha256, profile, province, as_of, status, started_at, by_whom,
       unit_id)
     values ($1, $2, $3, $4, $5, $6, 'staged', $7, $8, $9)
     returning id`,
    [
      kind.id,
      source.path.replace(/^.*[/\\]/, ''),
      source.sha256,
      profile,
      province,
      asOf,
      now.toString(),
      by,
      unitId,
    ],
  );
  return rows[0]!.id;
}

function countAll({ rows, counts }: Outcome, { notes }: ImportContext): Counts {
  return {
    ...counts,
    rows,
    rejected: notes.counts.rejected,
    review: notes.counts.review,
    warnings: notes.counts.warning,
  };
}

async function commitImport({ trx, importId, notes }: ImportContext, counts: Counts): Promise<void> {
  await trx.query(
    `insert into registry.import_row (import_id, line, outcome, column_name, reason, given)
     select $1, line, outcome, column_name, reason, given
     from jsonb_to_recordset($2) as note (line int, outcome text, column_name text, reason text, given text)
     on conflict do nothing`,
    [
      importId,
      JSON.stringify(
        notes.kept.map(({ line, outcome, column, words, given }) => ({
          line,
          outcome,
          column_name: column,
          reason: words.vi,
          given,
        })),
      ),
    ],
  );
  await trx.query(
    `update registry.import
     set status = 'committed', committed_at = now(), counts = $2
     where id = $1`,
    [importId, JSON.stringify(counts)],
  );
}

const noCounts = (): Counts => ({
  rows: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  rejected: 0,
  waiting: 0,
  review: 0,
  duplicates: 0,
  warnings: 0,
});
