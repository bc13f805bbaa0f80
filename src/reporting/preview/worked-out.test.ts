import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposeChange } from '#assumptions/index.ts';
import { signatory } from '#assumptions/testing.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { presenceReport } from '../presence-report.ts';
import { fill, now, openThaiNguyen } from '../testing/thai-nguyen.ts';
import { applyConfirmed, confirmPreviewed } from './confirm.ts';
import { previewAssumption } from './preview.ts';
import { previewProposal } from './store.ts';

const from = '2026-11-01';
const asked = { code: '19', period: '2026-11', frame: '34', now } as const;

/** The old Thái Nguyên and the old Bắc Kạn, both counted by VNNIC on one day. */
async function openCounted() {
  const province = await openThaiNguyen();
  await fill(province);
  await province.count('06', 205, '2025-03-31');
  return province;
}

test('a lower least coverage is told as what else then keeps the province from being ranked', async () => {
  await using province = await openCounted();
  const { pool } = province.database;
  const app = province.database.connect('hien_dien_app');
  const preview = await previewAssumption(app, { key: 'coverage.least-percent', value: 0, from, now });
  const told = preview.figures.map(({ indicator, before, after }) => [indicator, before, after]);
  assert.deepEqual(told[0], [
    'coverage',
    { rank: null, unranked: 'low-coverage' },
    { rank: null, unranked: 'few-names' },
  ]);
  assert.deepEqual(
    Object.groupBy(preview.figures, ({ indicator }) => indicator)['names-trusted']?.map(
      ({ after }) => after,
    )[0],
    { rank: null, unranked: 'few-names' },
  );
  const an = await signatory(pool, 'Nguyễn Văn An', 'Chuyên viên');
  const binh = await signatory(pool, 'Trần Thị Bình', 'Phó Giám đốc');
  const { id } = await inTransaction(app, (trx) =>
    proposeChange(trx, {
      key: 'coverage.least-percent',
      value: 0,
      from,
      title: { vi: 'Không đặt mức tối thiểu' },
      source: 'Kết luận cuộc họp',
      grade: 'inferred',
      document: 'Thông báo 31/TB-SKHCN',
      reason: 'Danh sách còn ít',
      by: an,
      at: now,
    }),
  );
  await previewProposal(app, { id, now });
  const { rows } = await pool.query('select preview_digest as shown from assumptions.proposal');
  const { shown } = rows[0];
  await inTransaction(app, (trx) => confirmPreviewed(trx, { id, by: binh, at: now, shown }));
  assert.equal((await presenceReport(pool, asked)).unranked, 'few-names');
  assert.deepEqual(await applyConfirmed(app, { now }), [
    { id, key: 'coverage.least-percent', way: 'worked-out', periods: [] },
  ]);
});

test('rates on another population, and results that are old later, are told', async () => {
  await using province = await openCounted();
  const app = province.database.connect('hien_dien_app');
  const rates = await previewAssumption(app, { key: 'population.rate-base', value: '15-69', from, now });
  assert.deepEqual(
    rates.figures.map(({ kind, indicator, frame, before, after }) => [
      kind,
      indicator,
      frame,
      before !== null && 'rate' in before && Number(before.rate.toFixed(4)),
      after,
    ]),
    [
      ['rate', 'names-per-1000', '34', 0.0039, null],
      ['rate', 'registered-per-1000', '34', 1.945, null],
    ],
  );
  const ages = await previewAssumption(app, { key: 'measurement.old-after-days', value: 30, from, now });
  assert.deepEqual(
    ages.figures.map(({ indicator, before, after }) => [indicator, before, after]),
    [['names-old', { numerator: 1, denominator: 6 }, { numerator: 0, denominator: 6 }]],
  );
});

test('what counts as a website moves the old provinces too, each on its own map', async () => {
  await using province = await openCounted();
  const app = province.database.connect('hien_dien_app');
  const value = ['website', 'placeholder'];
  const preview = await previewAssumption(app, { key: 'presence.website', value, from, now });
  assert.deepEqual(
    preview.figures
      .filter(({ kind }) => kind === 'old-map')
      .map(({ indicator, frame, before, after }) => [indicator, frame, before, after]),
    [
      ['names-website', '63', { numerator: 4, denominator: 5 }, { numerator: 5, denominator: 5 }],
      ['names-website', '63', { numerator: 0, denominator: 1 }, { numerator: 1, denominator: 1 }],
    ],
  );
});

test('measuring more often is told as how many names are due tomorrow', async () => {
  await using province = await openCounted();
  await province.database.pool.query(
    `update observatory.domain_now set last_tried_at = last_measured_at;
     update registry.domain set changed_at = '2025-05-01'`,
  );
  const app = province.database.connect('hien_dien_app');
  const preview = await previewAssumption(app, { key: 'measurement.every-days', value: 5, from, now });
  assert.deepEqual(
    preview.figures.map(({ slice, before, after }) => [slice, before, after]),
    [
      ['', { numerator: 2, denominator: null }, { numerator: 7, denominator: null }],
      ['reason=weekly', { numerator: 1, denominator: null }, { numerator: 6, denominator: null }],
    ],
  );
});

test('another due day is told as the day itself, moved off a Sunday', async () => {
  await using province = await openCounted();
  const app = province.database.connect('hien_dien_app');
  const preview = await previewAssumption(app, { key: 'calendar.vnnic-month-due-day', value: 20, from, now });
  assert.deepEqual(
    preview.figures.map(({ before, after }) => [before, after]),
    [[{ day: '2026-12-25' }, { day: '2026-12-18' }]],
  );
});
