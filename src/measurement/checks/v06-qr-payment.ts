/**
 * V6: a page that names prices or takes orders shows a VietQR code to pay with. Information: cashless payment is one of the
 * programme's aims, not a duty.
 *
 * Codes are read from text and addresses only; a picture that looks like a code is said to be there, unread.
 */
import { defineCheck, type JudgeContext, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise } from './shared-dns.ts';
import { dutyPage } from './shared-duties.ts';
import { namesPrices, orderingSign } from './shared-duties-ordering.ts';
import { paymentCodes } from './shared-duties-qr.ts';
import { notApplicable } from './shared-web.ts';

type Cause = 'broken-code' | 'unread-image' | 'no-code';

function judge(observation: Observation, context: JudgeContext): Outcome<Cause> {
  const read = dutyPage(observation, context);
  if ('ended' in read) return read.ended;
  const { facts, contact } = read;
  const codes = [...paymentCodes(facts), ...(contact ? paymentCodes(contact) : [])];
  const evidence = { codes: codes.slice(0, 5).map(({ kind, seen }) => `${kind}: ${seen}`) };
  if (codes.some(({ valid }) => valid)) return { verdict: 'pass', evidence };
  if (codes.some(({ kind }) => kind === 'payload'))
    return { verdict: 'info', reason: 'broken-code', evidence };
  if (codes.length > 0) return { verdict: 'info', reason: 'unread-image', evidence };
  if (!namesPrices(facts) && orderingSign(facts) === null) return notApplicable('no-ordering', evidence);
  return { verdict: 'info', reason: 'no-code', evidence };
}

export const qrPayment = defineCheck({
  id: 'V6',
  slug: 'qr-payment',
  title: { vi: 'Có mã QR để thanh toán', en: 'A QR code to pay with is shown' },
  category: null,
  profile: 'presence',
  verdicts: ['pass', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'no-code': advise(
      [
        'Trang có giá bán nhưng chưa thấy mã QR chuyển khoản. Ngân hàng cấp mã VietQR miễn phí; đặt mã lên trang giúp khách trả tiền không dùng tiền mặt.',
        'Thêm ảnh VietQR của ngân hàng hoặc từ dịch vụ tạo mã; ghi rõ tên chủ tài khoản bên cạnh.',
      ],
      [
        'The page names prices but no QR code for transfers was seen. Your bank gives a VietQR code free of charge; shown on the page it lets customers pay without cash.',
        'Add the bank’s VietQR image or one from a code service, with the account holder’s name beside it.',
      ],
    ),
    'unread-image': advise(
      [
        'Trang có hình giống mã QR. Máy đo không đọc hình, nên anh chị hãy tự quét thử để chắc rằng mã dẫn đến đúng tài khoản của mình.',
        'Có ảnh mang tên QR nhưng không nằm ở dịch vụ VietQR đã biết; phép đo không giải mã ảnh.',
      ],
      [
        'The page has a picture that looks like a QR code. Pictures are not read here: scan it yourself and make sure that it leads to your account.',
        'An image is named like a QR code but is not at a known VietQR service; images are not decoded.',
      ],
    ),
    'broken-code': advise(
      [
        'Mã QR thanh toán trên trang bị hỏng: mã kiểm tra không khớp, ứng dụng ngân hàng sẽ từ chối. Hãy tạo lại mã.',
        'Chuỗi EMVCo có CRC (trường 63) sai. Tạo lại chuỗi; CRC-16/CCITT-FALSE tính cả "6304".',
      ],
      [
        'The payment code on the page is broken: its checksum does not fit and banking apps will refuse it. Make a new one.',
        'The EMVCo string has a wrong CRC (field 63). Make it anew; CRC-16/CCITT-FALSE covers "6304" too.',
      ],
    ),
  },
  judge,
});
