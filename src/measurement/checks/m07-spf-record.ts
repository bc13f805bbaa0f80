/**
 * M7: exactly one SPF record. A name without any can be forged by anybody, whether it uses mail or not; two are a
 * permanent error and count as none (RFC 7208 §3.2, §4.5).
 */
import { defineCheck } from '../check.ts';
import { spfRecords, txtValues } from './shared-mail.ts';
import { cut, nameGate, notMeasured } from './shared-web.ts';

export const spfRecord = defineCheck({
  id: 'M7',
  slug: 'spf-record',
  title: { vi: 'Có khai nơi được gửi thư (SPF)', en: 'It says who may send its mail (SPF)' },
  category: 'mail',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'spf-absent': {
      vi: {
        owner:
          'Kẻ xấu có thể gửi thư giả danh tên miền này. Nếu anh chị dùng thư theo tên miền, hãy xin nhà cung cấp thư dòng khai "SPF"; nếu không dùng, hãy nhờ nhà cung cấp DNS ghi là tên miền không gửi thư.',
        provider:
          'Không có TXT v=spf1. Tên có gửi thư: "v=spf1 include:NHÀ-CUNG-CẤP -all"; tên không gửi thư: "v=spf1 -all". RFC 7208 §3.',
      },
      en: {
        owner:
          'Anybody can send mail in your name. If you use mail with the name, ask your mail provider for the "SPF" line; if not, ask your DNS provider to say that the name sends no mail.',
        provider:
          'There is no TXT v=spf1. A name that sends mail: "v=spf1 include:PROVIDER -all"; one that does not: "v=spf1 -all". RFC 7208 §3.',
      },
    },
    'spf-several': {
      vi: {
        owner:
          'Tên miền có hai dòng SPF nên cả hai không có tác dụng và thư gửi đi có thể bị coi là rác. Hãy nhờ nhà cung cấp gộp lại thành một.',
        provider:
          'Nhiều TXT v=spf1 cho kết quả permerror. Gộp các include vào một bản ghi. RFC 7208 §3.2, §4.5.',
      },
      en: {
        owner:
          'The name has two SPF lines, so neither works and your mail may be taken for spam. Ask your provider to make them one.',
        provider: 'Several TXT v=spf1 give permerror. Put all includes into one record. RFC 7208 §3.2, §4.5.',
      },
    },
  },
  judge(observation) {
    const ended = nameGate(observation);
    if (ended) return ended;
    const { txt } = observation.dns;
    if (txt.outcome === 'error') return notMeasured(txt.fault ?? 'timeout', { asked: `${txt.name} TXT` });
    const records = spfRecords(txt);
    const evidence = {
      asked: `${txt.name} TXT`,
      records: records.slice(0, 4).map((record) => cut(record, 300)),
    };
    if (records.length === 1) return { verdict: 'pass', evidence };
    if (records.length > 1) return { verdict: 'fail', reason: 'spf-several', evidence };
    // "v=spf10", "v = spf1", "spf1 …": what was probably meant, for whoever mends it.
    const similar = txtValues(txt).filter((text) => /spf/i.test(text.slice(0, 12)));
    return {
      verdict: 'fail',
      reason: 'spf-absent',
      evidence: { ...evidence, similar: similar.slice(0, 3).map((text) => cut(text, 100)) },
    };
  },
});
