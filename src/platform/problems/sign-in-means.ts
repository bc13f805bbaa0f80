/**
 * What can go wrong for a person with passkeys and with another house's sign-in (OIDC); part of the catalogue in problems.ts.
 *
 * Who signs in is told one thing for every reason, so that nobody learns which accounts or keys exist.
 */
import { sentence } from '../problem-sentence.ts';

export const signInMeansProblems = {
  'passkey-expired': sentence<Record<never, never>>(
    () => 'Yêu cầu này đã được dùng hoặc đã quá 5 phút. Hãy bấm lại nút để bắt đầu lần mới.',
    () => 'This request was used already, or is older than 5 minutes. Press the button again to begin anew.',
  ),
  'passkey-refused': sentence<{ origin: string }>(
    (d) =>
      `Không đăng nhập được bằng khóa truy cập này tại ${d.origin}. Hãy thử lại, hoặc đăng nhập bằng mật khẩu; nếu vẫn không được, hãy hỏi quản trị viên của tỉnh.`,
    (d) =>
      `This passkey does not sign in at ${d.origin}. Try again, or sign in by password; if that fails too, ask the administrator of the province.`,
  ),
  'passkey-not-added': sentence<{ origin: string }>(
    (d) =>
      `Chưa thêm được khóa truy cập: trả lời của thiết bị không khớp với ${d.origin}, hoặc thiết bị không hỏi mã PIN, vân tay hay khuôn mặt. Hãy đặt khóa màn hình cho thiết bị rồi thử lại.`,
    (d) =>
      `The passkey was not added: the device's answer does not match ${d.origin}, or the device asked for no PIN, finger or face. Set a screen lock on the device and try again.`,
  ),
  'passkey-known': sentence<Record<never, never>>(
    () => 'Khóa truy cập này đã được thêm trước đây. Hãy dùng thiết bị hoặc khóa khác.',
    () => 'This passkey was added before. Use another device or key.',
  ),
  'passkey-too-many': sentence<{ limit: number }>(
    (d) =>
      `Mỗi tài khoản có nhiều nhất ${d.limit} khóa truy cập. Hãy xóa một khóa không còn dùng rồi thêm lại.`,
    (d) =>
      `An account has at most ${d.limit} passkeys. Remove one that is no longer used, then add this one.`,
  ),
  'passkey-missing': sentence<Record<never, never>>(
    () => 'Tài khoản của anh chị không có khóa truy cập này; có thể nó đã được xóa. Hãy tải lại danh sách.',
    () => 'Your account has no such passkey; it may have been removed. Load the list again.',
  ),
  'passkey-name-wrong': sentence<{ length: number; limit: number }>(
    (d) => `Tên khóa truy cập dài từ 1 đến ${d.limit} ký tự trên một dòng; tên này dài ${d.length}.`,
    (d) => `A passkey's name has 1 to ${d.limit} characters on one line; this one has ${d.length}.`,
  ),

  'oidc-expired': sentence<{ provider: string }>(
    (d) =>
      `Lần đăng nhập qua ${d.provider} này đã được dùng, đã quá 10 phút, hoặc bắt đầu ở trình duyệt khác. Hãy bấm lại nút đăng nhập.`,
    (d) =>
      `This sign-in by ${d.provider} was used already, is older than 10 minutes, or began in another browser. Press the sign-in button again.`,
  ),
  'oidc-refused': sentence<{ provider: string; reason: string }>(
    (d) =>
      `Trả lời của ${d.provider} không kiểm chứng được (${d.reason}) nên không ai được đăng nhập. Hãy thử lại từ đầu; nếu lặp lại, hãy báo quản trị viên của tỉnh.`,
    (d) =>
      `The answer of ${d.provider} could not be verified (${d.reason}), so nobody was signed in. Begin again; if it repeats, tell the administrator of the province.`,
  ),
  'oidc-denied': sentence<{ provider: string }>(
    (d) => `${d.provider} không cho đăng nhập, hoặc anh chị đã bấm hủy ở đó. Hãy thử lại hoặc dùng mật khẩu.`,
    (d) => `${d.provider} did not let you in, or you cancelled there. Try again or use your password.`,
  ),
  'oidc-unreachable': sentence<{ provider: string }>(
    (d) => `Không hỏi được ${d.provider}. Hãy thử lại sau ít phút hoặc đăng nhập bằng mật khẩu.`,
    (d) => `${d.provider} cannot be asked. Try again in a few minutes or sign in by password.`,
  ),
  'oidc-unknown': sentence<{ provider: string }>(
    (d) =>
      `Người dùng này của ${d.provider} chưa gắn với tài khoản nào ở đây. Hãy đăng nhập bằng mật khẩu rồi gắn trong mục Tài khoản của tôi, hoặc nhờ quản trị viên của tỉnh gắn.`,
    (d) =>
      `This user of ${d.provider} is linked to no account here. Sign in by password and link it under My account, or ask the administrator of the province to link it.`,
  ),
  'oidc-linked-elsewhere': sentence<{ provider: string }>(
    (d) =>
      `Người dùng này của ${d.provider} đã gắn với một tài khoản khác. Hãy nhờ quản trị viên của tỉnh gỡ ra trước.`,
    (d) =>
      `This user of ${d.provider} is linked to another account. Ask the administrator of the province to unlink it first.`,
  ),
  'oidc-not-linked': sentence<Record<never, never>>(
    () => 'Liên kết này không còn. Hãy tải lại danh sách.',
    () => 'This link is no longer there. Load the list again.',
  ),
  'oidc-not-yours': sentence<Record<never, never>>(
    () => 'Chỉ chủ tài khoản hoặc quản trị viên được gắn hay gỡ cách đăng nhập của một tài khoản.',
    () => "Only an account's owner or an administrator links or unlinks its means of sign-in.",
  ),
  'oidc-issuer-wrong': sentence<{ issuer: string }>(
    (d) =>
      `Địa chỉ nhà cung cấp đăng nhập "${d.issuer}" phải bắt đầu bằng https:// (http:// chỉ được dùng cho chính máy này) và không có dấu ? hay #.`,
    (d) =>
      `The sign-in provider's address "${d.issuer}" must begin with https:// (http:// is for this machine only) and have no ? or #.`,
  ),
};
