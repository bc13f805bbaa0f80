import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type pg from 'pg';
import { inTransaction } from '#platform/postgres/db.ts';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { selectDomain } from '../domains.ts';
import { selectHolders } from '../holdings.ts';
import { countsOf, importText, notesOf, now, placeOf, unitNamed } from '../testing/lists.ts';
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

const heading = 'Tên miền,Chủ thể,Mã số,Loại chủ thể,Ngày đăng ký,Ngày hết hạn,Nhà đăng ký,Xã,Tỉnh\n';
const list = `${heading}https://www.Quán-Phở.vn/,Hộ kinh doanh Quán Phở,019088012345,hộ kinh doanh,05/01/2025,05/01/2027,Nhà A,Tân Cương,Thái Nguyên
chè.vn,Công ty TNHH Chè,4600000136,,01/02/2024,32/02/2026,Nhà A,Tân Cương,Thái Nguyên
shop.chetancuong.com.vn,Công ty TNHH Chè,4600000136,,,,Nhà A,,Thái Nguyên
chetancuong.com.vn,Ai đó,,,,,Nhà B,,Thái Nguyên
com.vn,x,,,,,,,
không phải tên,x,,,,,,,
mồ-côi.vn,,,,,,Nhà B,,Thái Nguyên
`;

test('names are read in any spelling, each in its zone, and hold to the subjects the list describes', async () => {
  const report = await importText(pool, 'domains', list);
  assert.deepEqual(countsOf(report), { rows: 7, new: 4, rejected: 2, duplicates: 1, warnings: 3 });
  assert.deepEqual(notesOf(report), [
    '3 warning day-unreadable',
    '4 warning subdomain',
    '5 warning name-twice',
    '6 rejected public-suffix',
    '7 rejected name:single-label',
  ]);
  const pho = await selectDomain(pool, 'xn--qun-ph-qta2452d.vn');
  assert.equal(pho?.unicode, 'quán-phở.vn');
  assert.equal(pho?.zoneKind, 'vietnamese');
  assert.deepEqual(
    [pho?.registeredOn, pho?.expiresOn, pho?.registrar],
    ['2025-01-05', '2027-01-05', 'Nhà A'],
  );
  assert.equal(pho?.holder?.name, 'Hộ kinh doanh Quán Phở');
  assert.equal(pho?.holder?.kind, 'household');
  assert.equal(pho?.holder?.since, '2026-06-30');
  assert.equal(await unitNamed(pool, pho?.unitId ?? null), 'Xã Tân Cương');
  const tea = await selectDomain(pool, 'chetancuong.com.vn');
  assert.equal(tea?.zone, 'com.vn');
  // Its holder's commune, which the list knew from another row.
  assert.equal(await unitNamed(pool, tea?.unitId ?? null), 'Xã Tân Cương');
  const orphan = await selectDomain(pool, 'xn--m-ci-xqa3996b.vn');
  assert.equal(orphan?.holder, null);
  assert.equal(await unitNamed(pool, orphan?.unitId ?? null), 'Tỉnh Thái Nguyên');
  const { rows } = await pool.query('select kind, name from registry.subject order by kind');
  assert.deepEqual(rows, [
    { kind: 'enterprise', name: 'Công ty TNHH Chè' },
    { kind: 'household', name: 'Hộ kinh doanh Quán Phở' },
  ]);
});

test('a name holds to a subject that is known already, by code or by name and place', async () => {
  await importText(
    pool,
    'enterprises',
    'Mã số,Tên,Xã,Tỉnh\n4600000136,Công ty TNHH Chè,Phường Linh Sơn,Thái Nguyên\n',
  );
  await importText(pool, 'schools', 'Tên trường,Xã,Tỉnh\nTrường THPT Chu Văn An,Tân Cương,Thái Nguyên\n');
  const report = await importText(
    pool,
    'domains',
    'Tên miền,Chủ thể,Mã số,Tỉnh\nche.vn,CTY CHÈ,4600000136,Thái Nguyên\nchuvanan.edu.vn,Trường THPT CHU VĂN AN,,Thái Nguyên\n',
  );
  assert.deepEqual(countsOf(report), { rows: 2, new: 2 });
  assert.equal((await selectDomain(pool, 'che.vn'))?.holder?.name, 'Công ty TNHH Chè');
  const school = await selectDomain(pool, 'chuvanan.edu.vn');
  assert.equal(school?.holder?.name, 'Trường THPT Chu Văn An');
  assert.equal(await unitNamed(pool, school?.unitId ?? null), 'Xã Tân Cương');
  const { rows } = await pool.query('select count(*) as subjects from registry.subject');
  assert.deepEqual(rows, [{ subjects: 2 }]);
});

test('a list that is imported again changes nothing; a later one changes what it says', async () => {
  await importText(pool, 'domains', list);
  await inTransaction(pool, takeTouched);
  const again = await importText(pool, 'domains', `${list}\n`);
  assert.deepEqual(countsOf(again), { rows: 7, unchanged: 4, rejected: 2, duplicates: 1, warnings: 3 });
  assert.deepEqual((await inTransaction(pool, takeTouched)).unitIds, []);
  const later = await importText(pool, 'domains', 'Tên miền,Ngày hết hạn\nchè.vn,01/02/2028\n', {
    asOf: '2026-09-30',
  });
  assert.deepEqual(countsOf(later), { rows: 1, changed: 1, warnings: 1 });
  assert.deepEqual(later.changes[0]?.fields, { expires: { before: '', after: '2028-02-01' } });
  assert.equal((await selectDomain(pool, 'xn--ch-8ia.vn'))?.registrar, 'Nhà A');
});

test('a list that names another holder overwrites nothing; a person decides from which day on', async () => {
  await importText(pool, 'domains', list);
  const other = `${heading}chè.vn,Công ty CP Trà,4600000023,,,,Nhà C,Phường Linh Sơn,Thái Nguyên\n`;
  const report = await importText(pool, 'domains', other, { asOf: '2026-09-30' });
  assert.deepEqual(countsOf(report), { rows: 1, changed: 1, review: 1 });
  const before = await selectDomain(pool, 'xn--ch-8ia.vn');
  assert.equal(before?.holder?.name, 'Công ty TNHH Chè');
  const [question] = await selectOpenReviews(pool);
  assert.equal(question?.kind, 'holder-differs');
  await inTransaction(pool, (trx) =>
    decideReview(trx, { id: question!.id, decision: { answer: 'replace' }, by: 'cán bộ', now }),
  );
  const after = await selectDomain(pool, 'xn--ch-8ia.vn');
  assert.equal(after?.holder?.name, 'Công ty CP Trà');
  assert.equal(await unitNamed(pool, after?.unitId ?? null), 'Phường Linh Sơn');
  assert.equal((await selectDomain(pool, 'xn--ch-8ia.vn', '2026-09-29'))?.holder?.name, 'Công ty TNHH Chè');
  assert.deepEqual(
    (await selectHolders(pool, after!.id)).map(({ since, until }) => [since, until]),
    [
      ['2026-06-30', '2026-09-29'],
      ['2026-09-30', null],
    ],
  );
  const repeated = await importText(pool, 'domains', `${other}\n`, { asOf: '2026-10-31' });
  assert.deepEqual(countsOf(repeated), { rows: 1, unchanged: 1 });
});

test('keeping the holder is an answer too and is not asked for again', async () => {
  await importText(pool, 'domains', list);
  const other = `${heading}chè.vn,Công ty CP Trà,4600000023,,,,Nhà A,,Thái Nguyên\n`;
  await importText(pool, 'domains', other);
  const [question] = await selectOpenReviews(pool);
  await inTransaction(pool, (trx) =>
    decideReview(trx, { id: question!.id, decision: { answer: 'keep' }, by: 'cán bộ', now }),
  );
  const repeated = await importText(pool, 'domains', `${other}\n`);
  assert.deepEqual(countsOf(repeated), { rows: 1, unchanged: 1 });
  assert.equal((await selectDomain(pool, 'xn--ch-8ia.vn'))?.holder?.name, 'Công ty TNHH Chè');
});

test('two subjects of one name in one commune: the name waits for its holder', async () => {
  await importText(
    pool,
    'enterprises',
    'Mã số,Tên,Xã,Tỉnh\n4600000136,Công ty Chè,Tân Cương,Thái Nguyên\n4600000023,Công ty Chè,Tân Cương,Thái Nguyên\n',
  );
  const report = await importText(
    pool,
    'domains',
    'Tên miền,Chủ thể,Xã,Tỉnh\nche.vn,Công ty Chè,Tân Cương,Thái Nguyên\n',
  );
  assert.deepEqual(countsOf(report), { rows: 1, new: 1, review: 1 });
  const [question] = await selectOpenReviews(pool);
  assert.equal(question?.candidates.length, 2);
  await inTransaction(pool, (trx) =>
    decideReview(trx, {
      id: question!.id,
      decision: { answer: 'same', subjectId: question!.candidates[1]! },
      by: 'cán bộ',
      now,
    }),
  );
  assert.equal((await selectDomain(pool, 'che.vn'))?.holder?.subjectId, question!.candidates[1]);
});

test('a subject without a code gets it by its name once, and other spellings with that code are the same holder', async () => {
  await importText(pool, 'cooperatives', 'Tên HTX,Xã,Tỉnh\nHTX chè Tân Cương,Tân Cương,Thái Nguyên\n');
  const report = await importText(
    pool,
    'domains',
    `${heading}che1.vn,HTX chè Tân Cương,4600000136,,,,,Tân Cương,Thái Nguyên
che2.vn,Hợp tác xã chè Tân Cương,4600000136,,,,,Tân Cương,Thái Nguyên
`,
  );
  assert.deepEqual(countsOf(report), { rows: 2, new: 2 });
  assert.equal((await selectDomain(pool, 'che1.vn'))?.holder?.name, 'HTX chè Tân Cương');
  assert.equal((await selectDomain(pool, 'che2.vn'))?.holder?.name, 'HTX chè Tân Cương');
  const { rows } = await pool.query('select name, code_last4 as last4 from registry.subject');
  assert.deepEqual(rows, [{ name: 'HTX chè Tân Cương', last4: '0136' }]);
});

test('one code that fits two subjects by their names is asked about, and the answer holds for all of its names', async () => {
  await importText(
    pool,
    'cooperatives',
    'Tên HTX,Xã,Tỉnh\nHTX chè Tân Cương,Tân Cương,Thái Nguyên\nHợp tác xã chè Tân Cương,Tân Cương,Thái Nguyên\n',
  );
  const names = `${heading}che1.vn,HTX chè Tân Cương,4600000136,,,,,Tân Cương,Thái Nguyên
che2.vn,Hợp tác xã chè Tân Cương,4600000136,,,,,Tân Cương,Thái Nguyên
che3.vn,HTX Trà,4600000136,,,,,Tân Cương,Thái Nguyên
`;
  const report = await importText(pool, 'domains', names);
  assert.deepEqual(countsOf(report), { rows: 3, new: 3, review: 1 });
  const [question] = await selectOpenReviews(pool);
  assert.deepEqual(question?.payload.domains, ['che1.vn', 'che2.vn', 'che3.vn']);
  assert.equal(question?.candidates.length, 2);
  const subjectId = question!.candidates[1]!;
  await inTransaction(pool, (trx) =>
    decideReview(trx, { id: question!.id, decision: { answer: 'same', subjectId }, by: 'cán bộ', now }),
  );
  for (const name of ['che1.vn', 'che2.vn', 'che3.vn']) {
    assert.equal((await selectDomain(pool, name))?.holder?.subjectId, subjectId);
  }
  const again = await importText(pool, 'domains', `${names}\n`);
  assert.deepEqual(countsOf(again), { rows: 3, unchanged: 3 });
});

test('an older list moves no name from where a newer one put it, and says so', async () => {
  const at = (commune: string) => `Tên miền,Xã,Tỉnh\nche.vn,${commune},Thái Nguyên\n`;
  await importText(pool, 'domains', at('Tân Cương'), { asOf: '2026-03-31' });
  const newer = await importText(pool, 'domains', at('Phường Linh Sơn'), { asOf: '2026-09-30' });
  assert.deepEqual(countsOf(newer), { rows: 1, changed: 1 });
  const older = await importText(pool, 'domains', at('Tân Cương'), { asOf: '2026-06-30' });
  assert.deepEqual(countsOf(older), { rows: 1, unchanged: 1, warnings: 1 });
  assert.deepEqual(notesOf(older), ['2 warning older-list']);
  const tea = await selectDomain(pool, 'che.vn');
  assert.equal(await unitNamed(pool, tea?.unitId ?? null), 'Phường Linh Sơn');
});

test('when a subject moves, its names move with it and both communes are counted again', async () => {
  await importText(pool, 'domains', list);
  await inTransaction(pool, takeTouched);
  await importText(
    pool,
    'enterprises',
    'Mã số,Tên,Xã,Tỉnh\n4600000136,Công ty TNHH Chè,Phường Linh Sơn,Thái Nguyên\n',
    { asOf: '2026-07-31' },
  );
  assert.deepEqual(await placeOf(pool, 'Công ty TNHH Chè'), ['Phường Linh Sơn', 'Phường Linh Sơn']);
  const tea = await selectDomain(pool, 'chetancuong.com.vn');
  assert.equal(await unitNamed(pool, tea?.unitId ?? null), 'Phường Linh Sơn');
  const { unitIds: touched } = await inTransaction(pool, takeTouched);
  assert.deepEqual((await Promise.all(touched.map((id) => unitNamed(pool, id)))).sort(), [
    'Phường Linh Sơn',
    'Xã Tân Cương',
  ]);
  assert.deepEqual(
    (await verifyRegistry(pool, { today: '2026-11-26' })).filter(({ passed }) => !passed),
    [],
  );
});

test('a name stays known since its first list, whatever later lists say of it', async () => {
  await importText(pool, 'domains', 'Tên miền,Nhà đăng ký,Tỉnh\na.vn,Nhà A,Thái Nguyên\n', {
    asOf: '2026-03-01',
  });
  await importText(pool, 'domains', 'Tên miền,Nhà đăng ký,Tỉnh\na.vn,Nhà B,Thái Nguyên\n', {
    asOf: '2026-06-01',
  });
  const { rows } = await pool.query('select listed_on, first_listed_on from registry.domain');
  assert.deepEqual(rows, [{ listed_on: '2026-06-01', first_listed_on: '2026-03-01' }]);
});

test('a name without a place of its own counts where its holder is known to be, if only the province', async () => {
  await importText(
    pool,
    'cooperatives',
    'Mã số,Tên hợp tác xã,Tỉnh\n4600000136,Hợp tác xã Chè,Thái Nguyên\n',
  );
  await importText(pool, 'domains', 'Tên miền,Mã số chủ thể,Chủ thể\nche.vn,4600000136,Hợp tác xã Chè\n');
  const che = await selectDomain(pool, 'che.vn');
  assert.equal(che?.holder?.name, 'Hợp tác xã Chè');
  assert.equal(await unitNamed(pool, che?.unitId ?? null), 'Tỉnh Thái Nguyên');
});
