import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import type { Pool } from 'pg';
import { ZipFile } from 'yazl';
import { openListBytes } from '#platform/tables/list-source.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { countsOf, importText, notesOf, now, secret } from '../testing/lists.ts';
import { importList } from './import.ts';

/** 60,000 invented household businesses of old Thái Nguyên, some in a commune that was cut. */
function manyHouseholds(cut: string): string {
  const lines = Array.from({ length: 60_000 }, (_, row) => {
    const commune = row % 1_000 === 0 ? cut : '05440';
    return `0190${50 + (row % 40)}${String(row).padStart(6, '0')},Hộ kinh doanh số ${row},${commune}`;
  });
  return `Mã số hộ kinh doanh,Tên hộ kinh doanh,Mã xã\n${lines.join('\n')}\n`;
}

async function indexesOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select indexname as name from pg_indexes where schemaname = 'registry' and tablename = 'subject' order by 1`,
  );
  return rows.map(({ name }) => name);
}

test('a first large list goes straight in, with its questions, and the register has its indexes again', async () => {
  await using database = await openTerritoryDatabase();
  const pool = database.connect('hien_dien_app');
  const { rows: cuts } = await pool.query<{ code: string }>(
    `select code.code
     from territory.lineage
     join territory.code on code.unit_id = lineage.from_unit_id and code.valid @> date '2025-03-31'
     where length(code.code) = 5 and code.code like '05%'
     group by code.code
     having count(*) > 1
     order by 1
     limit 1`,
  );
  const indexes = await indexesOf(pool);
  assert.ok(indexes.includes('subject_unit'));
  const folder = await mkdtemp(join(tmpdir(), 'hien-dien-large-'));
  try {
    const file = join(folder, 'households.csv');
    await writeFile(file, manyHouseholds(cuts[0]!.code));
    const options = { kind: 'households', file, secret, by: 'test', now, asOf: '2025-03-31' } as const;
    assert.deepEqual(countsOf(await importList(pool, options)), { rows: 60_000, new: 60_000, review: 60 });
    assert.deepEqual(await indexesOf(pool), indexes);
    await writeFile(file, `${manyHouseholds(cuts[0]!.code)}019050999999,Hộ kinh doanh mới,05440\n`);
    assert.deepEqual(countsOf(await importList(pool, options)), { rows: 60_001, new: 1, unchanged: 60_000 });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a workbook as the business register exports it: serial dates, numbers that lost zeros, formulas', async () => {
  await using database = await openTerritoryDatabase();
  const pool = database.connect('hien_dien_app');
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = [
    `<row r="1">${cell('DANH SÁCH DOANH NGHIỆP')}</row>`,
    `<row r="3">${cell('Mã số thuế')}${cell('Tên doanh nghiệp')}${cell('Ngày cấp')}${cell('Địa chỉ trụ sở')}${cell('Email')}</row>`,
    `<row r="4"><c><v>100109106</v></c>${cell('Tập đoàn mẫu')}<c><v>45292</v></c><c t="str"><f>A1</f><v>Số 1, phường Linh Sơn, tỉnh Thái Nguyên</v></c>${cell('a@b.vn')}</row>`,
    `<row r="5"><c><v>4.6E9</v></c>${cell('Công ty hỏng')}<c/></row>`,
  ];
  const zip = new ZipFile();
  const part = (name: string, content: string) => zip.addBuffer(Buffer.from(content), name);
  part(
    'xl/workbook.xml',
    '<workbook xmlns:r="urn:r"><sheets><sheet name="DN" r:id="rId1"/></sheets></workbook>',
  );
  part('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`);
  zip.end();
  const bytes = await buffer(zip.outputStream);
  const report = await importText(pool, 'enterprises', '', {
    file: openListBytes({ path: 'DN.xlsx', bytes, kind: 'zip' }),
  });
  assert.deepEqual(countsOf(report), { rows: 2, new: 1, rejected: 1, warnings: 1 });
  assert.deepEqual(notesOf(report), ['4 warning code:zeros-restored', '5 rejected code:scientific']);
  assert.deepEqual(
    report.columns.notTaken.map(({ heading }) => heading),
    ['Email'],
  );
  const { rows: subjects } = await pool.query(
    'select code_last4 as last4, founded_on as founded, address from registry.subject',
  );
  assert.deepEqual(subjects, [
    { last4: '9106', founded: '2024-01-01', address: 'Số 1, phường Linh Sơn, tỉnh Thái Nguyên' },
  ]);
});
