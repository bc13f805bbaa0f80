import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '../problems.ts';
import { readList } from './guard.ts';
import type { Row } from './row.ts';
import { openTable } from './rows.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hien-dien-tables-'));
});
after(() => rm(folder, { recursive: true }));

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function rowsOf(content: string | Buffer): Promise<Row[]> {
  const table = await openTable(await readList(await fileOf('list.csv', content)));
  return Array.fromAsync(table.rows());
}

async function codeOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'no problem';
}

test('a plain list keeps the line numbers and drops only empty lines', async () => {
  assert.deepEqual(await rowsOf('cafe.vn\n\n  quán.vn \r\n"trà.vn"\n'), [
    { line: 1, cells: ['cafe.vn'] },
    { line: 3, cells: ['quán.vn'] },
    { line: 4, cells: ['trà.vn'] },
  ]);
});

test('a stray quotation mark in a plain list costs no other line', async () => {
  assert.deepEqual(await rowsOf('"cafe.vn\nquan.vn\n'), [
    { line: 1, cells: ['"cafe.vn'] },
    { line: 2, cells: ['quan.vn'] },
  ]);
});

test('commas, semicolons and tabs are found, quoted cells may hold them and line breaks', async () => {
  const expected = [
    { line: 1, cells: ['STT', 'tên miền'] },
    { line: 2, cells: ['1', 'a.vn'] },
    { line: 3, cells: ['2\nhai', 'b.vn'] },
    { line: 5, cells: ['3', 'c.vn'] },
  ];
  for (const delimiter of [',', ';', '\t']) {
    const text = 'STT|tên miền\n1|a.vn\n"2\nhai"|b.vn\n3|c.vn\n'.replaceAll('|', delimiter);
    assert.deepEqual(await rowsOf(text), expected);
  }
});

test('old Mac line ends are line ends', async () => {
  assert.deepEqual(await rowsOf('a.vn\rb.vn\rc.vn'), [
    { line: 1, cells: ['a.vn'] },
    { line: 2, cells: ['b.vn'] },
    { line: 3, cells: ['c.vn'] },
  ]);
});

test('Excel names its delimiter in the first line', async () => {
  assert.deepEqual(await rowsOf('sep=;\r\ntên miền;xã\r\na.vn;Hoa Lư\r\n'), [
    { line: 2, cells: ['tên miền', 'xã'] },
    { line: 3, cells: ['a.vn', 'Hoa Lư'] },
  ]);
});

test('UTF-8 with a mark, UTF-16 of both orders and Windows-1258 read alike, in NFC', async () => {
  const text = 'tên miền,xã\ntiền.vn,Hoa Lư\n';
  const expected = [
    { line: 1, cells: ['tên miền', 'xã'] },
    { line: 2, cells: ['tiền.vn', 'Hoa Lư'] },
  ];
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  assert.deepEqual(await rowsOf(`\ufeff${text}`), expected);
  assert.deepEqual(await rowsOf(text.normalize('NFD')), expected);
  assert.deepEqual(await rowsOf(little), expected);
  assert.deepEqual(await rowsOf(Buffer.from(little).swap16()), expected);
  // ê 0xEA, ề = ê + combining grave 0xCC, ã 0xE3 is ă here so ã = a + tilde 0xDE, ư 0xFD
  const windows = Buffer.from('t\xean mi\xea\xccn,xa\xde\nti\xea\xccn.vn,Hoa L\xfd\n', 'latin1');
  assert.deepEqual(await rowsOf(windows), expected);
});

test('TCVN3 and VNI are named and refused', async () => {
  // "tên miền,xã" and "Hoa Lư" in TCVN3 (ê 0xAA, ề 0xD2, ã 0xB7, ư 0xAD)
  const tcvn3 = Buffer.from('t\xaan mi\xd2n,x\xb7\ncafe.vn,Hoa L\xad\n', 'latin1');
  // the same in VNI (ê = e + 0xE2, ề = e + 0xE0, ã = a + 0xF5, ư 0xF6, đ 0xF1)
  const vni = Buffer.from('te\xe2n mie\xe0n,xa\xf5\ncafe.vn,Hoa L\xf6, \xf1\xf6\xf4\xf8ng\n', 'latin1');
  assert.equal(await codeOf(rowsOf(tcvn3)), 'file-old-encoding');
  assert.equal(await codeOf(rowsOf(vni)), 'file-old-encoding');
});

test('a mark that is never closed is told with its line', async () => {
  const text = 'tên miền,xã\na.vn,b\nc.vn,"d\ne.vn,f\n';
  await assert.rejects(rowsOf(text), (error) => {
    assert.ok(error instanceof Problem);
    assert.match(error.sentences.vi, /hỏng từ dòng 3: có dấu ngoặc kép mở mà không đóng/);
    return true;
  });
});

test('what is no list is refused with its own sentence', async () => {
  assert.equal(await codeOf(readList(join(folder, 'nowhere.csv'))), 'file-missing');
  assert.equal(await codeOf(readList(folder)), 'file-directory');
  assert.equal(await codeOf(rowsOf('')), 'file-empty');
  assert.equal(await codeOf(rowsOf('%PDF-1.7\n…')), 'file-pdf');
  assert.equal(await codeOf(rowsOf(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))), 'file-old-excel');
  assert.equal(await codeOf(rowsOf(Buffer.from([1, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 9]))), 'file-no-list');
});

test('a file of 60 MB is refused by its size alone', async () => {
  const path = await fileOf('large.csv', '');
  await truncate(path, 60_000_000);
  await assert.rejects(readList(path), (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'file-too-large');
    assert.match(error.sentences.vi, /lớn 60 MB; danh sách chỉ được tới 50 MB/);
    return true;
  });
});

test('a cell of combining marks without end is cut and read at once', { timeout: 5_000 }, async () => {
  const [row] = await rowsOf(`${'\u0323\u0301'.repeat(300_000)}\na.vn\n`);
  assert.equal(row?.cells[0]?.length, 2_000);
});
