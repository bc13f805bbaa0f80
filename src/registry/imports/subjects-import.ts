/**
 * Lists of subjects. Rows go as typed COPY into a staging table and are merged from there (subject-merge.ts). The first
 * list of a kind has nothing to be matched with: its rows go into the register as they come, and only those that a person
 * must decide about are staged. Row security lets nobody copy into the register itself: they are moved there by the thousand,
 * which adds 3 s to a million rows (two busy cores, where copying straight took 6 to 10).
 *
 * 1,000,000 household businesses into an empty register cost 10 s of processor time here (tokens 2.3, splitting 1.2, writing
 * 1.5) and beside it 9 s in the server (rows 3, checks 0.6, folding of names 2.4, primary key 1.6, indexes 1.4), where the
 * file as text in a bare table costs it 1.2 s (bench/import.ts; November 2026, on cores shared with other work). For so many
 * rows the large indexes are taken away and built again, which readers of subjects wait for: that of letters takes 11 s more.
 */
import { touchUnits } from '../touched.ts';
import type { ImportContext, Outcome } from './context.ts';
import { type CopyWriter, startCopy } from './copy-writer.ts';
import type { SubjectRules } from './kind.ts';
import { readDataRows } from './row-reader.ts';
import { createStaging } from './subject-match.ts';
import { mergeSubjects } from './subject-merge.ts';
import { createSubjectReader, type SubjectRow } from './subject-rows.ts';

/** After so many rows a first list is large: indexes of a table with fewer rows than `smallRegister` are built anew. */
const largeList = 50_000;
const smallRegister = 300_000;
/** Rows to decide about that are held while others are being copied; each some 300 bytes. */
const mostHeld = 50_000;
/** Rows that are copied before they are moved into the register: 4 MB, which a session keeps in memory. */
const movedTogether = 20_000;

export async function importSubjects(context: ImportContext, rules: SubjectRules): Promise<Outcome> {
  const { trx, dryRun } = context;
  await createStaging(trx);
  const { first, small } = await lookAtRegister(context, rules);
  const reader = createSubjectReader(context, rules.kind, await context.openPlaces());
  const touched = new Set<number>();
  let rows = 0;
  let direct = 0;
  let moved = 0;
  let indexesAway = false;
  let held: SubjectRow[] = [];
  let copy = first ? startDirect(context) : startStaged(context);

  const pause = async (): Promise<void> => {
    await copy.end();
    if (first && !indexesAway && !dryRun && small && direct >= largeList) {
      await trx.query('select registry.drop_subject_indexes()');
      indexesAway = true;
    }
    await stage(context, held);
    held = [];
    copy = startDirect(context);
  };

  try {
    for await (const batch of readDataRows(context.table, context.columns, 'name')) {
      rows += batch.length;
      for (const row of batch) {
        const subject = reader.read(row);
        if (subject === null) continue;
        if (first && subject.place.candidates.length > 0) held.push(subject);
        else if (!first) writeStaged(copy, subject);
        else {
          writeDirect(copy, subject, context, rules);
          direct += 1;
          if (subject.place.unitId !== null) touched.add(subject.place.unitId);
        }
      }
      await copy.drained();
      if (first && direct - moved >= movedTogether) {
        await copy.end();
        moved = direct;
        copy = startDirect(context);
      }
      const indexesInTheWay = first && !indexesAway && !dryRun && small && direct >= largeList;
      if (held.length >= mostHeld || indexesInTheWay) await pause();
    }
    await copy.end();
  } catch (error) {
    copy.abort();
    throw error;
  }
  await stage(context, held);
  if (indexesAway) await trx.query('select registry.create_subject_indexes()');
  await touchUnits(trx, [...touched]);
  const merged = await mergeSubjects(context, rules);
  return {
    rows,
    counts: {
      ...merged.counts,
      new: merged.counts.new + direct,
      duplicates: reader.duplicates() + merged.counts.duplicates,
    },
    changes: merged.changes,
  };
}

async function lookAtRegister(
  { trx }: ImportContext,
  { kind }: SubjectRules,
): Promise<{ first: boolean; small: boolean }> {
  const { rows } = await trx.query<{ first: boolean; small: boolean }>(
    `select not exists (select from registry.subject where kind = $1) as first,
       (select count(*) from (select from registry.subject limit $2) few) < $2 as small`,
    [kind, smallRegister],
  );
  return rows[0]!;
}

const directColumns = `kind, name, code_token, code_last4, unit_id, origin_unit_id, address, sector, founded_on, status,
  legal_basis, erase_after, import_id`;

/** PostgreSQL copies into no table with row security, so what is copied is moved from a table of the session's own. */
function startDirect({ trx }: ImportContext): CopyWriter {
  const copy = startCopy(trx, `direct_subject (${directColumns})`);
  return {
    ...copy,
    async end() {
      await copy.end();
      const { rowCount } = await trx.query(
        `insert into registry.subject (${directColumns})
         select ${directColumns}
         from direct_subject`,
      );
      await trx.query('truncate direct_subject');
      return rowCount ?? 0;
    },
  };
}

function writeDirect(
  copy: CopyWriter,
  row: SubjectRow,
  { importId, eraseAfter }: ImportContext,
  { kind, legalBasis, personal }: SubjectRules,
): void {
  copy.row(13);
  copy.text(kind);
  copy.text(row.name);
  copy.bytes(row.token);
  copy.text(row.last4);
  copy.bigint(row.place.unitId);
  copy.bigint(row.place.originUnitId);
  copy.text(row.address);
  copy.text(row.sector);
  copy.date(row.founded);
  copy.text(row.status ?? 'active');
  copy.text(legalBasis);
  copy.date(personal ? eraseAfter : null);
  copy.bigint(importId);
}

function startStaged({ trx }: ImportContext): CopyWriter {
  return startCopy(
    trx,
    `staged_subject (line, token, last4, name, unit_id, origin_unit_id, candidates, place_note, place_field,
       place_given, address, sector, founded, status)`,
  );
}

function writeStaged(copy: CopyWriter, row: SubjectRow): void {
  copy.row(14);
  copy.int(row.line);
  copy.bytes(row.token);
  copy.text(row.last4);
  copy.text(row.name);
  copy.bigint(row.place.unitId);
  copy.bigint(row.place.originUnitId);
  copy.bigints(row.place.candidates);
  copy.text(row.place.note ?? '');
  copy.text(row.placeGiven.field);
  copy.text(row.placeGiven.text);
  copy.text(row.address);
  copy.text(row.sector);
  copy.date(row.founded);
  copy.nullableText(row.status);
}

async function stage(context: ImportContext, rows: readonly SubjectRow[]): Promise<void> {
  if (rows.length === 0) return;
  const copy = startStaged(context);
  for (const row of rows) writeStaged(copy, row);
  await copy.end();
}
