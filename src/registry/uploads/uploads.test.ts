import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { recordRegisteredCount } from '../counts.ts';
import { importText } from '../testing/lists.ts';
import { commitUpload, withdrawUpload } from './decide.ts';
import { expireUploads, restoreUploadJobs } from './expire.ts';
import { type Desk, openDesk } from './testing/desk.ts';
import { renderUploadCsv, selectUpload, selectUploadRows } from './upload.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk[Symbol.asyncDispose]());

const head = 'Tên trường,Xã,Tỉnh,Địa chỉ\n';
const list = `${head}THPT Tân Cương,Tân Cương,Thái Nguyên,Xóm 1\n,Tân Cương,Thái Nguyên,Xóm 2\n`;

const commit = (id: number) =>
  desk.request((trx) => commitUpload(trx, { id, by: { accountId: desk.accountId, postId: desk.postId } }));

async function counted(): Promise<unknown> {
  const { rows } = await desk.pool.query(
    `select (select count(*) from registry.subject) as subjects, (select count(*) from registry.import) as imports,
       (select count(*) from registry.upload_file) as files`,
  );
  return rows[0];
}

/** Asks again and again, at most a minute. */
async function until(condition: string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const { rows } = await desk.pool.query<{ met: boolean }>(`select exists (${condition}) as met`);
    if (rows[0]!.met) return;
  }
  throw new Error(`never met: ${condition}`);
}

test('a list is checked, shown, written when told to, and remembered with who did it', async () => {
  await using _ = desk.serve();
  const id = await desk.hand(list);
  const checked = await desk.comesTo(id, 'checked');
  assert.deepEqual(checked.report?.counts, {
    rows: 2,
    new: 1,
    changed: 0,
    unchanged: 0,
    rejected: 1,
    waiting: 0,
    review: 0,
    duplicates: 0,
    warnings: 0,
  });
  assert.deepEqual(await counted(), { subjects: 0, imports: 0, files: 1 });
  const rows = (await desk.request((trx) => selectUploadRows(trx, id)))!;
  assert.equal(
    renderUploadCsv(rows, 'vi'),
    '\ufeffDòng,Kết quả,Cột,Lý do,Nội dung ô\r\n3,Bị loại,Tên trường,ô bắt buộc bị trống,\r\n',
  );
  await commit(id);
  const written = await desk.comesTo(id, 'committed');
  assert.deepEqual([written.committedBy, written.importId !== null], [desk.accountId, true]);
  assert.deepEqual(await counted(), { subjects: 1, imports: 1, files: 0 });
  const { rows: imports } = await desk.pool.query(
    'select by_whom, unit_id, file_name from registry.import where id = $1',
    [written.importId],
  );
  assert.deepEqual(imports, [
    { by_whom: `account:${desk.accountId}`, unit_id: desk.unitId, file_name: 'truong.csv' },
  ]);
  const { rows: audit } = await desk.pool.query('select act, object, account_id from identity.audit_entry');
  assert.deepEqual(audit, [
    { act: 'import-committed', object: `import:${written.importId}`, account_id: desk.accountId },
  ]);
});

test('where the register changed after the check nothing is written, and the person sees the new report', async () => {
  await using _ = desk.serve();
  const id = await desk.hand(list);
  await desk.comesTo(id, 'checked');
  await importText(desk.database.connect('hien_dien_app'), 'schools', `${list}\n`);
  await commit(id);
  await until(`select from registry.upload where id = ${id} and problem is not null`);
  const again = (await desk.request((trx) => selectUpload(trx, id)))!;
  assert.deepEqual(
    [again.status, again.problem?.code, again.report?.counts.new, again.report?.counts.unchanged],
    ['checked', 'upload-report-changed', 0, 1],
  );
  assert.deepEqual(await counted(), { subjects: 1, imports: 1, files: 1 });
  await commit(id);
  assert.equal((await desk.comesTo(id, 'committed')).problem, null);
  assert.deepEqual(await counted(), { subjects: 1, imports: 2, files: 0 });
});

test('the very file that was imported is known again and there is nothing to write', async () => {
  await using _ = desk.serve();
  await importText(desk.database.connect('hien_dien_app'), 'schools', list);
  const id = await desk.hand(list);
  const checked = await desk.comesTo(id, 'checked');
  assert.equal(checked.report?.already?.by, 'test');
  await assert.rejects(commit(id), { code: 'upload-nothing-new' });
});

test('what the import refuses is refused with the sentence, and its file is gone', async () => {
  const id = await desk.hand(list);
  // As if the columns had been others when it was received: its stamp is found now.
  await desk.pool.query(`update registry.upload set file_name = 'DS (MẬT).csv' where id = $1`, [id]);
  await using _ = desk.serve();
  const refused = await desk.comesTo(id, 'refused');
  assert.equal(refused.problem?.code, 'list-secret');
  assert.match(refused.problem!.vi, /MẬT/);
  assert.deepEqual(await counted(), { subjects: 0, imports: 0, files: 0 });
});

test('where the columns are not those of the kind by the time it is checked, it waits with its file', async () => {
  const id = await desk.hand(list);
  await desk.pool.query(`update registry.upload set profile = 'của Sở' where id = $1`, [id]);
  await using _ = desk.serve();
  const waiting = await desk.comesTo(id, 'waiting');
  assert.match(waiting.problem!.vi, /Chưa có cấu hình cột "của Sở"/);
  assert.deepEqual(await counted(), { subjects: 0, imports: 0, files: 1 });
  await until('select where not exists (select from graphile_worker.jobs)');
});

test('only a checked list is written; one taken back is over', async () => {
  const id = await desk.hand(list);
  await assert.rejects(commit(id), { code: 'upload-not-checked' });
  await assert.rejects(commit(id + 1), { code: 'upload-unknown' });
  await desk.request((trx) => withdrawUpload(trx, { id }));
  await assert.rejects(
    desk.request((trx) => withdrawUpload(trx, { id })),
    { code: 'upload-not-checked' },
  );
  assert.deepEqual(await counted(), { subjects: 0, imports: 0, files: 0 });
  await using _ = desk.serve();
  await until('select where not exists (select from graphile_worker.jobs)');
  assert.equal((await desk.request((trx) => selectUpload(trx, id)))?.status, 'withdrawn');
});

test('a process killed with -9 while it writes leaves nothing; the next one writes it once', async () => {
  const id = await desk.hand(list);
  const process1 = spawn(
    process.execPath,
    [join(import.meta.dirname, 'testing/list-process.ts'), JSON.stringify(desk.database.target)],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const holder = await desk.pool.connect();
  try {
    await desk.comesTo(id, 'checked');
    // Somebody else holds the log of touched units: the import has written its rows and waits there.
    await holder.query('begin; lock table registry.touched_unit in access exclusive mode');
    await commit(id);
    await until(`select from pg_locks where relation = 'registry.touched_unit'::regclass and not granted`);
    process1.kill('SIGKILL');
    await once(process1, 'exit');
  } finally {
    process1.kill('SIGKILL');
    await holder.query('rollback');
    holder.release();
  }
  await until(`select where not exists (
    select from pg_stat_activity where application_name = 'test lists' and datname = current_database()
  )`);
  assert.deepEqual(await counted(), { subjects: 0, imports: 0, files: 1 });
  assert.equal((await desk.request((trx) => selectUpload(trx, id)))?.status, 'committing');
  await using _ = desk.serve();
  await desk.comesTo(id, 'committed');
  assert.deepEqual(await counted(), { subjects: 1, imports: 1, files: 0 });
});

test('what nobody decided about in a week is taken back, and names of persons in reports are forgotten', async () => {
  const written = await desk.hand(list);
  const left = await desk.hand(list.replace('Xóm 1', 'Xóm 3'));
  await using _ = desk.serve();
  await desk.comesTo(left, 'checked');
  await commit(written);
  await desk.comesTo(written, 'committed');
  const app = desk.database.connect('hien_dien_app');
  assert.equal(await expireUploads(app, Temporal.Instant.from('2026-12-03T02:59:00Z')), 0);
  assert.equal(await expireUploads(app, Temporal.Instant.from('2026-12-03T03:01:00Z')), 2);
  const over = (await desk.request((trx) => selectUpload(trx, left)))!;
  assert.deepEqual([over.status, over.problem?.code], ['withdrawn', 'upload-expired']);
  const kept = (await desk.request((trx) => selectUpload(trx, written)))!;
  assert.deepEqual([kept.status, kept.problem, kept.report?.counts.new], ['committed', null, 1]);
  const { rows } = await desk.pool.query('select from registry.upload where rows is not null');
  assert.equal(rows.length, 0);
  assert.equal(((await counted()) as { files: number }).files, 0);
});

test('what fails by our own fault is tried again, and at last said to be our fault', async () => {
  const id = await desk.hand(list);
  const first = await desk.pool.query('update graphile_worker._private_jobs set max_attempts = 2');
  assert.equal(first.rowCount, 1);
  await using _ = desk.serve({ secret: () => Promise.reject(new Error('the key cannot be read')) });
  await until(`select from graphile_worker.jobs where attempts = 1 and locked_at is null`);
  assert.equal((await desk.request((trx) => selectUpload(trx, id)))?.status, 'checking');
  await desk.pool.query('update graphile_worker._private_jobs set run_at = now()');
  const failed = await desk.comesTo(id, 'failed');
  assert.match(failed.problem!.vi, /Đây là lỗi của hệ thống/);
  assert.deepEqual(await counted(), { subjects: 0, imports: 0, files: 0 });
});

test('a job that the queue gave up is put back', async () => {
  const id = await desk.hand(list);
  await desk.pool.query('update graphile_worker._private_jobs set attempts = max_attempts');
  const app = desk.database.connect('hien_dien_app');
  assert.equal(await restoreUploadJobs(app), 1);
  assert.equal(await restoreUploadJobs(app), 0);
  await using _ = desk.serve();
  await desk.comesTo(id, 'checked');
});

test('a count is corrected, and corrected back, under one document; who entered it stands with it', async () => {
  const count = {
    unitId: desk.unitId,
    zone: '',
    on: '2026-03-31',
    frame: '34',
    document: 'Công văn 12',
  } as const;
  const record = (value: number) =>
    desk.request((trx) => recordRegisteredCount(trx, { ...count, value }, `account:${desk.accountId}`));
  const outcomes = [];
  for (const value of [3295, 3295, 3259, 3295]) outcomes.push(await record(value));
  assert.deepEqual(outcomes, [true, false, true, true]);
  const { rows } = await desk.pool.query(
    'select value, entered_by from registry.registered_count order by id',
  );
  const by = `account:${desk.accountId}`;
  assert.deepEqual(rows, [
    { value: 3295, entered_by: by },
    { value: 3259, entered_by: by },
    { value: 3295, entered_by: by },
  ]);
});

test('the indexes of subjects cannot be taken away and left away', async () => {
  const app = desk.database.connect('hien_dien_app');
  await assert.rejects(app.query('select registry.drop_subject_indexes()'), /not put back/);
  await app.query(`
    begin;
    select registry.drop_subject_indexes();
    select registry.create_subject_indexes();
    commit`);
  const { rows } = await desk.pool.query('select registry.missing_subject_indexes() as missing');
  assert.deepEqual(rows, [{ missing: 0 }]);
});
