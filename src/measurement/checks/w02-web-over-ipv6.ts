/**
 * W2: every IPv6 address of the website takes connections, on the ports that IPv4 has.
 *
 * A dead address costs its visitors seconds before the browser falls back, so one is enough to fail.
 */
import { defineCheck } from '../check.ts';
import type { Endpoint, Observation } from '../observation.ts';
import {
  addressGate,
  endpointFaults,
  endpointLine,
  isDefinite,
  mainFault,
  notApplicable,
  notMeasured,
} from './shared-web.ts';

export const webOverIpv6 = defineCheck({
  id: 'W2',
  slug: 'web-over-ipv6',
  title: { vi: 'Vào được trang web bằng IPv6', en: 'The website works over IPv6' },
  category: 'ipv6',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'ipv6-unreachable': {
      vi: {
        owner:
          'Trang web có khai địa chỉ IPv6 nhưng địa chỉ đó không trả lời, nên một số khách phải chờ lâu hoặc không vào được. Hãy báo nhà cung cấp sửa hoặc bỏ địa chỉ này.',
        provider:
          'Địa chỉ AAAA trong chứng cứ không nhận kết nối ở cổng 80 và 443. Kiểm tra listen [::]:80 và [::]:443, tường lửa ip6tables/nftables và tuyến; nếu chưa dùng, gỡ AAAA. RFC 8305.',
      },
      en: {
        owner:
          'The website announces an IPv6 address that does not answer, so some visitors wait long or do not get in. Ask your provider to mend or remove that address.',
        provider:
          'The AAAA address in the evidence takes no connection on ports 80 and 443. Check listen [::]:80 and [::]:443, the IPv6 firewall and routing; if it is not in use, remove the AAAA. RFC 8305.',
      },
    },
    'ipv6-fewer-ports': {
      vi: {
        owner:
          'Trang web qua IPv6 thiếu một phần so với IPv4 (ví dụ không có https). Hãy nhờ nhà cung cấp mở cho giống nhau.',
        provider:
          'Cổng mở trên IPv4 mà đóng trên IPv6 (xem chứng cứ). Thêm listen [::]:443 ssl; listen [::]:80; và mở tường lửa.',
      },
      en: {
        owner:
          'Over IPv6 the website offers less than over IPv4 (perhaps no https). Ask your provider to make both alike.',
        provider:
          'A port open on IPv4 is closed on IPv6 (see the evidence). Add listen [::]:443 ssl; listen [::]:80; and open the firewall.',
      },
    },
  },
  judge(observation) {
    const ended = addressGate(observation);
    if (ended) return ended;
    const { endpoints } = observation.web;
    const six = endpoints.filter(({ family }) => family === 6);
    const evidence = { endpoints: six.slice(0, 8).map(endpointLine) };
    const without = withoutIpv6(observation, six);
    if (without) return without;
    const unknown = endpointFaults(six).filter((fault) => ourSide.has(fault));
    const dead = places(six).filter((place) => six.filter(at(place)).every((one) => !isOpen(one)));
    if (dead.length > 0) {
      const hidden = six.filter((one) => dead.some((place) => at(place)(one)));
      const faults = endpointFaults(hidden);
      if (faults.every((fault) => ourSide.has(fault))) return notMeasured(mainFault(unknown), evidence);
      // Silence over IPv6 is the address's own only where something else of this name was seen to answer.
      if (!faults.some(isDefinite) && !endpoints.some(isOpen))
        return notMeasured(mainFault(faults), evidence);
      return {
        verdict: 'fail',
        reason: 'ipv6-unreachable',
        evidence: { dead: dead.slice(0, 8), ...evidence },
      };
    }
    const fewer = fewerPorts(endpoints);
    if (fewer.length === 0) return { verdict: 'pass', evidence };
    return {
      verdict: 'warn',
      reason: 'ipv6-fewer-ports',
      evidence: { missing: fewer.slice(0, 8), ...evidence },
    };
  },
});

const ourSide = new Set<string>(['no-ipv6', 'guarded', 'interrupted', 'rate-limited']);

function withoutIpv6({ reach, web }: Observation, six: Endpoint[]) {
  const faults = web.hosts.flatMap(({ ipv6 }) => (ipv6.outcome === 'error' ? [ipv6.fault ?? 'timeout'] : []));
  const announced = web.hosts.some(({ ipv6 }) => ipv6.outcome === 'answer');
  if (!announced) return faults.length > 0 ? notMeasured(mainFault(faults)) : notApplicable('no-ipv6');
  if (!reach.ipv6) return notMeasured('no-ipv6');
  return six.length === 0 ? notMeasured('interrupted') : null;
}

/** TCP came up: an answer, or a failure that only an open port can give. */
function isOpen({ outcome, connected }: Endpoint): boolean {
  if (outcome === 'response' || connected) return true;
  return outcome !== 'refused' && (isDefinite(outcome) || outcome === 'rate-limited');
}

function places(endpoints: Endpoint[]): string[] {
  return [...new Set(endpoints.map(({ host, address }) => `${host} ${address}`))];
}

function at(place: string): (endpoint: Endpoint) => boolean {
  return ({ host, address }) => `${host} ${address}` === place;
}

/** `host scheme` pairs that some IPv4 address of the host serves and some IPv6 address does not. */
function fewerPorts(endpoints: Endpoint[]): string[] {
  const four = endpoints.filter((one) => one.family === 4 && isOpen(one));
  const missing = endpoints.filter(
    (one) =>
      one.family === 6 &&
      !isOpen(one) &&
      !ourSide.has(one.outcome) &&
      four.some(({ host, scheme }) => host === one.host && scheme === one.scheme),
  );
  return [...new Set(missing.map(({ host, scheme, address }) => `${scheme}://${host}/ ${address}`))];
}
