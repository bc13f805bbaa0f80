/**
 * N2: the name exists, that is, the walk from the root ends in NOERROR.
 *
 * A delegation is proof enough: whether anything answers behind it is N3's question. SERVFAIL and silence on the way are
 * not-measured, for they say nothing of the name.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise, nameGate, notMeasured } from './shared-dns.ts';

function judge(observation: Observation): Outcome<'nxdomain'> {
  const { delegation, soa } = observation.dns;
  const { parentZone } = delegation;
  const gate = nameGate(observation);
  if (gate?.reason === 'no-name') {
    const evidence = { parentZone, server: soa.server ?? delegation.exchange?.server ?? null, rcode: 3 };
    return { verdict: 'fail', reason: 'nxdomain', evidence };
  }
  if (gate) return gate;
  if (delegation.outcome === 'delegated') {
    return { verdict: 'pass', evidence: { parentZone, nameServers: delegation.parentNs.slice(0, 10) } };
  }
  if (soa.outcome === 'error') return notMeasured(soa.fault ?? 'servfail', { parentZone });
  if (soa.outcome === 'nxdomain') {
    return soa.validation.status === 'bogus'
      ? notMeasured('bogus', { parentZone })
      : {
          verdict: 'fail',
          reason: 'nxdomain',
          evidence: { parentZone, server: soa.server ?? null, rcode: 3 },
        };
  }
  return { verdict: 'pass', evidence: { parentZone, zone: soa.zone ?? parentZone } };
}

export const nameExists = defineCheck({
  id: 'N2',
  slug: 'name-exists',
  title: { vi: 'Tên miền tồn tại', en: 'The name exists' },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    nxdomain: advise(
      [
        'Tên miền này hiện không có trên Internet: chưa đăng ký, đã hết hạn, hoặc bị tạm ngừng. Khách gõ tên vào sẽ chỉ thấy báo lỗi. Hãy hỏi nơi bán tên miền xem tên còn hạn không và gia hạn sớm, trước khi người khác đăng ký mất.',
        'Máy chủ của vùng cha trả lời NXDOMAIN (RFC 1034 §4.3.2, RFC 8020). Kiểm tra trạng thái đăng ký, ngày hết hạn, serverHold/clientHold trong EPP và bản ghi NS ở nhà đăng ký.',
      ],
      [
        'This name is not on the Internet at the moment: never registered, expired, or suspended. Visitors see only an error. Ask the company that sold you the name whether it is still paid for, and renew it before somebody else takes it.',
        'The parent zone answers NXDOMAIN (RFC 1034 §4.3.2, RFC 8020). Check the registration, its expiry date, serverHold/clientHold in EPP and the NS records at the registrar.',
      ],
    ),
  },
  judge,
});
