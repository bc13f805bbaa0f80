/**
 * Plain lists and CSV: finds the delimiter, then gives rows with their line numbers.
 *
 * A file in which hardly any line has a delimiter is a plain list; there a quotation mark is a character like any other,
 * so that one stray mark cannot swallow the lines after it. In CSV a mark that is never closed is a Problem with its line.
 */
import { Readable } from 'node:stream';
import { CsvError, type Info, type Options, parse } from 'csv-parse';
import { problem } from '../problems.ts';
import { decodeText, type Encoding } from './encoding.ts';
import type { Row } from './row.ts';

type TextEncoding = Extract<Encoding, { kind: 'text' }>;
type Delimiter = '\t' | ';' | ',';

const delimiters: readonly Delimiter[] = ['\t', ';', ','];
/** A record longer than this is an unclosed quotation mark, not a row. */
const longestRecord = 1_000_000;
/** Characters kept of a cell, as of a workbook's: NFC of a cell of 100 kB of combining marks took 5 s. */
const longestCell = 2_000;

export function readDelimited(
  path: string,
  bytes: Buffer,
  encoding: TextEncoding,
): AsyncGenerator<Row, void, undefined> {
  const { delimiter, declared } = findDelimiter(bytes, encoding);
  const pieces = () => decodeText(bytes, encoding);
  return delimiter === null ? readPlain(pieces()) : readCsv(path, pieces(), delimiter, declared);
}

/** `declared`: the first line is Excel's `sep=;`, which is no row. */
function findDelimiter(
  bytes: Buffer,
  encoding: TextEncoding,
): { delimiter: Delimiter | null; declared: boolean } {
  const first = decodeText(bytes, encoding).next().value ?? '';
  const all = first.split(/\r\n|\n|\r/);
  const declaration = /^sep=([,;\t])$/i.exec(all[0] ?? '');
  if (declaration) return { delimiter: declaration[1] as Delimiter, declared: true };
  const lines = all.filter((line) => line.trim() !== '').slice(0, 60);
  const found = delimiters
    .map((delimiter) => {
      const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(delimiter).length - 1);
      return { delimiter, having: counts.filter((count) => count > 0).length };
    })
    .filter(({ having }) => having * 2 > lines.length)
    .sort((left, right) => right.having - left.having)[0];
  return { delimiter: found?.delimiter ?? null, declared: false };
}

async function* readPlain(pieces: Iterable<string>): AsyncGenerator<Row, void, undefined> {
  let line = 0;
  let rest = '';
  const rowOf = (text: string): Row | null => {
    line += 1;
    const cell = text
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim()
      .slice(0, longestCell)
      .normalize('NFC');
    return cell === '' ? null : { line, cells: [cell] };
  };
  for (const piece of pieces) {
    // A CR at the end of a piece may be half of CRLF: it waits for the next piece.
    const waiting = piece.endsWith('\r') ? '\r' : '';
    const lines = (rest + piece.slice(0, piece.length - waiting.length)).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + waiting;
    for (const text of lines) {
      const row = rowOf(text);
      if (row) yield row;
    }
  }
  for (const text of rest.split('\r')) {
    const row = rowOf(text);
    if (row) yield row;
  }
}

async function* readCsv(
  path: string,
  pieces: Iterable<string>,
  delimiter: Delimiter,
  declared: boolean,
): AsyncGenerator<Row, void, undefined> {
  const options: Options = {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    info: true,
  };
  const parser = Readable.from(pieces).compose(parse(options)) as AsyncIterable<{
    info: Info;
    record: string[];
  }>;
  let first = true;
  let lastLine = 0;
  try {
    for await (const { info, record } of parser) {
      // `info.lines` is where the record ends; line breaks inside quoted cells lie between.
      const inside = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
      lastLine = info.lines;
      if (first && declared) {
        first = false;
        continue;
      }
      first = false;
      const cells = record.map((cell) => cell.trim().slice(0, longestCell).normalize('NFC'));
      if (cells.some((cell) => cell !== '')) yield { line: info.lines - inside, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw problem('csv-broken', { path, line: lastLine + 1 });
    throw error;
  }
}
