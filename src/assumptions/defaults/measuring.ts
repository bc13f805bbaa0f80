/**
 * How often names are measured, what an old figure and a certificate near its end are, which duties a page is held to,
 * and how long personal data is kept.
 */
import { defineAssumption } from '../assumption.ts';
import { fields, text, truth, whole } from '../shapes.ts';

const days = whole(1, 366);
const duty = fields({ basis: text, counts: truth });

export const measuring = {
  'measurement.every-days': defineAssumption({
    shape: days,
    value: 7,
    title: {
      vi: 'Mỗi tên được đo ít nhất 7 ngày một lần',
      en: 'Every name is measured at least every 7 days',
    },
    source: 'Đủ để số liệu tháng không cũ quá một tuần; mức do chúng tôi chọn',
    grade: 'inferred',
    usedIn: ['observatory'],
  }),
  'measurement.failing-every-days': defineAssumption({
    shape: days,
    value: 1,
    title: {
      vi: 'Tên lần trước không đo được, hoặc trang đang ngừng chạy, được đo lại mỗi ngày',
      en: 'A name that could not be measured, or whose website is down, is measured again every day',
    },
    source: 'Để người sửa thấy kết quả hôm sau; mức do chúng tôi chọn',
    grade: 'inferred',
    usedIn: ['observatory'],
  }),
  'measurement.changed-every-days': defineAssumption({
    shape: days,
    value: 1,
    title: {
      vi: 'Tên vừa thay đổi được đo lại sau 1 ngày',
      en: 'A name that just changed is measured again after a day',
    },
    source: 'Để phân biệt thay đổi thật với sự cố thoáng qua; mức do chúng tôi chọn',
    grade: 'inferred',
    usedIn: ['observatory'],
  }),
  'measurement.old-after-days': defineAssumption({
    shape: days,
    value: 14,
    title: {
      vi: 'Kết quả đo quá 14 ngày được ghi rõ là cũ',
      en: 'A result of more than 14 days ago is said to be old',
    },
    source: 'Hai lượt đo tuần liền nhau không đo được; mức do chúng tôi chọn',
    grade: 'inferred',
    usedIn: ['presence-report'],
  }),
  'certificate.warn-days': defineAssumption({
    shape: days,
    value: 14,
    title: {
      vi: 'Cảnh báo chứng thư trước khi hết hạn 14 ngày',
      en: 'A certificate is warned about 14 days before it ends',
    },
    source: 'Chứng thư tự gia hạn thường đổi trước 30 ngày, còn 14 ngày là đã lỡ; mức do chúng tôi chọn',
    grade: 'inferred',
    usedIn: ['observatory'],
  }),
  'duty.operator-named': defineAssumption({
    shape: duty,
    value: { basis: 'NĐ 147/2024, NĐ 174/2026', counts: true },
    title: {
      vi: 'Trang web phải cho biết ai quản lý (tên, địa chỉ, liên hệ)',
      en: 'A website must say who runs it (name, address, contact)',
    },
    source: 'Bài viết trên lsvn.vn về NĐ 174/2026 (hiệu lực 01/07/2026); điều khoản chưa đọc',
    grade: 'secondary',
    usedIn: ['V1'],
  }),
  'duty.enterprise-code': defineAssumption({
    shape: duty,
    value: { basis: 'Luật Doanh nghiệp', counts: true },
    title: {
      vi: 'Trang web của doanh nghiệp ghi mã số doanh nghiệp hợp lệ',
      en: 'An enterprise’s website shows its valid enterprise code',
    },
    source: 'Thông lệ ghi mã số trên giấy tờ giao dịch; điều khoản cho trang web chưa đọc',
    grade: 'inferred',
    usedIn: ['V2'],
  }),
  'duty.ordering-notified': defineAssumption({
    shape: duty,
    value: { basis: 'Luật Thương mại điện tử 122/2025/QH15, NĐ 248/2026', counts: false },
    title: {
      vi: 'Trang web có đặt hàng trực tuyến phải thông báo với Bộ Công Thương; chỉ nhắc, không tính điểm',
      en: 'A site that takes orders must be notified to the trade ministry; said, never scored',
    },
    source: 'Nguồn thứ cấp, xem 2026; thông báo cũ có giá trị đến 30/06/2027',
    grade: 'secondary',
    usedIn: ['V3'],
  }),
  'personal-data.keep-months': defineAssumption({
    shape: whole(1, 240),
    value: 36,
    title: {
      vi: 'Dữ liệu cá nhân được giữ 36 tháng kể từ danh sách gần nhất có tên người đó',
      en: 'Personal data is kept for 36 months after the last list that names the person',
    },
    source:
      'Hai năm miễn phí và một năm theo dõi gia hạn; thời hạn lưu chưa thấy văn bản nêu (Luật 91/2025/QH15)',
    grade: 'inferred',
    usedIn: ['registry'],
  }),
};
