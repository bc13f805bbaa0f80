/**
 * W9: a page that does not exist says so. A site that answers everything with 200 keeps its dead links in search results.
 */
import { defineCheck } from '../check.ts';
import { notApplicable, notMeasured, tooManyRequests, websiteGate } from './shared-web.ts';

export const notFound = defineCheck({
  id: 'W9',
  slug: 'not-found',
  title: { vi: 'Trang không có thì báo không có', en: 'A missing page is reported as missing' },
  category: 'website',
  profile: 'full',
  verdicts: ['pass', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'soft-404': {
      vi: {
        owner:
          'Khi khách gõ sai đường dẫn, trang vẫn trả lời như thể có trang đó. Điều này không nguy hiểm, nhưng làm công cụ tìm kiếm lưu cả trang không có thật.',
        provider:
          'Đường dẫn không tồn tại trả mã 2xx hoặc chuyển về trang khác. Trả 404 hoặc 410 (nginx: try_files $uri $uri/ =404). RFC 9110 §15.5.5.',
      },
      en: {
        owner:
          'When somebody mistypes an address, the site answers as if that page existed. It does no harm, but search engines keep pages that are not real.',
        provider:
          'A path that does not exist gives 2xx or redirects elsewhere. Answer 404 or 410 (nginx: try_files $uri $uri/ =404). RFC 9110 §15.5.5.',
      },
    },
    'other-status': {
      vi: {
        owner:
          'Khi khách gõ sai đường dẫn, trang báo một lỗi khác thay vì "không tìm thấy". Nên nhờ nhà cung cấp xem lại.',
        provider: 'Đường dẫn không tồn tại trả mã khác 404/410 (xem chứng cứ). RFC 9110 §15.5.5.',
      },
      en: {
        owner:
          'When somebody mistypes an address, the site reports another error than "not found". Your provider may want to look.',
        provider:
          'A path that does not exist gives a status other than 404/410 (see the evidence). RFC 9110 §15.5.5.',
      },
    },
  },
  judge(observation) {
    const ended = websiteGate(observation);
    if (ended) return ended;
    const { notFound: probe, page } = observation.web;
    if (!probe && page?.status === tooManyRequests) return notMeasured('rate-limited');
    if (!probe) return notApplicable(observation.profile === 'presence' ? 'not-in-profile' : 'no-page');
    if (probe.outcome !== 'response') return notMeasured(probe.outcome, { url: probe.url });
    const status = probe.status ?? 0;
    const evidence = { url: probe.url, status, location: probe.location?.slice(0, 200) ?? null };
    if (status === 404 || status === 410) return { verdict: 'pass', evidence };
    if (status === tooManyRequests) return notMeasured('rate-limited', evidence);
    // To the same path elsewhere (www, https): that host was not asked, so nothing is known.
    const target = probe.location ? URL.parse(probe.location, probe.url) : null;
    const samePath = target !== null && target.pathname === URL.parse(probe.url)?.pathname;
    const soft = (status >= 200 && status < 300) || (status >= 300 && status < 400 && !samePath);
    return { verdict: 'info', reason: soft ? 'soft-404' : 'other-status', evidence };
  },
});
