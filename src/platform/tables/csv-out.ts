/**
 * CSV as spreadsheets read it safely: a byte order mark first, rows that end as RFC 4180 says, no cell that runs.
 */
import type { Language } from '../format.ts';

/** Stands first in a file, so that Excel reads UTF-8. */
export const byteOrderMark = '\ufeff';

/** One row with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** The first row for people: each heading with a capital, as the heading of a table has it. */
export function csvHeadings(cells: readonly string[]): string {
  return csvRow(cells.map((cell) => cell.charAt(0).toUpperCase() + cell.slice(1)));
}

/** A number in a cell that stays one in a spreadsheet of the language: no grouping, at most so many decimal places. */
export function csvNumber(value: number, places: number, language: Language): string {
  const text = String(Number(value.toFixed(places)));
  return language === 'vi' ? text.replace('.', ',') : text;
}

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe (OWASP "CSV injection", CWE-1236; the full-width
 * signs are folded to formulas by East Asian versions of Excel, a bar begins a DDE call).
 */
export function csvCell(text: string): string {
  const neutral = /^[\s]*[=+\-@|＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(neutral) ? `"${neutral.replaceAll('"', '""')}"` : neutral;
}
