/**
 * What can be wrong with a list of figures, and with what is asked of figures; part of the catalogue in problems.ts.
 */
import { formatInteger } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

export const figuresProblems = {
  'figures-too-many': sentence<{ path: string; limit: number }>(
    (d) =>
      `"${d.path}" có hơn ${formatInteger(d.limit, 'vi')} dòng số liệu, quá mức một lần nhập. Hãy tách thành nhiều tệp, chẳng hạn mỗi năm một tệp.`,
    (d) =>
      `"${d.path}" has more than ${formatInteger(d.limit, 'en')} rows of figures, more than one import takes. Split it into several files, for example one a year.`,
  ),
  'unit-not-on-map': sentence<{ frame: string }>(
    (d) =>
      `Đơn vị này không có trên bản đồ ${d.frame} tỉnh. Hãy đổi bản đồ, hoặc chọn lại đơn vị từ danh sách tỉnh, xã.`,
    (d) =>
      `This unit is not on the map of ${d.frame} provinces. Change the map, or choose the unit from the list of provinces and communes.`,
  ),
  'unit-without-parts': sentence<{ name: string }>(
    (d) =>
      `${d.name} không có đơn vị trực thuộc. Hãy xem danh sách tên miền của ${d.name}, hoặc chọn một tỉnh.`,
    (d) => `${d.name} has no units below it. Look at the names of ${d.name}, or choose a province.`,
  ),
  'unit-out-of-scope': sentence<{ name: string }>(
    (d) =>
      `Tài khoản của anh chị chỉ xem được một phần của ${d.name}, nên không có tổng của ${d.name}. Hãy mở trang của đơn vị mình.`,
    (d) =>
      `Your account sees only a part of ${d.name}, so there is no total of ${d.name}. Open the page of your own unit.`,
  ),
} as const;
