/**
 * S7: signatures are in force and will be for some days.
 *
 * Read from the RRSIGs that the name servers gave with SOA (over UDP and TCP), NS, DNSKEY and the denials. Where one
 * RRset carries several of one algorithm the best counts, as it does for a validator; the RRset that is worst off decides.
 */
import { defineCheck, type Outcome } from '../check.ts';
import { parseRrsig, type StoredRrsig } from '../dns/dnssec/stored-records.ts';
import { typeName } from '../dns/record-types.ts';
import type { Observation } from '../observation.ts';
import { advise, signedGate } from './shared-dns.ts';
import { cut } from './shared-dns-answers.ts';

type Cause =
  | 'no-signature'
  | 'expired'
  | 'not-yet-valid'
  | 'expires-within-hours'
  | 'expires-within-days'
  | 'lifetime-long';

const hour = 3600;
const day = 24 * hour;
/** Seconds. Remaining and lifetime as Zonemaster's DNSSEC04 has them, the 12 hours and 3 days are ours. */
const bounds = { failBelow: 12 * hour, warnBelow: 3 * day, lifetimeAbove: 180 * day };

interface Rated {
  server: string;
  rrsig: StoredRrsig;
  problem: Cause | null;
}

/** Worst first. */
const order: Cause[] = [
  'expired',
  'not-yet-valid',
  'expires-within-hours',
  'expires-within-days',
  'lifetime-long',
];

function judge(observation: Observation): Outcome<Cause> {
  const gate = signedGate(observation);
  if (gate) return gate;
  const now = Temporal.Instant.from(observation.observedAt).epochMilliseconds / 1000;
  const groups = Map.groupBy(signaturesOf(observation), ({ server, rrsig }) =>
    [server, rrsig.owner, rrsig.typeCovered, rrsig.algorithm].join(' '),
  );
  const rated = [...groups.values()].flatMap(
    (group) =>
      group
        .map(({ server, rrsig }): Rated => ({ server, rrsig, problem: problemOf(rrsig, now) }))
        .sort((a, b) => rankOf(b) - rankOf(a) || b.rrsig.expiration - a.rrsig.expiration)[0] ?? [],
  );
  if (rated.length === 0) {
    const servers = observation.dns.nameServers.map(({ address }) => address);
    return { verdict: 'fail', reason: 'no-signature', evidence: { servers: cut(servers, 6) } };
  }
  rated.sort((a, b) => rankOf(a) - rankOf(b) || a.rrsig.expiration - b.rrsig.expiration);
  const evidence = {
    signatures: rated.length,
    worst: cut(
      rated.slice(0, 4).map(({ server, rrsig }) => ({
        server,
        owner: rrsig.owner,
        covers: typeName(rrsig.typeCovered),
        keyTag: rrsig.keyTag,
        inception: iso(rrsig.inception),
        expiration: iso(rrsig.expiration),
      })),
    ),
  };
  const reason = rated[0]?.problem ?? null;
  if (reason === null) return { verdict: 'pass', evidence };
  return reason === 'expires-within-days' || reason === 'lifetime-long'
    ? { verdict: 'warn', reason, evidence }
    : { verdict: 'fail', reason, evidence };
}

/** Every RRSIG of the zone's own, with the server that gave it. */
function signaturesOf({ domain, dns }: Observation): { server: string; rrsig: StoredRrsig }[] {
  const exchanges = [
    // TCP as well: where UDP is lost on the way it is all there is.
    ...dns.nameServers.flatMap(({ soaUdp, nsUdp, soaTcp, dnskeyUdp }) => [soaUdp, nsUdp, soaTcp, dnskeyUdp]),
    ...dns.denials,
  ].filter((exchange) => exchange !== undefined);
  return exchanges.flatMap(({ server, answer = [], authority = [] }) =>
    [...answer, ...authority]
      .map(parseRrsig)
      .filter((rrsig) => rrsig !== null)
      .filter(({ signer }) => signer === domain)
      .map((rrsig) => ({ server, rrsig })),
  );
}

function problemOf({ inception, expiration }: StoredRrsig, now: number): Cause | null {
  if (expiration < now) return 'expired';
  if (inception > now) return 'not-yet-valid';
  if (expiration - now < bounds.failBelow) return 'expires-within-hours';
  if (expiration - now < bounds.warnBelow) return 'expires-within-days';
  return expiration - inception > bounds.lifetimeAbove ? 'lifetime-long' : null;
}

function rankOf({ problem }: Rated): number {
  return problem === null ? order.length : order.indexOf(problem);
}

function iso(seconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString();
}

export const signatureDates = defineCheck({
  id: 'S7',
  slug: 'signature-dates',
  title: { vi: 'Chữ ký DNSSEC còn hạn', en: 'DNSSEC signatures are in force' },
  category: 'dnssec',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'no-signature': advise(
      [
        'Nơi đăng ký nói tên miền đã ký, nhưng máy chủ trả lời không kèm chữ ký; nhiều nhà mạng không mở được trang nữa. Hãy báo nhà cung cấp ngay.',
        'Có DS nhưng không máy chủ nào gửi RRSIG khi hỏi với DO=1 (RFC 4035 §3.1.1). Nạp vùng đã ký lên mọi NS, hoặc gỡ DS.',
      ],
      [
        'The registry says your name is signed, but the servers answer without signatures; on many networks the site has vanished. Tell the provider at once.',
        'There is a DS, but no server sends an RRSIG when asked with DO=1 (RFC 4035 §3.1.1). Load the signed zone on every NS, or remove the DS.',
      ],
    ),
    expired: advise(
      [
        'Chữ ký của tên miền đã hết hạn; ở nhiều nhà mạng, trang web và thư không dùng được nữa. Hãy gọi nhà cung cấp ký lại ngay.',
        'RRSIG đã hết hạn (RFC 4035 §5.3.1). Chạy lại tiến trình ký, xem lịch ký, đồng hồ và chuyển vùng tới các máy phụ.',
      ],
      [
        'The signature of your name has expired; on many networks website and mail have vanished. Call the provider to have it renewed at once.',
        'An RRSIG is past its expiration (RFC 4035 §5.3.1). Run the signer, then look at its schedule, clock and the transfer to secondaries.',
      ],
    ),
    'not-yet-valid': advise(
      [
        'Chữ ký của tên miền ghi ngày trong tương lai, nên bây giờ chưa có giá trị. Hãy báo nhà cung cấp xem đồng hồ máy chủ.',
        'Inception của RRSIG ở tương lai (RFC 4035 §5.3.1). Sửa đồng hồ máy ký, ký lại; nên đặt inception lùi một giờ (RFC 6781 §4.4.2).',
      ],
      [
        'The signature of your name begins in the future and is worth nothing now. Ask the provider to check the server’s clock.',
        'The inception of an RRSIG lies in the future (RFC 4035 §5.3.1). Set the signer’s clock and sign again; date inception an hour back (RFC 6781 §4.4.2).',
      ],
    ),
    'expires-within-hours': advise(
      [
        'Chữ ký của tên miền sẽ hết hạn trong chưa đầy nửa ngày. Sau đó, ở nhiều nhà mạng, trang web và thư sẽ không dùng được. Hãy gọi nhà cung cấp hôm nay.',
        'Có RRSIG còn chưa tới 12 giờ. Việc ký lại tự động có lẽ đã dừng; chạy tay và xem nhật ký của trình ký.',
      ],
      [
        'The signature of your name expires in less than half a day. After that website and mail vanish on many networks. Call the provider today.',
        'An RRSIG has less than 12 hours left. Automatic re-signing has probably stopped; run it by hand and read the signer’s log.',
      ],
    ),
    'expires-within-days': advise(
      [
        'Chữ ký của tên miền còn chưa tới ba ngày. Nếu nhà cung cấp ký tự động mỗi ngày thì không sao; nếu không chắc, hãy hỏi họ.',
        'Có RRSIG còn chưa tới 3 ngày. Đặt chu kỳ ký lại sao cho luôn còn hơn 3 ngày (RFC 6781 §4.4.2); máy chủ ký tức thời với hạn ngắn có thể bỏ qua.',
      ],
      [
        'The signature of your name has less than three days left. That is fine where the provider renews it daily; ask if you are not sure.',
        'An RRSIG has less than 3 days left. Re-sign early enough that more than 3 days always remain (RFC 6781 §4.4.2); servers that sign on the fly with short lifetimes may disregard this.',
      ],
    ),
    'lifetime-long': advise(
      [
        'Chữ ký của tên miền có hạn quá dài; dữ liệu cũ bị chép lại vẫn dùng được rất lâu. Nên nhờ nhà cung cấp đặt ngắn hơn.',
        'RRSIG có thời hạn trên 180 ngày: câu trả lời cũ có thể bị phát lại suốt thời gian đó (RFC 6781 §4.4.2). Thường dùng 14–30 ngày.',
      ],
      [
        'The signature of your name lasts very long, so that old data copied by somebody stays usable. Better ask the provider to shorten it.',
        'An RRSIG has a lifetime of more than 180 days: old answers can be replayed all that time (RFC 6781 §4.4.2). Usual: 14–30 days.',
      ],
    ),
  },
  judge,
});
