/**
 * When a report is due, which days it covers, what a weekend or a holiday does to it, and who reports for a district
 * that is no more.
 */
import { defineAssumption } from '../assumption.ts';
import { fields, oneOf, orNull, whole } from '../shapes.ts';

const shift = oneOf('none', 'next-working-day', 'previous-working-day');

export const calendar = {
  'calendar.vnnic-month-due-day': defineAssumption({
    shape: whole(1, 28),
    value: 25,
    title: {
      vi: 'Số liệu tháng gửi VNNIC chậm nhất ngày 25',
      en: 'The month’s figures are due at VNNIC on the 25th',
    },
    source: 'Công văn của VNNIC gửi các Sở (2024), hướng dẫn triển khai QĐ 826/QĐ-BTTTT',
    grade: 'official',
    usedIn: ['reporting'],
  }),
  'calendar.vnnic-month-window': defineAssumption({
    // 'to-due-day': from the day after the last due day to this one; 'month': from the 1st of the same month to the due
    // day; 'month-before': the whole calendar month before.
    shape: oneOf('to-due-day', 'month', 'month-before'),
    value: 'to-due-day',
    title: {
      vi: 'Số liệu tháng tính từ ngày 26 tháng trước đến ngày 25 tháng này',
      en: 'The month’s figures cover the 26th of the month before to the 25th',
    },
    source: 'Công văn của VNNIC chỉ nêu hạn, không nêu khoảng số liệu',
    grade: 'inferred',
    usedIn: ['reporting'],
  }),
  'calendar.general-month': defineAssumption({
    shape: fields({ fromDay: whole(1, 28), toDay: whole(1, 28) }),
    value: { fromDay: 15, toDay: 14 },
    title: {
      vi: 'Chế độ báo cáo chung: tháng tính từ ngày 15 tháng trước đến ngày 14',
      en: 'General reporting regime: a month runs from the 15th to the 14th',
    },
    source: 'Nghị định 09/2019/NĐ-CP, theo trí nhớ, chưa đối chiếu văn bản',
    grade: 'inferred',
    usedIn: ['reporting'],
  }),
  'calendar.quarter-due-day': defineAssumption({
    // Day of the month after the quarter; null: no day is known.
    shape: orNull(whole(1, 28)),
    value: null,
    title: {
      vi: 'Báo cáo quý bằng văn bản: chưa thấy nêu ngày cụ thể',
      en: 'The quarter’s written report: no day was found',
    },
    source: 'Công văn của VNNIC (2024) nêu hàng quý, không nêu ngày',
    grade: 'official',
    usedIn: ['reporting'],
  }),
  'calendar.shift': defineAssumption({
    shape: fields({ weekend: shift, holiday: shift }),
    value: { weekend: 'previous-working-day', holiday: 'previous-working-day' },
    title: {
      vi: 'Hạn rơi vào ngày nghỉ thì nộp vào ngày làm việc trước đó',
      en: 'A due day on a weekend or holiday moves to the working day before',
    },
    source: 'Không thấy văn bản nào nêu; chọn cách không bao giờ muộn',
    grade: 'inferred',
    usedIn: ['reporting'],
  }),
  'calendar.unit-due-days-before': defineAssumption({
    shape: whole(0, 20),
    value: 5,
    title: {
      vi: 'Xã, phường và các cơ quan nộp về Sở trước hạn của tỉnh 5 ngày',
      en: 'Communes and bodies report to the Sở five days before the province does',
    },
    source: 'Sở tự đặt; 5 ngày để rà soát và đối soát',
    grade: 'inferred',
    usedIn: ['reporting'],
  }),
  'district.successor': defineAssumption({
    shape: oneOf('communes', 'province'),
    value: 'communes',
    title: {
      vi: 'Việc giao cho UBND huyện trước 01/07/2025 do UBND các xã, phường trên địa bàn huyện đó làm tiếp',
      en: 'What a district was asked to do before 1 July 2025 passes to the communes on its ground',
    },
    source:
      'Cấp huyện kết thúc 01/07/2025; chỉ thị của tỉnh ban hành trước đó, chưa thấy văn bản chuyển giao',
    grade: 'inferred',
    usedIn: ['programme', 'reporting'],
  }),
};
