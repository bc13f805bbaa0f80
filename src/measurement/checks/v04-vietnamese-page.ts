/**
 * V4: a Vietnamese page says so, and is written with its diacritics.
 *
 * Screen readers and search engines go by the declared `lang`. Vietnamese without diacritics is how copied and
 * machine-made pages often look; people type so in chats, shops seldom do. A page in another language is none of this
 * check's business.
 */
import { defineCheck, type JudgeContext, type Outcome } from '../check.ts';
import type { Observation } from '../observation.ts';
import { advise } from './shared-dns.ts';
import { dutyPage } from './shared-duties.ts';
import { notApplicable } from './shared-web.ts';

type Cause = 'no-lang' | 'other-lang' | 'no-diacritics';

function judge(observation: Observation, context: JudgeContext): Outcome<Cause> {
  const read = dutyPage(observation, context);
  if ('ended' in read) return read.ended;
  const { facts } = read;
  const marked = vietnameseLetters(facts.text);
  const unmarked = marked < facts.text.length / 200 ? unmarkedShare(facts.text) : 0;
  const evidence = { lang: facts.lang, detected: facts.detectedLanguage, vietnameseLetters: marked };
  if (unmarked >= leastShare) {
    return {
      verdict: 'warn',
      reason: 'no-diacritics',
      evidence: { ...evidence, share: Math.round(unmarked * 100) },
    };
  }
  // Text too short for detection is told by its letters: three of them are no chance.
  const isVietnamese = facts.detectedLanguage === 'vi' || (facts.detectedLanguage === null && marked >= 3);
  if (!isVietnamese) return notApplicable('not-vietnamese', evidence);
  if (!facts.lang) return { verdict: 'warn', reason: 'no-lang', evidence };
  if (!/^vi(?:[-_]|$)/i.test(facts.lang)) return { verdict: 'warn', reason: 'other-lang', evidence };
  return { verdict: 'pass', evidence };
}

/** Letters that only Vietnamese uses: U+1EA0–1EF9, and đ ơ ư. */
function vietnameseLetters(text: string): number {
  return text.normalize('NFC').match(/[\u1EA0-\u1EF9đĐơƠưƯ]/g)?.length ?? 0;
}

/**
 * Syllables frequent in Vietnamese business pages that are no common words of English, French or Indonesian. Chosen by
 * hand; `an`, `to`, `the`, `do`, `la`, `con` are left out for that reason.
 */
const syllables = new Set(
  (
    'khong duoc nhung nguoi chung cua khach hang pham thuong hieu gioi thieu lien dien thoai dia chi cong nghiep ' +
    'nhat luong mua gia thanh toan giao nhan phuong duong quan tinh nguyen viet voi cac nhieu trong ngoai moi ngay ' +
    'tieng nuoc nha hoa quy dat phong dich thong tinh nang san xuat chat uy tin gia re tai mien phi tuyen sinh hoc'
  ).split(' '),
);
/** Found on our own fixtures: Vietnamese without diacritics lies at 30–50 %, other languages under 5 %. */
const leastShare = 0.2;

function unmarkedShare(text: string): number {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 20) return 0;
  return words.filter((word) => syllables.has(word)).length / words.length;
}

export const vietnamesePage = defineCheck({
  id: 'V4',
  slug: 'vietnamese-page',
  title: {
    vi: 'Trang tiếng Việt khai đúng và có dấu',
    en: 'A Vietnamese page says so and has its diacritics',
  },
  category: 'duties',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'not-applicable', 'not-measured'],
  advice: {
    'no-lang': advise(
      [
        'Trang viết bằng tiếng Việt nhưng không khai ngôn ngữ, nên máy đọc cho người khiếm thị và công cụ tìm kiếm phải đoán. Hãy nhờ người làm web thêm khai báo.',
        'Thêm thuộc tính: <html lang="vi">. WCAG 2.2 tiêu chí 3.1.1.',
      ],
      [
        'The page is in Vietnamese but does not say so; screen readers and search engines have to guess. Ask whoever makes the site to declare it.',
        'Add the attribute: <html lang="vi">. WCAG 2.2, criterion 3.1.1.',
      ],
    ),
    'other-lang': advise(
      [
        'Trang viết bằng tiếng Việt nhưng lại khai là ngôn ngữ khác, nên máy đọc cho người khiếm thị sẽ đọc sai. Hãy nhờ người làm web sửa.',
        'Đổi thành <html lang="vi"> (xem giá trị hiện tại trong chứng cứ). Thường do mẫu giao diện nước ngoài. WCAG 2.2 tiêu chí 3.1.1.',
      ],
      [
        'The page is in Vietnamese but declares another language, so screen readers mispronounce it. Ask whoever makes the site to correct it.',
        'Change it to <html lang="vi"> (present value in the evidence). Foreign themes often leave this. WCAG 2.2, criterion 3.1.1.',
      ],
    ),
    'no-diacritics': advise(
      [
        'Nội dung là tiếng Việt không dấu: khó đọc, khó tìm, và thường gặp ở trang sao chép hoặc giả mạo. Hãy viết lại có dấu.',
        'Kiểm tra bảng mã khi nhập liệu (UTF-8 ở cơ sở dữ liệu, trang và tiêu đề Content-Type); dữ liệu có thể mất dấu khi chuyển đổi.',
      ],
      [
        'The text is Vietnamese without diacritics: hard to read, hard to find, and common on copied or fake pages. Write it with diacritics.',
        'Check the encoding along the way (UTF-8 in database, page and Content-Type header); conversions may have dropped the marks.',
      ],
    ),
  },
  judge,
});
