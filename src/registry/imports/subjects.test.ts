import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type pg from 'pg';
import { inTransaction } from '#platform/postgres/db.ts';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { selectSubject } from '../subjects.ts';
import { countsOf, importText, notesOf, now, placeOf } from '../testing/lists.ts';
import { takeTouched } from '../touched.ts';
import { verifyRegistry } from '../verify.ts';
import { decideReview, selectOpenReviews } from './review.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await openTerritoryDatabase();
  pool = database.connect('hien_dien_app');
});
afterEach(() => database[Symbol.asyncDispose]());

const enterprises = `Sở Tài chính tỉnh Thái Nguyên;;;;
Mã số doanh nghiệp;Tên doanh nghiệp;Xã/phường;Tỉnh;Tình trạng
4600000136;Công ty TNHH Chè Tân Cương;Xã Tân Cương;Thái Nguyên;Đang hoạt động
4600000023.0;Công ty CP Thép Gang;Phường Linh Sơn;Thái Nguyên;Tạm ngừng
4600000137;Công ty sai mã;Xã Tân Cương;Thái Nguyên;
4,6E+09;Công ty mất số;Xã Tân Cương;Thái Nguyên;
;Công ty không mã;Xã Không Có;Thái Nguyên;
4600000136;Công ty TNHH Chè Tân Cương;Xã Tân Cương;Thái Nguyên;
4600000136;Công ty khác tên;Xã Tân Cương;Thái Nguyên;
;;;;
Tổng cộng;7;;;
`;

test('a messy list gives its good rows, and says of every other row which cell and why', async () => {
  const report = await importText(pool, 'enterprises', enterprises);
  assert.deepEqual(countsOf(report), { rows: 7, new: 3, rejected: 3, duplicates: 1, warnings: 3 });
  assert.deepEqual(notesOf(report), [
    '4 warning code:decimal-removed',
    '5 rejected code:check-digit',
    '6 rejected code:scientific',
    '7 warning place-unknown',
    '8 warning duplicate',
    '9 rejected code-twice',
  ]);
  assert.deepEqual(await placeOf(pool, 'Công ty TNHH Chè Tân Cương'), ['Xã Tân Cương', 'Xã Tân Cương']);
  assert.deepEqual(await placeOf(pool, 'Công ty không mã'), ['Tỉnh Thái Nguyên', 'Tỉnh Thái Nguyên']);
});

const households = `Mã số hộ kinh doanh,Tên hộ kinh doanh,Xã,Tỉnh,Địa chỉ,Ngày đăng ký
019088012345,Hộ kinh doanh Quán Bình,Xã Tân Cương,Thái Nguyên,Xóm 1,05/01/2024
19188012346,Hộ kinh doanh Tạp hóa Lan,Xã Tân Cương,Thái Nguyên,Xóm 2,2024
`;

test('a code of a person is kept as a token and four digits, nowhere in clear, and with a day of erasing', async () => {
  await importText(pool, 'households', households);
  const { rows } = await pool.query(
    `select name, code_last4 as last4, length(code_token) as bytes, legal_basis as basis, erase_after as erase
     from registry.subject
     order by name`,
  );
  assert.deepEqual(rows, [
    { name: 'Hộ kinh doanh Quán Bình', last4: '2345', bytes: 16, basis: 'state-task', erase: '2029-06-30' },
    { name: 'Hộ kinh doanh Tạp hóa Lan', last4: '2346', bytes: 16, basis: 'state-task', erase: '2029-06-30' },
  ]);
  const everywhere = await database.pool.query<{ text: string }>(
    `select t.table_schema || '.' || t.table_name as table,
       (xpath('/row/n/text()', query_to_xml(format(
         'select count(*) as n from %I.%I as r where r::text like ''%%19088012345%%'' or r::text like ''%%19188012346%%''',
         t.table_schema, t.table_name), false, true, '')))[1]::text as text
     from information_schema.tables t
     where t.table_type = 'BASE TABLE' and t.table_schema in ('registry', 'platform')`,
  );
  assert.deepEqual(
    everywhere.rows.filter(({ text }) => text !== '0'),
    [],
  );
});

test('the same file changes nothing and says when it came; another with the same rows changes nothing either', async () => {
  const first = await importText(pool, 'households', households);
  assert.equal(first.counts.new, 2);
  const again = await importText(pool, 'households', households);
  assert.equal(again.already?.by, 'test');
  assert.equal(again.importId, null);
  await inTransaction(pool, takeTouched);
  const spaced = await importText(pool, 'households', `${households}\n`);
  assert.equal(spaced.already, null);
  assert.deepEqual(countsOf(spaced), { rows: 2, unchanged: 2, warnings: 2 });
  assert.deepEqual((await inTransaction(pool, takeTouched)).unitIds, []);
});

test('a list imported for the wrong province is imported again for the right one', async () => {
  const list = 'Tên trường,Địa chỉ\nTrường Tiểu học Hòa Bình,Xóm 1\n';
  await importText(pool, 'schools', list, { province: '01' });
  const right = await importText(pool, 'schools', list, { province: '19' });
  assert.equal(right.already, null);
  const again = await importText(pool, 'schools', list, { province: '19' });
  assert.equal(again.already?.id, right.importId);
});

test('a row that differs changes what it says and nothing else, and the report shows before and after', async () => {
  await importText(pool, 'households', households);
  await inTransaction(pool, takeTouched);
  const report = await importText(
    pool,
    'households',
    'Mã số,Tên,Xã,Tỉnh,Tình trạng\n019088012345,Hộ kinh doanh Quán Bình,Phường Linh Sơn,Thái Nguyên,Tạm ngừng\n',
    { asOf: '2026-07-31' },
  );
  assert.deepEqual(countsOf(report), { rows: 1, changed: 1 });
  assert.deepEqual(report.changes, [
    {
      line: 2,
      fields: {
        status: { before: 'active', after: 'suspended' },
        place: { before: 'Xã Tân Cương', after: 'Phường Linh Sơn' },
      },
    },
  ]);
  const { rows } = await pool.query<{ id: number }>(
    `select id from registry.subject where name_folded like '%quan binh%'`,
  );
  assert.equal(rows.length, 1);
  const subject = await selectSubject(pool, rows[0]!.id);
  assert.equal(subject?.address, 'Xóm 1');
  assert.equal(subject?.foundedOn, '2024-01-05');
  assert.equal((await inTransaction(pool, takeTouched)).unitIds.length, 2);
});

test('an older list does not overwrite a newer one', async () => {
  await importText(pool, 'households', households);
  const report = await importText(
    pool,
    'households',
    'Mã số,Tên,Địa chỉ\n019088012345,Hộ kinh doanh Quán Cũ,Xóm 1\n',
    { asOf: '2026-01-31' },
  );
  assert.deepEqual(countsOf(report), { rows: 1, unchanged: 1, warnings: 2 });
  assert.deepEqual(notesOf(report), ['2 warning place-missing', '2 warning older-list']);
});

test('a dry run says what would happen and writes nothing', async () => {
  const report = await importText(pool, 'enterprises', enterprises, { dryRun: true });
  assert.deepEqual(countsOf(report), { rows: 7, new: 3, rejected: 3, duplicates: 1, warnings: 3 });
  const { rows } = await pool.query(
    `select (select count(*) from registry.subject) as subjects, (select count(*) from registry.import) as imports,
       (select count(*) from registry.touched_unit) as touched`,
  );
  assert.deepEqual(rows, [{ subjects: 0, imports: 0, touched: 0 }]);
});

test('a row without a code is known again by name, place and address; several alike are left to a person', async () => {
  const list = 'Tên trường,Xã,Tỉnh,Địa chỉ\nTrường Tiểu học Tân Cương,Tân Cương,Thái Nguyên,Xóm 1\n';
  await importText(pool, 'schools', list);
  const same = await importText(
    pool,
    'schools',
    `${list}Trường Mầm non Tân Cương,Tân Cương,Thái Nguyên,Xóm 9\n`,
  );
  assert.deepEqual(countsOf(same), { rows: 2, new: 1, unchanged: 1 });
  const moved = await importText(pool, 'schools', list.replace('Xóm 1', 'Xóm 2'));
  assert.deepEqual(countsOf(moved), { rows: 1, waiting: 1, review: 1 });
  const [question] = await selectOpenReviews(pool);
  assert.equal(question?.kind, 'which-subject');
  assert.equal(question?.candidates.length, 1);
  await inTransaction(pool, (trx) =>
    decideReview(trx, {
      id: question!.id,
      decision: { answer: 'same', subjectId: question!.candidates[0]! },
      by: 'cán bộ',
      now,
    }),
  );
  const after = await importText(pool, 'schools', `${list.replace('Xóm 1', 'Xóm 2')}\n`);
  assert.deepEqual(countsOf(after), { rows: 1, unchanged: 1 });
  assert.deepEqual(await selectOpenReviews(pool), []);
});

test('the same name in the same commune under another code waits for a person, once', async () => {
  await importText(pool, 'households', households);
  const list = 'Mã số,Tên,Xã,Tỉnh\n019090055555,Hộ kinh doanh quán bình,Tân Cương,Thái Nguyên\n';
  const report = await importText(pool, 'households', list);
  assert.deepEqual(countsOf(report), { rows: 1, waiting: 1, review: 1 });
  const repeated = await importText(pool, 'households', `${list}\n`);
  assert.deepEqual(countsOf(repeated), { rows: 1, waiting: 1 });
  const questions = await selectOpenReviews(pool);
  assert.equal(questions.length, 1);
  assert.equal(JSON.stringify(questions[0]!.payload).includes('019090055555'), false);
  await inTransaction(pool, (trx) =>
    decideReview(trx, { id: questions[0]!.id, decision: { answer: 'new' }, by: 'cán bộ', now }),
  );
  const known = await importText(pool, 'households', `${list}\n\n`);
  assert.deepEqual(countsOf(known), { rows: 1, unchanged: 1 });
  await assert.rejects(
    inTransaction(pool, (trx) =>
      decideReview(trx, { id: questions[0]!.id, decision: { answer: 'skip' }, by: 'người khác', now }),
    ),
    { code: 'review-decided' },
  );
});

test('a cut commune is asked about once; the answer moves the subject and holds over the next list', async () => {
  const cut = await firstCutCommune();
  const list = `Mã số,Tên,Mã xã\n4600000136,Công ty TNHH Chè,${cut}\n`;
  const report = await importText(pool, 'enterprises', list, { asOf: '2025-03-31' });
  assert.deepEqual(countsOf(report), { rows: 1, new: 1, review: 1 });
  assert.equal((await placeOf(pool, 'Công ty TNHH Chè'))[0], 'Tỉnh Thái Nguyên');
  const [question] = await selectOpenReviews(pool);
  const chosen = question!.candidates[0]!;
  await assert.rejects(
    inTransaction(pool, (trx) =>
      decideReview(trx, { id: question!.id, decision: { answer: 'unit', unitId: 1 }, by: 'x', now }),
    ),
    { code: 'review-choice' },
  );
  await inTransaction(pool, takeTouched);
  await inTransaction(pool, (trx) =>
    decideReview(trx, { id: question!.id, decision: { answer: 'unit', unitId: chosen }, by: 'cán bộ', now }),
  );
  assert.equal((await inTransaction(pool, takeTouched)).unitIds.includes(chosen), true);
  const again = await importText(pool, 'enterprises', `${list}\n`, { asOf: '2025-04-30' });
  assert.deepEqual(countsOf(again), { rows: 1, unchanged: 1 });
  const { rows } = await pool.query('select unit_id as "unitId" from registry.subject');
  assert.deepEqual(rows, [{ unitId: chosen }]);
  assert.deepEqual(
    (await verifyRegistry(pool, { today: '2026-11-26' })).filter(({ passed }) => !passed),
    [],
  );
});

test('a marked list is refused by its name, its title, or a stamp beside the table', async () => {
  const list = 'Mã số,Tên\n4600000136,Công ty Mật Ong\n';
  await assert.rejects(importText(pool, 'enterprises', `TỐI MẬT,\n${list}`), { code: 'list-secret' });
  await assert.rejects(importText(pool, 'enterprises', `${list},\nMẬT,\n`), { code: 'list-secret' });
  await assert.rejects(importText(pool, 'enterprises', `Danh sách,(MẬT)\n${list}`), { code: 'list-secret' });
  const { rows } = await pool.query('select count(*) as imports from registry.import');
  assert.deepEqual(rows, [{ imports: 0 }]);
  assert.equal((await importText(pool, 'enterprises', list)).counts.new, 1);
});

test('a day that has not come is refused', async () => {
  await assert.rejects(importText(pool, 'enterprises', enterprises, { asOf: '2026-11-27' }), {
    code: 'import-day-ahead',
  });
});

async function firstCutCommune(): Promise<string> {
  const { rows } = await pool.query<{ code: string }>(
    `select code.code
     from territory.lineage
     join territory.code on code.unit_id = lineage.from_unit_id and code.valid @> date '2025-03-31'
     join territory.closure on closure.descendant_id = lineage.from_unit_id and closure.valid @> date '2025-03-31'
     join territory.code province on province.unit_id = closure.ancestor_id and province.code = '19'
       and province.valid @> date '2025-03-31'
     where length(code.code) = 5
     group by code.code
     having count(*) > 1
     order by 1
     limit 1`,
  );
  return rows[0]!.code;
}

test('a list that nobody named a province for is of the province all its rows stand in, else of none', async () => {
  const here = await importText(pool, 'enterprises', enterprises);
  const both = await importText(
    pool,
    'enterprises',
    `Mã số doanh nghiệp;Tên doanh nghiệp;Xã/phường;Tỉnh
;Công ty Trà Mới;Xã Tân Cương;Thái Nguyên
;Công ty Bến Nghé;Phường Sài Gòn;Hồ Chí Minh
`,
  );
  const { rows } = await pool.query(
    `select import.id, unit.key
     from registry.import
     left join territory.unit on unit.id = import.unit_id
     order by import.id`,
  );
  assert.deepEqual(rows, [
    { id: here.importId, key: 'province:19@2025-07-01' },
    { id: both.importId, key: null },
  ]);
});
