/**
 * V2: an enterprise or tax code on the page is a possible one, and the holder's own where the registry tells it.
 *
 * Codes are looked for behind their label only: ten digits alone are as likely a telephone number. Personal codes of twelve
 * digits are shown to the owner masked, never scored, never kept.
 */
import { defineCheck, type JudgeContext, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise } from './shared-dns.ts';
import { dutyPage } from './shared-duties.ts';
import { type ShownCode, shownCodes } from './shared-duties-code.ts';
import { notApplicable } from './shared-web.ts';

type Cause = 'wrong-check-digit' | 'code-of-another' | 'personal-code';

function judge(observation: Observation, context: JudgeContext): Outcome<Cause> {
  const read = dutyPage(observation, context);
  if ('ended' in read) return read.ended;
  const texts = [read.facts.footerText, read.contact?.text ?? '', read.facts.text];
  const codes = texts
    .flatMap(shownCodes)
    .filter((code, at, all) => all.findIndex(({ digits }) => digits === code.digits) === at);
  const evidence = { codes: codes.slice(0, 5).map(({ shown }) => shown) };
  const enterprise = codes.filter(({ kind }) => kind !== 'personal');
  if (codes.length === 0) return notApplicable('no-code-shown');
  if (enterprise.length === 0) return { verdict: 'info', reason: 'personal-code', evidence };
  const wrong = enterprise.filter(({ valid }) => !valid);
  if (wrong.length > 0) {
    const shown = wrong.slice(0, 5).map((code) => code.shown);
    return { verdict: 'fail', reason: 'wrong-check-digit', evidence: { ...evidence, wrong: shown } };
  }
  const holder = context.holder?.enterpriseCode?.replaceAll(/\D/g, '').slice(0, 10);
  if (holder?.length === 10 && !enterprise.some((code) => isOf(code, holder))) {
    return { verdict: 'warn', reason: 'code-of-another', evidence };
  }
  return { verdict: 'pass', evidence };
}

/** A branch bears its firm's ten digits. */
function isOf(code: ShownCode, holder: string): boolean {
  return code.digits.startsWith(holder);
}

export const enterpriseCode = defineCheck({
  id: 'V2',
  slug: 'enterprise-code',
  title: { vi: 'Mã số doanh nghiệp trên trang hợp lệ', en: 'The enterprise code shown is a valid one' },
  category: 'duties',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'wrong-check-digit': advise(
      [
        'Mã số thuế hoặc mã số doanh nghiệp trên trang không đúng: có thể gõ nhầm một chữ số. Hãy so lại với giấy chứng nhận đăng ký và sửa.',
        'Chữ số kiểm tra thứ mười không khớp chín chữ số đầu (xem chứng cứ). Sửa mã ở chân trang và trang Liên hệ.',
      ],
      [
        'The tax or enterprise code on the page cannot be right; perhaps a digit was mistyped. Compare it with the registration certificate and correct it.',
        'The tenth (check) digit does not fit the first nine (see the evidence). Correct the code in the footer and on the contact page.',
      ],
    ),
    'code-of-another': advise(
      [
        'Mã số trên trang khác với mã số của chủ thể tên miền. Nếu trang là của đơn vị khác, hãy kiểm tra lại; nếu trang được làm từ mẫu có sẵn, có thể mã của người khác còn sót lại.',
        'Mã số hiển thị không trùng mã của chủ thể đã đăng ký tên miền. Kiểm tra phần chân trang sao chép từ mẫu.',
      ],
      [
        'The code on the page differs from that of the holder of the name. If the page is somebody else’s, look into it; if it was made from a template, another firm’s code may have been left in it.',
        'The code shown is not that of the name’s registered holder. Look for a footer copied from a template.',
      ],
    ),
    'personal-code': advise(
      [
        'Trang hiện một mã số 12 chữ số: mã số thuế của hộ kinh doanh cũng là số định danh cá nhân của chủ hộ. Hãy cân nhắc trước khi để cả số trên mạng; tên hộ và địa chỉ thường là đủ.',
        'Mã 12 chữ số là dữ liệu cá nhân, không có chữ số kiểm tra nên không xác minh được tại đây. Chỉ hiển thị khi chủ hộ đồng ý.',
      ],
      [
        'The page shows a code of twelve digits: the tax code of a household business is its owner’s personal number too. Think twice before showing all of it; the business’s name and address are usually enough.',
        'A twelve-digit code is personal data and has no check digit, so it cannot be verified here. Show it only with the owner’s consent.',
      ],
    ),
  },
  judge,
});
