/**
 * S5: RSA keys of the zone are long enough: 2048 bits or more.
 */
import { defineCheck, type Outcome } from '../check.ts';
import { rsaKeyBits } from '../dns/dnssec/keys.ts';
import { parseDnskey } from '../dns/dnssec/stored-records.ts';
import type { Observation } from '../observation.ts';
import { advise, notApplicable, notMeasured, signedGate } from './shared-dns.ts';
import { cut } from './shared-dns-answers.ts';

const rsaAlgorithms = [1, 5, 7, 8, 10];

function judge(observation: Observation): Outcome<'rsa-short' | 'rsa-too-short'> {
  const gate = signedGate(observation);
  if (gate) return gate;
  const { dnskey } = observation.dns;
  if (dnskey.outcome === 'error') return notMeasured(dnskey.fault ?? 'servfail');
  const keys = dnskey.records
    .map(parseDnskey)
    .filter((key) => key !== null)
    .filter(({ algorithm }) => rsaAlgorithms.includes(algorithm))
    .map((key) => ({ keyTag: key.keyTag, algorithm: key.algorithm, bits: rsaKeyBits(key) }));
  if (keys.length === 0) return notApplicable('no-rsa-key');
  const evidence = { keys: cut(keys) };
  const bits = keys.map((key) => key.bits).filter((length) => length !== null);
  if (bits.some((length) => length < 1024)) return { verdict: 'fail', reason: 'rsa-too-short', evidence };
  if (bits.length < keys.length) return notMeasured('malformed', evidence);
  return bits.some((length) => length < 2048)
    ? { verdict: 'warn', reason: 'rsa-short', evidence }
    : { verdict: 'pass', evidence };
}

export const rsaKeySize = defineCheck({
  id: 'S5',
  slug: 'rsa-key-size',
  title: { vi: 'Khóa RSA đủ dài', en: 'RSA keys are long enough' },
  category: 'dnssec',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'rsa-short': advise(
      [
        'Khóa ký của tên miền hơi ngắn so với ngày nay. Chưa nguy hiểm, nhưng nên nhờ nhà cung cấp thay bằng khóa mạnh hơn trong lần đổi khóa tới.',
        'Có khóa RSA 1024–2047 bit (NIST SP 800-57; Zonemaster DNSSEC14). Thay bằng ECDSA P-256 (13), hoặc RSA ≥ 2048 bit.',
      ],
      [
        'The signing key of your name is rather short by today’s measure. There is no danger yet, but ask the provider for a stronger one at the next change of keys.',
        'An RSA key has 1024–2047 bits (NIST SP 800-57; Zonemaster DNSSEC14). Replace it by ECDSA P-256 (13) or RSA of at least 2048 bits.',
      ],
    ),
    'rsa-too-short': advise(
      [
        'Khóa ký của tên miền quá ngắn, có thể bị bẻ. Hãy nhờ nhà cung cấp thay khóa ngay.',
        'Có khóa RSA dưới 1024 bit: có thể phân tích thừa số trong thực tế. Thay khóa ngay bằng ECDSA P-256 (13).',
      ],
      [
        'The signing key of your name is so short that it can be broken. Have the provider replace it at once.',
        'An RSA key has fewer than 1024 bits and can be factored in practice. Replace it at once by ECDSA P-256 (13).',
      ],
    ),
  },
  judge,
});
