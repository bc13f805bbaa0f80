/**
 * W8: browsers are told to use https alone from now on, for a year (RFC 6797).
 *
 * The first answer of every https address is judged, redirects included, and only where a browser would have accepted
 * the certificate: RFC 6797 §8.1 ignores the header on any other connection.
 */
import { defineCheck } from '../check.ts';
import type { Endpoint } from '../observation.ts';
import {
  cut,
  endpointFaults,
  headerValues,
  mainFault,
  notApplicable,
  notMeasured,
  tooManyRequests,
  websiteGate,
} from './shared-web.ts';
import { isTrusted, portClosed } from './shared-web-certificate.ts';

/** One year: what Internet.nl asks since 2025, and the preload list. */
const goodSeconds = 31_536_000;
/** Half a year: what MDN Observatory asks. */
const fairSeconds = 15_768_000;

export interface HstsPolicy {
  maxAgeSeconds: number;
  includeSubDomains: boolean;
  preload: boolean;
}

type Cause = 'hsts-absent' | 'hsts-over-http-only' | 'hsts-malformed' | 'hsts-too-short' | 'hsts-short';

export const hsts = defineCheck({
  id: 'W8',
  slug: 'hsts',
  title: {
    vi: 'Trình duyệt được dặn luôn dùng https (HSTS)',
    en: 'Browsers are told to use https always (HSTS)',
  },
  category: 'headers',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'hsts-absent': {
      vi: {
        owner:
          'Trình duyệt của khách chưa được dặn luôn dùng kết nối bảo mật với trang này. Hãy nhờ nhà cung cấp bật "HSTS".',
        provider:
          'Thiếu Strict-Transport-Security trên https. nginx: add_header Strict-Transport-Security "max-age=31536000" always; bắt đầu với max-age ngắn để thử. RFC 6797 §6.1.',
      },
      en: {
        owner:
          'Visitors’ browsers are not told to use the secure connection always. Ask your provider to switch on "HSTS".',
        provider:
          'Strict-Transport-Security is missing over https. nginx: add_header Strict-Transport-Security "max-age=31536000" always; begin with a short max-age to try it. RFC 6797 §6.1.',
      },
    },
    'hsts-over-http-only': {
      vi: {
        owner:
          'Lời dặn "luôn dùng https" được gửi sai chỗ nên trình duyệt bỏ qua. Hãy nhờ nhà cung cấp sửa HSTS.',
        provider:
          'Strict-Transport-Security chỉ có ở cổng 80; trình duyệt phải bỏ qua (RFC 6797 §7.2, §8.1). Chuyển add_header sang khối listen 443.',
      },
      en: {
        owner:
          'The instruction "use https always" is sent in the wrong place and browsers ignore it. Ask your provider to correct HSTS.',
        provider:
          'Strict-Transport-Security is sent on port 80 only, where browsers must ignore it (RFC 6797 §7.2, §8.1). Move add_header to the listen 443 block.',
      },
    },
    'hsts-malformed': {
      vi: {
        owner: 'Lời dặn "luôn dùng https" viết sai nên trình duyệt bỏ qua. Hãy nhờ nhà cung cấp sửa HSTS.',
        provider:
          'Giá trị không đọc được theo RFC 6797 §6.1 (thiếu max-age, trùng chỉ thị, hoặc sai cú pháp). Đúng: max-age=31536000; includeSubDomains.',
      },
      en: {
        owner:
          'The instruction "use https always" is written wrongly and browsers ignore it. Ask your provider to correct HSTS.',
        provider:
          'The value cannot be read under RFC 6797 §6.1 (no max-age, a directive given twice, or bad syntax). Right: max-age=31536000; includeSubDomains.',
      },
    },
    'hsts-too-short': {
      vi: {
        owner: 'Lời dặn "luôn dùng https" chỉ có hiệu lực ngắn. Hãy nhờ nhà cung cấp đặt ít nhất một năm.',
        provider: 'max-age dưới 15768000 giây (nửa năm). Đặt max-age=31536000.',
      },
      en: {
        owner:
          'The instruction "use https always" holds only for a short time. Ask your provider to set at least a year.',
        provider: 'max-age is below 15768000 seconds (half a year). Set max-age=31536000.',
      },
    },
    'hsts-short': {
      vi: {
        owner: 'Lời dặn "luôn dùng https" có hiệu lực dưới một năm. Nên nhờ nhà cung cấp đặt một năm.',
        provider: 'max-age từ nửa năm tới dưới một năm. Đặt max-age=31536000.',
      },
      en: {
        owner: 'The instruction "use https always" holds for less than a year. A year is better.',
        provider: 'max-age is between half a year and a year. Set max-age=31536000.',
      },
    },
  },
  judge(observation, context) {
    const ended = websiteGate(observation);
    if (ended) return ended;
    const secure = observation.web.endpoints.filter(({ scheme }) => scheme === 'https');
    const answers = secure.filter(({ response }) => response);
    if (answers.length === 0) {
      const faults = endpointFaults(secure);
      return faults.every(portClosed) ? notApplicable('no-https') : notMeasured(mainFault(faults));
    }
    const trusted = answers.filter((endpoint) => isTrusted(observation, endpoint));
    if (trusted.length === 0) return notMeasured('bad-certificate');
    const heard = trusted.filter(
      ({ response }) =>
        response?.status !== tooManyRequests || headerValues(response.headers, name).length > 0,
    );
    if (heard.length === 0) return notMeasured('rate-limited');
    const overHttp = observation.web.endpoints.some(
      ({ scheme, response }) =>
        scheme === 'http' && response && headerValues(response.headers, name).length > 0,
    );
    const judged = heard.map((endpoint) => ({ endpoint, ...judgeOne(endpoint, overHttp) }));
    for (const cause of gravity) {
      const found = judged.find((one) => one.cause === cause);
      if (!found) continue;
      const { host, address } = found.endpoint;
      const evidence = { place: `https://${host}/ (${address})`, value: found.value };
      return { verdict: cause === 'hsts-short' ? 'warn' : 'fail', reason: cause, evidence };
    }
    const policy = judged[0]?.policy;
    return {
      verdict: 'pass',
      evidence: {
        value: judged[0]?.value ?? null,
        includeSubDomains: policy?.includeSubDomains ?? false,
        // hstspreload.org: preload, includeSubDomains and a year.
        preloadEligible: Boolean(policy?.preload && policy.includeSubDomains),
        preloaded: context.preloaded ? context.preloaded(observation.domain) : null,
      },
    };
  },
});

const name = 'strict-transport-security';
const gravity: Cause[] = [
  'hsts-absent',
  'hsts-over-http-only',
  'hsts-malformed',
  'hsts-too-short',
  'hsts-short',
];

interface Judged {
  cause: Cause | null;
  value: string | null;
  policy: HstsPolicy | null;
}

function judgeOne({ response }: Endpoint, overHttp: boolean): Judged {
  // RFC 6797 §8.1: of several header fields only the first counts.
  const value = headerValues(response?.headers ?? [], name)[0];
  if (value === undefined) {
    return { cause: overHttp ? 'hsts-over-http-only' : 'hsts-absent', value: null, policy: null };
  }
  const policy = parseHsts(value);
  const shown = { value: cut(value), policy };
  if (!policy) return { cause: 'hsts-malformed', ...shown };
  if (policy.maxAgeSeconds < fairSeconds) return { cause: 'hsts-too-short', ...shown };
  if (policy.maxAgeSeconds < goodSeconds) return { cause: 'hsts-short', ...shown };
  return { cause: null, ...shown };
}

/**
 * Reads one Strict-Transport-Security field.
 *
 * @returns null where RFC 6797 §6.1 says that the field is to be ignored
 */
export function parseHsts(value: string): HstsPolicy | null {
  const directives = new Map<string, string | null>();
  for (const part of value.split(';')) {
    const directive = part.trim();
    if (directive === '') continue;
    const match = /^([!#$%&'*+.^_`|~0-9a-z-]+)(?:\s*=\s*(?:"([^"]*)"|([!#$%&'*+.^_`|~0-9a-z-]+)))?$/i.exec(
      directive,
    );
    const key = match?.[1]?.toLowerCase();
    if (!match || !key || directives.has(key)) return null;
    directives.set(key, match[2] ?? match[3] ?? null);
  }
  const maxAge = directives.get('max-age') ?? '';
  if (!/^\d+$/.test(maxAge)) return null;
  return {
    maxAgeSeconds: Number(maxAge),
    includeSubDomains: directives.has('includesubdomains'),
    preload: directives.has('preload'),
  };
}
