/**
 * Plain lists and CSV: finds the delimiter, then gives rows with their line numbers, in batches as the text comes.
 *
 * A file in which hardly any line has a delimiter is a plain list; there a quotation mark is a character like any other,
 * so that one stray mark cannot swallow the lines after it. In CSV a mark that is never closed is a Problem with its line.
 */
import { problem } from '../problems.ts';
import { cleanText, cutText } from './clean-text.ts';
import { createCsvSplitter, longestCell, UnclosedRecord } from './csv.ts';
import type { Row } from './row.ts';

type Delimiter = '\t' | ';' | ',';
/** A fresh pass over the text. */
type Pieces = () => AsyncIterable<string> | Iterable<string>;

const delimiters: readonly Delimiter[] = ['\t', ';', ','];

export async function* readDelimited(path: string, pieces: Pieces): AsyncGenerator<Row[], void, undefined> {
  const { delimiter, declared } = await findDelimiter(pieces());
  if (delimiter === null) yield* readPlain(pieces());
  else yield* readCsv(path, pieces(), delimiter, declared);
}

/** `declared`: the first line is Excel's `sep=;`, which is no row. */
async function findDelimiter(
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<{ delimiter: Delimiter | null; declared: boolean }> {
  let first = '';
  for await (const piece of pieces) {
    first = piece.slice(0, 65_536);
    break;
  }
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

async function* readPlain(
  pieces: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<Row[], void, undefined> {
  let line = 0;
  let rest = '';
  const rowsOf = (lines: readonly string[]): Row[] =>
    lines.flatMap((text) => {
      line += 1;
      const bare = cleanText(text)
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim();
      const cell = cutText(bare, longestCell).normalize('NFC');
      return cell === '' ? [] : [{ line, cells: [cell] }];
    });
  for await (const piece of pieces) {
    // A CR at the end of a piece may be half of CRLF: it waits for the next piece.
    const waiting = piece.endsWith('\r') ? '\r' : '';
    const lines = (rest + piece.slice(0, piece.length - waiting.length)).split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? '') + waiting;
    yield rowsOf(lines);
  }
  yield rowsOf(rest.split('\r'));
}

async function* readCsv(
  path: string,
  pieces: AsyncIterable<string> | Iterable<string>,
  delimiter: Delimiter,
  declared: boolean,
): AsyncGenerator<Row[], void, undefined> {
  const splitter = createCsvSplitter(delimiter);
  const dropDeclaration = (rows: Row[]) => (declared ? rows.filter(({ line }) => line > 1) : rows);
  try {
    for await (const piece of pieces) yield dropDeclaration(splitter.push(piece));
    yield dropDeclaration(splitter.end());
  } catch (error) {
    if (error instanceof UnclosedRecord) throw problem('csv-broken', { path, line: error.line });
    throw error;
  }
}
