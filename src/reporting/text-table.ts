/**
 * A table for a terminal of a given width: one column takes what the others leave and is cut with an ellipsis, the rest
 * are as wide as their widest cell. Vietnamese letters in NFC are one column each.
 */
export interface TextColumn {
  heading: string;
  align: 'left' | 'right';
  /** Takes what is left. One column of a table. */
  flexible?: boolean;
}

const gap = 2;

/** Heading, rule, rows; `after` rows stand below a second rule. Every line ends in a line feed. */
export function renderTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  {
    width,
    after = [],
    indent = 0,
  }: { width: number; after?: readonly (readonly string[])[]; indent?: number },
): string {
  const all = [columns.map(({ heading }) => heading), ...rows, ...after];
  const widths = columns.map((_, index) => Math.max(...all.map((cells) => length(cells[index] ?? ''))));
  const free = width - indent - gap * (columns.length - 1) - widths.reduce((sum, one) => sum + one, 0);
  const flexible = columns.findIndex((column) => column.flexible);
  if (flexible !== -1 && free < 0) widths[flexible] = Math.max(8, (widths[flexible] ?? 0) + free);
  const line = (cells: readonly string[]) =>
    `${' '.repeat(indent)}${columns
      .map(({ align }, index) => fit(cells[index] ?? '', widths[index] ?? 0, align))
      .join(' '.repeat(gap))
      .trimEnd()}\n`;
  const rule = `${' '.repeat(indent)}${widths.map((one) => '─'.repeat(one)).join(' '.repeat(gap))}\n`;
  const tail = after.length === 0 ? '' : `${rule}${after.map(line).join('')}`;
  return `${line(columns.map(({ heading }) => heading))}${rule}${rows.map(line).join('')}${tail}`;
}

/** A share as a bar: `██████░░░░`. */
export function renderBar(part: number, whole: number, cells: number): string {
  const full = whole === 0 ? 0 : Math.round((cells * part) / whole);
  return `${'█'.repeat(full)}${'░'.repeat(cells - full)}`;
}

/** Words on lines of at most `width` columns; the first line begins at column `first`, the others at `indent`. */
export function wrap(
  text: string,
  { width, first = 0, indent = first }: { width: number; first?: number; indent?: number },
): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = width - (lines.length === 0 ? first : indent);
    if (line !== '' && length(line) + 1 + length(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one, index) => `${' '.repeat(index === 0 ? first : indent)}${one}\n`).join('');
}

function fit(text: string, width: number, align: 'left' | 'right'): string {
  const cut = length(text) > width ? `${[...text].slice(0, width - 1).join('')}…` : text;
  const pad = ' '.repeat(width - length(cut));
  return align === 'left' ? cut + pad : pad + cut;
}

function length(text: string): number {
  return [...text].length;
}
