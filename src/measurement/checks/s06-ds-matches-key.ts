/**
 * S6: for every algorithm that the DS set names there is a DS that matches a usable key, that key signs the DNSKEY RRset,
 * and the zone's data is signed with that algorithm too.
 *
 * A second DS without its key is a rollover in progress and harmless (RFC 6781 §4.1.2); an algorithm that is promised
 * and not used is not (RFC 6840 §5.11). That the signature itself is right is the validator's word in `dnskey`.
 */
import { defineCheck, type Outcome } from '../check.ts';
import { type DnskeyData, type DsData, dsDigest, isZoneKey } from '../dns/dnssec/rdata.ts';
import { parseDnskey, parseDs, parseRrsig, type StoredRrsig } from '../dns/dnssec/stored-records.ts';
import { wireName } from '../dns/names.ts';
import { rrType } from '../dns/record-types.ts';
import type { DnsExchange, Observation } from '../observation.ts';
import { advise, faultOf, fullGate, notApplicable, notMeasured, signedGate } from './shared-dns.ts';
import { cut, isAuthoritative } from './shared-dns-answers.ts';

type Cause =
  | 'no-dnskey'
  | 'ds-without-key'
  | 'key-unusable'
  | 'key-does-not-sign'
  | 'algorithm-does-not-sign';

function judge(observation: Observation): Outcome<Cause> {
  const gate = signedGate(observation) ?? fullGate(observation);
  if (gate) return gate;
  const { domain, dns, reach } = observation;
  const set = dns.delegation.ds.map(parseDs).filter((ds) => ds !== null);
  if (set.length === 0) return notMeasured('malformed');
  const dnskeys = dns.nameServers.flatMap((server) => server.dnskeyUdp ?? []);
  const answered = dnskeys.filter((exchange) => exchange.outcome === 'answer' && exchange.rcode === 0);
  const source = answered.find((exchange) => isAuthoritative(exchange, domain, 'DNSKEY'));
  if (!source) {
    if (answered.length > 0) {
      const servers = answered.map(({ server }) => server);
      return {
        verdict: 'fail',
        reason: 'no-dnskey',
        evidence: { ds: cut(set.map(dsText)), servers: cut(servers, 6) },
      };
    }
    const failed = dns.nameServers.find(({ dnskeyUdp }) => dnskeyUdp);
    const fault = failed?.dnskeyUdp && faultOf(failed.dnskeyUdp, failed.family, reach);
    return notMeasured(fault ?? 'servfail');
  }
  const keys = (source.answer ?? []).map(parseDnskey).filter((key) => key !== null);
  const keySigners = signaturesOf(source, domain, rrType.DNSKEY);
  const soa = dns.nameServers.map(({ soaUdp }) => soaUdp).find((one) => isAuthoritative(one, domain, 'SOA'));
  const dataSigners = soa ? signaturesOf(soa, domain, rrType.SOA) : [];
  const evidence = {
    server: source.server,
    ds: cut(set.map(dsText), 6),
    keys: cut(keys.map(({ keyTag, algorithm, flags }) => `${keyTag} ${algorithm} flags ${flags}`)),
    signsKeys: cut([...new Set(keySigners.map(signerText))]),
    signsSoa: cut([...new Set(dataSigners.map(signerText))]),
  };

  for (const algorithm of new Set(set.map((ds) => ds.algorithm))) {
    const ofAlgorithm = set.filter((ds) => ds.algorithm === algorithm);
    const judged = ofAlgorithm.map((ds) => ({ ds, key: keys.find((key) => matches(ds, key, domain)) }));
    if (judged.every(({ ds }) => !isComputable(ds))) return notApplicable('unsupported-algorithm', evidence);
    const matched = judged.flatMap(({ key }) => key ?? []);
    if (matched.length === 0) return { verdict: 'fail', reason: 'ds-without-key', evidence };
    const usable = matched.filter(isZoneKey);
    if (usable.length === 0) return { verdict: 'fail', reason: 'key-unusable', evidence };
    const signs = usable.some((key) =>
      keySigners.some((one) => one.keyTag === key.keyTag && one.algorithm === key.algorithm),
    );
    if (!signs) return { verdict: 'fail', reason: 'key-does-not-sign', evidence };
    if (soa && !dataSigners.some((one) => one.algorithm === algorithm))
      return { verdict: 'fail', reason: 'algorithm-does-not-sign', evidence };
  }
  return { verdict: 'pass', evidence };
}

function matches(ds: DsData, key: DnskeyData, domain: string): boolean {
  if (ds.keyTag !== key.keyTag || ds.algorithm !== key.algorithm) return false;
  const digest = dsDigest(wireName(domain), key, ds.digestType);
  return digest !== null && Buffer.compare(digest, ds.digest) === 0;
}

const anyKey: DnskeyData = {
  flags: 257,
  protocol: 3,
  algorithm: 13,
  publicKey: new Uint8Array(),
  keyTag: 0,
  rdata: new Uint8Array(4),
};

function isComputable(ds: DsData): boolean {
  return dsDigest(wireName('.'), anyKey, ds.digestType) !== null;
}

function signaturesOf(exchange: DnsExchange, domain: string, type: number): StoredRrsig[] {
  return (exchange.answer ?? [])
    .map(parseRrsig)
    .filter((rrsig) => rrsig !== null)
    .filter(({ owner, typeCovered }) => owner === domain && typeCovered === type);
}

function dsText({ keyTag, algorithm, digestType }: DsData): string {
  return `${keyTag} ${algorithm} ${digestType}`;
}

function signerText({ keyTag, algorithm }: StoredRrsig): string {
  return `${keyTag} ${algorithm}`;
}

export const dsMatchesKey = defineCheck({
  id: 'S6',
  slug: 'ds-matches-key',
  title: { vi: 'DS khớp với khóa đang ký', en: 'The DS matches a key that signs' },
  category: 'dnssec',
  profile: 'full',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'no-dnskey': advise(
      [
        'Nơi đăng ký nói tên miền đã ký, nhưng máy chủ không có khóa nào; nhiều nhà mạng không mở được trang nữa. Hãy nhờ nhà cung cấp ký lại hoặc gỡ DS ngay.',
        'Vùng cha có DS nhưng vùng không có DNSKEY (RFC 4035 §5.2). Thường xảy ra khi chuyển nhà cung cấp: gỡ DS hoặc ký vùng và thay DS.',
      ],
      [
        'The registry says your name is signed, but the servers have no key; on many networks the site has vanished. Have the name signed again or the DS removed at once.',
        'The parent has a DS, the zone has no DNSKEY (RFC 4035 §5.2). Usual after a change of provider: remove the DS, or sign the zone and replace it.',
      ],
    ),
    'ds-without-key': advise(
      [
        'Dấu vân tay ở nơi đăng ký không khớp khóa nào của tên miền; nhiều nhà mạng không mở được trang nữa. Hãy nhờ nhà cung cấp cập nhật DS ngay.',
        'Với ít nhất một thuật toán, không DS nào khớp key tag, thuật toán và digest của một DNSKEY (RFC 4034 §5.1.4, RFC 4035 §5.2). Thay DS bằng DS của KSK hiện tại.',
      ],
      [
        'The fingerprint at the registry fits none of your name’s keys; on many networks the site has vanished. Have the DS updated at once.',
        'For at least one algorithm no DS matches key tag, algorithm and digest of a DNSKEY (RFC 4034 §5.1.4, RFC 4035 §5.2). Replace it by the DS of the present KSK.',
      ],
    ),
    'key-unusable': advise(
      [
        'Khóa mà nơi đăng ký chỉ tới đã bị thu hồi hoặc không được dùng để ký. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'DNSKEY khớp DS không có cờ ZONE, có cờ REVOKE (RFC 5011 §2.1) hoặc protocol khác 3 (RFC 4034 §2.1). Trỏ DS sang khóa dùng được.',
      ],
      [
        'The key that the registry points to is revoked or may not sign. Pass the line below to the provider.',
        'The DNSKEY that the DS matches lacks the ZONE flag, has REVOKE (RFC 5011 §2.1) or a protocol other than 3 (RFC 4034 §2.1). Point the DS to a usable key.',
      ],
    ),
    'key-does-not-sign': advise(
      [
        'Khóa mà nơi đăng ký chỉ tới hiện không ký gì; việc thay khóa có lẽ dở dang. Hãy nhờ nhà cung cấp hoàn tất ngay.',
        'DNSKEY khớp DS không có RRSIG trên tập DNSKEY (RFC 4035 §2.2, §5.2). Ký tập DNSKEY bằng khóa đó, hoặc đổi DS sang khóa đang ký.',
      ],
      [
        'The key that the registry points to signs nothing at present; a change of keys was probably left unfinished. Have the provider complete it at once.',
        'The DNSKEY that the DS matches has no RRSIG over the DNSKEY RRset (RFC 4035 §2.2, §5.2). Sign the RRset with it, or move the DS to the key that signs.',
      ],
    ),
    'algorithm-does-not-sign': advise(
      [
        'Nơi đăng ký hứa một cách ký mà tên miền chưa dùng đầy đủ; một số nhà mạng sẽ báo lỗi. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'Một thuật toán có trong DS nhưng không ký dữ liệu vùng (SOA): mọi thuật toán trong DS phải ký toàn vùng (RFC 4035 §2.2, RFC 6840 §5.11). Ký đủ bằng thuật toán đó trước khi thêm DS.',
      ],
      [
        'The registry promises a way of signing that your name does not fully use; some networks will report errors. Pass the line below to the provider.',
        'An algorithm of the DS set does not sign the zone’s data (SOA): each must sign the whole zone (RFC 4035 §2.2, RFC 6840 §5.11). Sign with it before adding its DS.',
      ],
    ),
  },
  judge,
});
