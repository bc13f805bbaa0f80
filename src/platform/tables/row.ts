/**
 * One row of a list, whatever file it came from.
 */
export interface Row {
  /** Line of the file on which the row begins, from 1; in a workbook the row's own number. */
  line: number;
  /** White space around each cell is taken off; wholly empty rows do not appear. */
  cells: string[];
}

/** A list has a handful of columns; what stands further right is not read, for a line of 1 MB of commas would be a million cells. */
export const mostColumns = 256;
