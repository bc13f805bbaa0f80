/**
 * What each assumption does to figures in this version of the program: whether another value moves them, and when. One row
 * a key; a new assumption does not compile without one, and a test reads the sources for those that nothing reads.
 */
import type { AssumptionKey } from '#assumptions/index.ts';
import type { Language } from '#platform/format.ts';

/**
 * - `counted`: cells, counted anew as soon as it is confirmed
 * - `judged`: cells, as names are measured or judged again
 * - `worked-out`: figures that are worked out where they are shown, so from the next page on
 * - `planned`: how many names are due
 * - `dated`: the day on which something is due, or the days it is said to count
 * - `from-then-on`: what is done after its day; no figure of now
 * - `not-read`: nothing; this version has the rule built in, or not yet the part that reads it
 */
export type Way = 'counted' | 'judged' | 'worked-out' | 'planned' | 'dated' | 'from-then-on' | 'not-read';

export const wayOf: Readonly<Record<AssumptionKey, Way>> = {
  'presence.website': 'counted',
  'presence.mail': 'judged',
  'presence.trusted': 'not-read',
  'coverage.least-percent': 'worked-out',
  'ranking.least-denominator': 'worked-out',
  'population.rate-base': 'worked-out',
  'population.gii-base': 'worked-out',
  'measurement.old-after-days': 'worked-out',
  'measurement.every-days': 'planned',
  'measurement.failing-every-days': 'planned',
  'measurement.changed-every-days': 'planned',
  'personal-data.keep-months': 'from-then-on',
  'calendar.vnnic-month-due-day': 'dated',
  'calendar.vnnic-month-window': 'dated',
  'calendar.general-month': 'not-read',
  'calendar.quarter-due-day': 'not-read',
  'calendar.shift': 'dated',
  'calendar.unit-due-days-before': 'not-read',
  'district.successor': 'not-read',
  'index.dti-names': 'not-read',
  'index.ebi-names': 'not-read',
  'reconciliation.tolerance': 'not-read',
  'reconciliation.quota-tolerance': 'not-read',
  'territory.cut-weights': 'not-read',
  'entitlement.id-vn': 'not-read',
  'entitlement.biz-vn-enterprise': 'not-read',
  'entitlement.biz-vn-household': 'not-read',
  'entitlement.free-years': 'not-read',
  'entitlement.free-until': 'not-read',
  'subject.new': 'not-read',
  'domain.lifecycle': 'not-read',
  'domain.lifecycle-protected': 'not-read',
  'certificate.warn-days': 'not-read',
  'duty.operator-named': 'not-read',
  'duty.enterprise-code': 'not-read',
  'duty.ordering-notified': 'not-read',
};

/** The sentence that stands above the figures. */
export const saysOf: Readonly<Record<Way, Record<Language, string>>> = {
  counted: {
    vi: 'Số liệu các tháng từ ngày áp dụng được đếm lại ngay sau khi xác nhận.',
    en: 'Figures of the months from that day on are counted anew as soon as it is confirmed.',
  },
  judged: {
    vi: 'Số liệu dưới đây là khi mọi tên đã được đo lại hoặc chấm lại theo giá trị mới; đến lúc đó chúng đổi dần.',
    en: 'The figures below are those once every name has been measured or judged again; until then they move by and by.',
  },
  'worked-out': {
    vi: 'Số liệu dựa vào giả định này được tính khi mở trang, nên giá trị mới có tác dụng ngay từ ngày áp dụng.',
    en: 'Figures that rest on this are worked out when a page is opened, so the new value acts from that very day.',
  },
  planned: {
    vi: 'Không số liệu nào đổi ngay; số tên đến lượt đo thì đổi. Dưới đây tính cho ngày mai.',
    en: 'No figure changes at once; how many names are due does. Below, that of tomorrow.',
  },
  dated: {
    vi: 'Không số liệu nào đổi; hạn gửi và khoảng ngày của số liệu tháng ghi trên trang Hôm nay thì đổi.',
    en: 'No figure changes; what the page Today says of the month’s due day and of the days it counts does.',
  },
  'from-then-on': {
    vi: 'Không số liệu nào đổi. Giá trị mới chỉ áp dụng cho các lần nhập danh sách sau ngày đó.',
    en: 'No figure changes. The new value holds for lists imported from that day on.',
  },
  'not-read': {
    vi: 'Không số liệu nào đổi: phiên bản này của hệ thống chưa có phần nào đọc giá trị đó. Giá trị được ghi lại để dùng về sau.',
    en: 'No figure changes: nothing in this version of the system reads the value yet. It is kept for later.',
  },
};
