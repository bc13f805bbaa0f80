/**
 * S4: every key of the zone has an algorithm that signers should use.
 *
 * The table is Zonemaster's (DNSSEC05) read against RFC 8624 and RFC 9157; their successor RFC 9904 is to be verified.
 * A zone whose keys could not be read at all is judged by the algorithms of its DS.
 */
import { defineCheck, type Outcome } from '../check.ts';
import { parseDnskey, parseDs } from '../dns/dnssec/stored-records.ts';
import type { Observation } from '../observation.ts';
import { advise, notMeasured, signedGate } from './shared-dns.ts';
import { cut } from './shared-dns-answers.ts';

type Cause =
  | 'algorithm-deprecated'
  | 'algorithm-not-for-zones'
  | 'algorithm-private'
  | 'algorithm-unassigned'
  | 'algorithm-discouraged'
  | 'algorithm-rare';

const recommended = [8, 13, 14, 15, 16];
/** Worst first: the first row that any key falls into is the verdict. */
const rows: readonly {
  verdict: 'fail' | 'warn' | 'info';
  cause: Cause;
  has: (algorithm: number) => boolean;
}[] = [
  { verdict: 'fail', cause: 'algorithm-not-for-zones', has: (algorithm) => [0, 2, 252].includes(algorithm) },
  {
    verdict: 'fail',
    cause: 'algorithm-deprecated',
    has: (algorithm) => [1, 3, 5, 6, 7, 12].includes(algorithm),
  },
  { verdict: 'fail', cause: 'algorithm-private', has: (algorithm) => [253, 254].includes(algorithm) },
  { verdict: 'warn', cause: 'algorithm-discouraged', has: (algorithm) => algorithm === 10 },
  { verdict: 'info', cause: 'algorithm-rare', has: (algorithm) => [17, 23].includes(algorithm) },
];
const known = [...recommended, 0, 1, 2, 3, 5, 6, 7, 10, 12, 17, 23, 252, 253, 254];

/** Mnemonics of IANA's "DNS Security Algorithm Numbers", for evidence. */
const mnemonics: Readonly<Record<number, string>> = {
  1: 'RSAMD5',
  3: 'DSA',
  5: 'RSASHA1',
  6: 'DSA-NSEC3-SHA1',
  7: 'RSASHA1-NSEC3-SHA1',
  8: 'RSASHA256',
  10: 'RSASHA512',
  12: 'ECC-GOST',
  13: 'ECDSAP256SHA256',
  14: 'ECDSAP384SHA384',
  15: 'ED25519',
  16: 'ED448',
  17: 'SM2SM3',
  23: 'ECC-GOST12',
};

function judge(observation: Observation): Outcome<Cause> {
  const gate = signedGate(observation);
  if (gate) return gate;
  const { dnskey, delegation } = observation.dns;
  if (dnskey.outcome === 'error') return notMeasured(dnskey.fault ?? 'servfail');
  const keys = dnskey.records.map(parseDnskey).filter((key) => key !== null);
  const entries = keys.length > 0 ? keys : delegation.ds.map(parseDs).filter((ds) => ds !== null);
  const evidence = {
    from: keys.length > 0 ? 'DNSKEY' : 'DS',
    keys: cut(
      entries.map(({ keyTag, algorithm }) => `${keyTag} ${algorithm} ${mnemonics[algorithm] ?? ''}`.trim()),
    ),
  };
  if (entries.length === 0) return notMeasured('malformed', evidence);
  const algorithms = entries.map(({ algorithm }) => algorithm);
  if (algorithms.some((algorithm) => !known.includes(algorithm)))
    return { verdict: 'fail', reason: 'algorithm-unassigned', evidence };
  const row = rows.find(({ has }) => algorithms.some(has));
  return row ? { verdict: row.verdict, reason: row.cause, evidence } : { verdict: 'pass', evidence };
}

export const keyAlgorithm = defineCheck({
  id: 'S4',
  slug: 'key-algorithm',
  title: { vi: 'Thuật toán ký hiện hành', en: 'The signing algorithm is a current one' },
  category: 'dnssec',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'algorithm-deprecated': advise(
      [
        'Tên miền được ký bằng cách ký cũ đã bị khuyến cáo bỏ; nhiều nhà mạng coi như chưa ký. Hãy nhờ nhà cung cấp đổi cách ký.',
        'Có DNSKEY thuật toán 1, 3, 5, 6, 7 hoặc 12 (RFC 8624 §3.1: MUST NOT hoặc NOT RECOMMENDED; SHA-1 bị bỏ theo RFC 9905). Chuyển sang 13 hoặc 15 theo RFC 6781 §4.1.4.',
      ],
      [
        'Your name is signed in an old way that has been withdrawn; many networks treat it as unsigned. Ask the provider to change it.',
        'A DNSKEY has algorithm 1, 3, 5, 6, 7 or 12 (RFC 8624 §3.1: MUST NOT or NOT RECOMMENDED; SHA-1 withdrawn by RFC 9905). Roll to 13 or 15 as in RFC 6781 §4.1.4.',
      ],
    ),
    'algorithm-not-for-zones': advise(
      [
        'Khóa ký của tên miền thuộc loại không dùng để ký tên miền. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'Có DNSKEY thuật toán 0 (DELETE), 2 (DH) hoặc 252 (INDIRECT), không phải thuật toán ký vùng theo IANA. Gỡ khóa đó.',
      ],
      [
        'The signing key of your name is of a kind that is not for signing names. Pass the line below to the provider.',
        'A DNSKEY has algorithm 0 (DELETE), 2 (DH) or 252 (INDIRECT), none of which signs zones according to IANA. Remove it.',
      ],
    ),
    'algorithm-private': advise(
      [
        'Tên miền được ký bằng cách ký riêng mà người khác không kiểm tra được. Hãy nhờ nhà cung cấp dùng cách ký chung.',
        'Có DNSKEY thuật toán 253 hoặc 254 (private use, RFC 4034 §A.1.1). Trên Internet công cộng hãy dùng 13 hoặc 15.',
      ],
      [
        'Your name is signed in a private way that nobody else can check. Ask the provider for a common one.',
        'A DNSKEY has algorithm 253 or 254 (private use, RFC 4034 §A.1.1). On the public Internet use 13 or 15.',
      ],
    ),
    'algorithm-unassigned': advise(
      [
        'Khóa ký của tên miền ghi một loại không tồn tại. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'Có DNSKEY với số thuật toán mà IANA chưa cấp hoặc để dành. Kiểm tra phần mềm ký và dùng 13 hoặc 15.',
      ],
      [
        'The signing key of your name is of a kind that does not exist. Pass the line below to the provider.',
        'A DNSKEY has an algorithm number that IANA has not assigned or keeps reserved. Check the signer and use 13 or 15.',
      ],
    ),
    'algorithm-discouraged': advise(
      [
        'Cách ký của tên miền vẫn an toàn nhưng không còn được khuyên dùng. Khi có dịp, hãy nhờ nhà cung cấp đổi.',
        'Có DNSKEY thuật toán 10 (RSASHA512), NOT RECOMMENDED cho việc ký (RFC 8624 §3.1). Chuyển sang 13.',
      ],
      [
        'The way your name is signed is still safe but no longer recommended. Ask the provider to change it when there is an occasion.',
        'A DNSKEY has algorithm 10 (RSASHA512), NOT RECOMMENDED for signing (RFC 8624 §3.1). Roll to 13.',
      ],
    ),
    'algorithm-rare': advise(
      [
        'Tên miền được ký bằng cách ký hiếm, nhiều nhà mạng chưa kiểm tra được. Không cần làm gì gấp.',
        'Có DNSKEY thuật toán 17 (SM2SM3, RFC 9563) hoặc 23 (ECC-GOST12, RFC 9558): được cấp nhưng ít resolver hỗ trợ, vùng sẽ bị coi là insecure. Cân nhắc 13.',
      ],
      [
        'Your name is signed in a rare way that many networks cannot check. Nothing is urgent.',
        'A DNSKEY has algorithm 17 (SM2SM3, RFC 9563) or 23 (ECC-GOST12, RFC 9558): assigned, but few resolvers support them and the zone then counts as insecure. Consider 13.',
      ],
    ),
  },
  judge,
});
