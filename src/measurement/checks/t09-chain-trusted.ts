/**
 * T9: the certificate leads to a trusted authority, with every certificate in between sent, whatever the dates.
 *
 * Path building was done by the probe against the trust store; dates are T11's alone, so that an expired certificate
 * gives one finding and not two.
 */
import { defineCheck } from '../check.ts';
import { notMeasured } from './shared-web.ts';
import { certificateLine, chainProblem, shownCertificates, tlsPlace } from './shared-web-certificate.ts';

export const chainTrusted = defineCheck({
  id: 'T9',
  slug: 'chain-trusted',
  title: { vi: 'Chứng thư do nơi đáng tin cấp', en: 'The certificate comes from a trusted authority' },
  category: 'tls',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'self-signed': {
      vi: {
        owner:
          'Trang dùng chứng thư bảo mật tự ký, nên trình duyệt của khách báo "kết nối không an toàn". Hãy nhờ nhà cung cấp cài chứng thư miễn phí (ví dụ Let\'s Encrypt).',
        provider:
          'Máy chủ gửi chứng thư tự ký. Xin chứng thư của một CA công cộng qua ACME (certbot --nginx -d TÊN-MIỀN -d www.TÊN-MIỀN) và trỏ ssl_certificate tới fullchain.pem. RFC 5280 §6, RFC 8555.',
      },
      en: {
        owner:
          'Your site signed its own security certificate, so visitors’ browsers say the connection is not safe. Ask your provider to install a free certificate (for example from Let’s Encrypt).',
        provider:
          'The server sends a self-signed certificate. Get one from a public CA over ACME (certbot --nginx -d NAME -d www.NAME) and point ssl_certificate at fullchain.pem. RFC 5280 §6, RFC 8555.',
      },
    },
    'missing-intermediate': {
      vi: {
        owner:
          'Chứng thư bảo mật của trang bị cài thiếu một phần: máy tính có thể vào được nhưng nhiều điện thoại báo lỗi. Hãy nhờ nhà cung cấp "cài đủ chuỗi chứng thư".',
        provider:
          'Máy chủ không gửi chứng thư trung gian. Dùng fullchain.pem thay cho cert.pem (nginx ssl_certificate, Apache SSLCertificateFile), chứng thư lá đứng đầu. RFC 8446 §4.4.2.',
      },
      en: {
        owner:
          'A part of the site’s security certificate is missing: it may open on a computer while many phones show an error. Ask your provider to "install the full certificate chain".',
        provider:
          'The intermediate certificate is not sent. Use fullchain.pem, not cert.pem (nginx ssl_certificate, Apache SSLCertificateFile), leaf first. RFC 8446 §4.4.2.',
      },
    },
    'unknown-issuer': {
      vi: {
        owner:
          'Trình duyệt không công nhận nơi đã cấp chứng thư bảo mật cho trang, nên khách thấy cảnh báo. Hãy nhờ nhà cung cấp thay bằng chứng thư được công nhận.',
        provider:
          'Nơi cấp không có trong kho tin cậy của Mozilla. Thay bằng chứng thư của CA công cộng; CA nội bộ chỉ dùng trong mạng riêng. RFC 5280 §6.1.',
      },
      en: {
        owner:
          'The site’s certificate comes from an issuer that browsers do not know, so visitors see a warning. Ask your provider for a certificate that browsers accept.',
        provider:
          'The issuer is not in Mozilla’s trust store. Replace it by a certificate of a public CA; a private CA is for private networks only. RFC 5280 §6.1.',
      },
    },
    'broken-chain': {
      vi: {
        owner:
          'Chứng thư bảo mật của trang bị hỏng hoặc ghép sai nên trình duyệt từ chối. Hãy nhờ nhà cung cấp cài lại chứng thư.',
        provider:
          'Chữ ký trong chuỗi không khớp, chứng thư ở giữa không phải CA, hoặc không đọc được. Cài lại nguyên tệp fullchain.pem do CA cấp, không ghép tay. RFC 5280 §6.1.3–6.1.4.',
      },
      en: {
        owner:
          'The site’s certificate is damaged or wrongly put together, so browsers refuse it. Ask your provider to install the certificate anew.',
        provider:
          'A signature in the chain does not verify, a certificate in the middle is no CA, or one cannot be read. Install the fullchain.pem as the CA gave it. RFC 5280 §6.1.3–6.1.4.',
      },
    },
    'out-of-order': {
      vi: {
        owner:
          'Trang vẫn vào được, nhưng các phần của chứng thư bảo mật xếp sai thứ tự và một số thiết bị cũ có thể báo lỗi. Hãy nhờ nhà cung cấp xếp lại.',
        provider:
          'Chuỗi gửi không theo thứ tự lá → trung gian → …; TLS 1.2 đòi đúng thứ tự (RFC 5246 §7.4.2), TLS 1.3 chỉ khuyên. Dùng fullchain.pem nguyên bản.',
      },
      en: {
        owner:
          'The site opens, but the parts of its certificate are in the wrong order and some old devices may show an error. Ask your provider to put them in order.',
        provider:
          'The chain is not sent leaf → intermediate → …; TLS 1.2 demands the order (RFC 5246 §7.4.2), TLS 1.3 only advises it. Use fullchain.pem as issued.',
      },
    },
  },
  judge(observation) {
    const certificates = shownCertificates(observation);
    if ('ended' in certificates) return certificates.ended;
    const { shown } = certificates;
    if (shown.every(({ path }) => !path)) return notMeasured('malformed', { places: shown.map(tlsPlace) });
    const first = shown.find((tls) => chainProblem(tls) !== null);
    if (first) {
      const problem = chainProblem(first) ?? 'unknown-issuer';
      return {
        verdict: 'fail',
        reason: causes[problem],
        evidence: {
          problem,
          places: shown
            .filter((tls) => chainProblem(tls) !== null)
            .slice(0, 8)
            .map(tlsPlace),
          chain: first.certificates.slice(0, 4).map(certificateLine),
        },
      };
    }
    const anchors = [...new Set(shown.flatMap(({ path }) => (path?.anchor ? [path.anchor] : [])))];
    const mixed = shown.filter(({ path }) => path?.outOfOrder);
    const evidence = { anchors: anchors.slice(0, 4), places: shown.slice(0, 8).map(tlsPlace) };
    if (mixed.length === 0) return { verdict: 'pass', evidence };
    return {
      verdict: 'warn',
      reason: 'out-of-order',
      evidence: { anchors: anchors.slice(0, 4), places: mixed.slice(0, 8).map(tlsPlace) },
    };
  },
});

const causes = {
  'self-signed': 'self-signed',
  'missing-intermediate': 'missing-intermediate',
  'unknown-issuer': 'unknown-issuer',
  'bad-signature': 'broken-chain',
  'not-a-ca': 'broken-chain',
  unreadable: 'broken-chain',
} as const;
