/**
 * T20: the zone says which authorities may issue certificates for the name (RFC 8659), and the one that issued the live
 * certificate is among them. Nobody else looks at the second half.
 */
import { defineCheck } from '../check.ts';
import type { Observation } from '../observation.ts';
import { addressGate, cut, faultsOf, mainFault, notApplicable, notMeasured } from './shared-web.ts';
import { type CaaRecord, caaDomainsOf, parseCaa } from './shared-web-caa.ts';

/** Tags that a CA understands; another one with the critical flag stops all issuance (RFC 8659 §4.1). */
const knownTags = new Set([
  'issue',
  'issuewild',
  'issuemail',
  'issuevmc',
  'iodef',
  'contactemail',
  'contactphone',
]);

export const caa = defineCheck({
  id: 'T20',
  slug: 'caa',
  title: {
    vi: 'Tên miền nói ai được cấp chứng thư (CAA)',
    en: 'The name says who may issue certificates (CAA)',
  },
  category: 'tls',
  profile: 'full',
  verdicts: ['pass', 'warn', 'not-applicable', 'not-measured'],
  advice: {
    'caa-absent': {
      vi: {
        owner:
          'Tên miền chưa ghi nơi nào được phép cấp chứng thư bảo mật, nên nơi nào cũng có thể cấp. Nhờ nhà cung cấp DNS thêm một bản ghi "CAA"; không gấp.',
        provider:
          'Không có CAA ở tên miền và các cấp trên. Thêm ví dụ: TÊN-MIỀN. CAA 0 issue "letsencrypt.org" (đúng CA đang dùng) và 0 iodef "mailto:…". RFC 8659.',
      },
      en: {
        owner:
          'The name does not say which authority may issue its certificates, so any may. Ask your DNS provider to add a "CAA" record; there is no hurry.',
        provider:
          'There is no CAA at the name or above it. Add for example NAME. CAA 0 issue "letsencrypt.org" (the CA in use) and 0 iodef "mailto:…". RFC 8659.',
      },
    },
    'caa-malformed': {
      vi: {
        owner:
          'Bản ghi CAA của tên miền viết sai; việc gia hạn chứng thư có thể bị chặn. Hãy báo nhà cung cấp DNS.',
        provider:
          'Có bản ghi CAA sai quy cách (xem errors): flags chỉ 0 hoặc 128, iodef là mailto: hoặc https:, tham số theo RFC 8657. RFC 8659 §4.',
      },
      en: {
        owner:
          'A CAA record of the name is written wrongly; renewing the certificate may be refused. Tell your DNS provider.',
        provider:
          'A CAA record is malformed (see errors): flags are 0 or 128, iodef is mailto: or https:, parameters follow RFC 8657. RFC 8659 §4.',
      },
    },
    'caa-no-issue': {
      vi: {
        owner:
          'Tên miền có bản ghi CAA nhưng không giới hạn ai được cấp chứng thư. Hãy nhờ nhà cung cấp DNS thêm dòng "issue".',
        provider:
          'Có CAA mà không có thuộc tính issue, nên không giới hạn gì. Thêm 0 issue "CA-đang-dùng". RFC 8659 §4.2.',
      },
      en: {
        owner:
          'The name has CAA records, but they limit nobody. Ask your DNS provider to add an "issue" line.',
        provider:
          'There is CAA but no issue property, so nothing is restricted. Add 0 issue "the-CA-in-use". RFC 8659 §4.2.',
      },
    },
    'caa-forbids-issuer': {
      vi: {
        owner:
          'Nơi đã cấp chứng thư đang dùng không có trong danh sách được phép của tên miền: lần gia hạn tới sẽ hỏng, hoặc chứng thư được cấp trái ý anh chị. Hãy hỏi nhà cung cấp ngay.',
        provider:
          'CA của chứng thư đang chạy không được CAA hiện nay cho phép (xem chứng cứ). Thêm issue (issuewild nếu là chứng thư wildcard) cho CA đó, hoặc đổi CA. RFC 8659 §4.2–4.3.',
      },
      en: {
        owner:
          'The authority that issued the present certificate is not on the name’s own list: the next renewal will fail, or it was issued against your wish. Ask your provider soon.',
        provider:
          'The CA of the live certificate is not allowed by CAA as it stands (see the evidence). Add issue (issuewild for a wildcard certificate) for that CA, or change the CA. RFC 8659 §4.2–4.3.',
      },
    },
  },
  judge(observation) {
    const ended = addressGate(observation);
    if (ended) return ended;
    const climbed = observation.dns.caa;
    if (climbed.length === 0) {
      return observation.profile === 'presence'
        ? notApplicable('not-in-profile')
        : notMeasured('interrupted');
    }
    const found = climbed.find(({ outcome }) => outcome === 'answer');
    // A level that could not be asked hides what stands there, and what stands there would count before any above.
    const faults = faultsOf(found ? climbed.slice(0, climbed.indexOf(found)) : climbed);
    const asked = climbed.slice(0, 6).map(({ name, outcome }) => `${name} ${outcome}`);
    if (faults.length > 0) return notMeasured(mainFault(faults), { asked });
    if (!found) return { verdict: 'warn', reason: 'caa-absent', evidence: { asked } };
    const records = found.records.map(({ data }) => parseCaa(data));
    const errors = records.flatMap(({ error }) => (error ? [error] : []));
    for (const { flags, tag } of records) {
      if (flags === 128 && !knownTags.has(tag))
        errors.push(`${tag} is critical and unknown: nobody can issue`);
    }
    const live = liveIssuer(observation, records);
    const evidence = {
      at: found.name,
      records: found.records.slice(0, 8).map(({ data }) => cut(data, 120)),
      errors: errors.slice(0, 5),
      ...(live ? { liveIssuer: live.organisation, allowsLiveIssuer: live.allowed } : {}),
    };
    if (errors.length > 0) return { verdict: 'warn', reason: 'caa-malformed', evidence };
    if (!records.some(({ tag }) => tag === 'issue'))
      return { verdict: 'warn', reason: 'caa-no-issue', evidence };
    if (live?.allowed === false) return { verdict: 'warn', reason: 'caa-forbids-issuer', evidence };
    return { verdict: 'pass', evidence };
  },
});

/** `allowed` is null where the issuer is not in our table: then nothing is said about it. */
function liveIssuer(
  { web, domain }: Observation,
  records: CaaRecord[],
): { organisation: string; allowed: boolean | null } | null {
  const tls = web.tls.find((one) => one.host === domain && one.path?.trusted && one.certificates.length > 0);
  const leaf = tls?.certificates[0];
  if (!leaf) return null;
  const { organisation, domains } = caaDomainsOf(leaf.issuer);
  if (!domains) return { organisation: organisation || cut(leaf.issuer, 80), allowed: null };
  const issue = records.filter(({ tag }) => tag === 'issue');
  const wild = records.filter(({ tag }) => tag === 'issuewild');
  const permits = (list: CaaRecord[]) =>
    list.some(({ issuer }) => issuer !== undefined && domains.includes(issuer));
  const wildcard = leaf.san.some((name) => name.startsWith('*.'));
  const exact = leaf.san.some((name) => !name.startsWith('*.'));
  // RFC 8659 §4.3: for wildcard names issuewild, where present, takes the place of issue.
  const allowed = (!exact || permits(issue)) && (!wildcard || permits(wild.length > 0 ? wild : issue));
  return { organisation, allowed };
}
