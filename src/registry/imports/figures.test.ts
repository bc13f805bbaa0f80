import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type pg from 'pg';
import { inTransaction } from '#platform/postgres/db.ts';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { selectPopulation } from '#territory/index.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { selectDenominator, selectRegisteredCounts } from '../counts.ts';
import { countsOf, importText, notesOf } from '../testing/lists.ts';
import { openUnitLookup } from './unit-lookup.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await openTerritoryDatabase();
  pool = database.connect('hien_dien_app');
});
afterEach(() => database[Symbol.asyncDispose]());

async function unitOf(code: string, on: string): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    'select unit_id as id from territory.code where code = $1 and valid @> $2::date',
    [code, on],
  );
  return rows[0]!.id;
}

const counts = `Đơn vị,Đuôi,Tính đến ngày,Khung,Số tên miền,Văn bản
Tỉnh Thái Nguyên,,31/03/2025,63,3.295,Chỉ thị 05
Thái Nguyên,biz.vn,31/03/2025,,412,Chỉ thị 05
Bắc Kạn,,31/03/2026,34,100,Công văn 1
Bắc Kạn,,31/03/2026,63 tỉnh,"1,100",Công văn 1
Thái Nguyên,xyz.vn,31/03/2025,63,1,Chỉ thị 05
Thái Nguyên,,31/03/2025,34,5,Chỉ thị 05
Thái Nguyên,,31/03/2025,63,ba nghìn,Chỉ thị 05
`;

test("VNNIC's counts stay on the map they were counted on", async () => {
  const report = await importText(pool, 'registered-counts', counts);
  assert.deepEqual(countsOf(report), { rows: 7, new: 3, rejected: 4, warnings: 1 });
  assert.deepEqual(notesOf(report), [
    '3 warning frame-by-day',
    '4 rejected unit-unknown',
    '6 rejected zone-unknown',
    '7 rejected frame-too-early',
    '8 rejected count-unreadable',
  ]);
  const old = await unitOf('19', '2025-06-30');
  assert.notEqual(old, await unitOf('19', '2025-07-01'));
  assert.deepEqual(await selectRegisteredCounts(pool, { unitIds: [old], on: '2026-11-26' }), [
    { unitId: old, zone: '', on: '2025-03-31', frame: '63', value: 3295, document: 'Chỉ thị 05' },
    { unitId: old, zone: 'biz.vn', on: '2025-03-31', frame: '63', value: 412, document: 'Chỉ thị 05' },
  ]);
});

test('a correction is a new row; the newest answers and the old one stays', async () => {
  await importText(pool, 'registered-counts', counts);
  const again = await importText(pool, 'registered-counts', `${counts}\n`);
  assert.deepEqual(countsOf(again), { rows: 7, unchanged: 3, rejected: 4, warnings: 1 });
  const corrected = await importText(
    pool,
    'registered-counts',
    'Đơn vị,Ngày,Khung,Số tên miền,Văn bản\nThái Nguyên,31/03/2025,63,3.300,Chỉ thị 05\n',
  );
  assert.deepEqual(countsOf(corrected), { rows: 1, changed: 1 });
  assert.deepEqual(corrected.changes, [{ line: 2, fields: { value: { before: '3295', after: '3300' } } }]);
  const old = await unitOf('19', '2025-06-30');
  const [newest] = await selectRegisteredCounts(pool, { unitIds: [old], on: '2026-11-26' });
  assert.equal(newest?.value, 3300);
  const { rows } = await pool.query('select count(*) as rows from registry.registered_count');
  assert.deepEqual(rows, [{ rows: 4 }]);
  await assert.rejects(pool.query('delete from registry.registered_count'), /permission denied/);
});

test('sizes of groups say who supplied them', async () => {
  const report = await importText(
    pool,
    'denominators',
    `Nhóm,Đơn vị,Ngày,Số lượng,Ai cung cấp
Sinh viên,Thái Nguyên,30/09/2026,"51.200",Đại học Thái Nguyên
Sinh viên tốt nghiệp,Thái Nguyên,30/09/2026,9800,Đại học Thái Nguyên
Đoàn viên,Thái Nguyên,30/09/2026,1000,
Người già,Thái Nguyên,30/09/2026,1,Sở
`,
    { asOf: '2026-10-01' },
  );
  assert.deepEqual(countsOf(report), { rows: 4, new: 2, rejected: 2 });
  const unitId = await unitOf('19', '2026-09-30');
  assert.deepEqual(await selectDenominator(pool, { unitId, kind: 'graduates', on: '2026-11-26' }), {
    unitId,
    kind: 'graduates',
    on: '2026-09-30',
    value: 9800,
    suppliedBy: 'Đại học Thái Nguyên',
    document: '',
  });
  assert.equal(await selectDenominator(pool, { unitId, kind: 'graduates', on: '2026-09-29' }), null);
});

test('a population goes to the unit of its day with its source', async () => {
  const list = 'Tỉnh,Nhóm tuổi,Ngày,Dân số,Nguồn\nThái Nguyên,15-69,01/04/2026,1.200.000,Điều tra 2026\n';
  assert.deepEqual(countsOf(await importText(pool, 'populations', list)), { rows: 1, new: 1 });
  const unitId = await unitOf('19', '2026-04-01');
  const found = await selectPopulation(pool, { unitId, kind: '15-69', on: '2026-11-26' });
  assert.equal(found?.value, 1_200_000);
  const changed = await importText(pool, 'populations', list.replace('1.200.000', '1.250.000'));
  assert.deepEqual(countsOf(changed), { rows: 1, changed: 1 });
});

test('a year of daily counts is looked up on as many maps as the year had', async () => {
  await inTransaction(pool, async (trx) => {
    let maps = 0;
    const counting = new Proxy(trx, {
      get: (target, key) => {
        if (key !== 'query') return Reflect.get(target, key);
        return (text: string, values: unknown[]) => {
          if (text.includes('territory.unit_version version')) maps += 1;
          return target.query(text, values);
        };
      },
    });
    const days = Array.from({ length: 730 }, (_, day) =>
      Temporal.PlainDate.from('2025-01-01').add({ days: day }).toString(),
    );
    const lookup = await openUnitLookup(counting, new Set(days), null);
    assert.equal(maps, 3);
    const thaiNguyen = { code: '', name: 'Tỉnh Thái Nguyên', within: '' };
    assert.deepEqual(lookup(thaiNguyen, '2025-06-30'), [await unitOf('19', '2025-06-30')]);
    assert.deepEqual(lookup(thaiNguyen, '2025-07-01'), [await unitOf('19', '2025-07-01')]);
    const city = { code: '', name: 'Thành phố Đồng Nai', within: '' };
    assert.deepEqual(lookup(city, '2026-04-29'), []);
    assert.deepEqual(lookup(city, '2026-04-30'), [await unitOf('75', '2026-04-30')]);
  });
});

test('a list of more than 200.000 figures is refused, a long title is cut', async () => {
  const row = 'Thái Nguyên,15-69,01/04/2026,1,Điều tra\n';
  await assert.rejects(
    importText(pool, 'populations', `Tỉnh,Nhóm tuổi,Ngày,Dân số,Nguồn\n${row.repeat(200_001)}`),
    /hơn 200\.000 dòng số liệu|more than 200,000 rows of figures/,
  );
  const long = `Tỉnh,Nhóm tuổi,Ngày,Dân số,Nguồn\nThái Nguyên,15-69,01/04/2026,1,${'a'.repeat(299)}\u{1f35c}\n`;
  assert.deepEqual(countsOf(await importText(pool, 'populations', long)), { rows: 1, new: 1 });
  const { rows } = await pool.query(`select title from platform.source where key like 'import:%'`);
  assert.deepEqual(rows, [{ title: 'a'.repeat(299) }]);
});
