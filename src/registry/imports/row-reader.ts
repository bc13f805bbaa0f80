/**
 * Rows below the heading, with what no list means left out: sums at the foot, signatures. A secrecy marking in a title or
 * in a row of its own ends the import.
 */
import { problem } from '#platform/problems.ts';
import { foldHeading } from '#platform/tables/folding.ts';
import type { Row } from '#platform/tables/row.ts';
import type { Table } from '#platform/tables/rows.ts';
import { findMarking } from '#platform/tables/secrecy.ts';
import { type Columns, rowsLookedAt } from './columns.ts';

/** Rows with few cells filled are looked at: titles, stamps, sums and signatures are such rows, data seldom. */
const sparse = 2;
/** Whole cells, for "Công ty" begins like "Cộng". */
const sum = /^(?:tong|cong|tongcong|tongso|total)\d*$/;
const signature = /^(?:nguoilap|noinhan|ghichu|kyten|xacnhan|thutruong)/;

/** @param required the field that data rows have filled */
export async function* readDataRows(
  table: Table,
  columns: Columns,
  required: string,
): AsyncGenerator<Row[], void, undefined> {
  const name = columns.at.get(required) ?? 0;
  for await (const batch of table.batches()) {
    const rows: Row[] = [];
    for (const row of batch) {
      if (row.line <= columns.headingLine) {
        checkMarkings(table.path, row, true);
        continue;
      }
      const [first = ''] = row.cells;
      if (!row.cells[name] || row.cells.length <= sparse || /^(?:t[ổo]|c[ộo])/iu.test(first)) {
        const filled = row.cells.filter((cell) => cell !== '');
        checkMarkings(table.path, row, filled.length === 1);
        const start = foldHeading(filled[0] ?? '');
        if (sum.test(start) || (!row.cells[name] && filled.length <= sparse && signature.test(start)))
          continue;
      }
      rows.push(row);
    }
    yield rows;
  }
}

/** Rows of a list whose columns are not known, for their markings: titles may stand in any of the first. */
export async function* readUnknownRows(table: Table): AsyncGenerator<Row[], void, undefined> {
  let read = 0;
  for await (const batch of table.batches()) {
    for (const row of batch) {
      read += 1;
      const filled = row.cells.filter((cell) => cell !== '');
      checkMarkings(table.path, row, read <= rowsLookedAt || filled.length === 1);
    }
    yield batch;
  }
}

/** Reads one field of a row; '' where the list has no such column. The column is looked up once. */
export function fieldReader(columns: Columns, field: string): (row: Row) => string {
  const column = columns.at.get(field);
  return column === undefined ? () => '' : ({ cells }) => cells[column] ?? '';
}

/** Reads any field of a row, for lists of few rows. */
export function cellReader(columns: Columns): (row: Row, field: string) => string {
  return (row, field) => row.cells[columns.at.get(field) ?? -1] ?? '';
}

function checkMarkings(path: string, { cells }: Row, bare: boolean): void {
  for (const cell of cells) {
    const marking = findMarking(cell, bare);
    if (marking !== null) throw problem('list-secret', { path, marking });
  }
}
