/**
 * Words of what an entry of the audit tells: kinds of object, names of details, values that are codes. What has no words here
 * stands as it was written; the file that can be downloaded holds everything as it was written anyway.
 */
import type { Language } from '#platform/format.ts';
import { defineMessages } from './define.ts';
import { runsWords } from './runs.ts';

type Words = Readonly<Record<Language, string>>;
type RunKind = 'due' | 'all' | 'names' | 'sample' | 'asked';
const w = (vi: string, en: string): Words => ({ vi, en });

/** `account` of `account:12`. */
export const objectKindWords: Readonly<Record<string, Words>> = {
  account: w('tài khoản', 'account'),
  assumption: w('giả định', 'assumption'),
  database: w('cơ sở dữ liệu', 'database'),
  domain: w('tên miền', 'domain name'),
  import: w('lần nhập', 'import'),
  login: w('tên đăng nhập (dấu mã hóa)', 'sign-in name (its mark)'),
  post: w('vị trí', 'post'),
  review: w('mục chờ xem xét', 'review'),
  run: w('lượt đo', 'run'),
  session: w('phiên', 'session'),
  subject: w('chủ thể', 'subject'),
  unit: w('đơn vị', 'unit'),
  upload: w('danh sách', 'list'),
};

export const detailWords: Readonly<Record<string, Words>> = {
  accountId: w('tài khoản', 'account'),
  accounts: w('số tài khoản', 'accounts'),
  act: w('việc', 'act'),
  asOf: w('của ngày', 'as of'),
  ask: w('yêu cầu', 'request'),
  bytes: w('số byte', 'bytes'),
  changed: w('đã sửa', 'changed'),
  complete: w('đủ', 'complete'),
  count: w('số lượng', 'count'),
  counts: w('số dòng', 'rows'),
  decision: w('quyết định', 'decision'),
  document: w('văn bản', 'document'),
  duplicates: w('lặp lại', 'repeated'),
  entries: w('số mục', 'entries'),
  everywhere: w('toàn hệ thống', 'everywhere'),
  factor: w('bước thứ hai', 'second factor'),
  filter: w('lọc', 'filter'),
  find: w('tìm theo', 'looked for by'),
  frame: w('bản đồ', 'map'),
  from: w('từ', 'from'),
  good: w('nguyên vẹn', 'whole'),
  inBulk: w('hàng loạt', 'in bulk'),
  issuer: w('nơi xác thực', 'issuer'),
  key: w('khóa', 'key'),
  kind: w('loại', 'kind'),
  language: w('ngôn ngữ', 'language'),
  method: w('cách', 'method'),
  new: w('mới', 'new'),
  note: w('ghi chú', 'note'),
  object: w('đối tượng', 'object'),
  on: w('ngày', 'on'),
  planned: w('số tên dự kiến', 'names planned'),
  post: w('vị trí', 'post'),
  proposal: w('đề xuất', 'proposal'),
  rejected: w('bị loại', 'rejected'),
  review: w('câu hỏi', 'questions'),
  role: w('vai trò', 'role'),
  rows: w('số dòng', 'rows'),
  sessions: w('số phiên', 'sessions'),
  sha256: w('mã băm', 'SHA-256'),
  step: w('ở bước', 'at'),
  to: w('cho', 'to'),
  unchanged: w('không đổi', 'unchanged'),
  unitIds: w('đơn vị', 'units'),
  upload: w('danh sách', 'list'),
  value: w('số', 'value'),
  version: w('phiên bản', 'version'),
  waiting: w('chờ quyết định', 'waiting'),
  warnings: w('cảnh báo', 'warnings'),
  why: w('vì', 'why'),
  zone: w('đuôi', 'zone'),
};

/** Values that are codes, whatever detail they stand in. */
export const detailValueWords: Readonly<Record<string, Words>> = {
  true: w('có', 'yes'),
  false: w('không', 'no'),
  vi: w('tiếng Việt', 'Vietnamese'),
  en: w('tiếng Anh', 'English'),
  password: w('mật khẩu', 'password'),
  totp: w('ứng dụng xác thực', 'authenticator'),
  passkey: w('khóa truy cập', 'passkey'),
  oidc: w('đăng nhập ngoài', 'outside sign-in'),
  setup: w('liên kết đầu tiên', 'first link'),
  activation: w('liên kết kích hoạt', 'link to activate'),
  recovery: w('liên kết đặt lại', 'link to begin anew'),
  'email-code': w('mã qua e-mail', 'code by e-mail'),
  login: w('tên đăng nhập', 'sign-in name'),
  name: w('họ tên', 'name'),
  email: w('e-mail', 'e-mail'),
  domains: w('tên miền', 'domain names'),
  enterprises: w('doanh nghiệp', 'enterprises'),
  households: w('hộ kinh doanh', 'household businesses'),
  cooperatives: w('hợp tác xã', 'co-operatives'),
  denominators: w('quy mô nhóm', 'sizes of groups'),
  schools: w('trường học', 'schools'),
  populations: w('dân số', 'populations'),
  'registered-counts': w('số VNNIC đếm', "VNNIC's counts"),
  letters: w('chữ trong tên', 'letters of a name'),
  digits: w('bốn số cuối', 'last four digits'),
  domain: w('tên miền', 'a domain name'),
  enterprise: w('doanh nghiệp', 'enterprise'),
  household: w('hộ kinh doanh', 'household business'),
  cooperative: w('hợp tác xã', 'co-operative'),
  school: w('trường học', 'school'),
  association: w('hội, hiệp hội', 'association'),
  person: w('cá nhân', 'person'),
};

/** What names of objects are made of. */
export const objectWords = defineMessages(
  {
    sessionOf: (person: string) => `của ${person}`,
    listOf: (what: string, day: string) => `${what}, ngày ${day}`,
    run: (kind: RunKind, day: string) => `ngày ${day} (${runsWords.vi[`kind-${kind}`]})`,
    main: 'của tỉnh',
    sample: 'mẫu',
  },
  {
    sessionOf: (person: string) => `of ${person}`,
    listOf: (what: string, day: string) => `${what}, ${day}`,
    run: (kind: RunKind, day: string) => `of ${day} (${runsWords.en[`kind-${kind}`]})`,
    main: 'of the province',
    sample: 'of the sample',
  },
);
