import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type pg from 'pg';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { openListBytes } from '#platform/tables/list-source.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { importText } from '../testing/lists.ts';
import { hintOfName } from './day-hints.ts';
import { renderImportText } from './render.ts';
import type { ImportReport } from './report.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeEach(async () => {
  database = await openTerritoryDatabase();
  pool = database.connect('hien_dien_app');
});
afterEach(() => database[Symbol.asyncDispose]());

const schools = (name: string, province = 'Thái Nguyên') =>
  `Tên trường,Xã,Tỉnh\n${name},${province === 'Thái Nguyên' ? 'Tân Cương' : 'Phường Sài Gòn'},${province}\n`;
const hints = ({ dayHints }: ImportReport) => dayHints.map(({ words }) => words.vi);

test("a day that the file's name agrees with, or names nothing of, is not doubted", () => {
  for (const name of [
    'truong.csv',
    'truong 30-06-2026.csv',
    'truong thang 6-2026.csv',
    'T5-2026 va T6-2026.csv',
  ])
    assert.equal(hintOfName(name, '2026-06-30', '2026-11-26'), null, name);
});

test("another day in the file's name is told, the last of several", () => {
  assert.deepEqual(hintOfName('tu 01-10-2026 den 31-10-2026.csv', '2026-06-30', '2026-11-26')?.words, {
    vi: 'Tên tệp ghi ngày 31/10/2026, còn danh sách được nhập với ngày 30/06/2026.',
    en: "The file's name says 31 Oct 2026, but the list is taken as of 30 Jun 2026.",
  });
  assert.equal(
    hintOfName('Trường học tháng 10-2026.xlsx', '2026-11-26', '2026-11-26')?.words.vi,
    'Tên tệp ghi tháng 10/2026, còn danh sách được nhập với ngày 26/11/2026.',
  );
});

test('a list older than the newest of its kind and province is told so, in a dry run and in earnest', async () => {
  const newest = await importText(pool, 'schools', schools('THPT Một'), { asOf: '2026-09-30' });
  await importText(pool, 'schools', schools('THPT Hai'), { asOf: '2026-08-31' });
  const sentence = `Danh sách này là của ngày 30/06/2026, nhưng đã có danh sách cùng loại của ngày 30/09/2026 (DS-${newest.importId}): những gì danh sách mới hơn đã nói thì giữ nguyên, danh sách này không ghi đè.`;
  for (const dryRun of [true, false]) {
    const report = await importText(pool, 'schools', schools('THPT Ba'), { asOf: '2026-06-30', dryRun });
    assert.deepEqual(hints(report), [sentence]);
  }
});

test('the newest list, one of another province and one of another kind raise no doubt', async () => {
  await importText(pool, 'schools', schools('THPT Một'), { asOf: '2026-09-30' });
  const same = await importText(pool, 'schools', schools('THPT Hai'), { asOf: '2026-09-30' });
  const later = await importText(pool, 'schools', schools('THPT Ba'), { asOf: '2026-10-31' });
  const elsewhere = await importText(pool, 'schools', schools('THPT Bốn', 'Hồ Chí Minh'), {
    asOf: '2026-06-30',
  });
  const other = await importText(pool, 'cooperatives', 'Tên HTX,Xã,Tỉnh\nHTX Chè,Tân Cương,Thái Nguyên\n', {
    asOf: '2026-06-30',
  });
  assert.deepEqual([same, later, elsewhere, other].flatMap(hints), []);
});

test('a list that was only tried is no newer list', async () => {
  await importText(pool, 'schools', schools('THPT Một'), { asOf: '2026-09-30', dryRun: true });
  assert.deepEqual(hints(await importText(pool, 'schools', schools('THPT Hai'))), []);
});

test('the very file that came with another day is told with that day', async () => {
  const first = await importText(pool, 'schools', schools('THPT Một'), { asOf: '2026-05-31' });
  const again = await importText(pool, 'schools', schools('THPT Một'), { asOf: '2026-06-30', dryRun: true });
  assert.deepEqual(hints(again), [
    `Chính tệp này đã được nhập (DS-${first.importId}) với ngày 31/05/2026; lần này là ngày 30/06/2026.`,
  ]);
});

test('figures with days of their own are not doubted by the day of the list; those without are', async () => {
  const counts = (columns: string, cells: string) =>
    `Đơn vị,Số tên miền,Văn bản${columns}\nThái Nguyên,3295,Công văn 1${cells}\n`;
  const options = { province: '19' };
  await importText(pool, 'registered-counts', counts(',Tính đến ngày', ',30/09/2026'), {
    ...options,
    asOf: '2026-09-30',
  });
  const dated = await importText(pool, 'registered-counts', counts(',Tính đến ngày', ',31/08/2026'), options);
  assert.deepEqual(hints(dated), []);
  const bare = await importText(pool, 'registered-counts', counts('', ''), options);
  assert.match(hints(bare)[0] ?? '', /số của ngày cũ hơn được ghi bên cạnh, không thay số mới hơn\.$/);
});

test('the report of the command line says it above the sums, with what to do', async () => {
  const file = openListBytes({
    path: '/danh-sach/truong_31-10-2026.csv',
    bytes: Buffer.from(schools('THPT Một')),
    kind: 'text',
  });
  const tried = await importText(pool, 'schools', '', { file, dryRun: true });
  assert.match(
    renderImportText(tried, 'vi'),
    /Ngày {2}30\/06\/2026\n\nXem lại ngày của danh sách:\n {2}Tên tệp ghi ngày 31\/10\/2026, còn .* 30\/06\/2026\.\n {2}Nếu ngày này đúng thì cứ nhập; nếu nhầm, hãy ghi đúng ngày bằng --as-of\.\n\n {2}Dòng trong danh sách/,
  );
  const written = await importText(pool, 'schools', '', { file });
  assert.match(
    renderImportText(written, 'en'),
    /Look at the day of the list again:\n {2}The file's name says 31 Oct 2026, .*\n {2}If the day is right, nothing is to be done; if not, import it again with the right --as-of\.\n/,
  );
});
