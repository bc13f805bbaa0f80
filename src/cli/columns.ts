/**
 * Which column of a table holds the names, and where its data begin.
 *
 * Real lists carry a title, an empty line, then a heading that somebody typed. A heading is looked for in the rows before
 * the first name; without one the column that reads most often as names is taken; where neither decides, the person is
 * asked instead of a guess being measured.
 */
import { normaliseName } from '#measurement/index.ts';
import { problem } from '#platform/problems.ts';
import { foldHeading } from '#platform/tables/folding.ts';
import type { Row } from '#platform/tables/row.ts';
import type { Table } from '#platform/tables/rows.ts';

export interface ColumnChoice {
  column: number;
  /** Heading of the column; null when the list has none. */
  heading: string | null;
  /** Rows on or before this line are title and heading; 0 when there are none. */
  headingLine: number;
}

/** Folded headings, best first. */
const exactHeadings = [
  'tenmien',
  'domain',
  'domainname',
  'domains',
  'tenmienvn',
  'website',
  'web',
  'trangweb',
  'diachiweb',
  'diachitrangweb',
  'url',
  'link',
  'host',
  'hostname',
  'fqdn',
];
/** Parts that make a heading of a longer text, where the row has other cells beside it. */
const headingParts = ['tenmien', 'domain', 'website', 'trangweb'];
const rowsLookedAt = 50;

/** @throws Problem when the list is empty, the wanted column is not there, or no column is clearly the one */
export async function chooseColumn(table: Table, wanted: string | null): Promise<ColumnChoice> {
  const rows: Row[] = [];
  for await (const row of table.rows()) {
    rows.push(row);
    if (rows.length === rowsLookedAt) break;
  }
  const first = rows[0];
  if (!first) throw problem('no-rows', { path: table.path });
  if (wanted !== null) return findWanted(table.path, rows, wanted);
  for (const row of rows) {
    const column = headingColumn(row.cells);
    if (column >= 0) return { column, heading: row.cells[column] ?? '', headingLine: row.line };
    if (row.cells.some(readsAsName)) break;
  }
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  if (width === 1) return { column: 0, heading: null, headingLine: 0 };
  return mostNames(table.path, rows, width);
}

function headingColumn(cells: readonly string[]): number {
  const folded = cells.map(foldHeading);
  for (const heading of exactHeadings) {
    const at = folded.indexOf(heading);
    if (at >= 0) return at;
  }
  if (cells.filter((cell) => cell !== '').length < 2 || cells.some(readsAsName)) return -1;
  return folded.findIndex((cell) => headingParts.some((part) => cell.includes(part)));
}

function findWanted(path: string, rows: readonly Row[], wanted: string): ColumnChoice {
  const folded = foldHeading(wanted);
  const byHeading = rows.find(
    ({ cells }) => folded !== '' && cells.some((cell) => foldHeading(cell) === folded),
  );
  if (byHeading) {
    const column = byHeading.cells.findIndex((cell) => foldHeading(cell) === folded);
    return { column, heading: byHeading.cells[column] ?? '', headingLine: byHeading.line };
  }
  const headed = rows.find(({ cells }) => headingColumn(cells) >= 0);
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const number = /^\d{1,3}$/.test(wanted) ? Number(wanted) : 0;
  if (number >= 1 && number <= width) {
    return { column: number - 1, heading: headed?.cells[number - 1] ?? null, headingLine: headed?.line ?? 0 };
  }
  const widest = headed ?? rows.find(({ cells }) => cells.length === width);
  throw problem('column-missing', { path, column: wanted, columns: shownCells(widest?.cells ?? []) });
}

function mostNames(path: string, rows: readonly Row[], width: number): ColumnChoice {
  const counts = Array.from({ length: width }, (_, column) => ({
    column,
    names: rows.filter(({ cells }) => readsAsName(cells[column] ?? '')).length,
  })).sort((left, right) => right.names - left.names);
  const [best, second] = counts;
  if (!best || best.names === 0 || best.names === second?.names) {
    throw problem('column-unclear', { path, columns: shownCells(rows[0]?.cells ?? []) });
  }
  return { column: best.column, heading: null, headingLine: 0 };
}

function shownCells(cells: readonly string[]): string[] {
  return cells.filter((cell) => cell !== '').map((cell) => cell.slice(0, 60));
}

/** Stricter than what is measured: a mail address or a sentence with a dot in it does not decide a column. */
function readsAsName(cell: string): boolean {
  return cell.includes('.') && !/[\s@]/.test(cell) && normaliseName(cell).ok;
}
