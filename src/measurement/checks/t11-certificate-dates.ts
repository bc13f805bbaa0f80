/**
 * T11: the certificates are valid on the day of the observation, and long enough for somebody to renew them.
 *
 * Fourteen days or a third of the lifetime, whichever is less: certificates of six days are renewed every two or three.
 */
import { defineCheck } from '../check.ts';
import {
  certificateLine,
  type DateProblem,
  dateProblem,
  dayMs,
  shownCertificates,
  tlsPlace,
} from './shared-web-certificate.ts';

export const certificateDates = defineCheck({
  id: 'T11',
  slug: 'certificate-dates',
  title: { vi: 'Chứng thư còn hạn', en: 'The certificate is in date' },
  category: 'tls',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'certificate-expired': {
      vi: {
        owner:
          'Chứng thư bảo mật của trang đã hết hạn, khách vào sẽ thấy cảnh báo đỏ. Hãy nhờ nhà cung cấp gia hạn ngay và bật tự động gia hạn.',
        provider:
          'notAfter đã qua. Gia hạn (certbot renew) rồi nạp lại máy chủ; bật certbot.timer hoặc tương đương và deploy-hook "systemctl reload nginx". RFC 5280 §4.1.2.5, RFC 8555.',
      },
      en: {
        owner:
          'The site’s certificate has run out and visitors see a red warning. Ask your provider to renew it now and to switch on automatic renewal.',
        provider:
          'notAfter has passed. Renew (certbot renew) and reload the server; enable certbot.timer or the like with the deploy hook "systemctl reload nginx". RFC 5280 §4.1.2.5, RFC 8555.',
      },
    },
    'certificate-not-yet-valid': {
      vi: {
        owner:
          'Chứng thư bảo mật của trang ghi ngày bắt đầu ở tương lai nên trình duyệt chưa nhận. Hãy báo nhà cung cấp cài lại chứng thư.',
        provider:
          'notBefore ở tương lai: kiểm tra đồng hồ của máy cấp và cài chứng thư đang có hiệu lực. RFC 5280 §4.1.2.5.',
      },
      en: {
        owner:
          'The site’s certificate says that it starts in the future, so browsers do not accept it yet. Ask your provider to install it anew.',
        provider:
          'notBefore is in the future: check the clock of the issuing machine and install a certificate that is in force. RFC 5280 §4.1.2.5.',
      },
    },
    'intermediate-expired': {
      vi: {
        owner:
          'Một phần của chứng thư bảo mật đã hết hạn, một số khách sẽ thấy cảnh báo. Hãy nhờ nhà cung cấp cài lại đủ chuỗi chứng thư mới.',
        provider:
          'Chứng thư trung gian được gửi đã hết hạn. Thay bằng chuỗi hiện hành của CA (fullchain.pem mới) và nạp lại máy chủ. RFC 5280 §6.1.3.',
      },
      en: {
        owner:
          'A part of the site’s certificate has run out; some visitors will see a warning. Ask your provider to install the full, current chain.',
        provider:
          'An intermediate certificate that is sent has expired. Replace it by the CA’s current chain (a new fullchain.pem) and reload. RFC 5280 §6.1.3.',
      },
    },
    'expires-soon': {
      vi: {
        owner:
          'Chứng thư bảo mật của trang sắp hết hạn. Hãy hỏi nhà cung cấp xem việc tự động gia hạn có đang chạy không.',
        provider:
          'Còn dưới 14 ngày và dưới một phần ba thời hạn: gia hạn tự động có lẽ đã dừng. Xem nhật ký (certbot renew --dry-run) và cổng 80 cho HTTP-01. RFC 8555 §8.3.',
      },
      en: {
        owner:
          'The site’s certificate is about to run out. Ask your provider whether automatic renewal is running.',
        provider:
          'Less than 14 days and less than a third of the lifetime are left: renewal has probably stopped. Look at certbot renew --dry-run and at port 80 for HTTP-01. RFC 8555 §8.3.',
      },
    },
  },
  judge(observation) {
    const certificates = shownCertificates(observation);
    if ('ended' in certificates) return certificates.ended;
    const at = Date.parse(observation.observedAt);
    const found = certificates.shown
      .flatMap((tls) => {
        const dates = dateProblem(tls, at);
        return dates ? [{ ...dates, place: tlsPlace(tls) }] : [];
      })
      .sort((left, right) => gravity.indexOf(left.problem) - gravity.indexOf(right.problem));
    const worst = found[0];
    if (!worst) {
      const ends = certificates.shown.map((tls) => tls.certificates[0]?.notAfter ?? '').sort();
      return { verdict: 'pass', evidence: { earliestEnd: ends[0] ?? null } };
    }
    return {
      verdict: worst.problem === 'expires-soon' ? 'warn' : 'fail',
      reason: worst.problem,
      evidence: {
        certificate: certificateLine(worst.certificate),
        daysLeft: Math.trunc((Date.parse(worst.certificate.notAfter) - at) / dayMs),
        places: found
          .filter(({ problem }) => problem === worst.problem)
          .slice(0, 8)
          .map(({ place }) => place),
      },
    };
  },
});

const gravity: DateProblem[] = [
  'certificate-expired',
  'certificate-not-yet-valid',
  'intermediate-expired',
  'expires-soon',
];
