import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { type CheckedAnew, checkUploadAnew, takeFileOver } from './again.ts';
import { commitUpload, withdrawUpload } from './decide.ts';
import { expireUploads } from './expire.ts';
import { type Desk, openDesk, unitOf } from './testing/desk.ts';
import { selectUpload } from './upload.ts';
import { claimUpload } from './work.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk[Symbol.asyncDispose]());

const list = 'Tên trường,Xã,Tỉnh,Địa chỉ\nTHPT Tân Cương,Tân Cương,Thái Nguyên,Xóm 1\n';
const by = () => ({ accountId: desk.accountId, postId: desk.postId });
const read = async (id: number) => (await desk.request((trx) => selectUpload(trx, id)))!;
const commit = (id: number) => desk.request((trx) => commitUpload(trx, { id, by: by() }));
const withdraw = (id: number) => desk.request((trx) => withdrawUpload(trx, { id }));

function anew(id: number, change: Partial<CheckedAnew> = {}): Promise<number> {
  return desk.request((trx) =>
    checkUploadAnew(trx, {
      id,
      kind: 'schools',
      asOf: '2026-03-31',
      province: null,
      profile: null,
      unitId: desk.unitId,
      by: by(),
      now: Temporal.Instant.from('2026-11-27T03:00:00Z'),
      ...change,
    }),
  );
}

async function files(): Promise<number[]> {
  const { rows } = await desk.pool.query<{ id: number }>(
    'select upload_id as id from registry.upload_file order by 1',
  );
  return rows.map(({ id }) => id);
}

test('a list without a day is checked as soon as it has one, from the file that is here', async () => {
  const first = await desk.hand(list, { asOf: null });
  const next = await anew(first);
  await using _ = desk.serve();
  const checked = await desk.comesTo(next, 'checked');
  assert.deepEqual(
    [checked.asOf, checked.report?.counts.new, checked.fileName],
    ['2026-03-31', 1, 'truong.csv'],
  );
  assert.deepEqual(await files(), [next]);
  const before = await read(first);
  assert.deepEqual([before.status, before.problem?.next, before.asOf], ['withdrawn', next, null]);
  await commit(next);
  await desk.comesTo(next, 'committed');
  assert.deepEqual(await files(), []);
});

test('a checked list is checked with another day: nobody can write the one before any more', async () => {
  await using _ = desk.serve();
  const first = await desk.hand(list, { fileName: 'truong 31-03-2026.csv' });
  assert.equal((await desk.comesTo(first, 'checked')).report?.dayHints?.length, 1);
  const next = await anew(first);
  await assert.rejects(commit(first), { code: 'upload-not-checked' });
  await assert.rejects(withdraw(first), { code: 'upload-not-checked' });
  await assert.rejects(anew(first), { code: 'upload-not-checked' });
  const checked = await desk.comesTo(next, 'checked');
  assert.deepEqual([checked.report?.dayHints, checked.expiresAt.toString()], [[], '2026-12-03T03:00:00Z']);
});

test('a list of the wrong kind is checked as the right one; of another wrong one it waits again', async () => {
  const first = await desk.hand(list, { kind: 'households' });
  await using _ = desk.serve();
  await desk.comesTo(first, 'waiting');
  const wrong = await anew(first, { kind: 'domains' });
  assert.equal((await desk.comesTo(wrong, 'waiting')).problem?.code, 'import-column-missing');
  const right = await anew(wrong);
  assert.equal((await desk.comesTo(right, 'checked')).report?.counts.new, 1);
  assert.deepEqual(await files(), [right]);
});

test('a day that has not come, columns nobody saved, a list of others: refused, and nothing has changed', async () => {
  const first = await desk.hand(list, { asOf: null });
  await assert.rejects(anew(first, { asOf: '2026-11-28' }), { code: 'upload-day-ahead' });
  await assert.rejects(anew(first, { profile: 'của Sở' }), { code: 'import-profile-unknown' });
  await assert.rejects(anew(first, { now: Temporal.Instant.from('2026-12-03T03:00:00Z') }), {
    code: 'upload-not-checked',
  });
  const elsewhere = { unitIds: [await unitOf(desk.pool, '01')] };
  await assert.rejects(
    desk.request(
      (trx) =>
        checkUploadAnew(trx, {
          id: first,
          kind: 'schools',
          asOf: '2026-03-31',
          province: null,
          profile: null,
          unitId: elsewhere.unitIds[0]!,
          by: by(),
          now: Temporal.Instant.from('2026-11-27T03:00:00Z'),
        }),
      elsewhere,
    ),
    { code: 'upload-unknown' },
  );
  assert.equal((await read(first)).status, 'waiting');
  assert.deepEqual(await files(), [first]);
});

test('an upload that names the file of one that was not let go for it gets nothing', async () => {
  const first = await desk.hand(list, { asOf: null });
  const next = await anew(first);
  await desk.pool.query(
    `insert into registry.upload (kind, file_name, sha256, size, as_of, unit_id, account_id, free_of_secrets, created_at,
       expires_at, progress)
     select kind, 'x.csv', sha256, size, as_of, unit_id, account_id, true, created_at, expires_at, progress
     from registry.upload
     where id = $1`,
    [next],
  );
  await desk.pool.query(`select platform.add_desk_job('check-upload', $1)`, [next + 1]);
  await using _ = desk.serve();
  assert.equal((await desk.comesTo(next + 1, 'refused')).problem?.code, 'upload-file-gone');
  await desk.comesTo(next, 'checked');
});

test('taken back in the very moment in which its file is taken over, a list leaves no file behind', async () => {
  const first = await desk.hand(list, { asOf: null });
  const next = await anew(first);
  const app = desk.database.connect('hien_dien_app');
  const lease = (await claimUpload(app, next, 'checking'))!;
  const waiting = (count: number) =>
    until(async () => {
      const { rows } = await desk.pool.query<{ waiting: number }>(
        `select count(*) as waiting
         from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows[0]!.waiting === count;
    });
  const held = await desk.pool.connect();
  let both: Promise<PromiseSettledResult<unknown>[]>;
  try {
    await held.query('begin');
    await held.query('select from registry.upload where id = $1 for update', [first]);
    const taking = takeFileOver(app, lease);
    await waiting(1);
    const withdrawing = withdraw(next);
    both = Promise.allSettled([taking, withdrawing]);
    await waiting(2);
    await held.query('commit');
  } finally {
    held.release();
  }
  assert.deepEqual(
    (await both).map(({ status }) => status),
    ['fulfilled', 'fulfilled'],
  );
  assert.deepEqual([(await read(first)).status, (await read(next)).status], ['withdrawn', 'withdrawn']);
  assert.deepEqual(await files(), []);
});

/** Resolves when it is so; throws after a minute. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('it never came to be so');
    await new Promise((soon) => setTimeout(soon, 10));
  }
}

test('taken back before its file was taken over, a list takes the file along; what waits runs out as others do', async () => {
  const first = await desk.hand(list, { asOf: null });
  await withdraw(await anew(first));
  assert.equal((await read(first)).status, 'withdrawn');
  const waiting = await desk.hand(list, { asOf: null });
  assert.deepEqual(await files(), [waiting]);
  const app = desk.database.connect('hien_dien_app');
  assert.equal(await expireUploads(app, Temporal.Instant.from('2026-12-03T03:01:00Z')), 1);
  assert.equal((await read(waiting)).problem?.code, 'upload-expired');
  assert.deepEqual(await files(), []);
});
