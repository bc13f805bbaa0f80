/**
 * T10: the certificate is for the name the visitor typed (RFC 9525: subject alternative names alone).
 */
import { defineCheck } from '../check.ts';
import { certificateLine, nameProblem, shownCertificates, tlsPlace } from './shared-web-certificate.ts';

export const certificateName = defineCheck({
  id: 'T10',
  slug: 'certificate-name',
  title: { vi: 'Chứng thư đúng tên miền', en: 'The certificate is for this name' },
  category: 'tls',
  profile: 'presence',
  verdicts: ['pass', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'name-mismatch': {
      vi: {
        owner:
          'Chứng thư bảo mật đang cài là của tên miền khác (hoặc thiếu tên có "www"), nên trình duyệt của khách cảnh báo. Hãy nhờ nhà cung cấp cài chứng thư dùng được cho cả tên miền này và tên có "www" phía trước.',
        provider:
          'subjectAltName không có tên được hỏi. Xin lại chứng thư với đủ tên (certbot -d TÊN-MIỀN -d www.TÊN-MIỀN) và kiểm tra khối server của đúng tên theo SNI. RFC 9525 §6.',
      },
      en: {
        owner:
          'The certificate installed belongs to another name (or leaves out the name with "www"), so visitors’ browsers warn them. Ask your provider for a certificate for your name and for the name with "www" before it.',
        provider:
          'The name asked for is not in subjectAltName. Issue it again with all names (certbot -d NAME -d www.NAME) and check which server block answers this SNI. RFC 9525 §6.',
      },
    },
    'no-san': {
      vi: {
        owner:
          'Chứng thư bảo mật của trang kiểu quá cũ, trình duyệt ngày nay không nhận. Hãy nhờ nhà cung cấp thay chứng thư mới.',
        provider:
          'Chứng thư không có subjectAltName; commonName không còn được dùng để so tên. Xin chứng thư mới có dNSName. RFC 9525 §2.',
      },
      en: {
        owner:
          'The site’s certificate is of a kind that browsers no longer accept. Ask your provider for a new one.',
        provider:
          'The certificate has no subjectAltName; the commonName no longer counts. Issue one with dNSName entries. RFC 9525 §2.',
      },
    },
  },
  judge(observation) {
    const certificates = shownCertificates(observation);
    if ('ended' in certificates) return certificates.ended;
    const wrong = certificates.shown.filter((tls) => nameProblem(tls) !== null);
    const first = wrong[0];
    const leaf = first?.certificates[0];
    if (!first || !leaf) {
      return { verdict: 'pass', evidence: { places: certificates.shown.slice(0, 8).map(tlsPlace) } };
    }
    return {
      verdict: 'fail',
      reason: nameProblem(first) ?? 'name-mismatch',
      evidence: {
        wanted: first.host,
        names: leaf.san.slice(0, 10),
        places: wrong.slice(0, 8).map(tlsPlace),
        certificate: certificateLine(leaf),
      },
    };
  },
});
