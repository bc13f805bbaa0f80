/**
 * N19: three habits that break other things later: a CNAME at the zone's apex, more than one SOA, TTLs that are much too
 * short or too long.
 *
 * TTLs are read from records of the apex as its servers and the resolver gave them.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise, servedZoneGate } from './shared-dns.ts';
import { cut } from './shared-dns-answers.ts';

type Cause = 'apex-cname' | 'multiple-soa' | 'ttl-short' | 'ttl-long';

/** Seconds: below the first every visit asks again; above the second a mistake stays in caches for over a week. */
const ttlBounds = { least: 60, most: 604_800 };

function judge(observation: Observation): Outcome<Cause> {
  const gate = servedZoneGate(observation);
  if (gate) return gate;
  const { domain, dns, web, mail } = observation;
  const apexWeb = web.hosts.filter(({ host }) => host === domain).flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
  const lookups = [dns.soa, dns.childNs, ...apexWeb, mail.mx, dns.txt].filter(({ name }) => name === domain);
  const direct = dns.nameServers.flatMap((server) => [
    ...(server.soaUdp.answer ?? []),
    ...(server.nsUdp?.answer ?? []),
  ]);
  const records = [...lookups.flatMap((lookup) => lookup.records), ...direct].filter(
    ({ name, type }) => name === domain && type !== 'RRSIG',
  );
  const aliases = lookups.filter(({ cnames }) => cnames.length > 0);
  const soas = dns.nameServers.filter(
    ({ soaUdp }) =>
      new Set((soaUdp.answer ?? []).filter(({ type }) => type === 'SOA').map(({ data }) => data)).size > 1,
  );
  const ttls = records.map(({ type, ttlSeconds }) => `${type} ${ttlSeconds}`);
  const short = records.filter(({ ttlSeconds }) => ttlSeconds < ttlBounds.least);
  const long = records.filter(({ ttlSeconds }) => ttlSeconds > ttlBounds.most);
  const evidence = {
    cname: aliases[0]?.cnames[0] ?? null,
    serversWithSeveralSoa: cut(
      soas.map(({ address }) => address),
      6,
    ),
    ttls: cut([...new Set(ttls)], 14),
  };
  const reason: Cause | null =
    aliases.length > 0 || records.some(({ type }) => type === 'CNAME')
      ? 'apex-cname'
      : soas.length > 0
        ? 'multiple-soa'
        : short.length > 0
          ? 'ttl-short'
          : long.length > 0
            ? 'ttl-long'
            : null;
  return reason ? { verdict: 'warn', reason, evidence } : { verdict: 'pass', evidence };
}

export const zoneHygiene = defineCheck({
  id: 'N19',
  slug: 'zone-hygiene',
  title: { vi: 'Tên miền được khai gọn gàng', en: 'The zone is kept tidy' },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'not-applicable', 'not-measured'],
  advice: {
    'apex-cname': advise(
      [
        'Tên miền chính được khai bằng bí danh, cách này có thể làm mất thư và một số dịch vụ khác. Hãy nhờ nhà cung cấp khai địa chỉ trực tiếp.',
        'CNAME ở đỉnh vùng đứng cạnh SOA và NS, điều bị cấm (RFC 1034 §3.6.2, RFC 2181 §10.1). Dùng A/AAAA, hoặc ALIAS/ANAME do máy chủ tự phẳng hóa, hoặc bản ghi HTTPS AliasMode (RFC 9460).',
      ],
      [
        'Your main name is declared as an alias, which can lose mail and other services. Ask the provider to enter the address directly.',
        'A CNAME at the apex stands beside SOA and NS, which is forbidden (RFC 1034 §3.6.2, RFC 2181 §10.1). Use A/AAAA, flattening on the server (ALIAS/ANAME) or an HTTPS record in AliasMode (RFC 9460).',
      ],
    ),
    'multiple-soa': advise(
      [
        'Máy chủ tên miền có một phần bị khai hai lần. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'Có nhiều hơn một bản ghi SOA khác nhau ở đỉnh vùng (RFC 2181 §6.1, RFC 1035 §5.2). Chỉ giữ một.',
      ],
      [
        'A part of your name is declared twice on its servers. Pass the line below to the provider.',
        'More than one distinct SOA record at the apex (RFC 2181 §6.1, RFC 1035 §5.2). Keep one.',
      ],
    ),
    'ttl-short': advise(
      [
        'Thông tin tên miền hết hạn quá nhanh, khiến trang mở chậm hơn cần thiết. Nên nhờ nhà cung cấp đặt thời gian dài hơn.',
        'Có TTL dưới 60 giây ở đỉnh vùng; mỗi lần truy cập đều phải hỏi lại. Giá trị thường dùng: 3600 giây, 300 giây khi sắp chuyển máy.',
      ],
      [
        'What the network remembers of your name expires too fast, so the site opens more slowly than it need. Ask the provider for a longer time.',
        'A TTL at the apex is below 60 seconds, so every visit asks again. Usual: 3600 seconds, 300 before a move.',
      ],
    ),
    'ttl-long': advise(
      [
        'Thông tin tên miền được nhớ quá lâu: khi cần đổi máy hoặc sửa lỗi, khách vẫn bị dẫn tới chỗ cũ hơn một tuần. Nên nhờ nhà cung cấp đặt ngắn lại.',
        'Có TTL trên 7 ngày (604800 giây) ở đỉnh vùng; nhiều resolver cũng cắt bớt (RFC 8767 §4). Giá trị thường dùng: 3600–86400 giây.',
      ],
      [
        'What the network remembers of your name stays too long: after a move or a mistake visitors are led to the old place for more than a week. Ask the provider to shorten it.',
        'A TTL at the apex is above 7 days (604800 seconds); many resolvers cap it anyway (RFC 8767 §4). Usual: 3600–86400 seconds.',
      ],
    ),
  },
  judge,
});
