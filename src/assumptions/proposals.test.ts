import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pool } from 'pg';
import { inTransaction, type Trx } from '#platform/postgres/db.ts';
import { inScope } from '#platform/postgres/scope.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { Problem } from '#platform/problems.ts';
import {
  closeIfOvertaken,
  confirmProposal,
  isUnconfirmed,
  listAssumptions,
  loadAssumptions,
  proposeChange,
  proposeConfirmation,
  readAssumptions,
  refuseProposal,
  type Signatory,
  selectProposal,
  selectRegister,
  withdrawProposal,
  writePreview,
} from './index.ts';
import { signatory } from './testing.ts';

const at = Temporal.Instant.from('2026-11-26T05:00:00Z');
const digest = 'figures of 26 November';

interface Office extends AsyncDisposable {
  database: TestDatabase;
  an: Signatory;
  binh: Signatory;
  asApp<Result>(work: (trx: Trx) => Promise<Result>): Promise<Result>;
}

async function openOffice(): Promise<Office> {
  const database = await openTestDatabase();
  await inTransaction(database.pool, (trx) => loadAssumptions(trx));
  const app = database.connect('hien_dien_app');
  return {
    database,
    an: await signatory(database.pool, 'Nguyễn Văn An', 'Chuyên viên'),
    binh: await signatory(database.pool, 'Trần Thị Bình', 'Phó Giám đốc'),
    asApp: (work) => inTransaction(app, work),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

const threeDays = (by: Signatory) => ({
  key: 'measurement.every-days',
  value: 3,
  from: '2026-12-01',
  title: { vi: 'Mỗi tên được đo ít nhất 3 ngày một lần' },
  source: 'Quyết định của Sở',
  grade: 'inferred' as const,
  document: 'QĐ 12/QĐ-SKHCN ngày 25/11/2026',
  reason: 'Số liệu cũ quá',
  by,
  at,
});

/** Proposed, and previewed by a program that knows figures. */
async function propose(office: Office, by: Signatory): Promise<number> {
  const { id } = await office.asApp((trx) => proposeChange(trx, threeDays(by)));
  await office.asApp((trx) => writePreview(trx, { id, summary: {}, digest, periods: [], at }));
  return id;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Problem) return error.code;
    return (error as { constraint?: string; code?: string }).constraint ?? (error as { code: string }).code;
  }
  return 'done';
}

async function versions(pool: Pool, key: string): Promise<string[]> {
  const entry = (await selectRegister(pool, '2026-11-26')).find((one) => one.key === key);
  return entry!.versions.map(
    ({ version, value, from, until, confirmedBy, confirmedOn, document, proposal }) =>
      `${version}: ${JSON.stringify(value)} ${from ?? '…'}–${until ?? '…'}, ${confirmedBy ?? 'nobody'} ${confirmedOn ?? ''} ${document ?? ''} (${proposal?.by ?? 'program'})`,
  );
}

test('what one person proposed becomes the next version when another confirms it', async () => {
  await using office = await openOffice();
  const { pool } = office.database;
  const id = await propose(office, office.an);
  const before = (await selectRegister(pool, '2026-11-26')).find(({ open }) => open !== null);
  assert.deepEqual([before?.key, before?.value, before?.open?.value], ['measurement.every-days', 7, 3]);
  const confirmed = await office.asApp((trx) =>
    confirmProposal(trx, { id, by: office.binh, at, figures: digest, shown: digest }),
  );
  assert.deepEqual(confirmed, { key: 'measurement.every-days', version: 2 });
  assert.deepEqual(await versions(pool, 'measurement.every-days'), [
    '2: 3 2026-12-01–…, Phó Giám đốc (Trần Thị Bình) 2026-11-26 QĐ 12/QĐ-SKHCN ngày 25/11/2026 (Chuyên viên (Nguyễn Văn An))',
    '1: 7 …–…, nobody   (program)',
  ]);
  assert.equal((await readAssumptions(pool, '2026-11-30'))['measurement.every-days'], 7);
  assert.equal((await readAssumptions(pool, '2026-12-01'))['measurement.every-days'], 3);
  const { decided } = await selectProposal(pool, id);
  assert.deepEqual([decided?.decision, decided?.version], ['confirmed', 2]);
});

test('whoever proposed it can neither confirm nor refuse it, says the program and says the database', async () => {
  await using office = await openOffice();
  const { an, asApp } = office;
  const id = await propose(office, an);
  const own = { id, by: an, at, figures: digest, shown: digest, comment: 'không' };
  assert.equal(await codeOf(asApp((trx) => confirmProposal(trx, own))), 'proposal-same-person');
  assert.equal(await codeOf(asApp((trx) => refuseProposal(trx, own))), 'proposal-same-person');
  for (const decision of ['confirmed', 'refused']) {
    const written = office.database.pool.query(
      `update assumptions.proposal
       set decision = $2, decided_by = proposed_by, decided_as = 'ai đó', decided_at = now(),
         version = case when $2 = 'confirmed' then 2 end
       where id = $1`,
      [id, decision],
    );
    assert.equal(await codeOf(written), 'proposal_two_people');
  }
});

test('of two proposals for one assumption at once the second is told whose the first is', async () => {
  await using office = await openOffice();
  const { an, binh, asApp } = office;
  const both = await Promise.allSettled([
    asApp((trx) => proposeChange(trx, threeDays(an))),
    asApp((trx) => proposeChange(trx, threeDays(binh))),
  ]);
  const refused = both.find((one) => one.status === 'rejected');
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.ok(refused?.reason instanceof Problem && refused.reason.code === 'proposal-open');
  assert.match(refused.reason.sentences.vi, /đề xuất số \d+ của (Chuyên viên|Phó Giám đốc) \(/);
});

test('refusing says why, withdrawing is the proposer’s, and what was decided stays decided', async () => {
  await using office = await openOffice();
  const { an, binh, asApp } = office;
  const first = await propose(office, an);
  assert.equal(
    await codeOf(asApp((trx) => refuseProposal(trx, { id: first, by: binh, at, comment: '  ' }))),
    'proposal-field-missing',
  );
  await asApp((trx) => refuseProposal(trx, { id: first, by: binh, at, comment: 'Chưa đủ máy đo' }));
  const second = await propose(office, an);
  assert.equal(
    await codeOf(asApp((trx) => withdrawProposal(trx, { id: second, by: binh, at }))),
    'proposal-of-another',
  );
  await asApp((trx) => withdrawProposal(trx, { id: second, by: an, at }));
  const again = { id: second, by: binh, at, figures: digest, shown: digest };
  assert.equal(await codeOf(asApp((trx) => confirmProposal(trx, again))), 'proposal-decided');
  const { pool } = office.database;
  const turned = pool.query(`update assumptions.proposal set comment = 'khác' where id = $1`, [first]);
  assert.equal(await codeOf(turned), '42501');
  assert.equal((await readAssumptions(pool, '2026-12-31'))['measurement.every-days'], 7);
});

test('nobody gets another value confirmed than the one that was proposed', async () => {
  await using office = await openOffice();
  const { pool } = office.database;
  const id = await propose(office, office.an);
  const changed = pool.query(`update assumptions.proposal set value = '1' where id = $1`, [id]);
  assert.equal(await codeOf(changed), '42501');
  const smuggled = pool.query(
    `insert into assumptions.assumption (key, version, value, title_vi, title_en, source, grade, proposal_id)
     values ('measurement.every-days', 2, '1', 'Một', 'One', 'không', 'inferred', $1)`,
    [id],
  );
  assert.equal(await codeOf(smuggled), '23000');
});

test('a preview of other figures than those of now, or than those shown, is not confirmed', async () => {
  await using office = await openOffice();
  const { an, binh, asApp } = office;
  const { id } = await asApp((trx) => proposeChange(trx, threeDays(an)));
  const confirm = (figures: string, shown: string) =>
    codeOf(asApp((trx) => confirmProposal(trx, { id, by: binh, at, figures, shown })));
  assert.equal(await confirm(digest, digest), 'proposal-not-previewed');
  await asApp((trx) => writePreview(trx, { id, summary: {}, digest, periods: [], at }));
  assert.equal(await confirm('other figures', digest), 'proposal-preview-old');
  assert.equal(await confirm(digest, 'an earlier preview'), 'proposal-preview-old');
  assert.equal(await confirm(digest, digest), 'done');
});

test('a proposal that another version has overtaken is not confirmed and is closed as such', async () => {
  await using office = await openOffice();
  const { an, binh, asApp } = office;
  const id = await propose(office, an);
  assert.equal(await asApp((trx) => closeIfOvertaken(trx, { id, at })), false);
  await office.database.pool.query(
    `insert into assumptions.assumption (key, version, value, title_vi, title_en, source, grade)
     values ('measurement.every-days', 2, '5', 'Năm ngày', 'Five days', 'dòng lệnh', 'inferred')`,
  );
  const given = { id, by: binh, at, figures: digest, shown: digest };
  assert.equal(await codeOf(asApp((trx) => confirmProposal(trx, given))), 'proposal-base-moved');
  assert.equal(await asApp((trx) => closeIfOvertaken(trx, { id, at })), true);
  assert.equal((await selectProposal(office.database.pool, id)).decided?.decision, 'stale');
});

test('confirmed as it is, an assumption keeps its value and loses its mark', async () => {
  await using office = await openOffice();
  const { an, binh, asApp } = office;
  const { pool } = office.database;
  const key = 'entitlement.free-years';
  const asItIs = { key, document: 'Thông tư 20/2023/TT-BTC', reason: 'Đã đọc văn bản gốc', at };
  const { id } = await asApp((trx) => proposeConfirmation(trx, { ...asItIs, by: an }));
  await asApp((trx) => writePreview(trx, { id, summary: {}, digest, periods: [], at }));
  await asApp((trx) => confirmProposal(trx, { id, by: binh, at, figures: digest, shown: digest }));
  const standing = (await listAssumptions(pool, '2026-11-26')).find((one) => one.key === key)!;
  assert.deepEqual(
    [standing.value, standing.version, standing.from, standing.until, isUnconfirmed(standing)],
    [2, 2, null, null, false],
  );
  assert.equal(standing.title.vi, 'Tên miễn phí được miễn lệ phí đăng ký và phí duy trì 2 năm đầu');
  const once = asApp((trx) => proposeConfirmation(trx, { ...asItIs, by: an }));
  assert.equal(await codeOf(once), 'assumption-confirmed');
});

test('what is confirmed as it is ends where a decided later version begins', async () => {
  await using office = await openOffice();
  const { an, binh, asApp } = office;
  const { pool } = office.database;
  const later = await propose(office, an);
  await asApp((trx) => confirmProposal(trx, { id: later, by: binh, at, figures: digest, shown: digest }));
  const { id } = await asApp((trx) =>
    proposeConfirmation(trx, {
      key: 'measurement.every-days',
      document: 'Biên bản',
      reason: 'Đến hết tháng',
      by: an,
      at,
    }),
  );
  await asApp((trx) => writePreview(trx, { id, summary: {}, digest, periods: [], at }));
  await asApp((trx) => confirmProposal(trx, { id, by: binh, at, figures: digest, shown: digest }));
  assert.equal((await readAssumptions(pool, '2026-11-30'))['measurement.every-days'], 7);
  assert.equal((await readAssumptions(pool, '2026-12-01'))['measurement.every-days'], 3);
});

test('a proposal that says nothing, or nothing that fits, is refused with what is wanted', async () => {
  await using office = await openOffice();
  const { an, asApp } = office;
  const wrong = (change: Partial<Parameters<typeof proposeChange>[1]>) =>
    codeOf(asApp((trx) => proposeChange(trx, { ...threeDays(an), ...change })));
  assert.equal(await wrong({ key: 'measurement.everyday' }), 'assumption-unknown');
  assert.equal(await wrong({ value: 0 }), 'assumption-misshapen');
  assert.equal(await wrong({ value: 7 }), 'proposal-changes-nothing');
  assert.equal(await wrong({ from: '2026-02-30' }), 'proposal-day-wrong');
  assert.equal(await wrong({ document: ' \n' }), 'proposal-field-missing');
});

test('a signed-in person of a province proposes and refuses in his own name, and cannot confirm by himself', async () => {
  await using office = await openOffice();
  const { an, binh, database } = office;
  const { rows } = await database.pool.query<{ id: number; level: string }>(
    `with made as (
       insert into territory.unit (key, level, exists_on) values ('Tỉnh', 'province', '(,)'), ('Xã', 'commune', '(,)')
       returning id, level
     ),
     closed as (
       insert into territory.closure (ancestor_id, descendant_id, depth, valid) select id, id, 0, '(,)' from made
     )
     select id, level from made`,
  );
  const unitOf = (level: string) => rows.find((row) => row.level === level)!.id;
  const console = database.connect('hien_dien_console');
  const as = <Result>(by: Signatory, level: string, work: (trx: Trx) => Promise<Result>) =>
    inScope(console, { everywhere: false, unitIds: [unitOf(level)], accountId: by.accountId }, work);
  assert.equal(await codeOf(as(an, 'commune', (trx) => proposeChange(trx, threeDays(an)))), '42501');
  assert.equal(await codeOf(as(an, 'province', (trx) => proposeChange(trx, threeDays(binh)))), '42501');
  const { id } = await as(an, 'province', (trx) => proposeChange(trx, threeDays(an)));
  await office.asApp((trx) => writePreview(trx, { id, summary: {}, digest, periods: [], at }));
  assert.equal(await codeOf(as(binh, 'commune', (trx) => selectProposal(trx, id))), 'proposal-unknown');
  const decision = { id, by: binh, at, figures: digest, shown: digest, comment: 'không' };
  assert.equal(await codeOf(as(binh, 'province', (trx) => confirmProposal(trx, decision))), '42501');
  assert.equal(await codeOf(as(an, 'province', (trx) => refuseProposal(trx, decision))), '42501');
  assert.equal(await codeOf(as(binh, 'province', (trx) => refuseProposal(trx, decision))), 'done');
});
