import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { ZipFile } from 'yazl';
import { Problem } from '../problems.ts';
import { openListBytes, openListFile } from './list-source.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hien-dien-lists-'));
});
after(() => rm(folder, { recursive: true }));

const workbook =
  '<workbook xmlns:r="urn:r"><sheets><sheet name="Danh sách" r:id="rId1"/><sheet name="Bìa" r:id="rId2"/></sheets></workbook>';
const relations =
  '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>' +
  '<Relationship Id="rId2" Type="x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>';
const sheetOf = (text: string) =>
  `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`;
const good = {
  'xl/workbook.xml': workbook,
  'xl/_rels/workbook.xml.rels': relations,
  'xl/worksheets/sheet1.xml': sheetOf('tên miền'),
  'xl/worksheets/sheet2.xml': sheetOf('bìa'),
};

async function problemOf(parts: Record<string, string | Buffer>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const bytes = await buffer(zip.outputStream);
  try {
    const table = await openListBytes({ path: 'list.xlsx', bytes, kind: 'zip' }).open();
    await Array.fromAsync(table.batches());
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'no problem';
}

test('a workbook with nothing that a list does not need is opened', async () => {
  assert.equal(await problemOf(good), 'no problem');
});

test('macros are refused, also where only the content type tells of them', async () => {
  assert.equal(await problemOf({ ...good, 'xl/vbaProject.bin': 'x' }), 'workbook-macros');
  const types =
    '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
  assert.equal(await problemOf({ ...good, '[Content_Types].xml': types }), 'workbook-macros');
});

test('links to other files are refused, addresses behind cells are not', async () => {
  const relation = (type: string) =>
    `<Relationships><Relationship Id="r1" TargetMode="External" Type="http://x/${type}" Target="https://example.vn/"/></Relationships>`;
  const part = 'xl/worksheets/_rels/sheet1.xml.rels';
  assert.equal(await problemOf({ ...good, [part]: relation('hyperlink') }), 'no problem');
  assert.equal(await problemOf({ ...good, [part]: relation('oleObject') }), 'workbook-links');
  assert.equal(await problemOf({ ...good, 'xl/externalLinks/externalLink1.xml': '<x/>' }), 'workbook-links');
  assert.equal(await problemOf({ ...good, 'xl/connections.xml': '<x/>' }), 'workbook-links');
});

test('a DTD is refused before its entities mean anything, in any part and any encoding', async () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
  assert.equal(
    await problemOf({ ...good, 'xl/worksheets/sheet1.xml': `${laughs}<worksheet>&b;</worksheet>` }),
    'workbook-dtd',
  );
  assert.equal(await problemOf({ ...good, 'docProps/app.xml': `${laughs}<x/>` }), 'workbook-dtd');
  assert.equal(
    await problemOf({ ...good, 'docProps/app.xml': Buffer.from(`${laughs}<x/>`, 'utf16le') }),
    'workbook-dtd',
  );
  const late = `<!-- ${'x'.repeat(10_000)} -->${laughs}<worksheet/>`;
  assert.equal(await problemOf({ ...good, 'xl/worksheets/sheet1.xml': late }), 'workbook-dtd');
});

test('a secrecy stamp in a text box, a page header, a tab or another sheet ends it', async () => {
  const box = '<x:wsDr><a:p><a:r><a:t>TỐI </a:t></a:r><a:r><a:t>MẬT</a:t></a:r></a:p></x:wsDr>';
  assert.equal(await problemOf({ ...good, 'xl/drawings/drawing1.xml': box }), 'list-secret');
  const header =
    '<worksheet><sheetData/><headerFooter><oddHeader>&amp;C&amp;"Arial,Bold"MẬT</oddHeader></headerFooter></worksheet>';
  assert.equal(await problemOf({ ...good, 'xl/worksheets/sheet1.xml': header }), 'list-secret');
  assert.equal(
    await problemOf({ ...good, 'xl/workbook.xml': workbook.replace('Bìa', 'MẬT') }),
    'list-secret',
  );
  assert.equal(await problemOf({ ...good, 'xl/worksheets/sheet2.xml': sheetOf('MẬT') }), 'list-secret');
  assert.equal(await problemOf({ ...good, 'xl/worksheets/sheet2.xml': sheetOf('Mật ong') }), 'no problem');
});

test('a bomb and a directory of 300 parts are refused by the directory alone', async () => {
  const bomb = await problemOf({ ...good, 'xl/worksheets/sheet1.xml': Buffer.alloc(40_000_000) });
  assert.equal(bomb, 'workbook-too-large');
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`xl/media/${at}.txt`, 'x']));
  assert.equal(await problemOf({ ...good, ...many }), 'workbook-too-many');
});

test('a text list is hashed, and read from the disk as often as asked', async () => {
  const path = join(folder, 'list.csv');
  const text = `tên,xã\n${'quán phở,Tân Cương\n'.repeat(40_000)}`;
  await writeFile(path, text);
  const source = await openListFile(path);
  assert.deepEqual(source.sha256, createHash('sha256').update(text).digest());
  const table = await source.open();
  for (let pass = 0; pass < 2; pass += 1) {
    const rows = await Array.fromAsync(table.rows());
    assert.equal(rows.length, 40_001);
    assert.deepEqual(rows.at(-1), { line: 40_001, cells: ['quán phở', 'Tân Cương'] });
  }
});

test('the encoding is that of the whole file, not of its beginning', async () => {
  const path = join(folder, 'late.csv');
  const ascii = 'ten,xa\n'.repeat(300_000);
  // ã at the end as Windows-1258 writes it: a with a combining tilde, 0xDE
  await writeFile(path, Buffer.concat([Buffer.from(ascii), Buffer.from('b,xa\xde\n', 'latin1')]));
  const rows = await Array.fromAsync((await (await openListFile(path)).open()).rows());
  assert.deepEqual(rows.at(-1)?.cells, ['b', 'xã']);
});

test('a text list may have 500 MB, a workbook 50 MB', async () => {
  const path = join(folder, 'large.csv');
  await writeFile(path, 'a,b\n');
  await truncate(path, 600_000_000);
  await assert.rejects(openListFile(path), { code: 'file-too-large' });
  const zip = join(folder, 'large.xlsx');
  await writeFile(zip, 'PK\x03\x04');
  await truncate(zip, 60_000_000);
  await assert.rejects(openListFile(zip), { code: 'file-too-large' });
});
