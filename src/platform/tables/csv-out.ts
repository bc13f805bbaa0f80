/**
 * CSV as spreadsheets read it safely: a byte order mark first, rows that end as RFC 4180 says, no cell that runs.
 */

/** Stands first in a file, so that Excel reads UTF-8. */
export const byteOrderMark = '\ufeff';

/** One row with its line end. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe (OWASP "CSV injection", CWE-1236; the full-width
 * signs are folded to formulas by East Asian versions of Excel, a bar begins a DDE call).
 */
export function csvCell(text: string): string {
  const neutral = /^[\s]*[=+\-@|＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(neutral) ? `"${neutral.replaceAll('"', '""')}"` : neutral;
}
