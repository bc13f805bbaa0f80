/**
 * One worksheet part as a stream of rows (ECMA-376 part 1 §18.3.1). Shared, inline and formula strings, numbers and
 * booleans as their text; a date stays the number it is, and whoever knows that a column holds dates reads it.
 */
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { mostColumns, type Row } from './row.ts';
import type { TextStore } from './text-store.ts';
import { localName } from './workbook-guard.ts';

/** Rows a sheet can have (Excel specifications and limits). */
const mostRows = 1_048_576;

export interface SheetListener {
  /** `<!DOCTYPE …>`. */
  onDoctype?: (() => never) | undefined;
  /** The text of a header or footer of the printed page. */
  onPageText?: ((text: string) => void) | undefined;
}

/** Rows in batches, as they come out of the zip. @throws Error when the XML is not well-formed or breaks off */
export async function* readSheet(
  stream: Readable,
  shared: TextStore,
  { onDoctype, onPageText }: SheetListener = {},
): AsyncGenerator<Row[], void, undefined> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  let ready: Row[] = [];
  let row: Row = { line: 0, cells: [] };
  let column = 0;
  let type = '';
  let value = '';
  let inValue = false;
  let inPageText = false;
  if (onDoctype) parser.on('doctype', onDoctype);
  parser.on('opentag', ({ name, attributes }) => {
    const tag = localName(name);
    if (tag === 'row') {
      // Taken only where it goes on: lines are keys of what is staged, and a number given twice would fail the whole list.
      const given = Number(attributes.r);
      const goesOn = Number.isInteger(given) && given > row.line && given <= mostRows;
      row = { line: goesOn ? given : row.line + 1, cells: [] };
      column = 0;
    } else if (tag === 'c') {
      column = columnOf(String(attributes.r ?? '')) ?? column;
      type = String(attributes.t ?? 'n');
      value = '';
    } else if (tag === 'v' || tag === 't') inValue = true;
    else if (pageTexts.has(tag)) {
      inPageText = true;
      value = '';
    }
  });
  parser.on('text', (text) => {
    if (inValue || inPageText) value += text;
  });
  parser.on('closetag', ({ name }) => {
    const tag = localName(name);
    if (tag === 'v' || tag === 't') inValue = false;
    else if (tag === 'c') {
      if (column < mostColumns) {
        while (row.cells.length < column) row.cells.push('');
        row.cells[column] = cellText(type, value, shared);
      }
      column += 1;
    } else if (tag === 'row') ready.push(row);
    else if (inPageText && pageTexts.has(tag)) {
      inPageText = false;
      onPageText?.(value.slice(0, 1_000));
    }
  });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    parser.write(decoder.decode(chunk, { stream: true }));
    if (ready.length > 0) yield ready;
    ready = [];
  }
  parser.write(decoder.decode()).close();
  yield ready;
}

const pageTexts = new Set([
  'oddHeader',
  'oddFooter',
  'evenHeader',
  'evenFooter',
  'firstHeader',
  'firstFooter',
]);

function cellText(type: string, value: string, shared: TextStore): string {
  if (type === 's') return shared.get(Number(value));
  if (type === 'e') return '';
  return value;
}

/** `AB12` → 27; null when the reference cannot be read. */
function columnOf(reference: string): number | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at === 0 || at > 3 || at === reference.length ? null : column - 1;
}
