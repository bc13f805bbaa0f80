/**
 * N1: the name is a domain name that the DNS and every browser can hold (IDNA2008, lengths, letters-digits-hyphen).
 *
 * The rule is the one that read the input; it is asked again here so that a stored observation is judged by this build.
 */
import { defineCheck, type Outcome } from '../check.ts';
import { validateName } from '../names.ts';
import type { Observation } from '../observation.ts';
import { advise } from './shared-dns.ts';

function judge({ domain, unicode, dns }: Observation): Outcome<'invalid-name'> {
  if (dns.invalidName) {
    const { rule, label } = dns.invalidName;
    return {
      verdict: 'fail',
      reason: 'invalid-name',
      evidence: { input: domain.slice(0, 300), rule, ...(label === undefined ? {} : { label }) },
    };
  }
  const result = validateName(domain);
  if (!result.ok) {
    return {
      verdict: 'fail',
      reason: 'invalid-name',
      evidence: { input: domain.slice(0, 300), rule: result.rule },
    };
  }
  const back = validateName(unicode);
  return back.ok && back.domain === domain
    ? { verdict: 'pass', evidence: { domain, unicode } }
    : {
        verdict: 'fail',
        reason: 'invalid-name',
        evidence: { input: domain, unicode: unicode.slice(0, 300), rule: 'not-round-trip' },
      };
}

export const nameValid = defineCheck({
  id: 'N1',
  slug: 'name-valid',
  title: { vi: 'Tên miền viết đúng quy tắc', en: 'The name is a valid domain name' },
  category: 'website',
  profile: 'presence',
  verdicts: ['pass', 'fail'],
  advice: {
    'invalid-name': advise(
      [
        'Chữ ghi ở đây không phải là một tên miền, nên không có gì để đo. Hãy xem lại cách viết: tên miền chỉ có chữ, số, dấu gạch nối và dấu chấm, ví dụ quancafe.vn.',
        'Tên vi phạm RFC 1035 §2.3.4 (nhãn ≤ 63 octet, tên ≤ 253 ký tự), quy tắc chữ-số-gạch nối hoặc IDNA2008 (RFC 5890–5893). Mục “rule” trong bằng chứng cho biết quy tắc nào; nhãn xn-- phải đổi sang U-label rồi đổi ngược lại vẫn y nguyên.',
      ],
      [
        'What is written here is no domain name, so nothing could be measured. Check the spelling: a name has letters, digits, hyphens and dots only, for example quancafe.vn.',
        'The name breaks RFC 1035 §2.3.4 (label ≤ 63 octets, name ≤ 253 characters), the letters-digits-hyphen rule or IDNA2008 (RFC 5890–5893). “rule” in the evidence says which; an xn-- label must survive the way to its U-label and back.',
      ],
    ),
  },
  judge,
});
