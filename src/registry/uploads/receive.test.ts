import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Problem } from '#platform/problems.ts';
import { restoreUploadJobs } from './expire.ts';
import type { ReceivedUpload } from './receive.ts';
import { type Desk, openDesk, unitOf } from './testing/desk.ts';
import { selectUpload, selectUploads } from './upload.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk[Symbol.asyncDispose]());

const list = 'Tên trường,Xã,Tỉnh,Địa chỉ\nTHPT Tân Cương,Tân Cương,Thái Nguyên,Xóm 1\n';

async function stored(): Promise<number> {
  const { rows } = await desk.pool.query<{ n: number }>(
    `select (select count(*) from registry.upload) + (select count(*) from registry.upload_file)
       + (select count(*) from graphile_worker.jobs) as n`,
  );
  return rows[0]!.n;
}

async function refusal(text: string, change: Partial<ReceivedUpload>): Promise<string> {
  try {
    await desk.hand(text, change);
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'taken';
}

for (const [title, text, change, code] of [
  ['a list marked MẬT in its name', list, { fileName: 'DS trường (MẬT).csv' }, 'list-secret'],
  ['a list marked TUYỆT MẬT in its title', `TUYỆT MẬT\n${list}`, {}, 'list-secret'],
  ['a list stamped (TỐI MẬT) behind its last row', `${list}(TỐI MẬT)\n`, {}, 'list-secret'],
  ['a list of other columns marked MẬT in its title', 'MẬT,,\nCột 1,Cột 2,Cột 3\na,b,c\n', {}, 'list-secret'],
  ['a list of other columns stamped below', 'Cột 1,Cột 2\na,b\n(TỐI MẬT),\n', {}, 'list-secret'],
  ['a list of no day marked MẬT', `MẬT\n${list}`, { asOf: null }, 'list-secret'],
  [
    'a list of no day nobody declared',
    list,
    { asOf: null, freeOfSecrets: false },
    'upload-declaration-missing',
  ],
  ['a list nobody declared', list, { freeOfSecrets: false }, 'upload-declaration-missing'],
  ['a list of a kind that is not known', list, { kind: 'ships' }, 'import-kind-unknown'],
  ['an empty file', '', {}, 'file-empty'],
  ['a PDF', '%PDF-1.7', {}, 'file-pdf'],
  ['a file of 50 MB and one byte', '', { bytes: Buffer.alloc(50_000_001, 'a') }, 'file-too-large'],
  ['a broken workbook', '', { bytes: Buffer.from('PK\x03\x04 not a zip') }, 'workbook-broken'],
] as const) {
  test(`${title} is refused before anything of it is stored`, async () => {
    const before = await stored();
    assert.equal(await refusal(text, change), code);
    assert.equal(await stored(), before);
  });
}

test('a list that passes is kept with its job, in the scope of the post and nobody else', async () => {
  const id = await desk.hand(list, { fileName: 'C:\\Users\\lan\\truong.csv', province: '19' });
  const upload = (await desk.request((trx) => selectUpload(trx, id)))!;
  assert.deepEqual(
    [upload.status, upload.fileName, upload.size, upload.province, upload.accountId, upload.progress],
    ['received', 'truong.csv', 91, '19', desk.accountId, { phase: 'reading', rows: 0, of: 1 }],
  );
  assert.equal(upload.expiresAt.toString(), '2026-12-03T03:00:00Z');
  const { rows: jobs } = await desk.pool.query(
    'select task_identifier as task, key from graphile_worker.jobs',
  );
  assert.deepEqual(jobs, [{ task: 'check-upload', key: `check-upload ${id}` }]);
  const elsewhere = { unitIds: [await unitOf(desk.pool, '01')] };
  assert.equal(await desk.request((trx) => selectUpload(trx, id), elsewhere), null);
  assert.deepEqual(await desk.request((trx) => selectUploads(trx, { limit: 50 }), elsewhere), []);
  assert.equal((await desk.request((trx) => selectUploads(trx, { limit: 50 }))).length, 1);
});

test('a page hands bytes in and never reads them; it cannot hand in for another province', async () => {
  await assert.rejects(
    desk.request((trx) => trx.query('select bytes from registry.upload_file')),
    /permission denied/,
  );
  for (const role of ['hien_dien_worker', 'hien_dien_auditor']) {
    await assert.rejects(
      desk.database.connect(role).query('select bytes from registry.upload_file'),
      /permission denied/,
    );
  }
  const elsewhere = await unitOf(desk.pool, '01');
  await assert.rejects(desk.hand(list, { unitId: elsewhere }), /row-level security/);
  await assert.rejects(
    desk.request((trx) => trx.query('select platform.add_desk_job($1, 1)', ['measure-batch'])),
    /knows no task measure-batch/,
  );
});

for (const [title, text, change, code, asOf] of [
  ['without a day', list, { asOf: null }, 'upload-day-unread', null],
  ['of tomorrow', list, { asOf: '2026-11-27' }, 'upload-day-ahead', null],
  ['without the columns of its kind', 'Cột 1,Cột 2\na,b\n', {}, 'import-column-missing', '2026-06-30'],
  ['by columns nobody saved', list, { profile: 'của Sở' }, 'import-profile-unknown', '2026-06-30'],
] as const) {
  test(`a list ${title} is kept and waits to be put right; nothing checks it meanwhile`, async () => {
    const jobs = 'select from graphile_worker.jobs';
    const before = (await desk.pool.query(jobs)).rows.length;
    const id = await desk.hand(text, change);
    const upload = (await desk.request((trx) => selectUpload(trx, id)))!;
    assert.deepEqual([upload.status, upload.problem?.code, upload.asOf], ['waiting', code, asOf]);
    assert.equal(upload.expiresAt.toString(), '2026-12-03T03:00:00Z');
    assert.equal(await restoreUploadJobs(desk.database.connect('hien_dien_app')), 0);
    assert.equal((await desk.pool.query(jobs)).rows.length, before);
  });
}
