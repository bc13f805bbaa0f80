/**
 * V3: a page that takes orders shows that its website was notified to the Ministry of Industry and Trade (online.gov.vn).
 *
 * Only ever information, "to be looked at": whether a site must be notified depends on what it sells and who runs it, and a
 * badge proves nothing by itself. Ordering by telephone or chat ("gọi để đặt hàng") is no online ordering.
 */
import { defineCheck, type JudgeContext, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise } from './shared-dns.ts';
import { dutyPage } from './shared-duties.ts';
import { notificationMark, orderingSign } from './shared-duties-ordering.ts';
import { notApplicable } from './shared-web.ts';

function judge(observation: Observation, context: JudgeContext): Outcome<'no-notification-mark'> {
  const read = dutyPage(observation, context);
  if ('ended' in read) return read.ended;
  const ordering = orderingSign(read.facts);
  if (ordering === null) return notApplicable('no-ordering');
  const mark = notificationMark(read.facts) ?? (read.contact && notificationMark(read.contact));
  const evidence = { ordering, mark };
  return mark ? { verdict: 'pass', evidence } : { verdict: 'info', reason: 'no-notification-mark', evidence };
}

export const orderingNotified = defineCheck({
  id: 'V3',
  slug: 'ordering-notified',
  title: {
    vi: 'Bán hàng trực tuyến có dấu đã thông báo',
    en: 'A shop that takes orders shows its notification mark',
  },
  category: null,
  profile: 'presence',
  verdicts: ['pass', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'no-notification-mark': advise(
      [
        'Cần kiểm tra: trang có giỏ hàng hoặc mẫu đặt hàng nhưng không thấy dấu “Đã thông báo” của Bộ Công Thương. Nếu trang nhận đặt hàng trực tuyến, hãy hỏi Sở Công Thương hoặc xem online.gov.vn về việc thông báo website bán hàng. Nếu đã thông báo, hãy gắn biểu tượng có liên kết.',
        'Gắn biểu tượng kèm liên kết tới trang xác nhận trên online.gov.vn ở chân trang. Đổi tên miền thì phải cập nhật thông báo.',
      ],
      [
        'To be looked at: the page has a cart or an order form, and no "notified" mark of the Ministry of Industry and Trade was seen. If it takes orders online, ask the province’s department of industry and trade or see online.gov.vn. If it was notified already, show the badge with its link.',
        'Put the badge, linked to the confirmation page on online.gov.vn, in the footer. A change of domain must be notified too.',
      ],
    ),
  },
  judge,
});
