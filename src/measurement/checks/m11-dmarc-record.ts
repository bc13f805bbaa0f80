/**
 * M11: one DMARC record applies to the name, found as RFC 9989 finds it. Where RFC 7489 with the Public Suffix List finds
 * another, the evidence shows both, for many receivers still look the old way.
 */
import { defineCheck } from '../check.ts';
import { discoverDmarc } from './shared-mail-dmarc.ts';
import { asked, cut, nameGate, notMeasured } from './shared-web.ts';

export const dmarcRecord = defineCheck({
  id: 'M11',
  slug: 'dmarc-record',
  title: { vi: 'Có quy định về thư giả mạo (DMARC)', en: 'There is a rule about forged mail (DMARC)' },
  category: 'mail',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'dmarc-absent': {
      vi: {
        owner:
          'Tên miền chưa nói phải làm gì với thư giả danh anh chị. Hãy nhờ nhà cung cấp thư hoặc DNS thêm dòng "DMARC".',
        provider:
          'Không có bản ghi DMARC áp dụng. Thêm _dmarc.TÊN-MIỀN. TXT "v=DMARC1; p=quarantine; rua=mailto:…" (tên không gửi thư: p=reject). RFC 9989 §4.7.',
      },
      en: {
        owner:
          'The name does not say what to do with mail forged in your name. Ask your mail or DNS provider to add a "DMARC" line.',
        provider:
          'No DMARC record applies. Add _dmarc.NAME. TXT "v=DMARC1; p=quarantine; rua=mailto:…" (a name that sends no mail: p=reject). RFC 9989 §4.7.',
      },
    },
    'dmarc-several': {
      vi: {
        owner: 'Có nhiều dòng DMARC nên tất cả đều bị bỏ qua. Hãy nhờ nhà cung cấp giữ lại một.',
        provider: 'Nhiều TXT v=DMARC1 ở cùng tên: người nhận bỏ qua hết. Giữ một. RFC 9989 §4.10.',
      },
      en: {
        owner: 'There are several DMARC lines, so all are ignored. Ask your provider to keep one.',
        provider: 'Several TXT v=DMARC1 at one name: receivers discard them all. Keep one. RFC 9989 §4.10.',
      },
    },
    'dmarc-malformed': {
      vi: {
        owner: 'Dòng DMARC của tên miền viết sai nên không có tác dụng. Hãy nhờ nhà cung cấp sửa.',
        provider: 'Bản ghi phải bắt đầu đúng "v=DMARC1;" (chữ hoa, có dấu chấm phẩy). RFC 9989 §4.7–4.8.',
      },
      en: {
        owner:
          'The DMARC line of the name is written wrongly and has no effect. Ask your provider to correct it.',
        provider: 'The record must begin with "v=DMARC1;" exactly (capitals, semicolon). RFC 9989 §4.7–4.8.',
      },
    },
  },
  judge(observation) {
    const ended = nameGate(observation);
    if (ended) return ended;
    const { dmarcWalk } = observation.mail;
    const { record, pslRecord, several, malformed, fault } = discoverDmarc(
      observation.domain,
      observation.mail,
    );
    const evidence = {
      asked: dmarcWalk.slice(0, 8).map(asked),
      at: record?.domain ?? null,
      record: record ? cut(record.text, 300) : null,
    };
    if (fault) return notMeasured(fault, evidence);
    if (dmarcWalk.length === 0) return notMeasured('interrupted');
    if (record) {
      if (record.domain === pslRecord?.domain) return { verdict: 'pass', evidence };
      const rfc7489 = { at: pslRecord?.domain ?? null, record: pslRecord ? cut(pslRecord.text, 300) : null };
      return { verdict: 'pass', evidence: { ...evidence, rfc7489 } };
    }
    if (several.length > 0)
      return { verdict: 'fail', reason: 'dmarc-several', evidence: { ...evidence, several } };
    if (malformed.length > 0) {
      const texts = malformed.slice(0, 3).map((text) => cut(text, 200));
      return { verdict: 'fail', reason: 'dmarc-malformed', evidence: { ...evidence, malformed: texts } };
    }
    return { verdict: 'fail', reason: 'dmarc-absent', evidence };
  },
});
