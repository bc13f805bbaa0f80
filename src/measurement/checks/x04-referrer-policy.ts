/**
 * X4: how much of the page's address other sites learn when a visitor follows a link. The last valid value counts
 * (W3C Referrer Policy §8.1), so that a new value may follow one that old browsers know.
 */
import { defineCheck } from '../check.ts';
import { cut, headerItems, ownPage } from './shared-web.ts';

const good = new Set(['no-referrer', 'same-origin']);
const fair = new Set(['strict-origin', 'strict-origin-when-cross-origin']);
const bad = new Set(['no-referrer-when-downgrade', 'origin', 'origin-when-cross-origin', 'unsafe-url']);

export const referrerPolicy = defineCheck({
  id: 'X4',
  slug: 'referrer-policy',
  title: { vi: 'Không lộ địa chỉ trang khi bấm liên kết', en: 'Links do not give away the page’s address' },
  category: 'headers',
  profile: 'presence',
  verdicts: ['pass', 'info', 'warn', 'not-applicable', 'not-measured'],
  advice: {
    'referrer-origin': {
      vi: {
        owner:
          'Khi khách bấm liên kết sang trang khác, trang đó biết khách đến từ tên miền này. Như vậy thường là chấp nhận được.',
        provider:
          'strict-origin(-when-cross-origin) chỉ lộ tên miền. Nếu muốn kín hơn: Referrer-Policy: same-origin hoặc no-referrer.',
      },
      en: {
        owner:
          'When visitors follow a link, the other site learns that they came from your name. That is usually acceptable.',
        provider:
          'strict-origin(-when-cross-origin) gives away the origin alone. For less: Referrer-Policy: same-origin or no-referrer.',
      },
    },
    'referrer-absent': {
      vi: {
        owner:
          'Trang chưa nói rõ cho trang khác biết bao nhiêu khi khách bấm liên kết. Nhờ nhà cung cấp thêm một dòng cài đặt.',
        provider:
          'Thiếu Referrer-Policy; trình duyệt cũ gửi cả địa chỉ. nginx: add_header Referrer-Policy same-origin always;',
      },
      en: {
        owner:
          'The site does not say how much others may learn when a visitor follows a link. Your provider can add one setting.',
        provider:
          'Referrer-Policy is missing; old browsers send the whole address. nginx: add_header Referrer-Policy same-origin always;',
      },
    },
    'referrer-leaks': {
      vi: {
        owner:
          'Khi khách bấm liên kết, nơi đến có thể biết khách đang xem trang nào ở đây. Nhờ nhà cung cấp siết lại.',
        provider:
          'Giá trị có hiệu lực gửi quá nhiều, kể cả qua http (xem chứng cứ). Đặt same-origin hoặc strict-origin-when-cross-origin.',
      },
      en: {
        owner:
          'When visitors follow a link, other sites may learn which of your pages they read. Ask your provider to tighten this.',
        provider:
          'The value in force sends too much, over http too (see the evidence). Set same-origin or strict-origin-when-cross-origin.',
      },
    },
    'referrer-invalid': {
      vi: {
        owner: 'Một dòng cài đặt bảo vệ bị viết sai nên không có tác dụng. Nhờ nhà cung cấp sửa.',
        provider: 'Không giá trị Referrer-Policy nào hợp lệ (xem chứng cứ). Đặt same-origin.',
      },
      en: {
        owner: 'A protective setting is written wrongly and has no effect. Ask your provider to correct it.',
        provider: 'No Referrer-Policy value is valid (see the evidence). Set same-origin.',
      },
    },
  },
  judge(observation) {
    const own = ownPage(observation);
    if ('ended' in own) return own.ended;
    const values = headerItems(own.page.headers, 'referrer-policy').map((value) => value.toLowerCase());
    const inForce = values.findLast((value) => good.has(value) || fair.has(value) || bad.has(value)) ?? null;
    const evidence = {
      url: cut(own.page.url),
      values: values.slice(0, 6).map((value) => cut(value, 60)),
      inForce,
    };
    if (values.length === 0) return { verdict: 'warn', reason: 'referrer-absent', evidence };
    if (inForce === null) return { verdict: 'warn', reason: 'referrer-invalid', evidence };
    if (good.has(inForce)) return { verdict: 'pass', evidence };
    if (fair.has(inForce)) return { verdict: 'info', reason: 'referrer-origin', evidence };
    return { verdict: 'warn', reason: 'referrer-leaks', evidence };
  },
});
