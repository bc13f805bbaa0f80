import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { ZipFile } from 'yazl';
import { Problem } from '../problems.ts';
import { tableOf } from './rows.ts';
import { openWorkbook } from './workbook.ts';

const workbook =
  '<workbook xmlns:r="urn:r"><sheets><sheet name="Danh sách" sheetId="7" r:id="rId2"/><sheet name="Khác" r:id="rId1"/></sheets></workbook>';
const relations =
  '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>' +
  '<Relationship Id="rId2" Type="x/worksheet" Target="/xl/worksheets/sheet9.xml"/>' +
  '<Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>';
const strings =
  '<sst><si><t>tên miền</t></si><si><r><t>Tiền</t></r><r><t>.vn</t></r><rPh><t>đọc</t></rPh></si></sst>';
const sheet =
  '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c><c r="B1" t="s"><v>0</v></c></row>' +
  '<row r="2"/><row r="4"><c r="A4"><v>1</v></c><c r="B4" t="s"><v>1</v></c><c r="D4" t="str"><v>Hoa Lư &amp; phố</v></c></row>' +
  '</sheetData></worksheet>';

function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

const good = {
  'xl/workbook.xml': workbook,
  'xl/_rels/workbook.xml.rels': relations,
  'xl/sharedStrings.xml': strings,
  'xl/worksheets/sheet9.xml': sheet,
};

async function rowsIn(path: string, bytes: Buffer) {
  return tableOf(path, (await openWorkbook(path, bytes)).batches).rows;
}

/** The zip with another unpacked size in the directory entry of its last part (APPNOTE 4.3.12, offset 24). */
function announcing(size: number, zip: Buffer): Buffer {
  const changed = Buffer.from(zip);
  changed.writeUInt32LE(size, changed.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
  return changed;
}

test('the first sheet is the one the workbook names first, shared, inline and formula strings are text', async () => {
  const rows = await rowsIn('list.xlsx', await zipOf(good));
  const expected = [
    { line: 1, cells: ['STT', 'tên miền'] },
    { line: 4, cells: ['1', 'Tiền.vn', '', 'Hoa Lư & phố'] },
  ];
  assert.deepEqual(await Array.fromAsync(rows()), expected);
  assert.deepEqual(await Array.fromAsync(rows()), expected);
});

test('a part that packs a thousandfold is a bomb and is refused unopened', async () => {
  const bomb = await zipOf({ ...good, 'xl/worksheets/sheet9.xml': Buffer.alloc(12_000_000, 0x20) });
  await assert.rejects(openWorkbook('bomb.xlsx', bomb), { name: 'Problem', code: 'workbook-too-large' });
});

test('a workbook whose directory announces 400 MB is refused unopened', async () => {
  const large = announcing(400_000_000, await zipOf(good));
  await assert.rejects(openWorkbook('large.xlsx', large), (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'workbook-too-large');
    assert.match(error.sentences.vi, /bung ra 400 MB, quá mức 100 MB; không mở/);
    return true;
  });
});

test('a directory that lies about sizes is stopped while unpacking', async () => {
  const honest = await zipOf({ ...good, 'xl/worksheets/sheet9.xml': sheet.padEnd(100_000) });
  const rows = await rowsIn('lying.xlsx', announcing(600, honest));
  await assert.rejects(Array.fromAsync(rows()), { name: 'Problem' });
});

test('another zip is no list, a damaged workbook says so', async () => {
  await assert.rejects(openWorkbook('a.zip', await zipOf({ 'readme.txt': 'x' })), /is no list/);
  await assert.rejects(openWorkbook('a.xlsx', (await zipOf(good)).subarray(0, 300)), /is damaged/);
  const rows = await rowsIn(
    'a.xlsx',
    await zipOf({ ...good, 'xl/worksheets/sheet9.xml': '<worksheet><row>' }),
  );
  await assert.rejects(Array.fromAsync(rows()), /is damaged/);
});

test('numbers of rows are taken where they go on, else counted', async () => {
  const numbered = (...numbers: string[]) =>
    `<worksheet><sheetData>${numbers
      .map((r) => `<row r="${r}"><c t="inlineStr"><is><t>${r}</t></is></c></row>`)
      .join('')}</sheetData></worksheet>`;
  const part = numbered('1', '5', '5', '2', '99999999999', '1e3', '-1', '1.5', 'x', '1048576');
  const rows = await rowsIn('list.xlsx', await zipOf({ ...good, 'xl/worksheets/sheet9.xml': part }));
  assert.deepEqual(
    (await Array.fromAsync(rows())).map(({ line }) => line),
    [1, 5, 6, 7, 8, 1000, 1001, 1002, 1003, 1_048_576],
  );
});
