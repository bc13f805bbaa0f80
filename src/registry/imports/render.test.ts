import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderImportCsv, renderImportText } from './render.ts';
import type { ImportReport } from './report.ts';

const report: ImportReport = {
  kind: 'households',
  file: 'hộ\u001b[31m.csv',
  asOf: '2026-06-30',
  dryRun: true,
  columns: {
    at: new Map([['code', 0]]),
    headingOf: () => 'Mã số',
    headingLine: 1,
    taken: [{ field: 'code', title: { vi: 'Mã số hộ kinh doanh', en: 'Household code' }, heading: 'Mã số' }],
    notTaken: [
      { heading: 'Ngày sinh', why: { vi: 'ngày sinh không được lưu', en: 'birth dates are not kept' } },
    ],
  },
  already: null,
  importId: null,
  dayHints: [],
  counts: {
    rows: 1234,
    new: 1200,
    changed: 1,
    unchanged: 30,
    rejected: 2,
    waiting: 0,
    review: 0,
    duplicates: 1,
    warnings: 1,
  },
  notes: {
    kept: [
      {
        line: 5,
        outcome: 'rejected',
        column: 'Mã số',
        reason: 'code:x',
        words: { vi: 'ô trống', en: 'empty' },
        given: '',
      },
      {
        line: 9,
        outcome: 'rejected',
        column: '=A1',
        reason: 'y',
        words: { vi: 'sai', en: 'wrong' },
        given: '=cmd|"x"',
      },
      { line: 7, outcome: 'warning', column: '', reason: 'z', words: { vi: 'trùng', en: 'same' }, given: '' },
    ],
    counts: { rejected: 2, review: 0, warning: 1 },
    byReason: new Map(),
  },
  changes: [{ line: 3, fields: { address: { before: 'Xóm 1', after: 'Xóm 2' } } }],
};

test('a dry run is told in Vietnamese, with what was not taken and why', () => {
  assert.equal(
    renderImportText(report, 'vi'),
    `Nhập thử danh sách hộ kinh doanh: chưa ghi gì
  Tệp   hộ\ufffd[31m.csv
  Ngày  30/06/2026

  Dòng trong danh sách            1.234
  Mới                             1.200
  Thay đổi                            1
  Không đổi                          30
  Trùng trong danh sách               1
  Bị loại                             2

  Cảnh báo                            1

Cột đã lấy:
  Mã số hộ kinh doanh ← "Mã số"
Cột không lấy:
  "Ngày sinh" (ngày sinh không được lưu)

Thay đổi:
  dòng 3: địa chỉ "Xóm 1" → "Xóm 2"

Bị loại (2):
  dòng 5, cột "Mã số": ô trống
  dòng 9, cột "=A1": sai [=cmd|"x"]

Cảnh báo (1):
  dòng 7: trùng

`,
  );
});

test('a file that was imported before is told with its day', () => {
  const already = {
    id: 3,
    committedAt: Temporal.Instant.from('2026-11-25T02:05:00Z'),
    by: 'sở',
    fileName: 'cũ.csv',
  };
  assert.match(
    renderImportText({ ...report, dryRun: false, already }, 'en'),
    /imported at 25 Nov 2026 09:05 \(cũ\.csv, by sở\); nothing changed\.\n$/,
  );
});

test('the rejected rows go back as CSV that no spreadsheet takes for formulas', () => {
  assert.equal(
    renderImportCsv(report, 'vi'),
    '\ufeffDòng,Kết quả,Cột,Lý do,Nội dung ô\r\n' +
      '5,Bị loại,Mã số,ô trống,\r\n' +
      `9,Bị loại,'=A1,sai,"'=cmd|""x"""\r\n` +
      '7,Cảnh báo,,trùng,\r\n',
  );
});
