import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/problems.ts';
import { resolveCode } from '#territory/index.ts';
import { presenceReport, selectRate } from './index.ts';
import { fill, now, openThaiNguyen } from './testing/thai-nguyen.ts';

const asked = { code: '19', period: '2026-11', frame: '34', now } as const;

test('a province is its communes and what has no commune, beside VNNIC’s count on its own map', async () => {
  await using province = await openThaiNguyen();
  await fill(province);
  const report = await presenceReport(province.database.pool, asked);
  const { names, judged, website, trusted, mail, subjects, subjectsWithWebsite } = report.total;
  assert.deepEqual(
    [names, judged, website, trusted, mail, subjects, subjectsWithWebsite],
    [7, 6, 4, 3, 1, 3, 2],
  );
  assert.equal(report.communes.length, 92);
  assert.deepEqual(
    report.communes.filter((row) => row.names > 0).map((row) => [row.name, row.names, row.website]),
    [
      ['Đức Xuân', 1, 0],
      ['Gia Sàng', 1, 1],
      ['Phan Đình Phùng', 3, 2],
    ],
  );
  assert.deepEqual([report.unplaced?.names, report.unplaced?.website], [2, 1]);
  assert.deepEqual(
    report.registered.map(({ unit, frame, count, known }) => [
      unit.code,
      unit.name,
      frame,
      count?.value ?? null,
      known?.names ?? null,
    ]),
    [
      ['19', 'Thái Nguyên', '34', null, null],
      ['06', 'Bắc Kạn', '63', null, null],
      ['19', 'Thái Nguyên', '63', 3295, 6],
    ],
  );
  assert.equal(report.registeredWhole, null);
  assert.equal(report.unranked, 'count-of-part');
  assert.deepEqual(
    report.faults.map(({ check, title, names: of }) => [check, title.vi, of]),
    [
      ['W6', 'Vào được bằng HTTPS', 2],
      ['T11', 'Chứng thư còn hạn', 1],
    ],
  );
  assert.deepEqual([report.ages.old, report.ages.days], [1, 14]);
});

test('on the old map a name counts where its list had it, and one that came later where its ground was', async () => {
  await using province = await openThaiNguyen();
  await fill(province);
  const report = await presenceReport(province.database.pool, { ...asked, frame: '63' });
  assert.deepEqual([report.total.names, report.total.exactness, report.restatedNames], [6, 'estimated', 1]);
  const there = report.communes.filter((row) => row.names > 0);
  assert.deepEqual(
    there.filter(({ exactness }) => exactness === 'exact').map((row) => [row.code, row.names]),
    [
      ['05467', 1],
      ['05446', 1],
      ['05443', 2],
    ],
  );
  assert.equal(there.reduce((sum, row) => sum + row.names, 0) + (report.unplaced?.names ?? 0), 6);
  assert.deepEqual(report.unplaced?.names, 1);
  assert.deepEqual(
    report.registered.map(({ unit, count, known }) => [unit.name, count?.value, known?.names]),
    [['Thái Nguyên', 3295, 6]],
  );
  const bacKan = await presenceReport(province.database.pool, { ...asked, code: '06', frame: '63' });
  assert.deepEqual([bacKan.total.names, bacKan.total.exactness], [1, 'exact']);
  const commune = await presenceReport(province.database.pool, { ...asked, code: '05443', frame: '63' });
  assert.deepEqual([commune.total.names, commune.total.website, commune.unplaced], [2, 2, null]);
});

test('a rate of the old count over the merged population is refused, in the report and when asked for', async () => {
  await using province = await openThaiNguyen();
  const { pool } = province.database;
  await fill(province);
  await pool.query(
    `insert into platform.source (key, title, grade) values ('old', 'Ước tính thử', 'inferred');
     insert into territory.population (unit_id, kind, on_date, value, source)
     select unit_id, 'all', '2025-03-31', 1350000, 'old' from territory.code
     where code = '19' and valid @> date '2025-06-30'`,
  );
  const { rates } = await presenceReport(pool, asked);
  assert.deepEqual(
    rates.map(({ indicator, value, refused, population }) => [
      indicator,
      value === null ? null : Number(value.toFixed(4)),
      population?.value ?? null,
      refused !== null,
    ]),
    [
      ['names-per-1000', 0.0039, 1799489, false],
      ['registered-per-1000', 2.4407, 1350000, false],
      ['registered-per-1000-aged-15-69', null, null, false],
      ['registered-per-1000', null, null, true],
    ],
  );
  assert.match(rates[3]?.refused?.vi ?? '', /^Không tính tỷ lệ: /);
  const was = (await resolveCode(pool, { code: '19', on: '2025-06-30' }))!;
  const is = (await resolveCode(pool, { code: '19', on: '2026-11-26' }))!;
  await assert.rejects(
    selectRate(pool, {
      count: { value: 3295, on: '2025-03-31', unit: was, frame: '63' },
      people: is,
      base: 'all',
    }),
    (error) => error instanceof Problem && error.code === 'frames-differ',
  );
});

test('counts of all parts of one day make a count of the whole, and a newer one of its own takes their place', async () => {
  await using province = await openThaiNguyen();
  const { pool } = province.database;
  await fill(province);
  await province.count('06', 205, '2025-03-31');
  const summed = await presenceReport(pool, asked);
  assert.deepEqual(
    [summed.registeredWhole?.count?.value, summed.registeredWhole?.known?.names, summed.unranked],
    [3500, 7, 'low-coverage'],
  );
  await pool.query(
    `insert into registry.registered_count (unit_id, zone, on_date, frame, value, document)
     select unit_id, zone, '2026-10-25', '34', value, 'VNNIC' from territory.code,
       (values ('', 9), ('biz.vn', 4)) as given (zone, value)
     where code = '19' and valid @> date '2026-10-25'`,
  );
  const own = await presenceReport(pool, asked);
  assert.deepEqual([own.registered.length, own.coverage?.share, own.coverage?.whole], [1, 7 / 9, true]);
  assert.equal(own.unranked, 'few-names');
  assert.deepEqual(own.zones.find(({ zone }) => zone === 'biz.vn')?.registered, {
    value: 4,
    on: '2026-10-25',
  });
  const earlier = await presenceReport(pool, { ...asked, period: '2026-10' }).catch((error) => error.code);
  assert.equal(earlier, 'period-without-figures');
});

test('international names are measured and reported, but are no part of what VNNIC counts', async () => {
  await using province = await openThaiNguyen();
  const { pool } = province.database;
  await province.name('old.com', { was: '05443', is: '05443' }, { presence: 'website', trusted: true });
  await province.name('new.com', { is: '05467' });
  await fill(province);
  await province.count('06', 205, '2025-03-31');
  const today = await presenceReport(pool, asked);
  assert.deepEqual([today.total.names, today.zones.find(({ zone }) => zone === 'foreign')?.names], [9, 2]);
  assert.deepEqual([today.registeredWhole?.known?.names, today.coverage?.share], [7, 7 / 3500]);
  assert.deepEqual(
    today.registered.map(({ unit, known }) => [unit.name, known?.names ?? null]),
    [
      ['Thái Nguyên', null],
      ['Bắc Kạn', 1],
      ['Thái Nguyên', 6],
    ],
  );
  const before = await presenceReport(pool, { ...asked, frame: '63' });
  assert.deepEqual(
    [before.total.names, before.registered[0]?.known?.names, before.coverage?.known],
    [8, 6, 6],
  );
  // Nor of the names that are set against the people.
  assert.deepEqual([today.rates[0]?.indicator, today.rates[0]?.count.value], ['names-per-1000', 7]);
  assert.equal(before.rates[0]?.count.value, 6);
});

test('a commune’s report is of its own cells, and a code of the other map is answered with what it means', async () => {
  await using province = await openThaiNguyen();
  const { pool } = province.database;
  await fill(province);
  const commune = await presenceReport(pool, { ...asked, code: '05443' });
  assert.deepEqual(
    [commune.unit.name, commune.total.names, commune.communes.length, commune.unplaced],
    ['Phan Đình Phùng', 3, 0, null],
  );
  await assert.rejects(presenceReport(pool, { ...asked, code: '06' }), (error: Problem) => {
    assert.equal(
      error.sentences.vi,
      'Không có đơn vị mã "06" trên bản đồ 34 tỉnh. Mã này là Tỉnh Bắc Kạn. Hãy chọn --frame cho đúng.',
    );
    return true;
  });
  await assert.rejects(presenceReport(pool, { ...asked, code: '164', frame: '63' }), (error: Problem) => {
    assert.equal(error.code, 'report-unit-district');
    return true;
  });
});

test('cells that do not make the whole stop the report', async () => {
  await using province = await openThaiNguyen();
  const { pool } = province.database;
  await fill(province);
  await pool.query(
    `update reporting.cell set numerator = numerator + 1
     where indicator = 'names' and slice = '' and unit_id = (
       select unit_id from territory.code where code = '01840' and valid @> date '2026-11-26'
     )`,
  );
  await assert.rejects(
    presenceReport(pool, asked),
    /^Error: the parts of Tỉnh Thái Nguyên do not make the whole: names 8 of 7; rebuild the cells$/,
  );
});
