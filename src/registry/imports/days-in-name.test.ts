import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysInName, isNamed } from './days-in-name.ts';

const read = (name: string) =>
  daysInName(name, '2026-11-26').map(({ from, to }) => (from === to ? from : `${from} ${to}`));

for (const [name, days] of [
  ['DS doanh nghiệp 31-10-2026.xlsx', ['2026-10-31']],
  ['hkd_31.10.2026.csv', ['2026-10-31']],
  ['hkd 1_9_2026 (2).csv', ['2026-09-01']],
  ['2026-10-31 ten mien.csv', ['2026-10-31']],
  ['tenmien20261031.csv', ['2026-10-31']],
  ['tenmien_31102026.csv', ['2026-10-31']],
  ['truong 31.10.26.xlsx', ['2026-10-31']],
  ['đến ngày 05 tháng 9 năm 2026.xlsx', ['2026-09-05']],
  ['Danh sách tháng 10-2026.xlsx', ['2026-10-01 2026-10-31']],
  ['danh sach thang 2 nam 2024.xlsx', ['2024-02-01 2024-02-29']],
  ['HKD_T9.2026.xlsx', ['2026-09-01 2026-09-30']],
  ['Quý III-2026.xlsx', ['2026-07-01 2026-09-30']],
  ['Q4_2025.csv', ['2025-10-01 2025-12-31']],
  ['ten mien 10-2026.csv', ['2026-10-01 2026-10-31']],
  ['ten-mien-2026-10.csv', ['2026-10-01 2026-10-31']],
  ['tu 01-10-2026 den 31-10-2026.csv', ['2026-10-01', '2026-10-31']],
] as const) {
  test(`"${name}" carries ${days.join(' and ')}`, () => {
    assert.deepEqual(read(name), days);
  });
}

for (const name of [
  'danh sách.csv',
  'danh sach 2026.xlsx',
  'CV 12-2026.xlsx',
  'công văn số 12-2026.pdf.csv',
  '147-2024-NĐ-CP.csv',
  'truong nam hoc 2025-2026.csv',
  'hkd 31-02-2026.csv',
  'hkd 31-10-2126.csv',
  '/lists/2026-10-31/hkd.csv',
  'C:\\2026-10\\hkd.csv',
  'ma 0102030405-001.csv',
]) {
  test(`"${name}" carries no day`, () => {
    assert.deepEqual(read(name), []);
  });
}

test('a month means each of its days, and the day after it', () => {
  const [october] = daysInName('thang 10-2026.csv', '2026-11-26');
  assert.deepEqual(
    ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01', '2026-11-02'].map((day) =>
      isNamed(october!, day),
    ),
    [false, true, true, true, false],
  );
  assert.deepEqual(october!.words, { vi: 'tháng 10/2026', en: 'October 2026' });
});

test('a name made to be slow to read is read like any other', () => {
  const long = (piece: string) => piece.repeat(Math.ceil(4_096 / piece.length));
  for (const piece of [
    '-',
    ' ._-',
    'so ',
    'so-cv.',
    'thang ',
    'thang 1 nam ',
    'ngay 1 thang 1 nam ',
    'quy i',
    'quy iii nam ',
    't1 ',
    'q',
    '1-',
    '12-12-',
    '20',
    '2026',
    '2026-',
    '/',
    '\\',
    '\n/',
    'ộ',
    '\u0323\u0302',
    `ngay${' '.repeat(2_000)}`,
  ]) {
    for (const name of [
      long(piece),
      `${long(piece)}2026`,
      `${long(piece)}10-2026x`,
      `x${long(piece)}31-10-2026`,
    ])
      for (const { from, to } of daysInName(name, '2026-11-26')) assert.ok(from <= to && to <= '2027-12-31');
  }
});

test('whatever a name is put together of, it carries days of the calendar or none', () => {
  const pieces = [
    ...['2026', '2026', '26', '1', '10', '10', '12', '13', '31', '32', '00', '99'],
    ...['-', '-', '.', '.', '_', ' ', '/', '|', ''],
    ...['ngày', 'tháng', 'năm', 'quý', 'T', 'Q', 'IV', 'iiii', 'số', 'CV', '$&', '$<day>', '\\0', '🙂'],
  ];
  // The same names at every run.
  let state = 20_261_126n;
  const next = () => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) & 0xffff_ffff_ffff_ffffn;
    return pieces[Number((state >> 33n) % BigInt(pieces.length))]!;
  };
  let carrying = 0;
  for (let number = 0; number < 20_000; number += 1) {
    const name = Array.from({ length: 8 }, next).join('');
    for (const { from, to, words } of daysInName(name, '2026-11-26')) {
      carrying += 1;
      for (const day of [from, to]) assert.equal(Temporal.PlainDate.from(day).toString(), day, name);
      assert.ok(from <= to && to <= '2027-12-31', name);
      assert.doesNotMatch(`${words.vi} ${words.en}`, /undefined|NaN|Invalid/, name);
    }
  }
  assert.ok(carrying > 100);
});
