/**
 * S9: NSEC3, where it is used, has no extra iterations and no salt (RFC 9276).
 *
 * Above 100 iterations validators treat the zone's denials as insecure. Opt-out is shown: it leaves unsigned
 * delegations unprotected and is of no use to a zone with few of them.
 */
import { defineCheck, type Outcome } from '../check.ts';
import { nsec3Params } from '../dns/dnssec/stored-records.ts';
import type { Observation } from '../observation.ts';
import { advise, fullGate, notApplicable, notMeasured, signedGate } from './shared-dns.ts';

type Cause = 'iterations-too-many' | 'iterations' | 'salt' | 'opt-out';

/** RFC 9276 §3.2 lets validators choose; 100 is what BIND, Unbound, Knot Resolver and PowerDNS chose or undercut. */
const insecureAbove = 100;

function judge(observation: Observation): Outcome<Cause> {
  const gate = signedGate(observation) ?? fullGate(observation);
  if (gate) return gate;
  const { nsec3param, denials } = observation.dns;
  const proofs = denials.flatMap(({ authority = [] }) => authority);
  const records = [...(nsec3param?.records ?? []), ...proofs.filter(({ type }) => type === 'NSEC3')];
  const found = records
    .map((record) => ({ record, parameters: nsec3Params(record) }))
    .flatMap(({ record, parameters }) => (parameters ? [{ record, parameters }] : []));
  if (found.length === 0) {
    const isOpen = nsec3param?.outcome === 'error' && !proofs.some(({ type }) => type === 'NSEC');
    return isOpen ? notMeasured(nsec3param.fault ?? 'servfail') : notApplicable('no-nsec3');
  }
  const iterations = Math.max(...found.map(({ parameters }) => parameters.iterations));
  const salt = found
    .map(({ parameters }) => Buffer.from(parameters.salt).toString('hex'))
    .find((hex) => hex !== '');
  // The flag has a meaning in NSEC3 only (RFC 5155 §4.1.2).
  const optOut = found.some(
    ({ record, parameters }) => record.type === 'NSEC3' && (parameters.flags & 1) === 1,
  );
  const evidence = { iterations, salt: salt ?? '', optOut };
  if (iterations > insecureAbove) return { verdict: 'fail', reason: 'iterations-too-many', evidence };
  if (iterations > 0) return { verdict: 'warn', reason: 'iterations', evidence };
  if (salt !== undefined) return { verdict: 'warn', reason: 'salt', evidence };
  return optOut ? { verdict: 'info', reason: 'opt-out', evidence } : { verdict: 'pass', evidence };
}

export const nsec3Parameters = defineCheck({
  id: 'S9',
  slug: 'nsec3-parameters',
  title: { vi: 'Thông số NSEC3 đúng khuyến nghị', en: 'NSEC3 parameters as recommended' },
  category: 'dnssec',
  profile: 'full',
  verdicts: ['pass', 'warn', 'fail', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'iterations-too-many': advise(
      [
        'Một thông số chữ ký của tên miền đặt quá cao, nên các nhà mạng coi một phần như chưa ký. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'NSEC3 iterations trên 100: resolver coi phủ định là insecure hoặc trả SERVFAIL (RFC 9276 §3.2). Đặt iterations 0, salt rỗng (“1 0 0 -”) rồi ký lại.',
      ],
      [
        'One setting of your name’s signature is so high that networks treat a part of it as unsigned. Pass the line below to the provider.',
        'More than 100 NSEC3 iterations: resolvers treat denials as insecure or answer SERVFAIL (RFC 9276 §3.2). Set “1 0 0 -” (0 iterations, empty salt) and sign again.',
      ],
    ),
    iterations: advise(
      [
        'Một thông số chữ ký của tên miền đặt cao hơn cần thiết, chỉ làm chậm mà không an toàn hơn. Nhờ nhà cung cấp đặt lại khi có dịp.',
        'NSEC3 iterations lớn hơn 0 (RFC 9276 §3.1 yêu cầu 0). Đặt “1 0 0 -” rồi ký lại.',
      ],
      [
        'One setting of your name’s signature is higher than needed, which slows things down and protects nothing. Ask the provider to reset it when there is an occasion.',
        'NSEC3 iterations above 0 (RFC 9276 §3.1 requires 0). Set “1 0 0 -” and sign again.',
      ],
    ),
    salt: advise(
      [
        'Chữ ký của tên miền có một thông số thừa. Không hại gì; nhờ nhà cung cấp bỏ đi khi có dịp.',
        'NSEC3 có salt, không đem lại lợi ích (RFC 9276 §3.1 khuyên để rỗng). Đặt “1 0 0 -” rồi ký lại.',
      ],
      [
        'Your name’s signature has a setting that serves nothing. It does no harm; ask the provider to drop it when there is an occasion.',
        'NSEC3 uses a salt, which brings no benefit (RFC 9276 §3.1 recommends none). Set “1 0 0 -” and sign again.',
      ],
    ),
    'opt-out': advise(
      [
        'Tên miền dùng kiểu ký tiết kiệm dành cho vùng rất lớn. Không cần làm gì.',
        'NSEC3 có cờ opt-out: ủy quyền chưa ký không được bảo vệ (RFC 5155 §6, RFC 9276 §3.1). Vùng nhỏ nên bỏ cờ này.',
      ],
      [
        'Your name uses an economical way of signing meant for very large zones. There is nothing to do.',
        'NSEC3 has the opt-out flag: unsigned delegations are not protected (RFC 5155 §6, RFC 9276 §3.1). Small zones should not use it.',
      ],
    ),
  },
  judge,
});
