/**
 * What a person can meet when signing in, and an administrator with accounts and posts; part of the catalogue in
 * problems.ts. Sentences about signing in do not tell whether an account exists.
 */
import { formatDate, formatInstant } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

type Nothing = Record<never, never>;

/** Why a password is easily guessed, as the end of a sentence. */
const weaknesses = {
  login: { vi: 'nó chứa tên đăng nhập', en: 'it contains the login' },
  product: { vi: 'nó chứa tên của hệ thống', en: 'it contains the name of this system' },
  pattern: { vi: 'nó lặp lại hoặc nối tiếp đều đặn', en: 'it repeats or counts on regularly' },
  number: {
    vi: 'nó chỉ là một con số, như số điện thoại hay số căn cước',
    en: 'it is only a number, like that of a phone or an identity card',
  },
  common: {
    vi: 'nó gồm những từ ai cũng thử trước tiên',
    en: 'it is made of words that everybody tries first',
  },
} as const;

const statuses = {
  invited: { vi: 'chưa kích hoạt', en: 'not activated yet' },
  active: { vi: 'đang hoạt động', en: 'active' },
  suspended: { vi: 'đang tạm khóa', en: 'suspended' },
  closed: { vi: 'đã đóng', en: 'closed' },
} as const;

export const identityProblems = {
  // ── signing in ──
  'sign-in-failed': sentence<Nothing>(
    () =>
      'Tên đăng nhập hoặc mật khẩu không đúng, hoặc tài khoản chưa dùng được. Hãy thử lại; nếu vẫn không được, hãy nhờ người quản trị.',
    () =>
      'The login or the password is not right, or the account cannot be used. Try again; if it does not help, ask an administrator.',
  ),
  'code-wrong': sentence<Nothing>(
    () =>
      'Mã không đúng, đã dùng rồi hoặc đã hết hạn. Hãy nhập mã mới nhất; với ứng dụng, hãy chờ mã kế tiếp.',
    () =>
      'The code is not right, was used already or has run out. Enter the newest one; with an app, wait for the next.',
  ),
  'too-many-attempts': sentence<{ again: string }>(
    (d) => `Đã thử quá nhiều lần. Có thể thử lại từ ${formatInstant(d.again, 'vi')}.`,
    (d) => `There were too many tries. The next one is free from ${formatInstant(d.again, 'en')}.`,
  ),
  'session-over': sentence<Nothing>(
    () => 'Phiên đăng nhập đã hết. Hãy đăng nhập lại từ đầu.',
    () => 'The session is over. Sign in again from the start.',
  ),
  'post-not-held': sentence<Nothing>(
    () => 'Hôm nay anh chị không giữ vị trí này. Hãy chọn một vị trí trong danh sách.',
    () => 'You do not hold this post today. Choose one from the list.',
  ),
  'password-wrong': sentence<Nothing>(
    () => 'Mật khẩu hiện tại không đúng. Hãy nhập lại.',
    () => 'The present password is not right. Enter it again.',
  ),

  // ── links ──
  'link-not-good': sentence<Nothing>(
    () => 'Liên kết này không dùng được nữa. Hãy xin người quản trị một liên kết mới.',
    () => 'This link is not good any more. Ask an administrator for a new one.',
  ),
  'link-not-begun': sentence<Nothing>(
    () => 'Chưa đặt mật khẩu cho liên kết này. Hãy mở lại liên kết và bắt đầu từ bước đầu.',
    () => 'No password was set with this link yet. Open the link again and begin with the first step.',
  ),
  'factor-not-open': sentence<Nothing>(
    () => 'Tài khoản này không nhận mã qua thư điện tử. Hãy dùng ứng dụng tạo mã trên điện thoại.',
    () => 'This account takes no codes by e-mail. Use an authenticator app on the phone.',
  ),
  'setup-done': sentence<Nothing>(
    () => 'Hệ thống đã có người quản trị. Hãy nhờ người đó tạo tài khoản.',
    () => 'There is an administrator already. Ask them to make an account.',
  ),

  // ── passwords ──
  'password-too-short': sentence<{ length: number; least: number }>(
    (d) =>
      `Mật khẩu có ${d.length} ký tự, cần ít nhất ${d.least}. Bốn, năm từ không liên quan nhau là dễ nhớ nhất.`,
    (d) =>
      `The password has ${d.length} characters, it needs ${d.least}. Four or five unrelated words are easiest to remember.`,
  ),
  'password-too-long': sentence<{ length: number; most: number }>(
    (d) => `Mật khẩu có ${d.length} ký tự, chỉ được tới ${d.most}. Hãy rút ngắn lại.`,
    (d) => `The password has ${d.length} characters, ${d.most} are allowed. Make it shorter.`,
  ),
  'password-guessable': sentence<{ why: keyof typeof weaknesses }>(
    (d) =>
      `Mật khẩu này dễ đoán: ${weaknesses[d.why].vi}. Hãy chọn mật khẩu khác, chẳng hạn bốn, năm từ không liên quan nhau.`,
    (d) =>
      `This password is easily guessed: ${weaknesses[d.why].en}. Choose another, such as four or five unrelated words.`,
  ),

  // ── accounts ──
  'login-wrong': sentence<{ login: string }>(
    (d) =>
      `"${d.login}" không dùng làm tên đăng nhập được. Cần ít nhất 3 ký tự: chữ không dấu, chữ số, dấu . _ - + @, ví dụ xa-phu-luong.`,
    (d) =>
      `"${d.login}" cannot be a login. It needs at least 3 characters: letters a–z, digits and . _ - + @, for example xa-phu-luong.`,
  ),
  'login-taken': sentence<{ login: string }>(
    (d) => `Tên đăng nhập "${d.login}" đã có người dùng. Hãy chọn tên khác.`,
    (d) => `The login "${d.login}" is taken. Choose another.`,
  ),
  'email-wrong': sentence<{ email: string }>(
    (d) => `"${d.email}" không phải địa chỉ thư điện tử. Hãy viết như lan@thainguyen.gov.vn.`,
    (d) => `"${d.email}" is no e-mail address. Write it as lan@thainguyen.gov.vn.`,
  ),
  'title-wrong': sentence<{ what: 'name' | 'title'; length: number }>(
    (d) => `${d.what === 'name' ? 'Họ tên' : 'Tên vị trí'} cần 1 đến 200 ký tự, đã nhận ${d.length}.`,
    (d) =>
      `The ${d.what === 'name' ? 'name' : "post's title"} needs 1 to 200 characters, ${d.length} were met.`,
  ),
  'account-unknown': sentence<{ accountId: number }>(
    (d) => `Không có tài khoản số ${d.accountId}. Hãy chọn lại trong danh sách.`,
    (d) => `There is no account number ${d.accountId}. Choose one from the list.`,
  ),
  'account-not-usable': sentence<{ name: string; status: keyof typeof statuses }>(
    (d) =>
      `Tài khoản của ${d.name} ${statuses[d.status].vi}, nên không làm việc này được. Hãy xem lại danh sách tài khoản.`,
    (d) =>
      `The account of ${d.name} is ${statuses[d.status].en}, so this cannot be done. Look at the list of accounts.`,
  ),
  'not-oneself': sentence<Nothing>(
    () => 'Không ai tự làm việc này cho chính mình. Hãy nhờ một người quản trị khác.',
    () => 'Nobody does this for himself. Ask another administrator.',
  ),
  'last-administrator': sentence<{ name: string }>(
    (d) => `${d.name} là người quản trị duy nhất. Hãy giao vị trí quản trị cho người khác trước.`,
    (d) => `${d.name} is the only administrator. Give an administrator's post to somebody else first.`,
  ),

  // ── posts ──
  'post-unknown': sentence<{ postId: number }>(
    (d) => `Không có vị trí số ${d.postId}, hoặc vị trí đã bị bãi bỏ. Hãy chọn lại trong danh sách.`,
    (d) => `There is no post number ${d.postId}, or it has ended. Choose one from the list.`,
  ),
  'post-without-units': sentence<{ title: string }>(
    (d) => `Vị trí "${d.title}" chưa có đơn vị hành chính nào. Hãy chọn ít nhất một đơn vị.`,
    (d) => `The post "${d.title}" is for no unit. Choose at least one.`,
  ),
  'post-without-body': sentence<{ title: string }>(
    (d) => `Vị trí "${d.title}" thuộc một cơ quan, nhưng chưa chọn cơ quan nào. Hãy chọn cơ quan.`,
    (d) => `The post "${d.title}" belongs to a body, and none was chosen. Choose the body.`,
  ),
  'post-not-everywhere': sentence<{ title: string; role: string }>(
    (d) => `Vị trí "${d.title}" không thể dành cho mọi đơn vị với vai trò này. Hãy chọn các đơn vị của nó.`,
    (d) => `The post "${d.title}" cannot be for every unit with the role ${d.role}. Choose its units.`,
  ),
  'hand-over-same': sentence<{ title: string; name: string }>(
    (d) => `Vị trí "${d.title}" đang do chính ${d.name} giữ vào ngày đó. Hãy chọn người khác.`,
    (d) => `The post "${d.title}" is held by ${d.name} on that day already. Choose somebody else.`,
  ),
  'hand-over-too-early': sentence<{ title: string; name: string; since: string }>(
    (d) =>
      `${d.name} giữ vị trí "${d.title}" từ ${formatDate(d.since, 'vi')}; chỉ bàn giao được từ ngày hôm sau trở đi.`,
    (d) =>
      `${d.name} holds the post "${d.title}" since ${formatDate(d.since, 'en')}; it can be handed over from the day after.`,
  ),
  'hand-over-planned': sentence<{ title: string; name: string; on: string }>(
    (d) =>
      `Vị trí "${d.title}" đã định bàn giao cho ${d.name} vào ${formatDate(d.on, 'vi')}. Hãy hủy lần bàn giao đó trước.`,
    (d) =>
      `The post "${d.title}" is to be handed over to ${d.name} on ${formatDate(d.on, 'en')}. Cancel that first.`,
  ),
  'hand-over-none': sentence<{ title: string }>(
    (d) => `Vị trí "${d.title}" không có lần bàn giao nào đang chờ. Không có gì để hủy.`,
    (d) => `No hand-over of the post "${d.title}" lies ahead. There is nothing to cancel.`,
  ),
  'administrator-not-activated': sentence<{ name: string }>(
    (d) =>
      `${d.name} chưa kích hoạt tài khoản, mà không còn người quản trị nào khác. Hãy chờ kích hoạt rồi bàn giao.`,
    (d) =>
      `${d.name} has not activated the account, and there is no other administrator. Hand over once it is active.`,
  ),
  'administrator-without-app': sentence<{ name: string }>(
    (d) =>
      `${d.name} chỉ nhận mã qua thư điện tử; người quản trị cần ứng dụng tạo mã hoặc khóa truy cập. Hãy nhờ ${d.name} cài trước.`,
    (d) =>
      `${d.name} signs in by e-mail codes only; an administrator needs an app or a passkey. Ask ${d.name} to set one up first.`,
  ),
} as const;
