/**
 * S8: what the zone does not have, it denies with a proof, and the proof tells the truth about what it has.
 *
 * The proofs were verified when they came (`validation` of the two negative lookups). Here their type bitmap is held
 * against what the apex answers: a type left out could be denied by a resolver that reuses proofs (RFC 8198). Types
 * named beyond what exists are how some servers answer on the fly (RFC 9824) and harmless.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { DnsRecord, Lookup, Observation } from '../observation.ts';
import { advise, fullGate, notApplicable, notMeasured, signedGate } from './shared-dns.ts';
import { cut } from './shared-dns-answers.ts';

type Cause = 'denial-missing' | 'denial-wrong' | 'bitmap-incomplete';

function judge(observation: Observation): Outcome<Cause> {
  const gate = signedGate(observation) ?? fullGate(observation);
  if (gate) return gate;
  const { dns } = observation;
  const asked = [dns.wildcardA, dns.wildcardAaaa, dns.nodata]
    .filter((lookup) => lookup !== undefined)
    .filter(({ cnames }) => cnames.length === 0);
  const denials = asked.filter(({ outcome }) => outcome === 'nodata' || outcome === 'nxdomain');
  const evidence = {
    denials: cut(
      denials.map(
        ({ name, type, outcome, validation }) => `${name} ${type}: ${outcome}, ${validation.status}`,
      ),
    ),
  };
  const wrong = denials.find(isWronglyDenied);
  if (wrong) {
    const { cause, reason } = wrong.validation;
    return {
      verdict: 'fail',
      reason: cause === 'denial-missing' ? 'denial-missing' : 'denial-wrong',
      evidence: { ...evidence, name: wrong.name, type: wrong.type, detail: reason?.slice(0, 300) ?? null },
    };
  }
  const failed = asked.find(({ outcome }) => outcome === 'error');
  if (failed) return notMeasured(failed.fault ?? 'servfail', { ...evidence, name: failed.name });
  if (denials.length === 0) return notApplicable('no-denial', { wildcard: dns.wildcardA.name });
  for (const { validation } of denials) {
    if (validation.status === 'bogus')
      return notMeasured('bogus', { ...evidence, cause: validation.cause ?? null });
    if (validation.status === 'indeterminate') return notMeasured('servfail', evidence);
    if (validation.status === 'insecure' && validation.cause !== 'opt-out') {
      const reason = validation.cause === 'proved-unsigned' ? 'unsigned' : 'unsupported-algorithm';
      return notApplicable(reason, { ...evidence, cause: validation.cause ?? null });
    }
  }
  const bitmap = apexBitmap(observation);
  const missing = bitmap ? typesAtApex(observation).filter((type) => !bitmap.includes(type)) : [];
  return missing.length > 0
    ? {
        verdict: 'fail',
        reason: 'bitmap-incomplete',
        evidence: { ...evidence, bitmap: bitmap?.join(' ').slice(0, 300) ?? null, missing },
      }
    : { verdict: 'pass', evidence };
}

function isWronglyDenied({ validation }: Lookup): boolean {
  return validation.status === 'bogus' && (validation.cause ?? '').startsWith('denial-');
}

/** Types that the apex was seen to answer with. */
function typesAtApex({ domain, dns, web, mail }: Observation): string[] {
  const apex = web.hosts.filter(({ host }) => host === domain).flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
  const lookups = [dns.soa, dns.childNs, dns.dnskey, dns.txt, mail.mx, ...dns.caa, ...apex];
  const answered = lookups.filter(
    ({ name, outcome, cnames }) => name === domain && outcome === 'answer' && cnames.length === 0,
  );
  return [...new Set(answered.map(({ type }) => type))];
}

/** Types in the NSEC or NSEC3 that stands at the apex: of NSEC3 it is the one with SOA, for no other name has one. */
function apexBitmap({ domain, dns }: Observation): string[] | null {
  const records = dns.denials
    .filter(({ name }) => name === domain)
    .flatMap(({ authority }) => authority ?? []);
  for (const record of records) {
    const types = typesOf(record);
    if (record.type === 'NSEC' && record.name === domain) return types;
    if (record.type === 'NSEC3' && types.includes('SOA')) return types;
  }
  return null;
}

function typesOf({ type, data }: DnsRecord): string[] {
  const fields = data.split(' ').filter((field) => field !== '');
  // NSEC: next name, types. NSEC3: hash algorithm, flags, iterations, salt, next hash, types.
  return type === 'NSEC' ? fields.slice(1) : fields.slice(5);
}

export const denialProof = defineCheck({
  id: 'S8',
  slug: 'denial-proof',
  title: { vi: 'Phủ định được chứng minh đúng', en: 'Denials are proved correctly' },
  category: 'dnssec',
  profile: 'full',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'denial-missing': advise(
      [
        'Khi được hỏi về những gì không có, tên miền trả lời mà không kèm bằng chứng; một số nhà mạng vì thế báo lỗi, có khi mất cả thư. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'Câu trả lời phủ định không có NSEC/NSEC3 (RFC 4035 §3.1.3, RFC 5155 §7.2). Kiểm tra vùng đã ký đầy đủ và máy chủ có bật DNSSEC trên mọi NS.',
      ],
      [
        'Asked for what it does not have, your name answers without proof; some networks then report errors, and mail may get lost. Pass the line below to the provider.',
        'Negative answers carry no NSEC/NSEC3 (RFC 4035 §3.1.3, RFC 5155 §7.2). See that the zone is signed whole and that DNSSEC is enabled on every NS.',
      ],
    ),
    'denial-wrong': advise(
      [
        'Khi được hỏi về những gì không có, tên miền đưa ra bằng chứng sai; một số nhà mạng sẽ báo lỗi. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'NSEC/NSEC3 không phủ tên được hỏi, không phủ wildcard, hoặc không khớp (RFC 4035 §5.4, RFC 5155 §8, RFC 6840 §4). Dựng lại chuỗi NSEC/NSEC3 và ký lại; chi tiết trong bằng chứng.',
      ],
      [
        'Asked for what it does not have, your name gives a wrong proof; some networks will report errors. Pass the line below to the provider.',
        'The NSEC/NSEC3 records do not cover the name, do not cover the wildcard or do not match (RFC 4035 §5.4, RFC 5155 §8, RFC 6840 §4). Rebuild the chain and sign again; details in the evidence.',
      ],
    ),
    'bitmap-incomplete': advise(
      [
        'Bằng chứng của tên miền nói rằng một phần của tên không tồn tại, trong khi phần đó có. Trang hoặc thư có lúc mất với một số khách. Hãy chuyển phần chỉ dẫn kỹ thuật cho nhà cung cấp.',
        'Bitmap kiểu ở đỉnh vùng thiếu một kiểu mà vùng trả lời (RFC 4034 §4.1.2, RFC 5155 §3.2.1); resolver dùng lại bằng chứng (RFC 8198) sẽ phủ định kiểu đó. Ký lại vùng.',
      ],
      [
        'The proofs of your name say that a part of it does not exist, although it does. Website or mail may vanish at times for some visitors. Pass the line below to the provider.',
        'The type bitmap at the apex lacks a type that the zone answers (RFC 4034 §4.1.2, RFC 5155 §3.2.1); resolvers that reuse proofs (RFC 8198) will deny it. Sign the zone again.',
      ],
    ),
  },
  judge,
});
