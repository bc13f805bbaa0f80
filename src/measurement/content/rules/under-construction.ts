/**
 * Sites that say of themselves that they are not there yet, or not just now.
 *
 * What is being built must be the site: a builder's "Dự án đang xây dựng" and a shop's "Sản phẩm sắp ra mắt" are content.
 */
import { phrases } from '../normal.ts';
import { firstMatch, type Rule } from '../signal.ts';
import type { Subject } from '../subject.ts';

const site =
  '(?:trang (?:thông tin|tin)(?: điện tử)?|cổng thông tin(?: điện tử)?|website|web ?site|trang web|trang chủ|trang này|web|site|hệ thống|trang)';
const said = phrases(
  'under construction',
  'comm?ing soon',
  'launching soon',
  'opening soon',
  '(?:site|website|page) (?:is )?(?:under|in|down for) (?:development|maintenance)',
  '(?:site|website|page) is being (?:developed|built|redesigned)',
  'maintenance mode',
  'we(?:.ll| will) be (?:back|live|right back|online) (?:very )?(?:soon|shortly)',
  `${site}(?: này| của chúng tôi| hiện| tạm thời)*(?: đang| sẽ| vẫn đang| hiện đang)(?: được| trong quá trình| trong giai đoạn| tạm)* (?:xây dựng|hoàn thiện|phát triển|nâng cấp|bảo trì|cập nhật|thiết kế|thi công)`,
  `${site}(?: này| của chúng tôi| mới)* (?:sắp|sẽ sớm|sẽ) (?:ra mắt|hoạt động|mở cửa|hoàn thành|khai trương)`,
  'trang đang (?:được )?(?:xây dựng|cập nhật|bảo trì)',
  '(?:new|our) (?:web ?site|site|home ?page) is (?:on (?:its|the) way|almost (?:ready|here)|coming|launching)',
  '(?:site|page)(?: web| internet)?(?: est)?(?: actuellement)? en (?:cours de )?(?:construction|maintenance|refonte)',
  '(?:网站|網站|网页|網頁|本站)(?:(?:正在|目前)(?:建设|建設|维护|維護|升级|升級)|(?:建设|建設|维护|維護|升级|升級)中)',
  '(?:홈페이지|웹사이트|사이트)(?:가|는)? (?:준비|공사|점검) ?중|(?:サイト|ホームページ)は?(?:ただいま|現在)?(?:準備|工事|製作|メンテナンス)中',
  '(?:website|webseite|seite)[^.]{0,30} im aufbau',
);
/** Said as the whole of a title or heading, it can only be meant of the site. */
const wholeHeading =
  /^(?:đang (?:được )?(?:xây dựng|cập nhật|bảo trì|nâng cấp|phát triển|hoàn thiện)|sắp (?:ra mắt|khai trương|mở cửa|có mặt)|bảo trì(?: hệ thống| website)?|coming soon|maintenance|under maintenance)[\s.!…]*$/u;

const fewestWords = 30;

/** @returns the phrase in title or h1, on the shortest pages in the text as well */
export function saysUnderConstruction({ title, facts, h1, text, words }: Subject): string | null {
  // A page of hardly any words has its whole say in its text.
  const found = firstMatch(said, words < fewestWords ? `${title} · ${h1} · ${text}` : `${title} · ${h1}`);
  if (found || !facts) return found;
  const headings = [title, ...h1.split(' · ')].flatMap((heading) => heading.split(/\s[|–—-]\s/));
  return headings.find((heading) => wholeHeading.test(heading.trim())) ?? null;
}

/** A8: the phrase in title or h1, fewer than 150 words, and no form to do anything with. */
export const underConstructionRules: readonly Rule[] = [
  {
    state: 'under_construction',
    id: 'says-under-construction',
    strength: 'indicative',
    group: 'phrase',
    see: saysUnderConstruction,
  },
  {
    state: 'under_construction',
    id: 'short-without-forms',
    strength: 'indicative',
    group: 'shape',
    see: ({ facts, words }) =>
      facts && words < 150 && facts.forms.length === 0 ? `${words} words, no form` : null,
  },
];
