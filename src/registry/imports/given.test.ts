import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type pg from 'pg';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { importText } from '../testing/lists.ts';
import { renderImportCsv } from './render.ts';
import type { ImportReport } from './report.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await openTerritoryDatabase();
  pool = database.connect('hien_dien_app');
});
afterEach(() => database[Symbol.asyncDispose]());

const asked = (report: ImportReport) =>
  report.notes.kept
    .filter(({ outcome }) => outcome === 'review')
    .map(({ line, column, reason, given }) => [line, column, reason, given]);

/** A commune of old Thái Nguyên that was cut: its code and name before July 2025. */
async function cutCommune(): Promise<{ code: string; name: string; district: string }> {
  const { rows } = await pool.query<{ code: string; name: string; district: string }>(
    `select code.code, version.name, district.name as district
     from territory.lineage
     join territory.code on code.unit_id = lineage.from_unit_id and code.valid @> date '2025-03-31'
     join territory.unit_version version on version.unit_id = code.unit_id and version.valid @> date '2025-03-31'
     join territory.unit_version district on district.unit_id = version.parent_id and district.valid @> date '2025-03-31'
     join territory.code province on province.unit_id = district.parent_id and province.code = '19'
       and province.valid @> date '2025-03-31'
     where length(code.code) = 5
     group by code.code, version.name, district.name
     having count(*) > 1
     order by 1
     limit 1`,
  );
  return rows[0]!;
}

test('a row whose commune was cut is told with the cell that named it: name, code or address', async () => {
  const { code, name, district } = await cutCommune();
  const address = `Xóm 1, xã ${name}, huyện ${district}, tỉnh Thái Nguyên`;
  const report = await importText(
    pool,
    'enterprises',
    `Mã số,Tên,Xã,Huyện,Tỉnh,Mã xã,Địa chỉ
4600000136,Công ty A,Xã ${name},${district},Thái Nguyên,,
4600000023,Công ty B,,,,${code},
4600000087,Công ty C,,,,,"${address}"
`,
    { asOf: '2025-03-31' },
  );
  assert.deepEqual(asked(report), [
    [2, 'Xã', 'place-cut', `Xã ${name}`],
    [3, 'Mã xã', 'place-cut', code],
    [4, 'Địa chỉ', 'place-cut', address],
  ]);
  assert.match(renderImportCsv(report, 'vi'), new RegExp(`3,Cần người quyết định,Mã xã,.*,'?${code}\r\n`));
});

test('a name and a holder that this list made are asked about with the cell of the first row', async () => {
  const { code } = await cutCommune();
  const report = await importText(
    pool,
    'domains',
    `Tên miền,Chủ thể,Loại chủ thể,Mã xã
che.vn,Công ty Chè,doanh nghiệp,${code}
tra.vn,Công ty Chè,doanh nghiệp,${code}
khong-chu.vn,,,${code}
`,
    { asOf: '2025-03-31' },
  );
  assert.deepEqual(asked(report), [
    [4, 'Mã xã', 'place-cut', code],
    [2, 'Mã xã', 'place-cut', code],
  ]);
});

test('a row that is like somebody known is told with its name, and a code written into it is hidden', async () => {
  const list = (code: string) => `Mã số,Tên,Xã,Tỉnh\n${code},Quán Bình 033177011448,Tân Cương,Thái Nguyên\n`;
  await importText(pool, 'households', list('019088012345'));
  const report = await importText(pool, 'households', list('019090055555'));
  assert.deepEqual(asked(report), [[2, 'Tên', 'which-subject', 'Quán Bình ••••••••1448']]);
});

test('another holder than the one known is told by name; where the list gives a code alone its cell is not told', async () => {
  const firms = 'Mã số,Tên\n4600000136,Công ty A\n4600000023,Công ty B\n';
  await importText(pool, 'enterprises', firms);
  const held = (name: string, holder: string, code: string) => `${name},${holder},${code}\n`;
  const head = 'Tên miền,Chủ thể,Mã số chủ thể\n';
  await importText(
    pool,
    'domains',
    `${head}${held('che.vn', 'Công ty A', '4600000136')}${held('tra.vn', 'Công ty A', '4600000136')}`,
  );
  const report = await importText(
    pool,
    'domains',
    `${head}${held('che.vn', 'Công ty B', '4600000023')}${held('tra.vn', '', '4600000023')}`,
  );
  assert.deepEqual(asked(report), [
    [2, 'Chủ thể', 'holder-differs', 'Công ty B'],
    [3, 'Mã số chủ thể', 'holder-differs', ''],
  ]);
});

test('a holder who may be several, or is not known, is told as the list names him', async () => {
  await importText(
    pool,
    'enterprises',
    'Mã số,Tên,Xã,Tỉnh\n4600000136,Công ty Chè,Tân Cương,Thái Nguyên\n4600000023,Công ty Chè,Tân Cương,Thái Nguyên\n',
  );
  const report = await importText(
    pool,
    'domains',
    `Tên miền,Chủ thể,Xã,Tỉnh
che.vn,Công ty Chè,Tân Cương,Thái Nguyên
binh.vn,Bình 033177011448,Tân Cương,Thái Nguyên
`,
  );
  assert.deepEqual(asked(report), [[2, 'Chủ thể', 'which-subject', 'Công ty Chè']]);
  assert.deepEqual(
    report.notes.kept
      .filter(({ reason }) => reason === 'holder-unknown')
      .map(({ line, column, given }) => [line, column, given]),
    [[3, 'Chủ thể', 'Bình ••••••••1448']],
  );
});
