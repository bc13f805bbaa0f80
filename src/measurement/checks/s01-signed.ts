/**
 * S1: the zone is signed as far as the parent knows: it has a DS there.
 *
 * Keys in the zone without a DS protect nobody, and get a cause of their own because one message to the registrar mends
 * it.
 */
import { defineCheck, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise, dsGate, zoneGate } from './shared-dns.ts';
import { cut, dataOf } from './shared-dns-answers.ts';

function judge(observation: Observation): Outcome<'no-ds' | 'keys-without-ds'> {
  const gate = zoneGate(observation);
  if (gate) return gate;
  const { delegation, dnskey } = observation.dns;
  const { ds, parentZone } = delegation;
  if (ds.length > 0) {
    return {
      verdict: 'pass',
      evidence: {
        parentZone,
        ds: cut(
          ds.map(({ data }) => data.slice(0, 100)),
          6,
        ),
      },
    };
  }
  const open = dsGate(observation);
  if (open?.verdict === 'not-measured') return open;
  const keys = dataOf(dnskey, 'DNSKEY').length;
  return { verdict: 'fail', reason: keys > 0 ? 'keys-without-ds' : 'no-ds', evidence: { parentZone, keys } };
}

export const signed = defineCheck({
  id: 'S1',
  slug: 'signed',
  title: { vi: 'Tên miền được ký số (DNSSEC)', en: 'The name is signed (DNSSEC)' },
  category: 'dnssec',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'no-ds': advise(
      [
        'Tên miền chưa được ký số. Kẻ xấu trên đường truyền có thể dẫn khách sang trang giả mà không ai nhận ra. Hãy nhờ nơi quản lý tên miền bật DNSSEC; nhiều nhà cung cấp .vn làm miễn phí.',
        'Không có bản ghi DS ở vùng cha (RFC 4033–4035). Ký vùng (khuyến nghị thuật toán 13), gửi DS digest type 2 qua nhà đăng ký, rồi mới coi là xong.',
      ],
      [
        'Your name is not signed. Somebody on the line can lead visitors to a false site without anyone noticing. Ask whoever manages the name to turn DNSSEC on; many .vn providers do it for free.',
        'There is no DS record at the parent (RFC 4033–4035). Sign the zone (algorithm 13 is recommended) and submit a DS with digest type 2 through the registrar.',
      ],
    ),
    'keys-without-ds': advise(
      [
        'Tên miền đã được ký số nhưng nơi đăng ký chưa được báo, nên chữ ký chưa có tác dụng. Hãy nhờ nhà cung cấp gửi thông tin khóa (gọi là DS) lên nơi đăng ký tên miền.',
        'Vùng có DNSKEY nhưng vùng cha không có DS. Gửi DS digest type 2 của khóa KSK qua nhà đăng ký, hoặc công bố CDS/CDNSKEY nếu vùng cha đọc (RFC 7344, RFC 8078).',
      ],
      [
        'Your name is signed, but the registry has not been told, so the signature has no effect yet. Ask the provider to send the key’s fingerprint (called DS) to the registry.',
        'The zone has DNSKEY records, the parent has no DS. Submit a digest type 2 DS of the key-signing key through the registrar, or publish CDS/CDNSKEY where the parent reads them (RFC 7344, RFC 8078).',
      ],
    ),
  },
  judge,
});
