/**
 * N17: whether any name at all under the domain gets an answer (a wildcard, RFC 4592). Shown, never scored.
 *
 * A wildcard that leads to the same address as the name itself is common on hosting panels; one on a name that shows no
 * site of its own is what parked names have.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise, nameGate, notApplicable, notMeasured, servedZoneGate } from './shared-dns.ts';
import { cut, dataOf } from './shared-dns-answers.ts';

function judge(observation: Observation): Outcome<'wildcard' | 'wildcard-same-address'> {
  const { dns, web, domain } = observation;
  const gate = dns.delegation.outcome === 'delegated' ? servedZoneGate(observation) : nameGate(observation);
  if (gate) return gate;
  // A name inside its parent's zone may itself be missing: nothing stands below it then.
  if (dns.delegation.outcome === 'inside-parent' && dns.soa.outcome === 'nxdomain')
    return notApplicable('no-name');
  const lookups = dns.wildcardAaaa ? [dns.wildcardA, dns.wildcardAaaa] : [dns.wildcardA];
  const answers = lookups.flatMap((lookup) => [...dataOf(lookup, 'A'), ...dataOf(lookup, 'AAAA')]);
  const evidence = {
    asked: dns.wildcardA.name,
    answers: cut(answers, 6),
    cnames: cut(dns.wildcardA.cnames, 4),
  };
  const isWildcard = answers.length > 0 || lookups.some(({ cnames }) => cnames.length > 0);
  if (isWildcard) {
    const apex = web.hosts.find(({ host }) => host === domain);
    const own = apex ? [...dataOf(apex.ipv4, 'A'), ...dataOf(apex.ipv6, 'AAAA')] : [];
    const same = answers.length > 0 && answers.every((address) => own.includes(address));
    return { verdict: 'info', reason: same ? 'wildcard-same-address' : 'wildcard', evidence };
  }
  const failed = lookups.find(({ outcome }) => outcome === 'error');
  return failed
    ? notMeasured(failed.fault ?? 'servfail', evidence)
    : { verdict: 'pass', evidence: { ...evidence, outcome: dns.wildcardA.outcome } };
}

export const wildcard = defineCheck({
  id: 'N17',
  slug: 'wildcard',
  title: { vi: 'Tên con bất kỳ có được trả lời không', en: 'Whether any name below is answered' },
  category: null,
  profile: 'presence',
  verdicts: ['pass', 'info', 'not-applicable', 'not-measured'],
  advice: {
    wildcard: advise(
      [
        'Mọi tên con gõ bừa dưới tên miền đều dẫn tới một nơi nào đó. Nếu anh chị không cố ý làm vậy, hãy hỏi nhà cung cấp: kẻ xấu có thể dùng những tên giống thật này để lừa khách.',
        'Vùng có bản ghi đại diện “*” (RFC 4592). Chỉ giữ khi cần; liệt kê từng tên con thay vì dùng wildcard, và đừng để wildcard trỏ tới dịch vụ của bên thứ ba.',
      ],
      [
        'Any name typed in front of yours leads somewhere. If that is not on purpose, ask the provider: fraudsters can use such names, which look like yours.',
        'The zone has a wildcard record (RFC 4592). Keep it only where needed; list names one by one instead, and never let it point to a third party’s service.',
      ],
    ),
    'wildcard-same-address': advise(
      [
        'Mọi tên con gõ bừa dưới tên miền đều dẫn về trang chính. Không hại gì, nhưng phần lớn trường hợp không cần.',
        'Wildcard “*” trỏ về cùng địa chỉ với tên miền (RFC 4592). Nếu máy chủ web trả cùng nội dung cho mọi tên, hãy chuyển hướng về tên chính.',
      ],
      [
        'Any name typed in front of yours leads to your own site. That does no harm, but is seldom needed.',
        'The wildcard points to the same address as the name itself (RFC 4592). If the web server gives every name the same content, redirect to the main one.',
      ],
    ),
  },
  judge,
});
