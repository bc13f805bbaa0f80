/**
 * What codes inside evidence are called for a person. The technical term stands in brackets where whoever mends it looks for it.
 * Vocabularies that the engine types are typed by it; the rest is held by the lab's scenarios.
 */
import type { ChainProblem, DnssecCause } from '#measurement/index.ts';

export type Pair = readonly [vi: string, en: string];
type Words<Code extends string> = Readonly<Record<Code, Pair>>;

export const dnssecCauseWords: Words<DnssecCause> = {
  'signature-missing': ['thiếu chữ ký', 'a signature is missing'],
  'signature-expired': ['chữ ký đã hết hạn', 'the signature expired'],
  'signature-not-yet-valid': ['chữ ký chưa đến ngày hiệu lực', 'the signature is not valid yet'],
  'signature-wrong': ['chữ ký không khớp dữ liệu', 'the signature does not fit the data'],
  'signer-wrong': ['người ký là vùng khác', 'signed by another zone'],
  'key-missing': ['không có khóa đã ký', 'the key that signed is not there'],
  'too-many-signatures': ['quá nhiều chữ ký để thử', 'too many signatures to try'],
  'ds-mismatch': ['bản ghi DS ở đuôi không khớp khóa của vùng', 'the DS does not match the key'],
  'no-key-for-ds': ['đuôi có bản ghi DS nhưng vùng không có khóa đó', 'no key that the DS points to'],
  'ds-not-signing': [
    'khóa mà bản ghi DS chỉ tới không ký bộ khóa',
    'the key of the DS does not sign the keys',
  ],
  'denial-missing': ['báo không có mà không kèm chứng minh', 'a denial without proof'],
  'denial-wrong-owner': ['chứng minh không nói về tên này', 'the proof is not about this name'],
  'denial-wrong': ['chứng minh sai', 'the proof is wrong'],
  'denial-wildcard': ['chứng minh bỏ sót tên đại diện (*)', 'the proof leaves the wildcard out'],
  malformed: ['bản ghi DNSSEC không đọc được', 'a DNSSEC record that cannot be read'],
  'too-many-hashes': ['chứng minh NSEC3 cần băm quá nhiều', 'the NSEC3 proof needs too many hashes'],
  'cname-wrong': ['bí danh (CNAME) không có chữ ký đúng', 'the CNAME is not rightly signed'],
  'proved-unsigned': ['đuôi xác nhận tên này không ký', 'the parent proves that it is unsigned'],
  'opt-out': ['nằm trong khoảng NSEC3 bỏ qua (opt-out)', 'in an NSEC3 opt-out span'],
  'nsec3-iterations': ['NSEC3 quá nhiều vòng băm', 'too many NSEC3 iterations'],
  'unsupported-algorithm': ['thuật toán lạ, máy kiểm tra không đọc', 'an algorithm validators do not know'],
  'unsupported-digest': ['kiểu DS lạ, máy kiểm tra không đọc', 'a DS digest validators do not know'],
  'no-trust-anchor': ['không có gốc tin cậy', 'no trust anchor'],
  'no-answer': ['không lấy được dữ liệu', 'the data could not be had'],
  'no-dnskey-answer': ['máy chủ không trả lời về khóa (DNSKEY)', 'no answer about DNSKEY'],
  'no-ds-answer': ['đuôi không trả lời về DS', 'no answer about DS'],
};

export const chainProblemWords: Words<ChainProblem> = {
  'self-signed': ['tự ký, không nơi nào cấp', 'self-signed'],
  'missing-intermediate': [
    'máy chủ không gửi chứng thư trung gian',
    'the intermediate certificate is not sent',
  ],
  'unknown-issuer': ['nơi cấp không được trình duyệt tin', 'an issuer that browsers do not trust'],
  'bad-signature': ['chữ ký trên chứng thư sai', 'a signature in the chain is wrong'],
  'not-a-ca': ['chứng thư ở giữa không được quyền cấp', 'a certificate in between may not issue'],
  unreadable: ['chứng thư không đọc được', 'a certificate that cannot be read'],
};

/** What W6 calls what is wrong with a certificate. */
export const certificateCauseWords: Words<
  | 'self-signed'
  | 'missing-intermediate'
  | 'untrusted-chain'
  | 'name-mismatch'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
> = {
  'self-signed': chainProblemWords['self-signed'],
  'missing-intermediate': chainProblemWords['missing-intermediate'],
  'untrusted-chain': ['nơi cấp không được trình duyệt tin', 'an issuer that browsers do not trust'],
  'name-mismatch': ['chứng thư cấp cho tên khác', 'the certificate is for another name'],
  'certificate-expired': ['chứng thư hết hạn', 'the certificate expired'],
  'certificate-not-yet-valid': ['chứng thư chưa đến ngày hiệu lực', 'the certificate is not valid yet'],
};

/** What a question to the DNS came to. */
export const lookupWords: Words<'answer' | 'nodata' | 'nxdomain' | 'error'> = {
  answer: ['có', 'there'],
  nodata: ['không có (NODATA)', 'none (NODATA)'],
  nxdomain: ['không có tên này (NXDOMAIN)', 'no such name (NXDOMAIN)'],
  error: ['không hỏi được', 'could not be asked'],
};

export const signedWords: Words<'secure' | 'insecure' | 'bogus' | 'indeterminate'> = {
  secure: ['chữ ký đúng', 'validates'],
  insecure: ['không ký (insecure)', 'not signed (insecure)'],
  bogus: ['chữ ký sai (bogus)', 'does not validate (bogus)'],
  indeterminate: ['không rõ (indeterminate)', 'unclear (indeterminate)'],
};

/** RFC 1035 §4.1.1 and RFC 2136 §2.2. */
export const rcodeWords: Words<'1' | '2' | '3' | '4' | '5' | '9'> = {
  1: ['báo câu hỏi sai dạng (FORMERR)', 'says the question is malformed (FORMERR)'],
  2: ['báo lỗi máy chủ (SERVFAIL)', 'says it failed (SERVFAIL)'],
  3: ['báo không có tên này (NXDOMAIN)', 'says there is no such name (NXDOMAIN)'],
  4: ['báo không hỗ trợ (NOTIMP)', 'says it cannot (NOTIMP)'],
  5: ['từ chối trả lời (REFUSED)', 'refuses to answer (REFUSED)'],
  9: ['báo không giữ tên này (NOTAUTH)', 'says the name is not its own (NOTAUTH)'],
};

export const recordWords: Words<'A' | 'AAAA' | 'MX' | 'NS' | 'CAA'> = {
  A: ['địa chỉ IPv4 (A)', 'IPv4 address (A)'],
  AAAA: ['địa chỉ IPv6 (AAAA)', 'IPv6 address (AAAA)'],
  MX: ['máy chủ thư (MX)', 'mail servers (MX)'],
  NS: ['máy chủ tên miền (NS)', 'name servers (NS)'],
  CAA: ['nơi được cấp chứng thư (CAA)', 'permitted issuers (CAA)'],
};

export const mailProblemWords: Words<'mx-no-address' | 'mx-cname' | 'mx-is-address' | 'mx-localhost'> = {
  'mx-no-address': ['máy chủ này không có địa chỉ', 'this server has no address'],
  'mx-cname': ['là bí danh (CNAME), không được phép', 'an alias (CNAME), which may not be'],
  'mx-is-address': ['là địa chỉ IP, phải là tên', 'an IP address where a name belongs'],
  'mx-localhost': ['chỉ về chính máy người gửi', "points to the sender's own machine"],
};

export const mailPolicyWords: Words<'none' | 'quarantine' | 'reject'> = {
  none: ['cứ nhận (none)', 'let through (none)'],
  quarantine: ['cho vào thư rác (quarantine)', 'put aside (quarantine)'],
  reject: ['từ chối (reject)', 'refused (reject)'],
};

export const chainEndWords: Words<'page' | 'loop' | 'too-long' | 'fault' | 'bad-location'> = {
  page: ['tới một trang', 'at a page'],
  loop: ['chuyển vòng quanh, không bao giờ tới trang', 'goes round and never reaches a page'],
  'too-long': ['chuyển quá nhiều lần', 'too many redirects'],
  fault: ['nơi chuyển đến không trả lời', 'where it leads does not answer'],
  'bad-location': ['chuyển tới địa chỉ không mở được', 'leads to an address that cannot be opened'],
};

/** Besides a status, what A8 calls an error of the page. */
export const pageErrorWords: Words<'redirect-loop' | 'bad-redirect' | '4xx' | '5xx'> = {
  'redirect-loop': ['chuyển hướng vòng quanh', 'redirects in a circle'],
  'bad-redirect': ['chuyển hướng sai', 'redirects wrongly'],
  '4xx': ['trang không mở được (4xx)', 'the page cannot be opened (4xx)'],
  '5xx': ['máy chủ web hỏng (5xx)', 'the web server broke (5xx)'],
};

export const statusWords: Readonly<Record<number, Pair>> = {
  200: ['mở được', 'opens'],
  301: ['chuyển hướng', 'redirect'],
  302: ['chuyển hướng', 'redirect'],
  303: ['chuyển hướng', 'redirect'],
  307: ['chuyển hướng', 'redirect'],
  308: ['chuyển hướng', 'redirect'],
  400: ['yêu cầu bị coi là sai', 'bad request'],
  401: ['phải đăng nhập', 'sign-in needed'],
  403: ['không cho vào', 'forbidden'],
  404: ['không có trang', 'no such page'],
  410: ['trang đã gỡ', 'page removed'],
  429: ['báo hỏi quá nhiều', 'too many requests'],
  451: ['bị chặn theo luật', 'blocked for legal reasons'],
  500: ['lỗi máy chủ', 'server error'],
  502: ['lỗi máy chủ phía sau', 'bad gateway'],
  503: ['máy chủ tạm ngừng', 'unavailable'],
  504: ['máy chủ phía sau không trả lời', 'gateway time-out'],
};

/** Where N16 met an address, and of what N18 says that it points elsewhere. */
export const usedForWords: Words<'website' | 'name-server' | 'glue' | 'mail' | 'cname' | 'ns' | 'mx'> = {
  website: ['trang web', 'website'],
  'name-server': ['máy chủ tên miền', 'name server'],
  glue: ['máy chủ tên miền ghi ở đuôi', 'name server in the glue'],
  mail: ['máy chủ thư', 'mail server'],
  cname: ['bí danh (CNAME)', 'alias (CNAME)'],
  ns: ['máy chủ tên miền (NS)', 'name server (NS)'],
  mx: ['máy chủ thư (MX)', 'mail server (MX)'],
};

/** Blocks of the registry (RFC 6890) that are met in the wild; a rarer one keeps the registry's English name. */
export const blockWords: Readonly<Record<string, Pair>> = {
  'private use': ['mạng nội bộ', 'private use'],
  'unique local': ['mạng nội bộ IPv6', 'unique local'],
  'shared address space': ['mạng nội bộ của nhà mạng', 'shared address space'],
  loopback: ['chính máy đang hỏi', 'loopback'],
  'link local': ['chỉ trong một mạng LAN', 'link local'],
  documentation: ['dành làm ví dụ', 'documentation'],
  'this network': ['địa chỉ rỗng', 'this network'],
  unspecified: ['địa chỉ rỗng', 'unspecified'],
  'IPv4-mapped': ['IPv4 viết dạng IPv6', 'IPv4-mapped'],
  reserved: ['để dành', 'reserved'],
};

export const ageFromWords: Words<'serial-time' | 'serial-date' | 'signature' | 'nothing'> = {
  'serial-time': ['tính theo giờ trong số phiên bản', 'by the time in the serial'],
  'serial-date': ['tính theo ngày trong số phiên bản', 'by the date in the serial'],
  signature: ['tính theo ngày ký', 'by the signing time'],
  nothing: ['không có gì cho biết', 'nothing tells'],
};

export const pagePartWords: Words<'footer' | 'contact-page' | 'page'> = {
  footer: ['chân trang', 'the footer'],
  'contact-page': ['trang liên hệ', 'the contact page'],
  page: ['thân trang', 'the page itself'],
};

export const qrWords: Words<'payload' | 'image-address' | 'unread-image'> = {
  payload: ['mã VietQR', 'VietQR code'],
  'image-address': ['hình VietQR từ', 'VietQR picture from'],
  'unread-image': ['hình giống mã QR, chưa đọc được', 'a picture like a QR code, not read'],
};

export const orderingWords: Words<'link' | 'form' | 'words' | 'form and words'> = {
  link: ['liên kết', 'link'],
  form: ['biểu mẫu gửi tới', 'form to'],
  words: ['chữ', 'words'],
  'form and words': ['biểu mẫu và chữ', 'form and words'],
};

/** A page may write another word into `as` of a preload; that one stays as written. */
export const resourceWords: Readonly<Record<string, Pair>> = {
  script: ['mã', 'script'],
  stylesheet: ['tệp định dạng', 'stylesheet'],
  image: ['hình', 'picture'],
  'image-set': ['bộ hình', 'picture set'],
  frame: ['khung nhúng', 'frame'],
  manifest: ['tệp khai ứng dụng', 'manifest'],
  font: ['phông chữ', 'font'],
  video: ['phim', 'video'],
  audio: ['âm thanh', 'audio'],
  media: ['phim hoặc âm thanh', 'media'],
  track: ['phụ đề', 'subtitles'],
  style: ['tệp định dạng', 'stylesheet'],
  object: ['tệp nhúng', 'embedded object'],
};

/** `missing-base-uri`, `data-in-script-src`: the directive follows the word. */
export const cspProblemWords: Readonly<Record<string, Pair>> = {
  'unsafe-inline': [
    'cho chạy mã viết thẳng trong trang (unsafe-inline)',
    'lets inline code run (unsafe-inline)',
  ],
  'unsafe-eval': ['cho chạy mã ghép từ chữ (unsafe-eval)', 'lets text run as code (unsafe-eval)'],
  'unsafe-hashes': ['cho chạy mã trong thuộc tính (unsafe-hashes)', 'lets attributes run (unsafe-hashes)'],
  wildcard: ['cho tải từ mọi nơi (*)', 'lets everything in (*)'],
  http: ['cho tải không mã hóa (http:)', 'lets unencrypted content in (http:)'],
  'bare-https': ['cho tải từ mọi trang https', 'lets every https site in'],
  'loopback-host': [
    'cho tải từ chính máy người xem (127.0.0.1)',
    "lets the visitor's machine in (127.0.0.1)",
  ],
  'host-without-scheme': ['ghi tên máy mà không ghi https', 'names a host without https'],
  'missing-': ['chưa có', 'lacks'],
  'data-in-': ['cho data: trong', 'data: in'],
};
