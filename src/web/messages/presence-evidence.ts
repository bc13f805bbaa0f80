/**
 * What the fields of evidence are called for a person, and what kind of thing each holds: the one catalogue of them.
 *
 * A field that means something else in one check stands under `check.field`. How a kind is read is in
 * pages/presence/seen.ts; that no field and no code of any check lacks its words is held by the lab's scenarios.
 */
import type { Language } from '#platform/format.ts';

/** How a field is read: `pages/presence/seen.ts` has a reader for each. */
export type EvidenceKind =
  | 'age-from'
  | 'answers'
  | 'bogons'
  | 'certificate-cause'
  | 'certificates'
  | 'chain-end'
  | 'chain-problem'
  | 'cookies'
  | 'csp-problem'
  | 'days-left'
  | 'denials'
  | 'dnssec-cause'
  | 'ds'
  | 'endpoints'
  | 'errors'
  | 'file-tries'
  | 'hops'
  | 'keys'
  | 'language'
  | 'lookup-outcome'
  | 'lookups'
  | 'mail-policy'
  | 'misses'
  | 'mx'
  | 'name-rule'
  | 'name-servers'
  | 'named'
  | 'note'
  | 'number'
  | 'old-dmarc'
  | 'ordering'
  | 'own-name-servers'
  | 'page-part'
  | 'percent'
  | 'places'
  | 'qr-codes'
  | 'rcode'
  | 'record-type'
  | 'resources'
  | 'server-keys'
  | 'share'
  | 'signals'
  | 'signatures'
  | 'signed'
  | 'state'
  | 'status'
  | 'status-class'
  | 'target-kind'
  | 'targets'
  | 'text'
  | 'time'
  | 'truth'
  | 'ttls'
  | 'versions'
  | 'zone';

type Field = readonly [vi: string, en: string, kind: EvidenceKind];

const fields: Readonly<Record<string, Field>> = {
  addresses: ['Địa chỉ', 'Addresses', 'text'],
  ageFrom: ['Tuổi của bản mới nhất', 'Age of the newest version', 'age-from'],
  allowsLiveIssuer: ['Cho phép nơi cấp đang dùng', 'Allows the issuer in use', 'truth'],
  also: ['Còn sai', 'Also wrong', 'certificate-cause'],
  anchors: ['Gốc tin cậy', 'Trust anchor', 'text'],
  answers: ['Trả lời', 'Answers', 'answers'],
  apex: ['Tên gốc', 'The name itself', 'lookups'],
  asked: ['Đã hỏi', 'Asked', 'lookups'],
  at: ['Bản ghi đặt ở', 'Record stands at', 'text'],
  bitmap: ['Loại bản ghi chứng minh có nêu', 'Types the proof names', 'text'],
  bogons: ['Địa chỉ không công khai', 'Addresses that are not public', 'bogons'],
  canonical: ['Địa chỉ chính', 'Main address', 'text'],
  cause: ['Nguyên nhân', 'Cause', 'dnssec-cause'],
  certificate: ['Chứng thư', 'Certificate', 'certificates'],
  chain: ['Các chứng thư máy chủ gửi', 'Certificates the server sends', 'certificates'],
  chains: ['Số lối vào đã thử', 'Ways in that were tried', 'text'],
  checked: ['Đã kiểm tra chữ ký', 'Signatures checked', 'signed'],
  child: ['Máy chủ tên miền tự khai', 'Name servers by the zone itself', 'text'],
  childNames: ['Máy chủ tên miền tự khai', 'Name servers by the zone itself', 'text'],
  cloakChecked: ['Đã so với bản cho máy tìm kiếm', 'Compared with what search engines are shown', 'truth'],
  cname: ['Bí danh', 'Alias', 'text'],
  cnames: ['Bí danh', 'Aliases', 'text'],
  codes: ['Mã số thấy trên trang', 'Codes on the page', 'text'],
  compared: ['Số cặp đã so', 'Pairs compared', 'text'],
  contactPage: ['Trang liên hệ', 'Contact page', 'text'],
  contacts: ['Liên hệ', 'Contacts', 'text'],
  contentType: ['Kiểu tệp máy chủ báo', 'Content type', 'text'],
  cookies: ['Cookie', 'Cookies', 'cookies'],
  daysLeft: ['Thời hạn', 'Time left', 'days-left'],
  dead: ['Không vào được', 'Cannot be reached', 'named'],
  denials: ['Lời báo không có', 'Denials', 'denials'],
  detail: ['Ghi kỹ thuật (tiếng Anh)', 'Technical note', 'note'],
  detected: ['Ngôn ngữ nhận ra', 'Language recognised', 'language'],
  deviating: ['Máy chủ trả lời khác', 'Servers that differ', 'named'],
  distance: ['Phần khác nhau', 'Share that differs', 'share'],
  domain: ['Tên miền', 'Domain name', 'text'],
  ds: ['Bản ghi DS ở đuôi', 'DS records at the parent', 'ds'],
  earliestEnd: ['Chứng thư hết hạn sớm nhất', 'Certificate ends first on', 'time'],
  end: ['Kết cục', 'How it ends', 'chain-end'],
  endpoints: ['Đã thử vào', 'Tried', 'endpoints'],
  ends: ['Dừng ở', 'Ends at', 'text'],
  endsAt: ['Dừng ở', 'Ends at', 'text'],
  errors: ['Chỗ viết sai', 'Errors', 'errors'],
  expires: ['Hết hạn', 'Expires', 'time'],
  facebook: ['Facebook', 'Facebook', 'text'],
  frameAncestors: ['Cho phép nhúng (frame-ancestors)', 'frame-ancestors', 'text'],
  from: ['Đọc từ bản ghi', 'Read from', 'text'],
  glueOnly: ['Chỉ đuôi khai', 'In the glue alone', 'named'],
  hops: ['Từng bước', 'Step by step', 'hops'],
  hosts: ['Đã tìm địa chỉ của', 'Names looked up', 'text'],
  httpStatusClass: ['Loại lỗi', 'Kind of error', 'status-class'],
  inForce: ['Đang áp dụng', 'In force', 'text'],
  includeSubDomains: ['Áp dụng cả tên con', 'Subdomains too', 'truth'],
  input: ['Tên đã cho', 'Name as given', 'text'],
  insecure: ['Tải không mã hóa', 'Loaded without encryption', 'resources'],
  ipv4: ['Qua IPv4', 'Over IPv4', 'status'],
  ipv6: ['Qua IPv6', 'Over IPv6', 'status'],
  iterations: ['Số vòng băm thêm (NSEC3)', 'Extra NSEC3 iterations', 'text'],
  keys: ['Khóa', 'Keys', 'keys'],
  kind: ['Loại', 'Kind', 'target-kind'],
  label: ['Phần sai', 'Part that is wrong', 'text'],
  lang: ['Ngôn ngữ trang khai', 'Language the page declares', 'language'],
  liveIssuer: ['Nơi cấp chứng thư đang dùng', 'Issuer in use', 'text'],
  loaded: ['Số tệp trang tải thêm', 'Files the page loads', 'text'],
  location: ['Chuyển đến', 'Leads to', 'text'],
  malformed: ['Bản ghi viết sai', 'Records that cannot be read', 'text'],
  map: ['Bản đồ', 'Map', 'text'],
  mark: ['Dấu đã thông báo', 'Mark of notification', 'text'],
  misses: ['Không trả lời đúng', 'Did not answer rightly', 'misses'],
  missing: ['Còn thiếu', 'Missing', 'text'],
  mx: ['Máy chủ thư (MX)', 'Mail servers (MX)', 'mx'],
  name: ['Tên', 'Name', 'text'],
  names: ['Các tên', 'Names', 'text'],
  nameServers: ['Máy chủ tên miền', 'Name servers', 'name-servers'],
  notInGlue: ['Đuôi chưa khai', 'Not in the glue', 'named'],
  nullMx: ['Khai không nhận thư (null MX)', 'Says it takes no mail (null MX)', 'truth'],
  of: ['Số địa chỉ đã hỏi', 'Addresses asked', 'text'],
  onlyChild: ['Chỉ tên tự khai', 'Named by the zone alone', 'text'],
  onlyParent: ['Chỉ đuôi khai', 'Named by the parent alone', 'text'],
  optOut: ['Bỏ qua tên chưa ký (opt-out)', 'Leaves unsigned names out (opt-out)', 'truth'],
  ordering: ['Dấu hiệu nhận đặt hàng', 'Sign that orders are taken', 'ordering'],
  origins: ['Mạng (số AS)', 'Networks (AS numbers)', 'number'],
  outcome: ['Kết quả', 'Outcome', 'lookup-outcome'],
  parent: ['Máy chủ tên miền ghi ở đuôi', 'Name servers by the parent', 'text'],
  parentNames: ['Máy chủ tên miền ghi ở đuôi', 'Name servers by the parent', 'text'],
  parentZone: ['Đuôi', 'Parent zone', 'zone'],
  place: ['Vị trí', 'Place', 'text'],
  places: ['Đã thử ở', 'Tried at', 'places'],
  policies: ['Chính sách (CSP)', 'Policies (CSP)', 'text'],
  policy: ['Cách xử lý thư giả', 'What becomes of forged mail', 'mail-policy'],
  portClosed: ['Không mở cổng 80', 'Port 80 closed', 'text'],
  prefixes: ['Dải mạng', 'Networks', 'text'],
  preloaded: ['Trình duyệt biết sẵn (preload)', 'On the preload list', 'truth'],
  preloadEligible: ['Đủ điều kiện vào danh sách preload', 'May go on the preload list', 'truth'],
  problem: ['Lỗi chứng thư', 'What is wrong', 'chain-problem'],
  problems: ['Chỗ hở', 'Gaps', 'csp-problem'],
  rcode: ['Máy chủ trả lời', 'The server answers', 'rcode'],
  record: ['Bản ghi', 'Record', 'text'],
  records: ['Bản ghi', 'Records', 'text'],
  redirected: ['Số lối vào tự chuyển sang https', 'Ways in that lead to https', 'text'],
  redirectedTo: ['Chuyển đến', 'Leads to', 'text'],
  redirects: ['Số lần chuyển', 'Redirects', 'text'],
  removed: ['Thẻ không còn dùng', 'Tags no longer in use', 'text'],
  rfc7489: ['Nơi nhận đọc kiểu cũ (RFC 7489) thấy', 'Receivers of the old way (RFC 7489) find', 'old-dmarc'],
  rule: ['Sai ở chỗ', 'What is wrong', 'name-rule'],
  salt: ['Muối (NSEC3)', 'Salt (NSEC3)', 'text'],
  seen: ['Thấy trên trang', 'Seen on the page', 'text'],
  server: ['Máy chủ', 'Server', 'text'],
  servers: ['Máy chủ', 'Servers', 'text'],
  serversWithSeveralSoa: ['Máy chủ đưa nhiều bản ghi SOA', 'Servers with several SOA', 'text'],
  set: ['Số cookie trang đặt', 'Cookies set', 'text'],
  several: ['Tên có nhiều bản ghi', 'Names with several records', 'text'],
  share: ['Phần chữ viết không dấu', 'Words without diacritics', 'percent'],
  signals: ['Dấu hiệu', 'Signs', 'signals'],
  signatures: ['Số chữ ký đã xem', 'Signatures looked at', 'text'],
  signed: ['Tệp có chữ ký', 'The file is signed', 'truth'],
  signsKeys: ['Khóa ký bộ khóa', 'Keys that sign the keys', 'keys'],
  signsSoa: ['Khóa ký dữ liệu', 'Keys that sign the data', 'keys'],
  silent: ['Không trả lời', 'Silent', 'answers'],
  similar: ['Gần giống', 'Much like it', 'text'],
  start: ['Vào từ', 'Begins at', 'text'],
  state: ['Trang cho thấy', 'What the page shows', 'state'],
  status: ['Máy chủ trả lời', 'The server answers', 'status'],
  targets: ['Nơi tên miền chỉ tới', 'What the name points to', 'targets'],
  testing: ['Chỉ chạy thử', 'Only a test', 'truth'],
  ttls: ['Thời gian nhớ (TTL)', 'Time to live (TTL)', 'ttls'],
  type: ['Loại bản ghi', 'Record type', 'record-type'],
  unicode: ['Viết có dấu', 'With diacritics', 'text'],
  upgraded: ['Trang tự chuyển sang https khi tải', 'The page upgrades to https', 'truth'],
  url: ['Địa chỉ trang', 'Address of the page', 'text'],
  value: ['Giá trị đã gửi', 'Value sent', 'text'],
  values: ['Giá trị đã gửi', 'Values sent', 'text'],
  vietnameseLetters: ['Số chữ có dấu tiếng Việt', 'Vietnamese letters', 'text'],
  wanted: ['Tên cần có', 'Name wanted', 'text'],
  wildcard: ['Tên bịa đã hỏi', 'Made-up name asked', 'text'],
  without: ['Không có IPv6', 'Without IPv6', 'text'],
  withIpv6: ['Có IPv6', 'With IPv6', 'named'],
  words: ['Số từ trên trang', 'Words on the page', 'text'],
  working: ['Số địa chỉ trả lời đúng', 'Addresses that work', 'text'],
  worst: ['Chữ ký gần hạn nhất', 'Signatures that end first', 'signatures'],
  wrong: ['Mã số sai', 'Codes that are wrong', 'text'],
  xFrameOptions: ['X-Frame-Options', 'X-Frame-Options', 'text'],
  zalo: ['Zalo', 'Zalo', 'text'],
  zone: ['Vùng', 'Zone', 'text'],

  'N6.servers': ['Máy chủ trả lời khác', 'Servers that differ', 'own-name-servers'],
  'N7.asked': ['Số địa chỉ máy chủ đã hỏi', 'Server addresses asked', 'text'],
  'N8.servers': ['Bản của từng máy chủ', 'Version of each server', 'versions'],
  'N14.asked': ['Đã hỏi', 'Asked', 'named'],
  'N15.asked': ['Đã hỏi', 'Asked', 'named'],
  'N16.addresses': ['Số địa chỉ đã xem', 'Addresses looked at', 'text'],
  'N17.answers': ['Tên bịa dẫn tới', 'The made-up name leads to', 'text'],
  'N17.asked': ['Tên bịa đã hỏi', 'Made-up name asked', 'text'],
  'S1.keys': ['Số khóa trong vùng', 'Keys in the zone', 'text'],
  'S8.missing': ['Loại bản ghi bị báo là không có', 'Types denied that exist', 'text'],
  'S11.servers': ['Khóa của từng máy chủ', 'Keys of each server', 'server-keys'],
  'T9.places': ['Máy chủ web', 'Web servers', 'places'],
  'T10.names': ['Chứng thư cấp cho các tên', 'The certificate is for', 'text'],
  'T10.places': ['Máy chủ web', 'Web servers', 'places'],
  'T11.places': ['Máy chủ web', 'Web servers', 'places'],
  'V1.place': ['Thấy ở', 'Seen in', 'page-part'],
  'V6.codes': ['Mã QR thấy trên trang', 'QR codes on the page', 'qr-codes'],
  'W8.place': ['Đã xem ở', 'Looked at', 'text'],
  'W8.value': ['Strict-Transport-Security', 'Strict-Transport-Security', 'text'],
  'W2.missing': ['IPv6 không mở cổng IPv4 có mở', 'Ports that IPv6 lacks', 'named'],
  'W6.missing': ['Chưa vào được', 'Not reached', 'places'],
  'W6.names': ['Chứng thư cấp cho các tên', 'The certificate is for', 'text'],
  'W13.asked': ['Đã tìm tệp ở', 'Looked for the file at', 'file-tries'],
  'X3.values': ['X-Content-Type-Options', 'X-Content-Type-Options', 'text'],
  'X4.values': ['Referrer-Policy', 'Referrer-Policy', 'text'],
  'W13.url': ['Địa chỉ tệp', 'Address of the file', 'text'],
};

/** Fields whose emptiness is what was seen: a header that was not sent, a record that is not there. */
export const tellingWhenEmpty: ReadonlySet<string> = new Set([
  'M7.records',
  'M11.record',
  'N13.withIpv6',
  'W7.location',
  'W8.value',
  'X1.policies',
  'X3.values',
  'X4.values',
]);

/** @returns null for a field that nobody has named: a check learnt it and this catalogue did not */
export function evidenceField(
  check: string,
  key: string,
  language: Language,
): { label: string; kind: EvidenceKind } | null {
  const own = `${check}.${key}`;
  const name = Object.hasOwn(fields, own) ? own : key;
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field ? { label: field[language === 'vi' ? 0 : 1], kind: field[2] } : null;
}
