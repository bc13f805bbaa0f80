/**
 * W5: whichever of the four addresses a visitor types, the redirects end on a page, soon, and never leave HTTPS again.
 */
import { defineCheck } from '../check.ts';
import type { RedirectChain } from '../observation.ts';
import { isDefinite, mainFault, notMeasured, websiteGate } from './shared-web.ts';

/** What browsers allow is 20; ten is pshtt's and our bound. */
const mostRedirects = 10;

type Cause =
  | 'redirect-loop'
  | 'redirect-too-long'
  | 'redirect-downgrade'
  | 'redirect-bad-location'
  | 'redirect-dead';

export const redirectsEnd = defineCheck({
  id: 'W5',
  slug: 'redirects-end',
  title: { vi: 'Chuyển hướng tới đúng trang', en: 'Redirects lead to the page' },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'redirect-loop': {
      vi: {
        owner:
          'Trang web chuyển vòng quanh mãi không dừng, khách thấy lỗi "quá nhiều lần chuyển hướng". Hãy báo nhà cung cấp.',
        provider:
          'Vòng lặp chuyển hướng (xem chuỗi). Thường gặp: CDN nối tới máy chủ bằng HTTP còn máy chủ ép HTTPS; đặt SSL "Full (strict)" hoặc xét X-Forwarded-Proto. RFC 9110 §15.4.',
      },
      en: {
        owner: 'The website sends visitors round in circles and browsers give up. Tell your provider.',
        provider:
          'A redirect loop (see the chain). Common cause: a CDN reaches the origin over HTTP while the origin forces HTTPS; use "Full (strict)" or look at X-Forwarded-Proto. RFC 9110 §15.4.',
      },
    },
    'redirect-too-long': {
      vi: {
        owner: 'Khách bị chuyển qua quá nhiều địa chỉ trước khi tới trang. Hãy nhờ nhà cung cấp rút gọn.',
        provider: 'Hơn 10 lần chuyển hướng. Gộp thành một lần 301 tới URL cuối.',
      },
      en: {
        owner:
          'Visitors are sent through too many addresses before they reach the page. Ask your provider to shorten the way.',
        provider: 'More than 10 redirects. Make it one 301 to the final URL.',
      },
    },
    'redirect-downgrade': {
      vi: {
        owner:
          'Trang đưa khách từ kết nối bảo mật trở lại kết nối không bảo mật. Hãy nhờ nhà cung cấp giữ https suốt.',
        provider:
          'Chuyển hướng từ https sang http (xem chuỗi). Sửa Location hoặc địa chỉ gốc của ứng dụng (WordPress: siteurl/home) thành https.',
      },
      en: {
        owner:
          'The site takes visitors from the secure connection back to an insecure one. Ask your provider to keep https throughout.',
        provider:
          'A redirect goes from https to http (see the chain). Correct Location, or the base address of the application (WordPress: siteurl/home), to https.',
      },
    },
    'redirect-bad-location': {
      vi: {
        owner: 'Trang chuyển khách tới một địa chỉ viết sai. Hãy báo nhà cung cấp.',
        provider: 'Giá trị Location không phải URL http(s) hợp lệ. RFC 9110 §10.2.2.',
      },
      en: {
        owner: 'The site sends visitors to an address that is written wrongly. Tell your provider.',
        provider: 'The Location value is no valid http(s) URL. RFC 9110 §10.2.2.',
      },
    },
    'redirect-dead': {
      vi: {
        owner:
          'Trang chuyển khách tới một địa chỉ không hoạt động. Hãy nhờ nhà cung cấp sửa địa chỉ chuyển tới.',
        provider:
          'Đích chuyển hướng từ chối hoặc ngắt kết nối (xem chuỗi). Sửa Location hoặc dịch vụ ở đích.',
      },
      en: {
        owner: 'The site sends visitors to an address that does not work. Ask your provider to correct it.',
        provider:
          'The target of the redirect refuses or breaks off (see the chain). Correct Location or the service there.',
      },
    },
  },
  judge(observation) {
    const ended = websiteGate(observation);
    if (ended) return ended;
    // A chain whose first request failed is an address without a service, which W2, W4, W6 and W7 judge.
    const live = observation.web.chains.filter(({ hops }) => hops[0]?.outcome === 'response');
    if (live.length === 0) return notMeasured(mainFault(observation.web.chains.flatMap(lastFault)));
    for (const cause of causes) {
      const chain = live.find((one) => causesOf(one).includes(cause));
      if (chain) return { verdict: 'fail', reason: cause, evidence: chainEvidence(chain) };
    }
    const unfinished = live.find(({ end }) => end === 'fault');
    if (unfinished) return notMeasured(mainFault(lastFault(unfinished)), chainEvidence(unfinished));
    const ends = [...new Set(live.map(({ hops }) => hops.at(-1)?.url ?? ''))];
    return {
      verdict: 'pass',
      evidence: { canonical: ends[0] ?? null, ends: ends.slice(0, 4), chains: live.length },
    };
  },
});

const causes: Cause[] = [
  'redirect-loop',
  'redirect-too-long',
  'redirect-bad-location',
  'redirect-downgrade',
  'redirect-dead',
];

function causesOf(chain: RedirectChain): Cause[] {
  const found: Cause[] = [];
  if (chain.end === 'loop') found.push('redirect-loop');
  if (chain.end === 'too-long' || chain.hops.length - 1 > mostRedirects) found.push('redirect-too-long');
  if (chain.end === 'bad-location') found.push('redirect-bad-location');
  const schemes = chain.hops.map(({ url }) => url.slice(0, url.indexOf(':')));
  if (schemes.some((scheme, index) => scheme === 'http' && schemes[index - 1] === 'https')) {
    found.push('redirect-downgrade');
  }
  if (lastFault(chain).some(isDefinite)) found.push('redirect-dead');
  return found;
}

function lastFault({ end, hops }: RedirectChain) {
  const outcome = hops.at(-1)?.outcome;
  return end === 'fault' && outcome && outcome !== 'response' ? [outcome] : [];
}

function chainEvidence({ start, hops, end }: RedirectChain) {
  const steps = hops
    .slice(0, 8)
    .map(({ url, status, outcome }) => `${url.slice(0, 120)} ${status ?? outcome}`);
  return { start, end, redirects: hops.length - 1, hops: steps };
}
