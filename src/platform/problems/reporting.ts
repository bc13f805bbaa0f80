/**
 * What a person can ask of reporting, and of the assumptions its figures rest on, that cannot be done; part of the
 * catalogue in problems.ts.
 */
import { sentence } from '../problem-sentence.ts';

/** `2026-11` → `11/2026`. */
const month = (period: string) => period.split('-').reverse().join('/');

export const reportingProblems = {
  'assumption-misshapen': sentence<{ key: string; path: string; expected: string }>(
    (d) =>
      `Giả định "${d.key}" không đọc được: ${d.path === '' ? 'giá trị' : `"${d.path}"`} phải có dạng ${d.expected}. Hãy ghi một phiên bản mới có giá trị đúng.`,
    (d) =>
      `The assumption "${d.key}" cannot be read: ${d.path === '' ? 'the value' : `"${d.path}"`} should be ${d.expected}. Record a new version with a right value.`,
  ),
  'period-wrong': sentence<{ given: string }>(
    (d) => `"${d.given}" không phải là một tháng. Hãy viết như 2026-11 hoặc 11/2026.`,
    (d) => `"${d.given}" is no month. Write it as 2026-11 or 11/2026.`,
  ),
  'period-future': sentence<{ period: string; running: string }>(
    (d) => `Tháng ${month(d.period)} chưa đến. Tháng đang chạy là ${month(d.running)}.`,
    (d) => `The month ${month(d.period)} has not begun. The running month is ${month(d.running)}.`,
  ),
  'period-without-figures': sentence<{ period: string; first: string | null; last: string | null }>(
    (d) =>
      d.first === null
        ? `Tháng ${month(d.period)} chưa có số liệu: chưa có tên miền hay chủ thể nào được nhập. Hãy nhập danh sách trước: hien-dien import`
        : d.last !== null && d.period > d.last
          ? `Tháng ${month(d.period)} chưa có số liệu. Tháng mới nhất có số liệu là ${month(d.last)}.`
          : `Tháng ${month(d.period)} không có số liệu. Số liệu bắt đầu từ tháng ${month(d.first)}.`,
    (d) =>
      d.first === null
        ? `There are no figures for ${month(d.period)}: no name or subject has been imported. Import lists first: hien-dien import`
        : d.last !== null && d.period > d.last
          ? `There are no figures for ${month(d.period)} yet. The latest month with figures is ${month(d.last)}.`
          : `There are no figures for ${month(d.period)}. They begin with ${month(d.first)}.`,
  ),
  'report-unit-unknown': sentence<{ code: string; frame: string; meant: readonly string[] }>(
    (d) =>
      `Không có đơn vị mã "${d.code}" trên bản đồ ${d.frame} tỉnh.${d.meant.length === 0 ? ' Hãy dùng mã của Tổng cục Thống kê, ví dụ 19 là tỉnh Thái Nguyên.' : ` Mã này là ${d.meant.join('; ')}. Hãy chọn --frame cho đúng.`}`,
    (d) =>
      `There is no unit with code "${d.code}" on the map of ${d.frame} provinces.${d.meant.length === 0 ? ' Use the code of the statistics office; 19 is the province of Thái Nguyên.' : ` The code means ${d.meant.join('; ')}. Choose the fitting --frame.`}`,
  ),
  'report-unit-district': sentence<{ code: string; name: string }>(
    (d) =>
      `${d.name} (mã ${d.code}) là cấp huyện, đã bỏ từ 01/07/2025. Báo cáo được lập cho tỉnh hoặc xã, phường, đặc khu.`,
    (d) =>
      `${d.name} (code ${d.code}) is a district, a level that ended on 1 July 2025. Reports are of provinces and communes.`,
  ),
} as const;
