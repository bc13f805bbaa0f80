/**
 * M12: forged mail is put aside or refused: p (or sp, where the record stands above the name) is quarantine or reject,
 * and the record does not say that it is only a test (t=y lowers the policy one step, RFC 9989 §4.7).
 */
import { defineCheck } from '../check.ts';
import { type DmarcRecord, discoverDmarc, type Policy, policyTag } from './shared-mail-dmarc.ts';
import { cut, nameGate, notApplicable, notMeasured } from './shared-web.ts';

export const dmarcPolicy = defineCheck({
  id: 'M12',
  slug: 'dmarc-policy',
  title: { vi: 'Thư giả mạo bị chặn (DMARC)', en: 'Forged mail is stopped (DMARC)' },
  category: 'mail',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'policy-none': {
      vi: {
        owner:
          'Tên miền có theo dõi thư giả nhưng chưa yêu cầu chặn. Khi thư thật gửi tốt, hãy nhờ nhà cung cấp đặt mức "cách ly" hoặc "từ chối".',
        provider:
          'Mức áp dụng là none. Xem báo cáo rua vài tuần, rồi đặt p=quarantine, sau đó p=reject. RFC 9989 §4.7.',
      },
      en: {
        owner:
          'The name watches forged mail but does not ask to stop it. Once your own mail goes through well, ask your provider to set "quarantine" or "reject".',
        provider:
          'The policy that applies is none. Read the rua reports for some weeks, then set p=quarantine and later p=reject. RFC 9989 §4.7.',
      },
    },
    'policy-testing': {
      vi: {
        owner:
          'Quy định chặn thư giả đang ở chế độ thử nên chưa chặn gì. Hãy nhờ nhà cung cấp tắt chế độ thử.',
        provider: 't=y hạ mức một bậc: quarantine thành none. Bỏ t=y. RFC 9989 §4.7.',
      },
      en: {
        owner:
          'The rule against forged mail is in test mode and stops nothing yet. Ask your provider to end the test.',
        provider: 't=y lowers the policy one step: quarantine becomes none. Remove t=y. RFC 9989 §4.7.',
      },
    },
    'policy-invalid': {
      vi: {
        owner: 'Quy định chặn thư giả viết sai nên không có tác dụng. Hãy nhờ nhà cung cấp sửa.',
        provider:
          'Giá trị p/sp/np không phải none, quarantine hay reject; người nhận coi là none hoặc bỏ qua. RFC 9989 §4.7.',
      },
      en: {
        owner:
          'The rule against forged mail is written wrongly and has no effect. Ask your provider to correct it.',
        provider:
          'A p/sp/np value is none of none, quarantine, reject; receivers take it as none or ignore the record. RFC 9989 §4.7.',
      },
    },
    'subdomains-unprotected': {
      vi: {
        owner:
          'Thư giả danh chính tên miền bị chặn, nhưng thư giả danh tên con (ví dụ tin.quancafe.vn) thì không. Hãy nhờ nhà cung cấp sửa.',
        provider:
          'sp hoặc np là none trong khi p chặt hơn. Bỏ sp/np (mặc định theo p) hoặc đặt reject; np=reject an toàn với tên không tồn tại. RFC 9989 §4.7.',
      },
      en: {
        owner:
          'Mail forged in the name itself is stopped, mail forged in names below it is not. Ask your provider to correct it.',
        provider:
          'sp or np is none while p is stricter. Drop sp/np (they default to p) or set reject; np=reject is safe for names that do not exist. RFC 9989 §4.7.',
      },
    },
    'removed-tags': {
      vi: {
        owner:
          'Quy định chặn thư giả có hiệu lực, nhưng dùng vài mục đã bỏ khỏi tiêu chuẩn. Nhờ nhà cung cấp bỏ các mục đó khi tiện.',
        provider:
          'Các thẻ pct, rf, ri đã bị bỏ. Xóa chúng; pct=0 để thử thì thay bằng t=y. RFC 9989 (phụ lục về khác biệt với RFC 7489).',
      },
      en: {
        owner:
          'The rule against forged mail works but uses items that the standard has dropped. Your provider can tidy up at leisure.',
        provider:
          'The tags pct, rf and ri were removed. Delete them; pct=0 for testing becomes t=y. RFC 9989 (its appendix on what changed since RFC 7489).',
      },
    },
  },
  judge(observation) {
    const ended = nameGate(observation);
    if (ended) return ended;
    const { record, fault } = discoverDmarc(observation.domain, observation.mail);
    if (fault) return notMeasured(fault);
    if (!record) return notApplicable('no-dmarc');
    const applies = policiesOf(record, observation.domain);
    const testing = record.tags.get('t')?.toLowerCase() === 'y';
    const effective = testing ? lowered(applies.name) : applies.name;
    const removed = ['pct', 'rf', 'ri'].filter((tag) => record.tags.has(tag));
    const evidence = {
      at: record.domain,
      record: cut(record.text, 300),
      policy: effective,
      testing,
      removed,
    };
    if (applies.invalid && applies.name === 'none')
      return { verdict: 'fail', reason: 'policy-invalid', evidence };
    if (effective === 'none') {
      return {
        verdict: 'fail',
        reason: applies.name === 'none' ? 'policy-none' : 'policy-testing',
        evidence,
      };
    }
    if (applies.existing === 'none' || applies.missing === 'none') {
      return { verdict: 'warn', reason: 'subdomains-unprotected', evidence };
    }
    return removed.length > 0
      ? { verdict: 'warn', reason: 'removed-tags', evidence }
      : { verdict: 'pass', evidence };
  },
});

/** The policies for the name, for existing names below it and for names that do not exist, defaults filled in. */
function policiesOf(record: DmarcRecord, domain: string) {
  const read = (['p', 'sp', 'np'] as const).map((tag) => policyTag(record, tag));
  // A record whose policy cannot be read is followed as p=none where it has a report address, else not at all.
  if (read.includes('invalid'))
    return { name: 'none', existing: 'none', missing: 'none', invalid: true } as const;
  const [p = 'none', sp = p, np = sp] = read as (Policy | undefined)[];
  return { name: record.domain === domain ? p : sp, existing: sp, missing: np, invalid: false };
}

function lowered(policy: Policy): Policy {
  return policy === 'reject' ? 'quarantine' : 'none';
}
