/**
 * X2: other sites cannot put the page into a frame and have visitors click on it unawares: frame-ancestors, else
 * X-Frame-Options (RFC 7034; where both stand, browsers obey frame-ancestors alone, CSP Level 3 §6.4.2).
 */
import { defineCheck } from '../check.ts';
import { cut, headerItems, headerValues, ownPage } from './shared-web.ts';
import { parseCsp } from './shared-web-csp.ts';

export const framing = defineCheck({
  id: 'X2',
  slug: 'framing',
  title: { vi: 'Trang khác không nhúng được trang này', en: 'Other sites cannot frame the page' },
  category: 'headers',
  profile: 'presence',
  verdicts: ['pass', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'framing-allowed': {
      vi: {
        owner:
          'Trang khác có thể nhúng trang này vào khung để lừa khách bấm. Với trang giới thiệu thì rủi ro nhỏ; nhờ nhà cung cấp đặt lệnh cấm nhúng khi tiện.',
        provider:
          "Không có frame-ancestors hay X-Frame-Options. Gửi Content-Security-Policy: frame-ancestors 'self' và X-Frame-Options: SAMEORIGIN. RFC 7034.",
      },
      en: {
        owner:
          'Other sites can put yours into a frame and trick visitors into clicking. For a page that only informs the risk is small; ask your provider at leisure.',
        provider:
          "There is neither frame-ancestors nor X-Frame-Options. Send Content-Security-Policy: frame-ancestors 'self' and X-Frame-Options: SAMEORIGIN. RFC 7034.",
      },
    },
    'framing-ineffective': {
      vi: {
        owner:
          'Trang có ghi cấm nhúng nhưng ghi theo cách trình duyệt không hiểu. Nhờ nhà cung cấp sửa khi tiện.',
        provider:
          "Giá trị không có hiệu lực: ALLOW-FROM, giá trị lạ, hoặc frame-ancestors có * hay http:/https: trơ (xem chứng cứ). Dùng frame-ancestors 'self' https://trang-được-phép.",
      },
      en: {
        owner:
          'The page forbids framing in a way that browsers do not understand. Ask your provider at leisure.',
        provider:
          "The value has no effect: ALLOW-FROM, an unknown value, or frame-ancestors with * or a bare http:/https: (see the evidence). Use frame-ancestors 'self' https://allowed-site.",
      },
    },
  },
  judge(observation) {
    const own = ownPage(observation);
    if ('ended' in own) return own.ended;
    const { page } = own;
    const ancestors = headerValues(page.headers, 'content-security-policy')
      .flatMap(parseCsp)
      .flatMap((policy) => {
        const sources = policy.get('frame-ancestors');
        return sources ? [sources] : [];
      });
    const options = headerItems(page.headers, 'x-frame-options').map((value) => value.toUpperCase());
    const evidence = {
      url: cut(page.url),
      frameAncestors: ancestors.slice(0, 2).map((sources) => cut(sources.join(' '), 200)),
      xFrameOptions: options.slice(0, 4).map((value) => cut(value, 60)),
    };
    if (ancestors.length > 0) {
      const narrow = ancestors.some(
        (sources) => !sources.some((source) => /^(\*|https?:|https?:\/\/\*)$/.test(source)),
      );
      return narrow
        ? { verdict: 'pass', evidence }
        : { verdict: 'info', reason: 'framing-ineffective', evidence };
    }
    if (options.length === 0) return { verdict: 'info', reason: 'framing-allowed', evidence };
    // HTML §7.1.5: values that contradict each other block framing altogether.
    if (options.some((value) => value === 'DENY' || value === 'SAMEORIGIN'))
      return { verdict: 'pass', evidence };
    return { verdict: 'info', reason: 'framing-ineffective', evidence };
  },
});
