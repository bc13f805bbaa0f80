/**
 * M2: a name that takes no mail says so with a null MX (RFC 7505), alone and only where mail would go somewhere else.
 */
import { defineCheck } from '../check.ts';
import { apexAddresses, mxRecords, sendsNoMail } from './shared-mail.ts';
import { asked, cut, faultsOf, mainFault, nameGate, notApplicable, notMeasured } from './shared-web.ts';

export const nullMx = defineCheck({
  id: 'M2',
  slug: 'null-mx',
  title: { vi: 'Nói rõ khi không nhận thư (null MX)', en: 'Says clearly that it takes no mail (null MX)' },
  category: 'mail',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'null-mx-with-others': {
      vi: {
        owner:
          'Tên miền vừa nói không nhận thư vừa khai máy chủ nhận thư, nên thư có lúc tới lúc không. Hãy báo nhà cung cấp thư.',
        provider: 'Null MX (0 .) đứng cùng MX khác, điều bị cấm. Bỏ một trong hai. RFC 7505 §3.',
      },
      en: {
        owner:
          'The name says that it takes no mail and announces mail servers too, so mail arrives by chance. Tell your mail provider.',
        provider:
          'A null MX (0 .) stands beside other MX records, which is forbidden. Remove one or the other. RFC 7505 §3.',
      },
    },
    'null-mx-superfluous': {
      vi: {
        owner: 'Tên miền nói không nhận thư; điều đó đúng và không cần sửa gì.',
        provider: 'Tên không có A/AAAA nên null MX là thừa, vô hại. RFC 7505 §4.',
      },
      en: {
        owner: 'The name says that it takes no mail; that is right, and nothing need be done.',
        provider: 'The name has no A/AAAA, so the null MX is superfluous and harmless. RFC 7505 §4.',
      },
    },
    'null-mx-advised': {
      vi: {
        owner:
          'Tên miền không gửi thư nhưng chưa nói rõ là cũng không nhận thư. Nên nhờ nhà cung cấp DNS thêm một dòng.',
        provider:
          'Có "v=spf1 -all", có A/AAAA, không có MX: thêm TÊN-MIỀN. MX 0 . để người gửi biết ngay. RFC 7505.',
      },
      en: {
        owner:
          'The name sends no mail but does not say that it takes none either. Your DNS provider can add one line.',
        provider:
          'There is "v=spf1 -all" and A/AAAA but no MX: add NAME. MX 0 . so that senders know at once. RFC 7505.',
      },
    },
  },
  judge(observation) {
    const ended = nameGate(observation);
    if (ended) return ended;
    const { mx } = observation.mail;
    if (mx.outcome === 'error') return notMeasured(mx.fault ?? 'timeout', { asked: asked(mx) });
    const records = mxRecords(mx);
    const nulls = records.filter(({ target }) => target === '.');
    const addresses = apexAddresses(observation);
    const faults = faultsOf(addresses);
    const hasAddress = addresses.some(({ outcome }) => outcome === 'answer');
    const evidence = {
      mx: records.slice(0, 6).map(({ preference, target }) => cut(`${preference} ${target}`, 100)),
      apex: addresses.map(asked),
    };
    if (records.length > 0 && nulls.length === 0) return notApplicable('receives-mail', evidence);
    if (nulls.length > 0 && nulls.length < records.length) {
      return { verdict: 'warn', reason: 'null-mx-with-others', evidence };
    }
    if (!hasAddress && faults.length > 0) return notMeasured(mainFault(faults), evidence);
    if (nulls.length > 0) {
      return hasAddress
        ? { verdict: 'pass', evidence }
        : { verdict: 'info', reason: 'null-mx-superfluous', evidence };
    }
    if (!hasAddress) return notApplicable('no-mail', evidence);
    if (!sendsNoMail(observation.dns.txt)) return notApplicable('no-mx', evidence);
    return { verdict: 'info', reason: 'null-mx-advised', evidence };
  },
});
