/**
 * One worksheet part as a stream of rows (ECMA-376 part 1 §18.3.1). Shared, inline and formula strings, numbers and
 * booleans as their text; dates stay the numbers they are, for no column of ours is a date.
 */
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import type { Row } from './row.ts';

/** A list has a handful of columns; what stands further right is not read. */
const mostColumns = 256;

/** @throws Error when the XML is not well-formed or breaks off */
export async function* readSheet(
  stream: Readable,
  shared: readonly string[],
): AsyncGenerator<Row, void, undefined> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  let ready: Row[] = [];
  let row: Row = { line: 0, cells: [] };
  let column = 0;
  let type = '';
  let value = '';
  let inValue = false;
  parser.on('opentag', ({ name, attributes }) => {
    const tag = localName(name);
    if (tag === 'row') {
      const line = Number(attributes.r ?? row.line + 1);
      row = { line: Number.isInteger(line) && line > 0 ? line : row.line + 1, cells: [] };
      column = 0;
    } else if (tag === 'c') {
      column = columnOf(String(attributes.r ?? '')) ?? column;
      type = String(attributes.t ?? 'n');
      value = '';
    } else if (tag === 'v' || tag === 't') inValue = true;
  });
  parser.on('text', (text) => {
    if (inValue) value += text;
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
  });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    parser.write(decoder.decode(chunk, { stream: true }));
    yield* ready;
    ready = [];
  }
  parser.write(decoder.decode()).close();
  yield* ready;
}

/** `x:sheet` and `sheet` are the same element: prefixes are the writer's choice. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function cellText(type: string, value: string, shared: readonly string[]): string {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'e') return '';
  return value;
}

/** `AB12` → 27; null when the reference cannot be read. */
function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
