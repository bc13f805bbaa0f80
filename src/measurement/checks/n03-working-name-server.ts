/**
 * N3: the name is delegated and at least one of its name servers answers with authority for its SOA.
 *
 * One server is enough here; each server by itself is judged in N7, N14 and N15. When none works, this is the one
 * finding about it and every check that needs the zone's content does not apply.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise, faultOf, notMeasured, preventedBy, zoneGate } from './shared-dns.ts';
import { answerOf, cut, isWorking } from './shared-dns-answers.ts';

type Cause = 'no-address' | 'not-public' | 'silent' | 'not-authoritative';

function judge(observation: Observation): Outcome<Cause> {
  const gate = zoneGate(observation);
  if (gate) return gate;
  const { domain, dns, reach } = observation;
  const names = dns.nameServerNames.map(({ name }) => name);
  if (dns.nameServers.length === 0) {
    const lookups = dns.nameServerNames.flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
    const failed = lookups.find(({ outcome }) => outcome === 'error');
    return failed
      ? notMeasured(failed.fault ?? 'servfail', { nameServers: cut(names) })
      : { verdict: 'fail', reason: 'no-address', evidence: { nameServers: cut(names) } };
  }
  const answers = cut(
    dns.nameServers.map((server) => answerOf(server, server.soaUdp)),
    6,
  );
  const working = dns.nameServers.filter((server) => isWorking(server, domain));
  if (working.length > 0) {
    return { verdict: 'pass', evidence: { working: working.length, of: dns.nameServers.length, answers } };
  }
  const prevented = preventedBy(observation);
  if (prevented) return notMeasured(prevented, { answers });
  const faults = dns.nameServers.map((server) => faultOf(server.soaUdp, server.family, reach));
  if (faults.every((fault) => fault === 'guarded')) {
    return { verdict: 'fail', reason: 'not-public', evidence: { answers } };
  }
  const reason = faults.some((fault) => fault === null) ? 'not-authoritative' : 'silent';
  return { verdict: 'fail', reason, evidence: { answers } };
}

export const workingNameServer = defineCheck({
  id: 'N3',
  slug: 'working-name-server',
  title: {
    vi: 'Có máy chủ tên miền hoạt động',
    en: 'At least one name server works',
  },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'no-address': advise(
      [
        'Tên miền chỉ tới những máy chủ không có địa chỉ trên mạng, nên trang web và thư đều không dùng được. Hãy nhờ nơi bán tên miền sửa lại phần “máy chủ tên miền” (name server).',
        'Không tên NS nào có A hoặc AAAA (RFC 1034 §4.2.1). Sửa tên NS ở nhà đăng ký, hoặc thêm bản ghi địa chỉ và glue cho các tên nằm trong vùng.',
      ],
      [
        'The name points to servers that have no address on the network, so neither website nor mail can work. Ask the company that sold you the name to correct its “name servers”.',
        'No NS name has an A or AAAA record (RFC 1034 §4.2.1). Correct the NS names at the registrar, or add address records, and glue for names inside the zone.',
      ],
    ),
    'not-public': advise(
      [
        'Tên miền chỉ tới những địa chỉ mạng nội bộ, bên ngoài không ai vào được. Hãy nhờ nhà cung cấp đặt lại máy chủ tên miền có địa chỉ công khai.',
        'Mọi địa chỉ của NS đều thuộc dải dành riêng (RFC 6890). Công bố địa chỉ toàn cầu cho các máy chủ có thẩm quyền và sửa glue ở vùng cha.',
      ],
      [
        'The name points to addresses of a private network that nobody outside can reach. Ask the provider for name servers with public addresses.',
        'Every address of the NS set lies in a special-purpose block (RFC 6890). Publish globally reachable addresses for the authoritative servers and correct the glue at the parent.',
      ],
    ),
    silent: advise(
      [
        'Các máy chủ giữ tên miền không trả lời, vì vậy khách không mở được trang và thư không tới. Hãy báo ngay cho nhà cung cấp tên miền hoặc hosting.',
        'Không máy chủ nào trong tập NS trả lời SOA qua UDP sau ba lần hỏi. Kiểm tra dịch vụ DNS, tường lửa cổng 53 UDP/TCP và định tuyến tới từng địa chỉ trong bằng chứng.',
      ],
      [
        'The servers that hold your name do not answer, so visitors cannot open the site and mail does not arrive. Tell your name or hosting provider at once.',
        'No server of the NS set answers a SOA query over UDP after three tries. Check the DNS service, firewalls on port 53 UDP/TCP and routing to each address in the evidence.',
      ],
    ),
    'not-authoritative': advise(
      [
        'Các máy chủ được ghi cho tên miền không nhận là đang giữ tên này, thường do hợp đồng hosting đã hết hoặc cấu hình thiếu. Hãy hỏi nhà cung cấp đã khai báo tên miền trên máy chủ của họ chưa.',
        'Ủy quyền hỏng (lame delegation): có trả lời nhưng không có bit AA kèm SOA của vùng (RFC 1034 §4.2.2; RFC 9499). Nạp vùng lên các máy chủ này hoặc đổi tập NS ở vùng cha; RCODE của từng máy có trong chứng cứ.',
      ],
      [
        'The servers named for your domain do not consider it theirs, often because a hosting contract ended or was set up only half. Ask the provider whether the name is configured on their servers.',
        'Lame delegation: answers came, none with the AA bit and the SOA of the zone (RFC 1034 §4.2.2; RFC 9499). Load the zone on these servers or change the NS set at the parent; each RCODE is in the evidence.',
      ],
    ),
  },
  judge,
});
