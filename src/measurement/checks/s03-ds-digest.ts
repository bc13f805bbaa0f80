/**
 * S3: every DS at the parent has a digest type that is still recommended.
 *
 * The table is a reading of IANA's "Digest Algorithms" registry with RFC 9905 (SHA-1) and RFC 9906 (GOST R 34.11-94);
 * both to be verified, as the page says.
 */
import { defineCheck, type Outcome } from '../check.ts';
import { parseDs } from '../dns/dnssec/stored-records.ts';
import type { Observation } from '../observation.ts';
import { advise, dsGate, notMeasured } from './shared-dns.ts';
import { cut } from './shared-dns-answers.ts';

/** SHA-256, SHA-384, GOST R 34.11-2012, SM3. */
const goodTypes = [2, 4, 5, 6];
/** SHA-1, GOST R 34.11-94. */
const deprecatedTypes = [1, 3];

function judge(observation: Observation): Outcome<'digest-deprecated' | 'digest-unassigned'> {
  // The parent's word is enough: a silent zone makes its DS no better and no worse.
  const gate = dsGate(observation);
  if (gate) return gate;
  const set = observation.dns.delegation.ds.map(parseDs).filter((ds) => ds !== null);
  const evidence = {
    ds: cut(set.map(({ keyTag, algorithm, digestType }) => `${keyTag} ${algorithm} ${digestType}`)),
  };
  if (set.length === 0) return notMeasured('malformed', evidence);
  if (set.some(({ digestType }) => ![...goodTypes, ...deprecatedTypes].includes(digestType)))
    return { verdict: 'fail', reason: 'digest-unassigned', evidence };
  return set.some(({ digestType }) => deprecatedTypes.includes(digestType))
    ? { verdict: 'fail', reason: 'digest-deprecated', evidence }
    : { verdict: 'pass', evidence };
}

export const dsDigest = defineCheck({
  id: 'S3',
  slug: 'ds-digest',
  title: { vi: 'Dấu vân tay khóa (DS) dùng phép băm an toàn', en: 'DS records use a sound digest' },
  category: 'dnssec',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'digest-deprecated': advise(
      [
        'Dấu vân tay khóa ký của tên miền ở nơi đăng ký dùng cách tính cũ, không còn an toàn. Hãy nhờ nhà cung cấp thay bằng loại mới; trang không bị gián đoạn.',
        'Có DS với digest type 1 (SHA-1) hoặc 3 (GOST R 34.11-94), đều không được dùng cho ủy quyền (RFC 8624 §3.3, RFC 9905). Thêm DS type 2 cho cùng khóa rồi gỡ DS cũ sau một TTL.',
      ],
      [
        'The fingerprint of your signing key at the registry is of an old kind that is no longer safe. Ask the provider to replace it; the site is not interrupted.',
        'A DS has digest type 1 (SHA-1) or 3 (GOST R 34.11-94), neither of which may be used for delegations (RFC 8624 §3.3, RFC 9905). Add a type 2 DS for the same key and remove the old one after a TTL.',
      ],
    ),
    'digest-unassigned': advise(
      [
        'Dấu vân tay khóa ký của tên miền ở nơi đăng ký ghi sai loại, không ai kiểm tra được. Hãy nhờ nhà cung cấp gửi lại.',
        'Có DS với digest type 0 hoặc chưa được IANA cấp (≥ 7). Gửi lại DS digest type 2.',
      ],
      [
        'The fingerprint of your signing key at the registry is of a kind that does not exist, so nobody can check it. Ask the provider to send it again.',
        'A DS has digest type 0 or one that IANA has not assigned (≥ 7). Submit a DS with digest type 2.',
      ],
    ),
  },
  judge,
});
