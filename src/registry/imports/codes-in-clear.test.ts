import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type pg from 'pg';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { countsOf, importText } from '../testing/lists.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await openTerritoryDatabase();
  pool = database.connect('hien_dien_app');
});
afterEach(() => database[Symbol.asyncDispose]());

/** Tables of the register with a row that has the code in it, however it is spaced. */
async function tablesWith(code: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string; rows: string }>(
    `select t.table_schema || '.' || t.table_name as name,
       (xpath('/row/n/text()', query_to_xml(format(
         'select count(*) as n from %I.%I as r where translate(r::text, '' .-'', '''') like %L',
         t.table_schema, t.table_name, '%' || $1::text || '%'), false, true, '')))[1]::text as rows
     from information_schema.tables t
     where t.table_type = 'BASE TABLE' and t.table_schema in ('registry', 'platform')`,
    [code],
  );
  return rows.filter((table) => table.rows !== '0').map(({ name }) => name);
}

test('a code written into the name, address or day of a household business is kept with four digits', async () => {
  const report = await importText(
    pool,
    'households',
    `Mã số hộ kinh doanh,Tên hộ kinh doanh,Xã,Tỉnh,Địa chỉ,Ngày đăng ký
,Quán Bình CCCD 033177011448,Xã Tân Cương,Thái Nguyên,Xóm 1 (033 177 011448),033177011448
,Quán Lan,033177011448,Thái Nguyên,,
`,
  );
  const { rows } = await pool.query('select name, address from registry.subject order by name');
  assert.deepEqual(rows, [
    { name: 'Quán Bình CCCD ••••••••1448', address: 'Xóm 1 (••• ••• ••1448)' },
    { name: 'Quán Lan', address: '' },
  ]);
  assert.deepEqual(
    report.notes.kept.map(({ column, given }) => [column, given]),
    [
      ['Ngày đăng ký', '••••••••1448'],
      ['Xã', '••••••••1448'],
    ],
  );
  assert.deepEqual(await tablesWith('033177011448'), []);
});

test('a code in what a list of names says of the holder or the registrar is kept with four digits', async () => {
  const report = await importText(
    pool,
    'domains',
    `Tên miền,Chủ thể,Loại chủ thể,Nhà đăng ký,Địa chỉ,Tỉnh
quan-binh.vn,Nguyễn Văn Bình 033177011448,cá nhân,Nhà A - 033177011448,Số CCCD 033.177.011448,Thái Nguyên
033177011448,,,,,Thái Nguyên
`,
  );
  assert.deepEqual(countsOf(report), { rows: 2, new: 1, rejected: 1 });
  const { rows } = await pool.query(
    `select subject.name, subject.address, domain.registrar
     from registry.domain
     join registry.subject on true`,
  );
  assert.deepEqual(rows, [
    {
      name: 'Nguyễn Văn Bình ••••••••1448',
      address: 'Số CCCD •••.•••.••1448',
      registrar: 'Nhà A - ••••••••1448',
    },
  ]);
  assert.deepEqual(await tablesWith('033177011448'), []);
});

test('a cut through a letter, a control character and a heading without end cost no list', async () => {
  const noodles = '\u{1f35c}';
  const report = await importText(
    pool,
    'households',
    `Mã số hộ kinh doanh,Tên hộ kinh doanh,Xã,Tỉnh,Ngày đăng ký ${noodles.repeat(300)}
,${'a'.repeat(499)}${noodles},Xã Tân Cương,Thái Nguyên,
,Quán\u0001Lan\u0085,Xã Tân Cương,Thái Nguyên,${'b'.repeat(79)}${noodles}
`,
  );
  assert.deepEqual(countsOf(report), { rows: 2, new: 2, warnings: 2 });
  const { rows } = await pool.query('select name from registry.subject order by name');
  assert.deepEqual(rows, [{ name: 'a'.repeat(499) }, { name: 'Quán Lan' }]);
  const notes = await pool.query('select given from registry.import_row where line = 3');
  assert.deepEqual(notes.rows, [{ given: 'b'.repeat(79) }]);
});
