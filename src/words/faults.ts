/**
 * Why a name could not be measured, in words: the engine's vocabulary of faults for a person who reads a run's account.
 */
import type { Language } from '#platform/format.ts';

const words: Record<Language, Record<string, string>> = {
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
    'no-tls': 'cổng 443 không nói TLS',
    bogus: 'DNSSEC báo giả mạo',
    challenge: 'trang chặn máy tự động',
    interrupted: 'lượt đo bị ngắt',
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
    'no-tls': 'no TLS on port 443',
    bogus: 'DNSSEC says forged',
    challenge: 'challenge page',
    interrupted: 'interrupted',
    'engine-broke': 'a fault of the measuring program',
  },
};

/** The reason's words; the reason itself where there are none. */
export function faultWords(reason: string, language: Language): string {
  return words[language][reason] ?? reason;
}
