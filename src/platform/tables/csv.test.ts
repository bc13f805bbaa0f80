import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { createCsvSplitter, UnclosedRecord } from './csv.ts';

function split(text: string, pieceLength: number, delimiter = ','): { line: number; cells: string[] }[] {
  const splitter = createCsvSplitter(delimiter);
  const rows = [];
  for (let at = 0; at < text.length; at += pieceLength)
    rows.push(...splitter.push(text.slice(at, at + pieceLength)));
  return [...rows, ...splitter.end()];
}

test('a list reads alike however its text is cut into pieces, and as csv-parse reads it', () => {
  const cell = fc.stringMatching(/^[a-zàảđ ,;"\n]{0,8}$/u);
  const list = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      list,
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 40 }),
      (rows, end, length) => {
        const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = rows.map((cells) => cells.map(quoted).join(',')).join(end);
        const expected = (
          parse(text, { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] }) as string[][]
        )
          .map((cells) => cells.map((given) => given.trim()))
          .filter((cells) => cells.some((given) => given !== ''));
        assert.deepEqual(
          split(text, length).map(({ cells }) => cells),
          expected,
        );
      },
    ),
    { seed: 20261126, numRuns: 600 },
  );
});

test('marks inside a quoted cell that nobody doubled are letters', () => {
  assert.deepEqual(split('1,"Công ty "An" mới",x\n2,"Quán ""Bình""",y\n', 1000), [
    { line: 1, cells: ['1', 'Công ty "An" mới', 'x'] },
    { line: 2, cells: ['2', 'Quán "Bình"', 'y'] },
  ]);
});

test('a row keeps the line on which it begins, over quoted line breaks and cut CRLF', () => {
  assert.deepEqual(split('a,"b\r\nc"\r\n\r\nd,e\r\n', 3), [
    { line: 1, cells: ['a', 'b\nc'] },
    { line: 4, cells: ['d', 'e'] },
  ]);
});

test('decomposed letters are composed, and only after a cell was cut', () => {
  assert.deepEqual(split(`${'tên miền,xã'.normalize('NFD')}\n`, 1000), [
    { line: 1, cells: ['tên miền', 'xã'] },
  ]);
  const [row] = split(`a,${'\u0323\u0301'.repeat(300_000)}\n`, 1_000_000);
  assert.equal(row?.cells[1]?.length, 2_000);
});

test('a mark that is never closed names the line where its record begins', () => {
  assert.throws(
    () => split('a,b\nc,"d\ne,f\n', 1000),
    (error) => error instanceof UnclosedRecord && error.line === 2,
  );
  assert.throws(
    () => split(`a,b\nc,"d\n${'e,f\n'.repeat(300_000)}`, 50_000),
    (error) => error instanceof UnclosedRecord && error.line === 2,
  );
});

test('control characters and halves of letters do not reach a cell, in whichever piece it began', () => {
  assert.deepEqual(split('a\0b,\ud83d,quán\x1b\n', 1000), [{ line: 1, cells: ['a b', '\ufffd', 'quán'] }]);
  const text = '1,"quán\0a\nphở"\n2,b\n';
  assert.deepEqual(split(text, 9), [
    { line: 1, cells: ['1', 'quán a\nphở'] },
    { line: 3, cells: ['2', 'b'] },
  ]);
  const [row] = split(`a,${'b'.repeat(1_999)}\u{1f35c}\n`, 5_000);
  assert.equal(row?.cells[1], 'b'.repeat(1_999));
});

test('a line of commas is 256 cells, as in a workbook', () => {
  const [row] = split(`a${','.repeat(900_000)}\n`, 1_000_000);
  assert.equal(row?.cells.length, 256);
});
