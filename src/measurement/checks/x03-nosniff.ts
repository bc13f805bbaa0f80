/**
 * X3: browsers take files for what the server says they are (X-Content-Type-Options: nosniff, WHATWG Fetch §3.6).
 */
import { defineCheck } from '../check.ts';
import { cut, headerItems, ownPage } from './shared-web.ts';

export const nosniff = defineCheck({
  id: 'X3',
  slug: 'nosniff',
  title: { vi: 'Trình duyệt không đoán kiểu tệp', en: 'Browsers do not guess file types' },
  category: 'headers',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'not-applicable', 'not-measured'],
  advice: {
    'nosniff-absent': {
      vi: {
        owner:
          'Thiếu một dòng cài đặt nhỏ giúp trình duyệt không hiểu nhầm tệp lạ thành mã chạy được. Nhờ nhà cung cấp thêm, mất vài phút.',
        provider:
          'Thiếu X-Content-Type-Options. nginx: add_header X-Content-Type-Options nosniff always; và kiểm tra Content-Type của CSS, JS.',
      },
      en: {
        owner:
          'A small setting is missing that keeps browsers from taking a strange file for a program. Your provider can add it in minutes.',
        provider:
          'X-Content-Type-Options is missing. nginx: add_header X-Content-Type-Options nosniff always; and check the Content-Type of CSS and JS.',
      },
    },
    'nosniff-invalid': {
      vi: {
        owner: 'Một dòng cài đặt bảo vệ bị viết sai nên không có tác dụng. Nhờ nhà cung cấp sửa.',
        provider:
          'Giá trị đầu tiên của X-Content-Type-Options phải đúng là nosniff (xem chứng cứ). WHATWG Fetch §3.6.',
      },
      en: {
        owner: 'A protective setting is written wrongly and has no effect. Ask your provider to correct it.',
        provider:
          'The first value of X-Content-Type-Options must be nosniff (see the evidence). WHATWG Fetch §3.6.',
      },
    },
  },
  judge(observation) {
    const own = ownPage(observation);
    if ('ended' in own) return own.ended;
    const values = headerItems(own.page.headers, 'x-content-type-options');
    const evidence = { url: cut(own.page.url), values: values.slice(0, 4).map((value) => cut(value, 60)) };
    if (values.length === 0) return { verdict: 'warn', reason: 'nosniff-absent', evidence };
    if (values[0]?.toLowerCase() === 'nosniff') return { verdict: 'pass', evidence };
    return { verdict: 'warn', reason: 'nosniff-invalid', evidence };
  },
});
