/**
 * Advice for W6, a cause at a time. The certificate causes say the same as T9–T11 in fewer words, for W6 is the finding
 * that people read first.
 */
import type { Advice } from '../check.ts';

type Cause =
  | 'no-https'
  | 'tls-fails'
  | 'partly-https'
  | 'self-signed'
  | 'missing-intermediate'
  | 'untrusted-chain'
  | 'name-mismatch'
  | 'certificate-expired'
  | 'certificate-not-yet-valid';

export const httpsAdvice: Record<Cause, Advice> = {
  'no-https': {
    vi: {
      owner:
        'Trang chưa có kết nối bảo mật (ổ khóa trên trình duyệt). Khách sẽ thấy chữ "Không bảo mật". Hãy nhờ nhà cung cấp bật HTTPS; chứng thư miễn phí là đủ.',
      provider:
        "Không có gì nghe ở cổng 443. Mở cổng 443, xin chứng thư qua ACME (Let's Encrypt) cho tên miền và www, rồi chuyển hướng 301 từ HTTP. RFC 9110 §4.2.2, RFC 8555.",
    },
    en: {
      owner:
        'Your site has no secure connection (the padlock in the browser) and visitors read "Not secure". Ask your provider to switch on HTTPS; a free certificate will do.',
      provider:
        'Nothing listens on port 443. Open it, get a certificate over ACME (Let’s Encrypt) for the name and www, then redirect HTTP with 301. RFC 9110 §4.2.2, RFC 8555.',
    },
  },
  'tls-fails': {
    vi: {
      owner:
        'Máy chủ có mở kết nối bảo mật nhưng kết nối không thành công, nên khách không vào được bằng https. Hãy báo nhà cung cấp kiểm tra cấu hình HTTPS.',
      provider:
        'Cổng 443 mở nhưng bắt tay TLS hỏng (xem mã alert trong chứng cứ). Kiểm tra chứng thư cho SNI này, ssl_protocols TLSv1.2 TLSv1.3 và bộ mã. RFC 8446 §6.2.',
    },
    en: {
      owner:
        'Your server opens a secure connection, but the connection does not come about, so nobody gets in over https. Ask your provider to check the HTTPS settings.',
      provider:
        'Port 443 is open but the TLS handshake fails (see the alert in the evidence). Check the certificate for this SNI, ssl_protocols TLSv1.2 TLSv1.3 and the suites. RFC 8446 §6.2.',
    },
  },
  'partly-https': {
    vi: {
      owner:
        'Kết nối bảo mật chỉ chạy ở một phần: có địa chỉ (ví dụ tên có "www") chưa có HTTPS. Hãy nhờ nhà cung cấp bật HTTPS cho cả hai tên.',
      provider:
        'Một số cặp tên/địa chỉ trong chứng cứ không nhận TLS ở 443. Thêm listen 443 ssl và listen [::]:443 ssl cho mọi server_name, và chứng thư có đủ tên.',
    },
    en: {
      owner:
        'The secure connection works only in part: one address (perhaps the name with "www") has no HTTPS yet. Ask your provider to switch it on for both names.',
      provider:
        'Some pairs of name and address in the evidence do not take TLS on 443. Add listen 443 ssl and listen [::]:443 ssl for every server_name, and a certificate with all names.',
    },
  },
  'self-signed': {
    vi: {
      owner:
        'Chứng thư bảo mật do máy chủ tự ký, trình duyệt không tin. Hãy nhờ nhà cung cấp cài chứng thư miễn phí được công nhận.',
      provider: 'Chứng thư tự ký (xem T9). Thay bằng chứng thư của CA công cộng qua ACME, gửi fullchain.pem.',
    },
    en: {
      owner:
        'The certificate is signed by the server itself and browsers do not trust it. Ask your provider to install a free, recognised one.',
      provider:
        'Self-signed certificate (see T9). Replace it by one of a public CA over ACME, sending fullchain.pem.',
    },
  },
  'missing-intermediate': {
    vi: {
      owner:
        'Chứng thư bảo mật cài chưa đủ, nhiều điện thoại sẽ báo lỗi. Hãy nhờ nhà cung cấp "cài đủ chuỗi chứng thư".',
      provider:
        'Thiếu chứng thư trung gian (xem T9): trỏ ssl_certificate tới fullchain.pem. RFC 8446 §4.4.2.',
    },
    en: {
      owner:
        'The certificate is not completely installed and many phones show an error. Ask your provider to "install the full chain".',
      provider:
        'The intermediate is missing (see T9): point ssl_certificate at fullchain.pem. RFC 8446 §4.4.2.',
    },
  },
  'untrusted-chain': {
    vi: {
      owner:
        'Trình duyệt không công nhận nơi cấp chứng thư bảo mật của trang nên cảnh báo khách. Hãy nhờ nhà cung cấp thay chứng thư.',
      provider:
        'Chuỗi không dẫn tới gốc tin cậy (xem T9 để biết vì sao). Thay bằng chứng thư của CA công cộng. RFC 5280 §6.1.',
    },
    en: {
      owner:
        'Browsers do not accept the issuer of the site’s certificate and warn visitors. Ask your provider to replace the certificate.',
      provider:
        'The chain does not reach a trusted root (T9 says why). Use a certificate of a public CA. RFC 5280 §6.1.',
    },
  },
  'name-mismatch': {
    vi: {
      owner:
        'Chứng thư bảo mật là của tên khác, hoặc thiếu tên có "www". Hãy nhờ nhà cung cấp cài chứng thư dùng được cho cả hai tên.',
      provider: 'SAN không có tên được hỏi (xem T10). Cấp lại với -d TÊN-MIỀN -d www.TÊN-MIỀN. RFC 9525 §6.',
    },
    en: {
      owner:
        'The certificate is for another name, or leaves out the one with "www". Ask your provider for a certificate for both.',
      provider: 'The SAN lacks the name asked for (see T10). Issue it with -d NAME -d www.NAME. RFC 9525 §6.',
    },
  },
  'certificate-expired': {
    vi: {
      owner:
        'Chứng thư bảo mật đã hết hạn, khách thấy cảnh báo đỏ. Hãy nhờ nhà cung cấp gia hạn ngay và bật tự động gia hạn.',
      provider:
        'Chứng thư hết hạn (xem T11): certbot renew, nạp lại máy chủ, bật hẹn giờ gia hạn. RFC 5280 §4.1.2.5.',
    },
    en: {
      owner:
        'The certificate has run out and visitors see a red warning. Ask your provider to renew it now and switch on automatic renewal.',
      provider:
        'The certificate has expired (see T11): certbot renew, reload, enable the renewal timer. RFC 5280 §4.1.2.5.',
    },
  },
  'certificate-not-yet-valid': {
    vi: {
      owner: 'Chứng thư bảo mật chưa tới ngày bắt đầu nên trình duyệt chưa nhận. Hãy báo nhà cung cấp.',
      provider:
        'notBefore ở tương lai (xem T11): kiểm tra đồng hồ và cài chứng thư đang có hiệu lực. RFC 5280 §4.1.2.5.',
    },
    en: {
      owner: 'The certificate has not started yet, so browsers do not accept it. Tell your provider.',
      provider:
        'notBefore is in the future (see T11): check clocks, install one that is in force. RFC 5280 §4.1.2.5.',
    },
  },
};
