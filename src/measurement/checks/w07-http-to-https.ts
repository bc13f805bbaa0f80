/**
 * W7: whoever arrives over http is sent to https on the same host, in the first step, so that HSTS can take hold there.
 */
import { defineCheck } from '../check.ts';
import type { RedirectChain } from '../observation.ts';
import { mainFault, notApplicable, notMeasured, tooManyRequests, websiteGate } from './shared-web.ts';

type Cause = 'no-redirect' | 'other-host-first' | 'indirect-redirect';

export const httpToHttps = defineCheck({
  id: 'W7',
  slug: 'http-to-https',
  title: { vi: 'Tự chuyển từ http sang https', en: 'http leads to https' },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'no-redirect': {
      vi: {
        owner:
          'Trang có kết nối bảo mật nhưng khách gõ địa chỉ bình thường vẫn vào bản không bảo mật. Hãy nhờ nhà cung cấp "tự chuyển sang https".',
        provider:
          'Cổng 80 trả nội dung thay vì chuyển hướng. nginx: server { listen 80; listen [::]:80; return 301 https://$host$request_uri; }. RFC 9110 §15.4.2.',
      },
      en: {
        owner:
          'The site has a secure connection, but who types the address still gets the insecure one. Ask your provider to "redirect to https".',
        provider:
          'Port 80 serves content and does not redirect. nginx: server { listen 80; listen [::]:80; return 301 https://$host$request_uri; }. RFC 9110 §15.4.2.',
      },
    },
    'other-host-first': {
      vi: {
        owner:
          'Trang chuyển khách sang tên khác trước khi bật bảo mật, nên lần sau trình duyệt chưa tự bảo vệ tên này. Hãy nhờ nhà cung cấp chuyển sang https trên cùng tên trước.',
        provider:
          'Chuyển hướng đầu tiên đổi tên máy. Chuyển http://$host → https://$host trước, rồi mới tới tên chính, để HSTS có hiệu lực ở cả hai. RFC 6797 §7.2.',
      },
      en: {
        owner:
          'The site sends visitors to another name before the connection is secure, so browsers cannot protect this name next time. Ask your provider to go to https on the same name first.',
        provider:
          'The first redirect changes the host. Send http://$host → https://$host first and then to the main name, so that HSTS takes hold on both. RFC 6797 §7.2.',
      },
    },
    'indirect-redirect': {
      vi: {
        owner:
          'Khách chỉ được chuyển sang bản bảo mật sau vài bước không bảo mật. Hãy nhờ nhà cung cấp chuyển ngay từ bước đầu.',
        provider:
          'https chỉ xuất hiện sau bước đầu, hoặc bằng meta refresh trong trang. Dùng 301 ngay ở cổng 80.',
      },
      en: {
        owner:
          'Visitors reach the secure site only after insecure steps. Ask your provider to redirect in the first step.',
        provider:
          'https comes only after the first step, or by a meta refresh in the page. Answer 301 on port 80 at once.',
      },
    },
  },
  judge(observation) {
    const ended = websiteGate(observation);
    if (ended) return ended;
    const { endpoints, chains } = observation.web;
    const secure = endpoints.filter(({ scheme }) => scheme === 'https');
    if (!secure.some(({ outcome, connected }) => outcome === 'response' || connected)) {
      return notApplicable('no-https');
    }
    const plain = chains.filter(({ start }) => start.startsWith('http:'));
    const judged = plain.map((chain) => ({ chain, cause: causeOf(chain), first: chain.hops[0] }));
    for (const cause of ['no-redirect', 'other-host-first', 'indirect-redirect'] as const) {
      const found = judged.find((one) => one.cause === cause);
      if (!found) continue;
      const evidence = {
        start: found.chain.start,
        status: found.first?.status ?? null,
        location: found.first?.location?.slice(0, 200) ?? null,
      };
      return { verdict: cause === 'no-redirect' ? 'fail' : 'warn', reason: cause, evidence };
    }
    const unknown = plain.flatMap(({ hops }) => {
      const outcome = hops[0]?.outcome ?? 'interrupted';
      if (hops[0]?.status === tooManyRequests) return ['rate-limited' as const];
      return outcome === 'response' || closed(outcome) ? [] : [outcome];
    });
    if (unknown.length > 0) return notMeasured(mainFault(unknown));
    const closedHosts = plain.filter(({ hops }) => hops[0]?.outcome !== 'response').map(({ start }) => start);
    return {
      verdict: 'pass',
      evidence: { redirected: plain.length - closedHosts.length, portClosed: closedHosts },
    };
  },
});

/** No service on port 80 is as good as a redirect: https answers, so silence on 80 is the remote's choice. */
function closed(outcome: string): boolean {
  return outcome === 'refused' || outcome === 'timeout' || outcome === 'unreachable' || outcome === 'reset';
}

function causeOf({ start, hops }: RedirectChain): Cause | null {
  const [first, ...later] = hops;
  if (first?.outcome !== 'response' || first.status === tooManyRequests) return null;
  const reaches =
    later.some(({ url }) => url.startsWith('https:')) || Boolean(first.location?.startsWith('https:'));
  if (!first.location || !reaches) return 'no-redirect';
  const sameHost = hostOf(first.location) === hostOf(start);
  if (!sameHost) return 'other-host-first';
  return first.location.startsWith('https:') && first.by !== 'meta-refresh' ? null : 'indirect-redirect';
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}
