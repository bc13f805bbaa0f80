/**
 * N15: every IPv4 address of the name servers answers: the mirror of N14, which users of Internet.nl asked for.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise } from './shared-dns.ts';
import { judgeReachability } from './shared-dns-reachable.ts';

function judge(observation: Observation): Outcome<'ipv4-unreachable'> {
  const result = judgeReachability(observation, 4);
  if (result.verdict === 'reachable') return { verdict: 'pass', evidence: result.evidence };
  if (result.verdict === 'unreachable')
    return { verdict: 'fail', reason: 'ipv4-unreachable', evidence: result.evidence };
  return result;
}

export const nameServerIpv4Reachable = defineCheck({
  id: 'N15',
  slug: 'name-server-ipv4-reachable',
  title: { vi: 'Máy chủ tên miền trả lời qua IPv4', en: 'Name servers answer over IPv4' },
  category: 'website',
  profile: 'full',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'ipv4-unreachable': advise(
      [
        'Có máy chủ tên miền không trả lời ở địa chỉ đã khai. Khi mở trang, khách có lúc phải chờ vài giây. Hãy nhờ nhà cung cấp sửa máy nêu trong kết quả hoặc bỏ ra khỏi danh sách.',
        'Ít nhất một địa chỉ IPv4 của NS không trả lời truy vấn nào (UDP, rồi TCP cổng 53). Sửa dịch vụ, tường lửa, định tuyến, hoặc gỡ máy đó khỏi tập NS và glue (RFC 1034 §4.1).',
      ],
      [
        'One of your name servers does not answer. Visitors sometimes wait seconds for the site. Ask the provider to mend the server named in the result or to take it off the list.',
        'At least one IPv4 address of the NS set answers no query (UDP, then TCP port 53). Mend service, firewall or routing, or remove the server from the NS set and the glue (RFC 1034 §4.1).',
      ],
    ),
  },
  judge,
});
