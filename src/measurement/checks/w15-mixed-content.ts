/**
 * W15: a secure page loads nothing over plain http. Browsers block scripts, styles and frames (active content) and so
 * break the page; pictures (passive) they load or upgrade with a mark on the padlock. W3C Mixed Content.
 */
import { defineCheck } from '../check.ts';
import { cut, headerValues, notApplicable, notMeasured, ownPage } from './shared-web.ts';
import { parseCsp } from './shared-web-csp.ts';

export const mixedContent = defineCheck({
  id: 'W15',
  slug: 'mixed-content',
  title: { vi: 'Trang https không tải gì qua http', en: 'The https page loads nothing over http' },
  category: 'headers',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'active-mixed-content': {
      vi: {
        owner:
          'Trang bảo mật gọi thành phần từ địa chỉ không bảo mật, trình duyệt chặn nên trang có thể hiện thiếu hoặc hỏng. Hãy nhờ người làm web đổi các địa chỉ đó sang https.',
        provider:
          'Script, style hoặc khung tải qua http:// trên trang https (xem danh sách). Đổi sang https://; tạm thời: Content-Security-Policy: upgrade-insecure-requests. W3C Mixed Content §3.',
      },
      en: {
        owner:
          'Your secure page asks for parts from insecure addresses; browsers block them and the page may look broken. Ask whoever makes the site to change those addresses to https.',
        provider:
          'Scripts, styles or frames are loaded over http:// on an https page (see the list). Change them to https://; for the time being Content-Security-Policy: upgrade-insecure-requests. W3C Mixed Content §3.',
      },
    },
    'passive-mixed-content': {
      vi: {
        owner:
          'Một số hình ảnh trên trang bảo mật được tải từ địa chỉ không bảo mật. Hãy nhờ người làm web đổi sang https.',
        provider: 'Ảnh, âm thanh hoặc video tải qua http:// (xem danh sách). Đổi sang https://.',
      },
      en: {
        owner:
          'Some pictures on the secure page come from insecure addresses. Ask whoever makes the site to change them to https.',
        provider: 'Images, audio or video are loaded over http:// (see the list). Change them to https://.',
      },
    },
  },
  judge(observation) {
    const own = ownPage(observation);
    if ('ended' in own) return own.ended;
    const { page } = own;
    if (!page.url.startsWith('https:')) return notApplicable('no-https', { url: cut(page.url) });
    if (!page.facts) return page.body.fault ? notMeasured(page.body.fault) : notApplicable('not-html');
    const insecure = page.facts.subresources.filter(({ url }) => /^http:/i.test(url));
    const policies = [...headerValues(page.headers, 'content-security-policy'), ...page.facts.metaCsp];
    const upgraded = policies.flatMap(parseCsp).some((policy) => policy.has('upgrade-insecure-requests'));
    const active = insecure.filter((resource) => resource.active);
    const named = (active.length > 0 ? active : insecure).slice(0, 8);
    const evidence = {
      url: cut(page.url),
      loaded: page.facts.subresources.length,
      insecure: named.map(({ kind, url }) => `${kind} ${cut(url, 150)}`),
      upgraded,
    };
    // A long page is judged by the part that is read; one that broke off may hold anything in the part that never came.
    if (insecure.length === 0 && page.body.fault) return notMeasured(page.body.fault, evidence);
    if (insecure.length === 0 || upgraded) return { verdict: 'pass', evidence };
    if (active.length > 0) return { verdict: 'fail', reason: 'active-mixed-content', evidence };
    return { verdict: 'warn', reason: 'passive-mixed-content', evidence };
  },
});
