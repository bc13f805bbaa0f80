/**
 * N14: every IPv6 address of the name servers answers. Name servers without one are N13's matter and left out here.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise } from './shared-dns.ts';
import { judgeReachability } from './shared-dns-reachable.ts';

function judge(observation: Observation): Outcome<'ipv6-unreachable'> {
  const result = judgeReachability(observation, 6);
  if (result.verdict === 'reachable') return { verdict: 'pass', evidence: result.evidence };
  if (result.verdict === 'unreachable')
    return { verdict: 'fail', reason: 'ipv6-unreachable', evidence: result.evidence };
  return result;
}

export const nameServerIpv6Reachable = defineCheck({
  id: 'N14',
  slug: 'name-server-ipv6-reachable',
  title: { vi: 'Máy chủ tên miền trả lời qua IPv6', en: 'Name servers answer over IPv6' },
  category: 'ipv6',
  profile: 'full',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'ipv6-unreachable': advise(
      [
        'Máy chủ tên miền có khai địa chỉ mạng thế hệ mới (IPv6) nhưng máy không trả lời ở địa chỉ đó. Người dùng IPv6 phải chờ lâu hoặc không vào được trang. Hãy nhờ nhà cung cấp sửa.',
        'Ít nhất một AAAA của NS không trả lời truy vấn qua IPv6 (UDP, rồi TCP). Kiểm tra dịch vụ có lắng nghe trên IPv6, tường lửa (cả ICMPv6 Packet Too Big, RFC 4890) và định tuyến; nếu chưa dùng IPv6 thì gỡ AAAA và glue.',
      ],
      [
        'Your name servers announce an address on the newer network protocol (IPv6), but nothing answers there. People on IPv6 wait long or cannot enter. Ask the provider to mend it.',
        'At least one AAAA of the NS set answers no query over IPv6 (UDP, then TCP). Check that the service listens on IPv6, the firewall (ICMPv6 Packet Too Big included, RFC 4890) and routing; if IPv6 is not in use, remove AAAA and glue.',
      ],
    ),
  },
  judge,
});
