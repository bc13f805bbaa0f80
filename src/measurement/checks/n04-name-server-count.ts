/**
 * N4: two name servers or more, at two addresses or more, in the parent and in the zone alike.
 *
 * Two names for one machine are one server; so distinct addresses are counted, and IPv4 ones by themselves too.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise, notMeasured, servedZoneGate, zoneGate } from './shared-dns.ts';
import { cut, dataOf, nameServerAddresses } from './shared-dns-answers.ts';

type Cause = 'one-name' | 'one-address' | 'same-ipv4';

function judge(observation: Observation): Outcome<Cause> {
  const gate = zoneGate(observation);
  if (gate) return gate;
  const { dns } = observation;
  const inParent = [...new Set(dns.delegation.parentNs)];
  const inChild = [...new Set(dataOf(dns.childNs, 'NS'))];
  const servers = nameServerAddresses(observation);
  const ipv4 = new Set(servers.flatMap((server) => server.ipv4));
  const ipv6 = new Set(servers.flatMap((server) => server.ipv6));
  const evidence = {
    parentNames: cut(inParent),
    childNames: dns.childNs.outcome === 'answer' ? cut(inChild) : null,
    addresses: cut([...ipv4, ...ipv6], 14),
  };
  const tooFewNames = inParent.length < 2 || (dns.childNs.outcome === 'answer' && inChild.length < 2);
  if (tooFewNames) return { verdict: 'fail', reason: 'one-name', evidence };
  if (ipv4.size + ipv6.size < 2) {
    const failed = dns.nameServerNames
      .flatMap((server) => [server.ipv4, server.ipv6])
      .find(({ outcome }) => outcome === 'error');
    return failed
      ? (servedZoneGate(observation) ?? notMeasured(failed.fault ?? 'servfail', evidence))
      : { verdict: 'fail', reason: 'one-address', evidence };
  }
  const withIpv4 = servers.filter((server) => server.ipv4.length > 0).length;
  if (withIpv4 >= 2 && ipv4.size === 1) return { verdict: 'warn', reason: 'same-ipv4', evidence };
  return { verdict: 'pass', evidence };
}

export const nameServerCount = defineCheck({
  id: 'N4',
  slug: 'name-server-count',
  title: { vi: 'Ít nhất hai máy chủ tên miền', en: 'At least two name servers' },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'one-name': advise(
      [
        'Chỉ có một máy chủ giữ tên miền. Khi máy đó dừng, trang web và thư mất theo. Hãy nhờ nhà cung cấp thêm máy chủ thứ hai; thường không tốn thêm tiền.',
        'Tập NS ở vùng cha hoặc trong vùng có ít hơn hai tên (RFC 1034 §4.1, RFC 2182 §5). Khai báo ít nhất hai NS ở cả hai nơi.',
      ],
      [
        'Only one server holds your name. When it stops, website and mail are gone with it. Ask the provider to add a second one; usually this costs nothing.',
        'The NS set at the parent or in the zone has fewer than two names (RFC 1034 §4.1, RFC 2182 §5). List at least two NS in both places.',
      ],
    ),
    'one-address': advise(
      [
        'Các máy chủ tên miền thật ra chỉ là một máy. Máy đó dừng là mọi thứ dừng. Hãy nhờ nhà cung cấp đặt máy thứ hai ở nơi khác.',
        'Tất cả tên NS cùng trỏ về không quá một địa chỉ (RFC 2182 §3.1). Cần ít nhất hai địa chỉ khác nhau trên hai máy khác nhau.',
      ],
      [
        'Your name servers are in truth one machine. When it stops, everything stops. Ask the provider for a second machine in another place.',
        'All NS names lead to at most one address (RFC 2182 §3.1). At least two distinct addresses on distinct hosts are needed.',
      ],
    ),
    'same-ipv4': advise(
      [
        'Với phần lớn người dùng, các máy chủ tên miền vẫn chỉ là một máy. Nên nhờ nhà cung cấp tách ra hai máy.',
        'Mọi NS dùng chung một địa chỉ IPv4; chỉ IPv6 khác nhau. Người chỉ có IPv4 phụ thuộc một máy (RFC 2182 §3.1).',
      ],
      [
        'For most people your name servers are still one machine. Better ask the provider for two separate ones.',
        'All NS share one IPv4 address; only their IPv6 addresses differ. IPv4-only resolvers depend on one host (RFC 2182 §3.1).',
      ],
    ),
  },
  judge,
});
