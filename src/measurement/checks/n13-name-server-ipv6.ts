/**
 * N13: two name servers or more have an IPv6 address.
 *
 * IPv4-mapped addresses in AAAA do not count: nothing can be reached under them. Whether the addresses answer is N14's
 * question, so a machine without IPv6 can judge this one.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise, notMeasured, servedZoneGate, zoneGate } from './shared-dns.ts';
import { cut, dataOf } from './shared-dns-answers.ts';
import { isIpv4Mapped } from './shared-dns-prefix.ts';

function judge(observation: Observation): Outcome<'one-with-ipv6' | 'none-with-ipv6'> {
  const gate = zoneGate(observation);
  if (gate) return gate;
  const servers = observation.dns.nameServerNames.map(({ name, ipv6 }) => ({
    name,
    ipv6: dataOf(ipv6, 'AAAA').filter((address) => !isIpv4Mapped(address)),
  }));
  const withIpv6 = servers.filter(({ ipv6 }) => ipv6.length > 0);
  const evidence = {
    withIpv6: cut(withIpv6.map(({ name, ipv6 }) => `${name} ${ipv6[0]}`)),
    without: cut(servers.filter(({ ipv6 }) => ipv6.length === 0).map(({ name }) => name)),
  };
  if (withIpv6.length >= 2) return { verdict: 'pass', evidence };
  const failed = observation.dns.nameServerNames.find(({ ipv6 }) => ipv6.outcome === 'error');
  if (failed) {
    const fault = failed.ipv6.fault ?? 'servfail';
    return servedZoneGate(observation) ?? notMeasured(fault, { ...evidence, name: failed.name });
  }
  return withIpv6.length === 1
    ? { verdict: 'warn', reason: 'one-with-ipv6', evidence }
    : { verdict: 'fail', reason: 'none-with-ipv6', evidence };
}

export const nameServerIpv6 = defineCheck({
  id: 'N13',
  slug: 'name-server-ipv6',
  title: { vi: 'Máy chủ tên miền có IPv6', en: 'Name servers have IPv6' },
  category: 'ipv6',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'one-with-ipv6': advise(
      [
        'Chỉ một trong các máy chủ tên miền dùng được mạng thế hệ mới (IPv6). Hãy hỏi nhà cung cấp bật IPv6 cho máy còn lại.',
        'Chỉ một tên NS có AAAA toàn cầu (RFC 3596, RFC 4291). Thêm AAAA và glue IPv6 cho ít nhất một NS nữa.',
      ],
      [
        'Only one of your name servers can be used over the newer network protocol (IPv6). Ask the provider to turn IPv6 on for another.',
        'Only one NS name has a global AAAA (RFC 3596, RFC 4291). Add AAAA and IPv6 glue for at least one more NS.',
      ],
    ),
    'none-with-ipv6': advise(
      [
        'Các máy chủ tên miền chưa dùng mạng thế hệ mới (IPv6). Người dùng chỉ có IPv6 sẽ không tìm thấy trang. Hãy hỏi nhà cung cấp bật IPv6, hoặc chuyển sang dịch vụ DNS có sẵn IPv6.',
        'Không tên NS nào có AAAA toàn cầu (địa chỉ IPv4-mapped không được tính). Thêm AAAA cho ít nhất hai NS và glue IPv6 ở vùng cha (RFC 3596).',
      ],
      [
        'Your name servers do not use the newer network protocol (IPv6) yet. People who have only IPv6 will not find the site. Ask the provider to turn it on, or move to a DNS service that has it.',
        'No NS name has a global AAAA (IPv4-mapped addresses do not count). Add AAAA for at least two NS, and IPv6 glue at the parent (RFC 3596).',
      ],
    ),
  },
  judge,
});
