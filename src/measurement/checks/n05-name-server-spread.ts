/**
 * N5: the name servers stand in two networks or more, so that one cable or one operator's fault does not take the name
 * away.
 *
 * Without a routing table a prefix is taken to be a /24 (IPv4) or a /48 (IPv6), the longest that are routed everywhere;
 * origin AS numbers are compared only where the run was given them (--origins).
 */
import { defineCheck, type JudgeContext, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise, notApplicable, notMeasured, servedZoneGate, zoneGate } from './shared-dns.ts';
import { cut, nameServerAddresses } from './shared-dns-answers.ts';
import { prefixOf } from './shared-dns-prefix.ts';

type Cause = 'one-network' | 'one-prefix-ipv4' | 'one-prefix-ipv6';

function judge(observation: Observation, { originOf }: JudgeContext): Outcome<Cause> {
  const gate = zoneGate(observation);
  if (gate) return gate;
  const servers = nameServerAddresses(observation);
  const ipv4 = [...new Set(servers.flatMap((server) => server.ipv4))];
  const ipv6 = [...new Set(servers.flatMap((server) => server.ipv6))];
  if (ipv4.length + ipv6.length === 0) {
    const failed = observation.dns.nameServerNames
      .flatMap((server) => [server.ipv4, server.ipv6])
      .find(({ outcome }) => outcome === 'error');
    const fault = failed?.fault;
    return fault ? (servedZoneGate(observation) ?? notMeasured(fault)) : notApplicable('no-working-server');
  }
  const prefixes4 = [...new Set(ipv4.map(prefixOf))];
  const prefixes6 = [...new Set(ipv6.map(prefixOf))];
  const origins = originOf
    ? [...new Set([...ipv4, ...ipv6].map(originOf).filter((origin) => origin !== null))]
    : [];
  const evidence = {
    prefixes: cut([...prefixes4, ...prefixes6], 12),
    origins: originOf ? cut(origins) : null,
  };
  if (origins.length === 1) return { verdict: 'warn', reason: 'one-network', evidence };
  // A single IPv6 address is N13's finding; here it would be counted a second time.
  if (prefixes4.length === 1) return { verdict: 'warn', reason: 'one-prefix-ipv4', evidence };
  if (ipv6.length > 1 && prefixes6.length === 1)
    return { verdict: 'warn', reason: 'one-prefix-ipv6', evidence };
  return { verdict: 'pass', evidence };
}

export const nameServerSpread = defineCheck({
  id: 'N5',
  slug: 'name-server-spread',
  title: {
    vi: 'Máy chủ tên miền đặt ở nhiều mạng khác nhau',
    en: 'Name servers stand in different networks',
  },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'not-applicable', 'not-measured'],
  advice: {
    'one-network': advise(
      [
        'Tất cả máy chủ tên miền nằm chung trong mạng của một nhà mạng. Khi mạng đó gặp sự cố, trang web và thư cùng mất. Nếu tên miền quan trọng, hãy hỏi nhà cung cấp có máy chủ ở mạng khác không.',
        'Mọi địa chỉ NS thuộc cùng một AS gốc. RFC 2182 §3.1 khuyên đặt máy chủ ở các vị trí mạng khác nhau; thêm NS phụ ở AS khác (hoặc dịch vụ anycast nhiều AS).',
      ],
      [
        'All your name servers stand in the network of one operator. When that network has trouble, website and mail are gone together. If the name matters to you, ask whether the provider has servers elsewhere.',
        'All NS addresses have one origin AS. RFC 2182 §3.1 asks for topologically diverse servers; add a secondary in another AS or an anycast service with several.',
      ],
    ),
    'one-prefix-ipv4': advise(
      [
        'Các máy chủ tên miền đứng cạnh nhau trong cùng một mạng nhỏ; một sự cố là mất cả hai. Nên nhờ nhà cung cấp đặt một máy ở nơi khác.',
        'Mọi địa chỉ IPv4 của NS nằm trong cùng một /24 (RFC 2182 §3.1). Đặt ít nhất một NS trong tiền tố định tuyến khác.',
      ],
      [
        'Your name servers stand side by side in one small network; one fault takes both. Better ask the provider to place one elsewhere.',
        'All IPv4 addresses of the NS set lie in one /24 (RFC 2182 §3.1). Place at least one NS in another routed prefix.',
      ],
    ),
    'one-prefix-ipv6': advise(
      [
        'Phần mạng mới (IPv6) của các máy chủ tên miền nằm chung một chỗ. Nên nhờ nhà cung cấp tách ra.',
        'Mọi địa chỉ IPv6 của NS nằm trong cùng một /48 (RFC 2182 §3.1). Đặt ít nhất một NS trong tiền tố định tuyến khác.',
      ],
      [
        'Over the newer network protocol (IPv6) your name servers stand in one place. Better ask the provider to separate them.',
        'All IPv6 addresses of the NS set lie in one /48 (RFC 2182 §3.1). Place at least one NS in another routed prefix.',
      ],
    ),
  },
  judge,
});
