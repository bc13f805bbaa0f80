import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/problems.ts';
import { chooseColumns, type Profile } from './columns.ts';
import { importKinds } from './kinds.ts';

const rowsOf = (...lines: string[][]) => lines.map((cells, at) => ({ line: at + 1, cells }));

function choose(kind: keyof typeof importKinds, lines: string[][], mapping?: Profile) {
  const profile = mapping ? { name: 'sở tài chính', mapping } : null;
  const { at, headingLine, notTaken } = chooseColumns(
    'list.csv',
    rowsOf(...lines),
    importKinds[kind],
    profile,
  );
  return {
    at: Object.fromEntries(at),
    headingLine,
    notTaken: notTaken.map(({ heading, why }) => `${heading}: ${why.vi}`),
  };
}

test('headings are found below titles, and a numbering row is no data', () => {
  const chosen = choose('enterprises', [
    ['UBND TỈNH THÁI NGUYÊN', '', '', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['DANH SÁCH DOANH NGHIỆP', '', '', ''],
    [
      'STT',
      'Mã số doanh nghiệp (MST)',
      'TÊN DOANH NGHIỆP',
      'Địa chỉ trụ sở chính',
      'Người đại diện',
      'Ngày cấp',
    ],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
    ['1', '4600000001', 'Công ty A', 'x', 'y', '01/01/2024'],
  ]);
  assert.deepEqual(chosen, {
    at: { code: 1, name: 2, address: 3, founded: 5 },
    headingLine: 4,
    notTaken: ['STT: cột không dùng', 'Người đại diện: dữ liệu cá nhân của người đại diện không cần lưu'],
  });
});

test('two rows of headings under merged cells are read as one', () => {
  const { at, headingLine } = choose('households', [
    ['STT', 'Tên hộ kinh doanh', 'Mã số', 'Địa chỉ', '', 'Ngày đăng ký'],
    ['', '', '', 'Xã/phường', 'Tỉnh', ''],
    ['1', 'Quán Bình', '019188012345', 'Tân Cương', 'Thái Nguyên', '01/01/2024'],
  ]);
  assert.deepEqual(at, { name: 1, code: 2, commune: 3, province: 4, founded: 5 });
  assert.equal(headingLine, 2);
});

test('personal columns that no figure needs are named and left behind', () => {
  const { at, notTaken } = choose('households', [
    [
      'Mã số hộ kinh doanh',
      'Tên hộ kinh doanh',
      'Chủ hộ',
      'Ngày sinh',
      'Ảnh CCCD',
      'Số điện thoại',
      'Ghi chú',
    ],
  ]);
  assert.deepEqual(at, { code: 0, name: 1 });
  assert.deepEqual(notTaken, [
    'Chủ hộ: dữ liệu cá nhân của người đại diện không cần lưu',
    'Ngày sinh: ngày sinh không được lưu',
    'Ảnh CCCD: ảnh giấy tờ không bao giờ được lưu',
    'Số điện thoại: thông tin liên lạc không cần cho số liệu',
    'Ghi chú: cột không dùng',
  ]);
});

test('English headings and decomposed letters are headings too', () => {
  assert.deepEqual(choose('domains', [['domain', 'registrant', 'created', 'expires', 'registrar']]).at, {
    name: 0,
    holder: 1,
    registered: 2,
    expires: 3,
    registrar: 4,
  });
  assert.deepEqual(choose('domains', [['Tên miền'.normalize('NFD'), 'Chủ thể']]).at, { name: 0, holder: 1 });
});

test('a required field without a column is a problem that lists the headings', () => {
  assert.throws(
    () =>
      choose('registered-counts', [
        ['Đơn vị', 'Số tên miền'],
        ['Thái Nguyên', '3295'],
      ]),
    (error) => {
      assert.ok(error instanceof Problem);
      assert.match(error.sentences.vi, /không có cột "Văn bản".*Các cột có: "Đơn vị", "Số tên miền"/);
      return true;
    },
  );
});

test('a saved profile names the columns, and says which of its headings are missing', () => {
  const mapping = { name: 'Thương hiệu', code: 'ID' };
  assert.deepEqual(choose('enterprises', [['x'], ['id', 'thương hiệu']], mapping).at, { name: 1, code: 0 });
  assert.throws(() => choose('enterprises', [['ID', 'Tên']], mapping), /needs\. It has: "ID", "Tên"/);
});

test('a list without headings does not put the codes of its first row into the problem', () => {
  const rows = [
    ['033177011448', 'Nguyễn Văn Bình'],
    ['001177011449', 'Trần Thị Lan'],
  ];
  for (const mapping of [undefined, { name: 'Tên hộ' }]) {
    assert.throws(
      () => choose('households', rows, mapping),
      (error) => {
        assert.ok(error instanceof Problem);
        assert.match(error.sentences.vi, /Các cột có: "••••••••1448", "Nguyễn Văn Bình"/);
        return true;
      },
    );
  }
});

test('headings are shown without codes and to 200 characters', () => {
  const long = `Ghi chú ${'dài '.repeat(100)}`;
  const { notTaken } = choose('households', [['Tên hộ kinh doanh', '033177011448', long]]);
  assert.deepEqual(notTaken, ['••••••••1448: cột không dùng', `${long.slice(0, 200)}: cột không dùng`]);
});

test('brackets that open and never close are headings like others', { timeout: 5_000 }, () => {
  const row = Array.from({ length: 255 }, () => '('.repeat(2_000));
  const lines = Array.from({ length: 50 }, () => [...row]);
  assert.deepEqual(choose('households', [['Tên hộ kinh doanh ((bắt buộc))'], ...lines]).at, { name: 0 });
});
