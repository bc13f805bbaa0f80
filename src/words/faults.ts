/**
 * Why a name could not be measured, in words: the engine's vocabulary of faults for a person who reads a run's account or what
 * was seen of a name. A fault that the engine learns does not compile until it has its words.
 */
import type { MeasurementFault } from '#measurement/index.ts';
import type { Language } from '#platform/format.ts';

/** `engine-broke` is the observatory's own: a name the program itself failed at. */
type Fault = Exclude<MeasurementFault, `tls-alert-${number}`> | 'engine-broke';

const words: Record<Language, Record<Fault, string>> = {
  vi: {
    timeout: 'hết giờ chờ',
    refused: 'từ chối kết nối',
    reset: 'ngắt kết nối giữa chừng',
    unreachable: 'không có đường tới',
    servfail: 'máy chủ tên miền báo lỗi (SERVFAIL)',
    'refused-rcode': 'máy chủ tên miền từ chối (REFUSED)',
    rcode: 'máy chủ tên miền báo lỗi',
    lame: 'máy chủ tên miền không nhận vùng',
    malformed: 'câu trả lời không đọc được',
    mismatch: 'câu trả lời không khớp câu hỏi',
    'too-large': 'câu trả lời quá lớn',
    'too-much-work': 'quá nhiều bước cho một tên',
    'rate-limited': 'máy chủ báo hỏi quá nhiều (429)',
    guarded: 'địa chỉ nội bộ, không kết nối',
    'tls-protocol': 'bắt tay mã hóa (TLS) không thành',
    'no-tls': 'cổng 443 không nói TLS',
    bogus: 'DNSSEC báo giả mạo',
    'bad-certificate': 'chứng thư không đáng tin nên không đọc tiếp',
    challenge: 'trang chặn máy tự động',
    'not-asked': 'chưa hỏi được do thiếu điều đi trước',
    disallowed: 'trang không cho máy đọc (robots.txt)',
    interrupted: 'lượt đo bị ngắt',
    'no-ipv4': 'máy đo không có đường IPv4',
    'no-ipv6': 'máy đo không có đường IPv6',
    'engine-broke': 'lỗi của chương trình đo',
  },
  en: {
    timeout: 'timed out',
    refused: 'connection refused',
    reset: 'connection reset',
    unreachable: 'no route',
    servfail: 'name servers answer SERVFAIL',
    'refused-rcode': 'name servers answer REFUSED',
    rcode: 'name servers answer with an error',
    lame: 'name servers not authoritative',
    malformed: 'answers that cannot be read',
    mismatch: 'answers that do not match',
    'too-large': 'answers too large',
    'too-much-work': 'too much work for one name',
    'rate-limited': 'rate-limited (429)',
    guarded: 'internal address, not connected to',
    'tls-protocol': 'the TLS handshake failed',
    'no-tls': 'no TLS on port 443',
    bogus: 'DNSSEC says forged',
    'bad-certificate': 'the certificate is not trusted, so nothing more was read',
    challenge: 'challenge page',
    'not-asked': 'not asked, for what goes before was missing',
    disallowed: 'the site asks machines not to read it (robots.txt)',
    interrupted: 'interrupted',
    'no-ipv4': 'the measuring machine has no IPv4 route',
    'no-ipv6': 'the measuring machine has no IPv6 route',
    'engine-broke': 'a fault of the measuring program',
  },
};

/** The reason's words; the reason itself where there are none. */
export function faultWords(reason: string, language: Language): string {
  return knownFaultWords(reason, language) ?? reason;
}

/** The same, null for what is no fault of the engine's. */
export function knownFaultWords(reason: string, language: Language): string | null {
  const alert = /^tls-alert-(\d+)$/.exec(reason)?.[1];
  if (alert !== undefined) {
    return language === 'vi'
      ? `máy chủ từ chối bắt tay mã hóa (TLS, mã ${alert})`
      : `the server refused the TLS handshake (alert ${alert})`;
  }
  return Object.hasOwn(words[language], reason) ? words[language][reason as Fault] : null;
}
