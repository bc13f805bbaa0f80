/**
 * What can go wrong for a person with e-mail; part of the catalogue in problems.ts.
 */
import type { Language } from '../format.ts';
import { sentence } from '../problem-sentence.ts';

/** Why a letter was not taken, in a word that may be logged: what a server said can hold addresses and stays out. */
export type MailReason =
  | 'unreachable'
  | 'timeout'
  | 'tls'
  | 'credentials'
  | 'recipient-refused'
  | 'sender-refused'
  | 'letter-refused'
  | 'server-error';

const reasons: Record<MailReason, Record<Language, string>> = {
  unreachable: {
    vi: 'không kết nối được tới máy chủ thư. Hãy kiểm tra địa chỉ và cổng trong cấu hình SMTP',
    en: 'the mail server cannot be reached. Check address and port in the SMTP settings',
  },
  timeout: {
    vi: 'máy chủ thư không trả lời kịp. Hãy thử lại sau ít phút',
    en: 'the mail server did not answer in time. Try again in a few minutes',
  },
  tls: {
    vi: 'máy chủ thư không mở được kênh mã hóa (TLS) đáng tin. Hãy kiểm tra chứng thư của máy chủ và cổng trong cấu hình SMTP',
    en: 'the mail server opens no encrypted channel (TLS) that can be trusted. Check its certificate and the port in the SMTP settings',
  },
  credentials: {
    vi: 'máy chủ thư không nhận tên hoặc mật khẩu. Hãy kiểm tra cấu hình SMTP',
    en: 'the mail server refuses the name or password. Check the SMTP settings',
  },
  'recipient-refused': {
    vi: 'máy chủ thư không nhận địa chỉ người nhận. Hãy kiểm tra địa chỉ',
    en: "the mail server refuses the recipient's address. Check the address",
  },
  'sender-refused': {
    vi: 'máy chủ thư không nhận địa chỉ người gửi. Hãy kiểm tra địa chỉ gửi trong cấu hình SMTP',
    en: "the mail server refuses the sender's address. Check it in the SMTP settings",
  },
  'letter-refused': {
    vi: 'máy chủ thư từ chối nội dung thư. Hãy hỏi người quản trị máy chủ thư',
    en: 'the mail server refuses the letter. Ask whoever runs the mail server',
  },
  'server-error': {
    vi: 'máy chủ thư trả lời sai giao thức. Hãy hỏi người quản trị máy chủ thư',
    en: 'the mail server breaks the protocol. Ask whoever runs the mail server',
  },
};

export const mailProblems = {
  'mail-not-sent': sentence<{ reason: MailReason }>(
    (d) => `Chưa gửi được thư (${d.reason}): ${reasons[d.reason].vi}.`,
    (d) => `The e-mail was not sent (${d.reason}): ${reasons[d.reason].en}.`,
  ),
  'mail-address-wrong': sentence<{ address: string }>(
    (d) => `"${d.address}" không phải một địa chỉ thư. Hãy viết như vanphong@phuong.gov.vn.`,
    (d) => `"${d.address}" is no e-mail address. Write it as vanphong@phuong.gov.vn.`,
  ),
  'mail-subject-wrong': sentence<{ length: number; limit: number }>(
    (d) =>
      `Tiêu đề thư phải là một dòng, từ 1 đến ${d.limit} ký tự, không có ký tự điều khiển; tiêu đề này dài ${d.length}.`,
    (d) =>
      `The subject of an e-mail is one line of 1 to ${d.limit} characters without control characters; this one has ${d.length}.`,
  ),
  'mail-server-wrong': sentence<{ scheme: string }>(
    (d) =>
      `Địa chỉ máy chủ thư viết như smtps://ten:matkhau@mail.tinh.gov.vn:465 hoặc smtp://…:587; đã nhận một địa chỉ bắt đầu bằng "${d.scheme}".`,
    (d) =>
      `The mail server is written as smtps://name:password@mail.tinh.gov.vn:465 or smtp://…:587; met one that begins with "${d.scheme}".`,
  ),
};
