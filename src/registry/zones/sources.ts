/**
 * Where the facts on zones and names were read. None is the text of a circular itself: those in force were not to be
 * had in full, so nothing here is graded above `secondary`, and where sources disagree it is `inferred`.
 */
import type { Grade } from '#assumptions/index.ts';
import type { IsoDate } from '#platform/postgres/db.ts';

interface SourceFacts {
  title: string;
  detail: string;
  compiledOn: IsoDate;
  grade: Grade;
}

const compiledOn = '2026-11-22';

export const zoneSources = {
  'zones-psl-2026-08': {
    title: 'Public Suffix List, các mục .vn do VNNIC đề nghị, bản e8c9a2b ngày 19/08/2026',
    detail:
      'Danh sách đuôi; hue.vn thêm ngày 10/02/2026; không đuôi nào bị bỏ khi sáp nhập tỉnh ngày 01/07/2025',
    compiledOn,
    grade: 'secondary',
  },
  'zones-circular-48-2025-press': {
    title: 'Thông tư 48/2025, hiệu lực 10/02/2026, theo viettimes.vn ngày 29/01/2026',
    detail: 'ad.vn, ap.vn, on.vn; đối tượng và mức phí chưa thấy',
    compiledOn,
    grade: 'secondary',
  },
  'zones-circular-48-2025-edu': {
    title: 'Thông tư 48/2025, hiệu lực 10/02/2026, theo thông báo của nhà đăng ký WebNIC năm 2026',
    detail: 'edu.vn chỉ còn dành cho tổ chức; cá nhân không đăng ký, không gia hạn được nữa',
    compiledOn,
    grade: 'secondary',
  },
  'zone-purposes-registrars': {
    title: 'Mô tả đuôi tên miền theo hướng dẫn của các nhà đăng ký, xem đến 11/2026',
    detail: 'Mục đích và đối tượng của từng đuôi dùng chung',
    compiledOn,
    grade: 'secondary',
  },
  'zones-idn-vnnic': {
    title: 'VNNIC, giới thiệu về tên miền tiếng Việt',
    detail: 'Chỉ ngay dưới .vn; một trang cũ hơn còn cho phép dưới đuôi địa giới',
    compiledOn,
    grade: 'secondary',
  },
  'zone-fees-circular-10-2025': {
    title: 'Thông tư 10/2025, hiệu lực 03/05/2025, theo bài viết của các nhà đăng ký',
    detail: 'Lệ phí và phí duy trì nộp cho VNNIC, chưa gồm phí dịch vụ của nhà đăng ký và thuế',
    compiledOn,
    grade: 'secondary',
  },
  'zone-fees-edu': {
    title: 'Phí edu.vn theo Thông tư 10/2025: các bài viết ghi khác nhau',
    detail: 'Có bài ghi 50.000 đồng, có bài ghi 100.000 đồng; lấy như các đuôi cùng nhóm',
    compiledOn,
    grade: 'inferred',
  },
  'name-rules-circular-24-2015': {
    title: 'Thông tư 24/2015 Điều 6, theo kiencang.net và tuvantenmien.com.vn',
    detail: 'Ký tự, dấu gạch nối, độ dài; được Thông tư 48/2025 giữ lại, số điều chưa thấy',
    compiledOn,
    grade: 'secondary',
  },
  'name-rules-unsure': {
    title: 'Quy tắc đặt tên mà các nguồn nói khác nhau hoặc chỉ có trong dự thảo',
    detail:
      'Tên tiếng Việt dưới đuôi địa giới, tên tiếng Việt 1–2 chữ, cụm từ dễ nhầm với báo chí (dự thảo 31/08/2025)',
    compiledOn,
    grade: 'inferred',
  },
} as const satisfies Record<string, SourceFacts>;

export type ZoneSource = keyof typeof zoneSources;
