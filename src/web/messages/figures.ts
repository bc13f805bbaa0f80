/** What kind of figure one is, in a word. */
import { defineMessages } from './define.ts';

export const figureWords = defineMessages(
  {
    measured: 'Đo được',
    registered: 'VNNIC đếm',
    reported: 'Đơn vị báo cáo',
    derived: 'Tính ra',
    estimated: 'Ước tính',
    unconfirmed: 'Dựa trên giả định chưa được xác nhận',
  },
  {
    measured: 'Measured',
    registered: "VNNIC's count",
    reported: 'Reported',
    derived: 'Derived',
    estimated: 'Estimated',
    unconfirmed: 'Rests on an assumption nobody has confirmed',
  },
);
