/**
 * N6: the parent and the zone name the same name servers.
 *
 * The parent's set brings visitors in, the zone's own set is what resolvers keep afterwards; where they share nothing,
 * a part of the world asks servers the other part never sees.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise, notMeasured, servedZoneGate } from './shared-dns.ts';
import { cut, dataOf, isAuthoritative } from './shared-dns-answers.ts';

type Cause = 'sets-differ' | 'sets-disjoint' | 'no-ns-in-zone';

function judge(observation: Observation): Outcome<Cause> {
  const gate = servedZoneGate(observation);
  if (gate) return gate;
  const { domain, dns } = observation;
  const parent = [...new Set(dns.delegation.parentNs)].sort();
  if (dns.childNs.outcome === 'error')
    return notMeasured(dns.childNs.fault ?? 'servfail', { parent: cut(parent) });
  const child = [...new Set(dataOf(dns.childNs, 'NS'))].sort();
  const evidence = {
    parent: cut(parent),
    child: cut(child),
    onlyParent: cut(parent.filter((name) => !child.includes(name))),
    onlyChild: cut(child.filter((name) => !parent.includes(name))),
  };
  if (child.length === 0) return { verdict: 'fail', reason: 'no-ns-in-zone', evidence };
  if (!parent.some((name) => child.includes(name)))
    return { verdict: 'fail', reason: 'sets-disjoint', evidence };
  if (parent.join() !== child.join()) return { verdict: 'warn', reason: 'sets-differ', evidence };
  // One server's word was compared above; each other server may have its own.
  const deviating = dns.nameServers.flatMap((server) => {
    if (!isAuthoritative(server.nsUdp, domain, 'NS')) return [];
    const own = (server.nsUdp?.answer ?? [])
      .filter((record) => record.type === 'NS' && record.name === domain)
      .map((record) => record.data);
    return [...new Set(own)].sort().join() === parent.join()
      ? []
      : [{ server: server.name, address: server.address, ns: cut(own, 6) }];
  });
  return deviating.length > 0
    ? { verdict: 'warn', reason: 'sets-differ', evidence: { ...evidence, servers: cut(deviating, 4) } }
    : { verdict: 'pass', evidence };
}

export const parentChildNs = defineCheck({
  id: 'N6',
  slug: 'parent-child-ns',
  title: {
    vi: 'Danh sách máy chủ tên miền khớp giữa vùng cha và vùng',
    en: 'Parent and zone list the same name servers',
  },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'sets-differ': advise(
      [
        'Nơi đăng ký tên miền và nơi giữ tên miền ghi hai danh sách máy chủ hơi khác nhau. Trang vẫn chạy, nhưng lần sửa đổi sau dễ hỏng. Hãy nhờ nhà cung cấp ghi cho khớp.',
        'Tập NS ở vùng cha khác tập NS ở đỉnh vùng (RFC 1034 §4.2.2, RFC 7477 §1). Cập nhật một bên theo bên kia; tên chỉ có ở một bên được liệt kê trong bằng chứng.',
      ],
      [
        'The registrar and the servers that hold your name list slightly different servers. The site works, but a later change may break it. Ask the provider to make both lists agree.',
        'The NS set at the parent differs from the one at the zone apex (RFC 1034 §4.2.2, RFC 7477 §1). Update one after the other; names present on one side only are in the evidence.',
      ],
    ),
    'sets-disjoint': advise(
      [
        'Nơi đăng ký tên miền chỉ tới những máy chủ hoàn toàn khác với những máy chủ mà tên miền tự khai. Khách có lúc thấy trang này, có lúc thấy trang khác hoặc không thấy gì. Hãy nhờ nhà cung cấp sửa ngay.',
        'Tập NS ở vùng cha và tập NS ở đỉnh vùng không có tên chung nào, thường còn sót lại sau khi chuyển nhà cung cấp. Sửa NS ở nhà đăng ký hoặc trong vùng cho trùng nhau (RFC 1034 §4.2.2).',
      ],
      [
        'The registrar points to servers entirely different from those the name itself declares. Visitors may now see one site, now another, or nothing. Have the provider correct this at once.',
        'The NS sets at the parent and at the apex have no name in common, usually left from a change of provider. Correct the NS at the registrar or in the zone so that they agree (RFC 1034 §4.2.2).',
      ],
    ),
    'no-ns-in-zone': advise(
      [
        'Tên miền được khai thiếu phần quan trọng trên máy chủ của nhà cung cấp. Hãy nhờ họ khai lại cho đủ.',
        'Đỉnh vùng không có bản ghi NS (RFC 1034 §4.2.1, RFC 2181 §6.1). Thêm tập NS trùng với tập ở vùng cha.',
      ],
      [
        'An essential part of your name is missing on the provider’s servers. Ask them to complete it.',
        'The zone apex has no NS records (RFC 1034 §4.2.1, RFC 2181 §6.1). Add the set that the parent lists.',
      ],
    ),
  },
  judge,
});
