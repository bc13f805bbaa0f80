/**
 * N7: every name server answers with authority for SOA and NS, over UDP and over TCP.
 *
 * A miss over UDP fails, over TCP it warns. Addresses that this machine has no route to are left out as long as each name
 * server was asked at another of its addresses; otherwise the check is not measured, as it is when the addresses of one
 * could not be looked up.
 */
import { defineCheck, type JsonValue, type Outcome } from '../check.ts';
import type { DnsExchange, NameServerObservation, Observation } from '../observation.ts';
import { advise, faultOf, fullGate, isPrevention, notMeasured, servedZoneGate } from './shared-dns.ts';
import { answerOf, cut, isAuthoritative } from './shared-dns-answers.ts';

type Cause = 'udp-silent' | 'udp-not-authoritative' | 'tcp-silent' | 'tcp-not-authoritative';

function judge(observation: Observation): Outcome<Cause> {
  const gate = servedZoneGate(observation) ?? fullGate(observation);
  if (gate) return gate;
  const { dns, reach } = observation;
  const asked = dns.nameServers.filter((server) => (server.family === 6 ? reach.ipv6 : reach.ipv4));
  const unasked = dns.nameServers.find(({ name }) => !asked.some((server) => server.name === name));
  const missesUdp = asked.flatMap((server) => missesOf(observation, server, [server.soaUdp, server.nsUdp]));
  const missesTcp = asked.flatMap((server) => missesOf(observation, server, [server.soaTcp]));
  const evidence = {
    asked: asked.length,
    misses: cut(
      [...missesUdp, ...missesTcp].map((miss) => miss.answer),
      6,
    ),
  };
  const udp = missesUdp.filter((miss) => !miss.prevented);
  if (udp.length > 0) {
    const silent = udp.some((miss) => miss.fault !== null);
    return { verdict: 'fail', reason: silent ? 'udp-silent' : 'udp-not-authoritative', evidence };
  }
  const prevented = [...missesUdp, ...missesTcp].find((miss) => miss.prevented)?.fault;
  if (prevented) return notMeasured(prevented, evidence);
  if (unasked)
    return notMeasured(unasked.family === 6 ? 'no-ipv6' : 'no-ipv4', { ...evidence, server: unasked.name });
  const unknown = dns.nameServerNames.find(
    ({ name, ipv4, ipv6 }) =>
      !dns.nameServers.some((server) => server.name === name) &&
      [ipv4, ipv6].some(({ outcome }) => outcome === 'error'),
  );
  if (unknown) {
    const fault = unknown.ipv4.fault ?? unknown.ipv6.fault ?? 'servfail';
    return notMeasured(fault, { ...evidence, server: unknown.name });
  }
  if (missesTcp.length > 0) {
    const silent = missesTcp.some((miss) => miss.fault !== null);
    return { verdict: 'warn', reason: silent ? 'tcp-silent' : 'tcp-not-authoritative', evidence };
  }
  return { verdict: 'pass', evidence };
}

interface Miss {
  fault: ReturnType<typeof faultOf>;
  prevented: boolean;
  answer: JsonValue;
}

function missesOf(
  { domain, reach }: Observation,
  server: NameServerObservation,
  exchanges: (DnsExchange | undefined)[],
): Miss[] {
  return exchanges.flatMap((exchange) => {
    if (!exchange || isAuthoritative(exchange, domain, exchange.type)) return [];
    const fault = faultOf(exchange, server.family, reach);
    return [{ fault, prevented: fault !== null && isPrevention(fault), answer: answerOf(server, exchange) }];
  });
}

export const udpAndTcp = defineCheck({
  id: 'N7',
  slug: 'udp-and-tcp',
  title: {
    vi: 'Mọi máy chủ tên miền trả lời qua UDP và TCP',
    en: 'Every name server answers over UDP and TCP',
  },
  category: 'website',
  profile: 'full',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'udp-silent': advise(
      [
        'Có máy chủ tên miền không trả lời. Trang có lúc mở chậm hoặc không mở được. Hãy báo nhà cung cấp kiểm tra máy nêu trong kết quả.',
        'Ít nhất một địa chỉ trong tập NS không trả lời SOA hoặc NS qua UDP cổng 53. Sửa dịch vụ hoặc tường lửa, hoặc gỡ máy đó khỏi tập NS ở cả vùng cha và vùng (RFC 1034 §4.1).',
      ],
      [
        'One of your name servers does not answer. The site opens slowly at times or not at all. Have the provider look at the server named in the result.',
        'At least one address of the NS set does not answer SOA or NS over UDP port 53. Mend the service or its firewall, or take the server out of the NS set at parent and zone (RFC 1034 §4.1).',
      ],
    ),
    'udp-not-authoritative': advise(
      [
        'Có máy chủ được ghi cho tên miền nhưng máy đó không giữ tên này. Một phần khách sẽ gặp lỗi. Hãy nhờ nhà cung cấp khai lại hoặc bỏ máy đó ra.',
        'Ít nhất một NS trả lời không có bit AA hoặc không có SOA/NS (lame, RFC 9499). Nạp vùng lên máy đó hoặc gỡ khỏi tập NS.',
      ],
      [
        'One of the servers listed for your name does not hold it. Some visitors will meet errors. Ask the provider to set it up or take it off the list.',
        'At least one NS answers without the AA bit or without the SOA or NS RRset (lame, RFC 9499). Load the zone there or remove it from the NS set.',
      ],
    ),
    'tcp-silent': advise(
      [
        'Máy chủ tên miền bỏ sót một cách trả lời dự phòng. Hôm nay trang vẫn mở, nhưng một số câu trả lời dài sẽ không tới. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'Ít nhất một NS không nhận kết nối TCP cổng 53, trong khi TCP là bắt buộc (RFC 7766 §5, RFC 9210 §3). Mở TCP/53 trên máy chủ và tường lửa.',
      ],
      [
        'Your name servers lack a second way of answering. The site opens today, but long answers will get lost. Pass the line below to the provider.',
        'At least one NS does not answer over TCP port 53, which is required (RFC 7766 §5, RFC 9210 §3). Open TCP/53 on server and firewall.',
      ],
    ),
    'tcp-not-authoritative': advise(
      [
        'Máy chủ tên miền trả lời khác nhau tùy cách hỏi. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'Ít nhất một NS trả lời SOA có thẩm quyền qua UDP nhưng không như vậy qua TCP; thường do thiết bị cân bằng tải dẫn hai giao thức tới hai dịch vụ (RFC 7766 §5).',
      ],
      [
        'A name server answers differently depending on how it is asked. Pass the line below to the provider.',
        'At least one NS gives an authoritative SOA over UDP but not over TCP, often a load balancer that leads the two to different services (RFC 7766 §5).',
      ],
    ),
  },
  judge,
});
