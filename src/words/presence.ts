/**
 * The engine's codes in words, both languages: states, presence, flags, categories, verdicts. Tables, so that a code
 * without its words does not compile.
 */
import type { Category, ContentFlag, ContentState, Language, Presence, Verdict } from '#measurement/index.ts';

type Words<Code extends string> = Record<Language, Record<Code, string>>;

export const stateWords: Words<ContentState> = {
  vi: {
    unregistered: 'Chưa đăng ký',
    no_web_address: 'Chưa có địa chỉ web',
    unreachable: 'Không kết nối được',
    http_error: 'Trang báo lỗi',
    blocked: 'Trang chặn máy truy cập tự động',
    suspended: 'Đang bị tạm ngừng',
    for_sale: 'Đang rao bán tên miền',
    parked: 'Trang đỗ quảng cáo',
    default_page: 'Trang mặc định của máy chủ',
    empty: 'Trang trống',
    under_construction: 'Đang xây dựng',
    redirect_social: 'Chuyển sang mạng xã hội',
    redirect_marketplace: 'Chuyển sang sàn thương mại điện tử',
    redirect_other: 'Chuyển sang tên miền khác',
    script_app: 'Trang chỉ hiện khi chạy mã script',
    login_only: 'Chỉ có trang đăng nhập',
    active: 'Trang web đang hoạt động',
    small_page: 'Trang web nhỏ',
    not_measured: 'Chưa đo được',
  },
  en: {
    unregistered: 'Not registered',
    no_web_address: 'No web address yet',
    unreachable: 'Cannot be reached',
    http_error: 'Page answers with an error',
    blocked: 'Page turns machines away',
    suspended: 'Suspended',
    for_sale: 'Name is for sale',
    parked: 'Parked with advertising',
    default_page: 'Default page of the server',
    empty: 'Empty page',
    under_construction: 'Under construction',
    redirect_social: 'Leads to a social network',
    redirect_marketplace: 'Leads to a marketplace',
    redirect_other: 'Leads to another name',
    script_app: 'Shows nothing without running scripts',
    login_only: 'Only a sign-in page',
    active: 'Working website',
    small_page: 'Small website',
    not_measured: 'Not measured',
  },
};

export const presenceWords: Words<Presence> = {
  vi: {
    none: 'Chưa hiện diện',
    'domain-only': 'Chỉ có tên miền',
    'mail-only': 'Chỉ có thư điện tử',
    'social-only': 'Chỉ có trang trên mạng xã hội hoặc sàn',
    placeholder: 'Trang tạm',
    website: 'Có trang web',
    unknown: 'Chưa biết',
  },
  en: {
    none: 'Not present',
    'domain-only': 'Only a name',
    'mail-only': 'Only mail',
    'social-only': 'Only a social network or marketplace',
    placeholder: 'Placeholder',
    website: 'Website',
    unknown: 'Not known',
  },
};

export const flagWords: Words<ContentFlag> = {
  vi: {
    injected: 'có nội dung lạ chèn vào (cờ bạc, vay nóng, thuốc…)',
    phishing: 'giống trang lừa đảo',
    malware_script: 'có mã script đáng ngờ',
    defaced: 'có dấu hiệu bị thay giao diện',
  },
  en: {
    injected: 'foreign content injected (gambling, loans, pills…)',
    phishing: 'looks like phishing',
    malware_script: 'suspicious script',
    defaced: 'looks defaced',
  },
};

export const categoryWords: Words<Category> = {
  vi: {
    ipv6: 'IPv6',
    dnssec: 'DNSSEC',
    website: 'Trang web',
    tls: 'Mã hóa',
    headers: 'Tiêu đề bảo mật',
    mail: 'Thư điện tử',
    content: 'Nội dung',
    duties: 'Nghĩa vụ',
  },
  en: {
    ipv6: 'IPv6',
    dnssec: 'DNSSEC',
    website: 'Website',
    tls: 'Encryption',
    headers: 'Security headers',
    mail: 'Mail',
    content: 'Content',
    duties: 'Duties',
  },
};

export const verdictWords: Words<Verdict> = {
  vi: {
    pass: 'đạt',
    warn: 'cần xem',
    fail: 'không đạt',
    info: 'nên biết',
    'not-applicable': 'không áp dụng',
    'not-measured': 'không đo được',
  },
  en: {
    pass: 'pass',
    warn: 'warning',
    fail: 'fails',
    info: 'to know',
    'not-applicable': 'does not apply',
    'not-measured': 'not measured',
  },
};

export function trustedWord(trusted: boolean | null, language: Language): string {
  if (trusted === null) return { vi: 'chưa rõ', en: 'unclear' }[language];
  return trusted ? { vi: 'có', en: 'yes' }[language] : { vi: 'không', en: 'no' }[language];
}
