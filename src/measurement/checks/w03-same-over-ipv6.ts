/**
 * W3: IPv4 and IPv6 show the same website: the same status, and texts that differ in at most a tenth.
 *
 * Distance is the share of differing bits of the two 64-bit simhashes (visible text, so nonces and view states in the
 * markup do not count), or of sizes where a body has no text.
 */
import { defineCheck } from '../check.ts';
import type { BodyFacts, Endpoint, WebHost } from '../observation.ts';
import {
  endpointFaults,
  faultsOf,
  mainFault,
  notApplicable,
  notMeasured,
  tooManyRequests,
  websiteGate,
} from './shared-web.ts';

/** Internet.nl's bound for "the same content". */
const greatestDistance = 0.1;

export const sameOverIpv6 = defineCheck({
  id: 'W3',
  slug: 'same-over-ipv6',
  title: { vi: 'IPv4 và IPv6 cùng một trang', en: 'The same site over IPv4 and IPv6' },
  category: 'ipv6',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'status-differs': {
      vi: {
        owner:
          'Khách dùng IPv6 nhận được kết quả khác khách dùng IPv4 (ví dụ một bên báo lỗi). Hãy báo nhà cung cấp.',
        provider:
          'Mã trạng thái HTTP qua IPv4 và IPv6 khác nhau (xem chứng cứ): thường do khối server mặc định ở [::]. Thêm listen [::] vào đúng khối.',
      },
      en: {
        owner:
          'Visitors on IPv6 get another result than those on IPv4 (perhaps an error). Tell your provider.',
        provider:
          'The HTTP status differs between IPv4 and IPv6 (see the evidence), often a default server block on [::]. Add listen [::] to the right block.',
      },
    },
    'content-differs': {
      vi: {
        owner:
          'Nội dung trang qua IPv6 khác nội dung qua IPv4. Hãy nhờ nhà cung cấp kiểm tra để mọi khách thấy cùng một trang.',
        provider:
          'Nội dung hai bên lệch quá 10 % (simhash của văn bản, hoặc kích thước). Kiểm tra máy chủ sau mỗi địa chỉ có cùng bản triển khai.',
      },
      en: {
        owner:
          'The page over IPv6 is not the page over IPv4. Ask your provider to see that every visitor gets the same one.',
        provider:
          'The bodies differ by more than 10 % (simhash of the text, or size). Check that the servers behind both addresses run the same deployment.',
      },
    },
  },
  judge(observation) {
    const ended = websiteGate(observation) ?? familyGate(observation.web.hosts);
    if (ended) return ended;
    const { endpoints } = observation.web;
    if (!observation.reach.ipv6) return notMeasured('no-ipv6');
    if (!observation.reach.ipv4) return notMeasured('no-ipv4');
    const pairs = pairsOf(endpoints);
    if (pairs.length === 0) {
      const faults = endpointFaults(endpoints);
      if (endpoints.some(({ response }) => response?.status === tooManyRequests))
        return notMeasured('rate-limited');
      return faults.length > 0 ? notMeasured(mainFault(faults)) : notMeasured('interrupted');
    }
    const status = pairs.find(({ four, six }) => four.status !== six.status);
    if (status) {
      const { url, four, six } = status;
      return {
        verdict: 'fail',
        reason: 'status-differs',
        evidence: { url, ipv4: four.status, ipv6: six.status },
      };
    }
    const apart = pairs
      .map(({ url, four, six }) => ({ url, distance: distanceOf(four.body, six.body) }))
      .filter(({ distance }) => distance !== null)
      .sort((left, right) => (right.distance ?? 0) - (left.distance ?? 0))[0];
    const evidence = {
      compared: pairs.length,
      url: apart?.url ?? null,
      distance: Math.round((apart?.distance ?? 0) * 100) / 100,
    };
    if ((apart?.distance ?? 0) > greatestDistance)
      return { verdict: 'warn', reason: 'content-differs', evidence };
    return { verdict: 'pass', evidence };
  },
});

/** Both families must have an address; a lookup that failed leaves that open. */
function familyGate(hosts: WebHost[]) {
  for (const [lookups, missing] of [
    [hosts.map(({ ipv6 }) => ipv6), 'no-ipv6'],
    [hosts.map(({ ipv4 }) => ipv4), 'no-ipv4'],
  ] as const) {
    if (lookups.some(({ outcome }) => outcome === 'answer')) continue;
    const faults = faultsOf(lookups);
    return faults.length > 0 ? notMeasured(mainFault(faults)) : notApplicable(missing);
  }
  return null;
}

/** Each IPv6 answer beside the first IPv4 answer of the same host and scheme; "too many requests" is no page. */
function pairsOf(all: Endpoint[]) {
  const endpoints = all.filter(({ response }) => response?.status !== tooManyRequests);
  return endpoints.flatMap((six) => {
    const four = endpoints.find(
      (one) => one.family === 4 && one.host === six.host && one.scheme === six.scheme && one.response,
    );
    return six.family === 6 && six.response && four?.response
      ? [{ url: `${six.scheme}://${six.host}/`, four: four.response, six: six.response }]
      : [];
  });
}

/** 0 the same … 1 nothing in common; null where a body was not read to the end. */
function distanceOf(one: BodyFacts, other: BodyFacts): number | null {
  if (one.sha256 === other.sha256) return 0;
  if (one.fault || other.fault) return null;
  if (one.simhash !== null && other.simhash !== null) return differingBits(one.simhash, other.simhash) / 64;
  const longer = Math.max(one.bytes, other.bytes);
  return longer === 0 ? 0 : Math.abs(one.bytes - other.bytes) / longer;
}

function differingBits(one: string, other: string): number {
  let bits = 0;
  for (let rest = BigInt(`0x${one}`) ^ BigInt(`0x${other}`); rest > 0n; rest &= rest - 1n) bits += 1;
  return bits;
}
