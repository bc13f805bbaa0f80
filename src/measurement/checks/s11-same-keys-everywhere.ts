/**
 * S11: every name server, at each of its addresses, gives the same DNSSEC answer: one DNSKEY set, and signatures.
 *
 * Signature bytes may differ (servers that sign by themselves), keys and the presence of signatures may not. A server
 * that is silent altogether is N7's finding; one that cannot be asked for its keys leaves this open.
 */
import { defineCheck, type Outcome } from '../check.ts';
import { parseDnskey, parseRrsig } from '../dns/dnssec/stored-records.ts';
import { rrType } from '../dns/record-types.ts';
import type { DnsExchange, Observation } from '../observation.ts';
import { advise, faultOf, fullGate, notApplicable, notMeasured, signedGate } from './shared-dns.ts';
import { cut, isAuthoritative, isWorking } from './shared-dns-answers.ts';

type Cause = 'no-keys-on-some' | 'keys-differ' | 'unsigned-on-some';

function judge(observation: Observation): Outcome<Cause> {
  const gate = signedGate(observation) ?? fullGate(observation);
  if (gate) return gate;
  const { domain, dns, reach } = observation;
  const servers = dns.nameServers
    .filter((server) => isWorking(server, domain))
    .map((server) => {
      const { soaUdp, dnskeyUdp } = server;
      const fault = dnskeyUdp ? faultOf(dnskeyUdp, server.family, reach) : 'timeout';
      const keys = dnskeyUdp && isAuthoritative(dnskeyUdp, domain, 'DNSKEY') ? keysOf(dnskeyUdp) : null;
      const signedSoa = isAuthoritative(soaUdp, domain, 'SOA') ? isSigned(soaUdp, rrType.SOA) : null;
      const signedKeys = dnskeyUdp && keys !== null ? isSigned(dnskeyUdp, rrType.DNSKEY) : null;
      return { where: `${server.name} ${server.address}`, fault, keys, signedSoa, signedKeys };
    });
  const answered = servers.filter(({ fault }) => fault === null);
  const evidence = {
    servers: cut(
      answered.map(({ where, keys }) => `${where}: ${keys ?? 'no DNSKEY'}`),
      8,
    ),
  };
  const named = (some: { where: string }[]) => ({
    ...evidence,
    deviating: cut(
      some.map(({ where }) => where),
      6,
    ),
  });

  const keyless = answered.filter(({ keys }) => keys === null);
  // No key anywhere is the same answer everywhere, and S6's finding.
  if (keyless.length > 0 && keyless.length === answered.length) return notApplicable('no-dnskey', evidence);
  if (keyless.length > 0) return { verdict: 'fail', reason: 'no-keys-on-some', evidence: named(keyless) };
  const unsigned = servers.filter(({ signedSoa, signedKeys }) => signedSoa === false || signedKeys === false);
  // A signature that is missing everywhere is no difference: S2 and S6 say so.
  const differ = (values: (boolean | null)[]) => values.includes(true) && values.includes(false);
  const soaDiffers = differ(servers.map(({ signedSoa }) => signedSoa));
  if (unsigned.length > 0 && (soaDiffers || differ(servers.map(({ signedKeys }) => signedKeys))))
    return { verdict: 'fail', reason: 'unsigned-on-some', evidence: named(unsigned) };
  const counts = [...Map.groupBy(answered, ({ keys }) => keys).values()].sort((a, b) => b.length - a.length);
  if (counts.length > 1)
    return { verdict: 'fail', reason: 'keys-differ', evidence: named(counts.slice(1).flat()) };
  const silent = servers.find(({ fault }) => fault !== null);
  if (silent?.fault) return notMeasured(silent.fault, { ...evidence, server: silent.where });
  return { verdict: 'pass', evidence };
}

/** Tag and algorithm of each key in order, with as much of the key as tells two of one tag apart. */
function keysOf({ answer = [] }: DnsExchange): string {
  return answer
    .map(parseDnskey)
    .filter((key) => key !== null)
    .map((key) => `${key.keyTag}/${key.algorithm}/${Buffer.from(key.publicKey).toString('base64').slice(-8)}`)
    .sort()
    .join(' ');
}

function isSigned({ name, answer = [] }: DnsExchange, type: number): boolean {
  return answer.map(parseRrsig).some((rrsig) => rrsig?.owner === name && rrsig.typeCovered === type);
}

export const sameKeysEverywhere = defineCheck({
  id: 'S11',
  slug: 'same-keys-everywhere',
  title: {
    vi: 'Mọi máy chủ trả lời DNSSEC như nhau',
    en: 'Every name server gives the same DNSSEC answer',
  },
  category: 'dnssec',
  profile: 'full',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'no-keys-on-some': advise(
      [
        'Có máy chủ tên miền không biết khóa ký, nên khách có lúc vào được, có lúc không. Hãy nhờ nhà cung cấp sửa máy nêu trong kết quả.',
        'Ít nhất một NS không trả DNSKEY có thẩm quyền trong khi vùng cha có DS. Nạp vùng đã ký lên máy đó, bật DNSSEC, kiểm tra chuyển vùng.',
      ],
      [
        'One of your name servers does not know the signing key, so visitors get in at one time and not at another. Have the server named in the result mended.',
        'At least one NS gives no authoritative DNSKEY although the parent has a DS. Load the signed zone there, enable DNSSEC, check the transfer.',
      ],
    ),
    'keys-differ': advise(
      [
        'Các máy chủ tên miền giữ các khóa ký khác nhau; khách có lúc vào được, có lúc không. Hãy nhờ nhà cung cấp đồng bộ lại.',
        'Tập DNSKEY khác nhau giữa các NS: máy phụ tụt lại khi thay khóa, hoặc hai máy ký độc lập chưa chia sẻ khóa (RFC 8901). Đồng bộ vùng, hoặc theo mô hình multi-signer.',
      ],
      [
        'Your name servers hold different signing keys, so visitors get in at one time and not at another. Ask the provider to bring them in step.',
        'DNSKEY sets differ between the NS: a secondary that lagged in a rollover, or independent signers that do not share keys (RFC 8901). Bring the zone in step or follow the multi-signer model.',
      ],
    ),
    'unsigned-on-some': advise(
      [
        'Có máy chủ tên miền trả lời không kèm chữ ký, nên khách có lúc vào được, có lúc không. Hãy nhờ nhà cung cấp sửa máy nêu trong kết quả.',
        'Ít nhất một NS trả SOA hoặc DNSKEY không có RRSIG khi hỏi với DO=1 (RFC 4035 §3.1.1). Nạp vùng đã ký và bật DNSSEC; kiểm tra thiết bị trung gian cắt EDNS.',
      ],
      [
        'One of your name servers answers without signatures, so visitors get in at one time and not at another. Have the server named in the result mended.',
        'At least one NS gives SOA or DNSKEY without RRSIG when asked with DO=1 (RFC 4035 §3.1.1). Load the signed zone and enable DNSSEC; look for middleboxes that strip EDNS.',
      ],
    ),
  },
  judge,
});
