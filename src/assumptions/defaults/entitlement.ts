/**
 * Who is entitled to a free name and until when, what "mới" covers, and how long a name lives after it expires.
 *
 * The texts themselves (Thông tư 20/2023, 10/2025 and Nghị định 147/2024 in full) were not read; what is here was told by
 * registrars' guides and provinces' pages, seen between 2024 and November 2026.
 */
import { defineAssumption } from '../assumption.ts';
import { day, fields, listOf, oneOf, orNull, text, whole } from '../shapes.ts';

const kinds = oneOf('enterprise', 'household', 'cooperative');

export const entitlement = {
  'entitlement.id-vn': defineAssumption({
    // Entitled from the `fromAge`th birthday to the `untilAge`th, that day included; a registrar must confirm until the
    // day before the `confirmUntilAge`th.
    shape: fields({ fromAge: whole(0, 120), untilAge: whole(0, 120), confirmUntilAge: whole(0, 120) }),
    value: { fromAge: 18, untilAge: 23, confirmUntilAge: 24 },
    title: {
      vi: 'id.vn miễn phí cho công dân từ đủ 18 đến đủ 23 tuổi; từ 23 đến trước 24 tuổi cần nhà đăng ký xác nhận',
      en: 'Free id.vn for citizens from 18 to 23; between 23 and 24 the registrar must confirm',
    },
    source:
      'Hướng dẫn của nhà đăng ký theo Thông tư 20/2023, xem 11/2026; "đến đủ 23 tuổi" có tính cả ngày sinh nhật hay không thì chưa rõ',
    grade: 'secondary',
    usedIn: ['registry', 'registration'],
  }),
  'entitlement.biz-vn-enterprise': defineAssumption({
    shape: fields({ years: orNull(whole(1, 100)), names: whole(1, 100) }),
    value: { years: 1, names: 1 },
    title: {
      vi: 'Doanh nghiệp đăng ký kinh doanh trong vòng 1 năm được miễn phí một tên biz.vn đầu tiên',
      en: 'An enterprise registered within one year gets its first biz.vn free',
    },
    source: 'Cẩm nang BKNS và trang tỉnh Đồng Tháp, xem 11/2026',
    grade: 'secondary',
    usedIn: ['registration'],
  }),
  'entitlement.biz-vn-household': defineAssumption({
    shape: fields({ years: orNull(whole(1, 100)), names: whole(1, 100) }),
    value: { years: null, names: 1 },
    title: {
      vi: 'Hộ kinh doanh được miễn phí một tên biz.vn đầu tiên, không giới hạn thời gian thành lập',
      en: 'A household business gets its first biz.vn free, however old it is',
    },
    source:
      'Cẩm nang BKNS và trang tỉnh Đồng Tháp, xem 11/2026; không thấy nêu giới hạn 1 năm cho hộ kinh doanh',
    grade: 'secondary',
    usedIn: ['registration'],
  }),
  'entitlement.free-years': defineAssumption({
    shape: whole(1, 10),
    value: 2,
    title: {
      vi: 'Tên miễn phí được miễn lệ phí đăng ký và phí duy trì 2 năm đầu',
      en: 'A free name is free for its first two years',
    },
    source: 'Hướng dẫn của nhà đăng ký; một tên cấp ngày 09/07/2026 có hạn đến 09/07/2028',
    grade: 'secondary',
    usedIn: ['registration', 'observatory'],
  }),
  'entitlement.free-until': defineAssumption({
    // null: no end is known.
    shape: orNull(day),
    value: null,
    title: {
      vi: 'Ngày cuối còn cấp tên miễn phí: chưa biết',
      en: 'Last day on which free names are given: not known',
    },
    source:
      'Thời hạn của Thông tư 20/2023 đến 31/12/2025; Thông tư 10/2025 (từ 03/05/2025) chưa thấy ngày kết thúc; 07/2026 vẫn cấp',
    grade: 'inferred',
    usedIn: ['registration'],
  }),
  'subject.new': defineAssumption({
    // null months: of any age.
    shape: fields({ kinds: listOf(kinds), months: orNull(whole(1, 1200)) }),
    value: { kinds: ['enterprise'], months: 12 },
    title: {
      vi: 'Trong "hộ kinh doanh, hợp tác xã, doanh nghiệp mới", chữ "mới" chỉ nói về doanh nghiệp và là trong 12 tháng',
      en: 'In "household businesses, co-operatives, new enterprises", "new" means enterprises of the last 12 months only',
    },
    source: 'Chỉ thị của tỉnh (2025) không nói rõ; 12 tháng theo giới hạn 1 năm của tên biz.vn miễn phí',
    grade: 'inferred',
    usedIn: ['reporting', 'programme'],
  }),
  'domain.lifecycle': defineAssumption({
    // Newest first. After expiry a name resolves `resolvesDays`, may be renewed until day `renewableDays`, and is free
    // about `clearingDays` later.
    shape: listOf(
      fields({
        from: day,
        act: text,
        resolvesDays: whole(0, 365),
        renewableDays: whole(0, 365),
        clearingDays: whole(0, 365),
      }),
    ),
    value: [
      { from: '2024-12-25', act: 'NĐ 147/2024', resolvesDays: 0, renewableDays: 30, clearingDays: 15 },
      { from: '2022-02-07', act: 'TT 21/2021', resolvesDays: 0, renewableDays: 25, clearingDays: 15 },
      { from: '2015-10-10', act: 'TT 24/2015', resolvesDays: 5, renewableDays: 35, clearingDays: 20 },
    ],
    title: {
      vi: 'Tên hết hạn bị tạm ngừng ngay, gia hạn được trong 30 ngày (nguồn khác ghi 25 ngày), tự do sau khoảng 15 ngày nữa',
      en: 'An expired name stops at once, may be renewed for 30 days (25 in another source), is free about 15 days later',
    },
    source:
      'Hướng dẫn của nhà đăng ký, đối chiếu 24/09/2026: 30 ngày theo NĐ 147/2024; 25 ngày theo TT 21/2021 vẫn được nhắc',
    grade: 'secondary',
    usedIn: ['registration', 'observatory'],
  }),
  'domain.lifecycle-protected': defineAssumption({
    shape: fields({ resolvesDays: whole(0, 365) }),
    value: { resolvesDays: 35 },
    title: {
      vi: 'Tên được bảo vệ và gov.vn vẫn hoạt động khoảng 35 ngày sau khi hết hạn',
      en: 'Protected names and gov.vn go on for about 35 days after expiry',
    },
    source: 'Hướng dẫn của nhà đăng ký, xem 09/2026',
    grade: 'secondary',
    usedIn: ['registration', 'observatory'],
  }),
};
