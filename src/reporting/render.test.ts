import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presenceReport, renderPresenceCsv, renderPresenceText } from './index.ts';
import { fill, now, openThaiNguyen } from './testing/thai-nguyen.ts';
import { renderTable, wrap } from './text-table.ts';

const asked = { code: '19', period: '2026-11', frame: '34', now } as const;

test('the report reads as a page: what VNNIC counts, what is known of it, what that shows', async () => {
  await using province = await openThaiNguyen();
  const { pool } = province.database;
  await fill(province);
  await pool.query(`insert into platform.setting (key, value) values ('sample', 'true')`);
  const text = renderPresenceText(await presenceReport(pool, asked), 'vi').replaceAll('\u00a0', ' ');
  const lines = text.split('\n');
  assert.deepEqual(lines.slice(0, 24), [
    '▒▒▒  DỮ LIỆU MẪU: số liệu bịa ra để dùng thử, không phải số liệu của địa phương nào  ▒▒▒',
    '',
    'HIỆN DIỆN TRỰC TUYẾN · Tỉnh Thái Nguyên (mã 19) · tháng 11/2026',
    '════════════════════════════════════════════════════════════════════════════════════════════════════',
    'bản đồ 34 tỉnh (26/11/2026) · tính đến 26/11/2026 · tháng chưa kết thúc',
    '',
    'ĐĂNG KÝ: VNNIC đếm',
    '  Tỉnh Thái Nguyên, bản đồ 34 tỉnh                        chưa có số của VNNIC',
    '  Tỉnh Bắc Kạn, trước 01/07/2025                          chưa có số của VNNIC',
    '  Tỉnh Thái Nguyên, trước 01/07/2025                           3.295 tên   31/03/2025',
    '    đăng ký VNNIC, bản đồ 63 tỉnh; Chỉ thị của Chủ tịch UBND tỉnh, 2025',
    '    đã biết 6 tên (≈ ước tính, chia đều), độ bao phủ 0,2 %',
    '  Không xếp hạng: số đăng ký của VNNIC mới có cho một phần địa bàn. ⚠',
    '',
    'HIỆN DIỆN: đo trên 7 tên đã biết',
    '  trong đó 6 tên .vn là 0,2 % số VNNIC đếm ở Tỉnh Thái Nguyên trước 01/07/2025, ngày 31/03/2025',
    '  Có trang web ⚠                4    66,7 %  █████████████████████░░░░░░░░░░░  đo',
    '  Tin cậy, an toàn ⚠            3      50 %  ████████████████░░░░░░░░░░░░░░░░  đo',
    '  Có thư điện tử ⚠              1    16,7 %  █████░░░░░░░░░░░░░░░░░░░░░░░░░░░  đo',
    '  Có lỗi                        2    33,3 %  ███████████░░░░░░░░░░░░░░░░░░░░░  đo',
    '  Đã đo 6 trên 7 tên; 1 tên chưa đo được lần nào; 1 tên có kết quả cũ hơn 14 ngày ⚠; đo từ',
    '  02/11/2026 đến 22/11/2026; phần trăm tính trên số tên đã đo.',
    '',
    'TRÊN 1.000 DÂN',
  ]);
  assert.ok(
    lines.includes(
      '  Phường Phan Đình Phùng    3      2          2   100 %        1       1        2       1       1',
    ),
  );
  assert.ok(
    lines.includes(
      '  Chưa rõ xã                2      2          1    50 %        1       ·        ·       ·       ·',
    ),
  );
  assert.ok(
    lines.includes(
      '  Tổng                      7      6          4  66,7 %        3       1        3       2       2',
    ),
  );
  assert.deepEqual(
    lines.filter((line) => [...line].length > 100),
    [],
  );
});

test('where everything known is covered the share stands behind it: trên N tên đã biết (12,5 %)', async () => {
  await using province = await openThaiNguyen();
  const { pool } = province.database;
  await province.count('19', 8, '2025-03-31');
  await fill(province);
  await pool.query(`delete from registry.registered_count where value = 3295`);
  const report = await presenceReport(pool, { ...asked, code: '19', frame: '63' });
  const lines = renderPresenceText(report, 'vi').replaceAll('\u00a0', ' ').split('\n');
  assert.ok(lines.includes('HIỆN DIỆN: đo trên 6 tên đã biết (75 %)'));
  assert.ok(lines.includes('  75 % số VNNIC đếm ở Tỉnh Thái Nguyên trước 01/07/2025, ngày 31/03/2025'));
  const english = renderPresenceText(report, 'en').replaceAll('\u00a0', ' ').split('\n');
  assert.ok(english.includes('PRESENCE: measured of 6 known names (75 %)'));
});

test('the table for Excel has a row a commune, one for what has none, the total, and VNNIC’s counts', async () => {
  await using province = await openThaiNguyen();
  const { pool } = province.database;
  await fill(province);
  await pool.query(
    `update territory.unit_version set name = '=1+1' where name = 'Gia Sàng' and upper_inf(valid)`,
  );
  const csv = renderPresenceCsv(await presenceReport(pool, asked), 'vi');
  const lines = csv.split('\r\n');
  assert.equal(lines.length, 1 + 92 + 1 + 1 + 1 + 1);
  assert.equal(
    lines[0],
    '\ufeffdòng,mã,loại,tên đơn vị,tên đã biết,đã đo,có trang web,"tin cậy, an toàn",chưa rõ tin cậy,có thư điện tử,chưa rõ thư điện tử,có lỗi,chủ thể,chủ thể có tên miền,chủ thể có trang web,VNNIC đếm,VNNIC đếm ngày,độ bao phủ (%),kỳ,tính đến ngày,bản đồ,cách có,cơ sở ước tính,ghi chú',
  );
  assert.ok(lines.includes("xã,05467,Phường,'=1+1,1,1,1,1,0,0,0,0,1,1,1,,,,2026-11,2026-11-26,34,đếm,,"));
  assert.deepEqual(lines.slice(-4), [
    'chưa rõ xã,,,chưa rõ xã,2,2,1,1,0,0,0,1,0,0,0,,,,2026-11,2026-11-26,34,đếm,,',
    'tổng,19,Tỉnh,Thái Nguyên,7,6,4,3,0,1,0,2,3,2,2,,,,2026-11,2026-11-26,34,đếm,,',
    'VNNIC,19,Tỉnh,Thái Nguyên,6,,,,,,,,,,,3295,2025-03-31,"0,2",2026-11,2026-11-26,63,ước tính,chia đều,',
    '',
  ]);
});

test('the report as JSON says of every column what it is', async () => {
  await using province = await openThaiNguyen();
  await fill(province);
  const report = JSON.parse(JSON.stringify(await presenceReport(province.database.pool, asked)));
  assert.deepEqual(report.columns.website, { indicator: 'names-website', source: 'measured', of: 'judged' });
  assert.deepEqual(report.columns.names, { indicator: 'names', source: 'derived', of: null });
  assert.deepEqual(report.frame, { name: '34', on: '2026-11-26' });
  assert.equal(report.ages.oldest, '2026-11-02T03:00:00Z');
  assert.ok(report.assumptions.some(({ key }: { key: string }) => key === 'presence.website'));
});

test('a table cuts its flexible column and no other, and lines are wrapped at words', () => {
  assert.equal(
    renderTable(
      [
        { heading: 'Đơn vị', align: 'left', flexible: true },
        { heading: 'Tên', align: 'right' },
      ],
      [['Phường Phan Đình Phùng', '1.234']],
      { width: 20, after: [['Tổng', '1.234']] },
    ),
    'Đơn vị           Tên\n─────────────  ─────\nPhường Phan …  1.234\n─────────────  ─────\nTổng           1.234\n',
  );
  assert.equal(wrap('một hai ba bốn', { width: 10, first: 2, indent: 4 }), '  một hai\n    ba bốn\n');
});
