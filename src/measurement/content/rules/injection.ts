/**
 * Marks of content that strangers put into a page: gambling, loan sharks, pills, counterfeit goods.
 *
 * Words alone are no mark: newspapers write about gambling, pharmacies sell medicine, lottery pages name "lô đề". What
 * counts is where they stand — hidden, in links out, shown to search engines only — and two such places must agree.
 */
import { simhashDistance, simhashOf } from '../../page/simhash.ts';
import { anyWord, distinctMatches, normalPhrase } from '../normal.ts';
import type { SignalRule } from '../signal.ts';
import type { LinkOut, Subject } from '../subject.ts';

export type WordFamily = 'gambling' | 'loan-shark' | 'pills' | 'adult' | 'product-spam';

/** Whole words, lower case. Bare `xổ số`, `thuốc` or `vay` are everyday words and left out. */
export const wordFamilies: { readonly [family in WordFamily]: RegExp } = {
  gambling: anyWord(
    'nổ hũ',
    'tài xỉu',
    'cá cược',
    'cá độ',
    'nhà cái',
    'lô đề',
    'xóc đĩa',
    'bắn cá đổi thưởng',
    'game bài',
    'đánh bài online',
    'kèo nhà cái',
    'soi kèo',
    'tỷ lệ kèo',
    'ghi lô',
    'đá gà',
    'baccarat',
    'sòng bạc',
    'poker online',
    'đổi thưởng',
    'casino',
    'slot gacor',
    'slot online',
    'slot88',
    'togel',
    'judi',
    'bandar',
    'maxwin',
    'rtp live',
    'sbobet',
    'situs',
    'kubet',
    'w88',
    'fb88',
    'fun88',
    '188bet',
    'bong88',
    'sunwin',
    'go88',
    'b52club',
    'hitclub',
    '789club',
    'rikvip',
    'jun88',
    'shbet',
    'new88',
    'hi88',
    'okvip',
    'f8bet',
    'betvisa',
    'bk8',
    'm88',
    'vn88',
    '8xbet',
    'ae888',
    'i9bet',
    'mb66',
    '79king',
    'เว็บสล็อต',
    'สล็อต',
    'บาคาร่า',
  ),
  'loan-shark': anyWord(
    'vay nóng',
    'vay tiền nóng',
    'vay tiền nhanh không thẩm định',
    'bốc bát họ',
    'vay bát họ',
    'vay lãi ngày',
    'cho vay tiền góp ngày',
    'vay nặng lãi',
  ),
  pills: anyWord(
    'viagra',
    'cialis',
    'levitra',
    'sildenafil',
    'tadalafil',
    'kamagra',
    'xanax',
    'tramadol',
    'thuốc kích dục',
    'sextoy',
    'phá thai tại nhà',
  ),
  adult: anyWord(
    'phim sex',
    'sex viet',
    'xvideos',
    'xnxx',
    'pornhub',
    'gái gọi',
    'phim jav',
    'bokep',
    'escort girls',
  ),
  'product-spam':
    /激安|通販|送料無料|正規品|格安|スーパーコピー|ブランドコピー|偽物|楽天市場|公式サイト限定|最安値|新品未使用/gu,
};

/** The same in host names and paths, where there are no diacritics. */
const slugs =
  /(?:^|[/.\-_=])(?:nha-?cai|ca-?cuoc|no-?hu|tai-?xiu|xoc-?dia|lo-?de|game-?bai|keo-?nha-?cai|da-?ga|vay-?nong|casino|slot-?gacor|slot-?online|slot88|togel|judi|viagra|cialis|kubet\d*|w88|fb88|fun88|188bet|bong88|sunwin|go88|b52club|hitclub|789club|rikvip|jun88|shbet|new88|hi88|okvip|f8bet|8xbet|ae888|i9bet|79king|mb66)(?:$|[/.\-_?&\d])/;

/** Distinct words of the families in a text in lower case; a few of each family. */
export function familyWords(text: string): string[] {
  return Object.values(wordFamilies).flatMap((pattern) => distinctMatches(pattern, text, 4));
}

function carriesFamily({ url, text }: LinkOut): boolean {
  return slugs.test(url.toLowerCase()) || familyWords(text).length > 0;
}

const han = /[\u3041-\u30ff\u4e00-\u9fff]/gu;
/** Words that Indonesian gambling spam is made of and Vietnamese or English pages are not. */
const indonesian = anyWord(
  'terpercaya',
  'resmi',
  'daftar',
  'situs',
  'terbaik',
  'agen',
  'deposit pulsa',
  'gampang menang',
);

function foreignTongue(text: string): boolean {
  return (text.match(han)?.length ?? 0) >= 3 || text.search(indonesian) >= 0;
}

/** A visible sales pitch, as no newspaper words it. */
const pitch = anyWord(
  'nhà cái uy tín(?: số 1| hàng đầu| nhất)?',
  'link (?:vào|truy cập|đăng nhập) (?:nhà cái|mới nhất|không bị chặn|chính thức)',
  'đăng ký (?:ngay )?(?:nhận|tặng) (?:ngay )?\\d+k',
  'khuyến mãi nạp(?: lần)? đầu',
  'game bài đổi thưởng(?: uy tín)?',
  'nạp rút (?:siêu tốc|nhanh|1-1)',
  'tải app nhà cái',
  'cược ngay',
  'hoàn trả (?:cược|không giới hạn)',
  'cá cược trực tuyến uy tín',
  'nổ hũ đổi thưởng',
  'daftar (?:sekarang|slot)',
  'link alternatif',
  'bonus new member',
  'deposit pulsa',
  'situs (?:judi|slot)(?: online)?(?: resmi| terpercaya)?',
  'rtp (?:live|slot)',
);

function pitchOf({ facts }: Subject): string | null {
  if (!facts) return null;
  const found = distinctMatches(pitch, normalPhrase(facts.text), 4);
  return found.length >= 3 ? found.join('; ') : null;
}

export const injectionRules: readonly SignalRule[] = [
  {
    id: 'hidden-words',
    strength: 'indicative',
    group: 'hidden-text',
    see({ facts }) {
      const words = facts ? familyWords(normalPhrase(facts.hiddenText)) : [];
      return words.length >= 2 ? words.join(', ') : null;
    },
  },
  {
    id: 'links-out-with-words',
    strength: 'indicative',
    group: 'links',
    see(subject) {
      const links = subject.linksOut().filter(carriesFamily);
      const hidden = links.filter((link) => link.hidden);
      const domains = new Set(links.map(({ domain }) => domain));
      if (hidden.length < 2 && domains.size < 3) return null;
      return (hidden.length >= 2 ? hidden : links)
        .slice(0, 4)
        .map(({ domain, text }) => `${text} → ${domain}`)
        .join('; ');
    },
  },
  {
    id: 'hidden-links-to-many-domains',
    strength: 'indicative',
    group: 'domains',
    see(subject) {
      const links = subject.linksOut().filter(({ hidden }) => hidden);
      const domains = new Set(links.map(({ domain }) => domain));
      return domains.size >= 10 ? `${domains.size} domains: ${[...domains].slice(0, 5).join(', ')}` : null;
    },
  },
  {
    id: 'links-in-another-language',
    strength: 'indicative',
    group: 'language',
    see(subject) {
      if (['ja', 'zh', 'id'].includes(subject.facts?.detectedLanguage ?? '')) return null;
      const links = subject.linksOut().filter(({ text }) => foreignTongue(text));
      return links.length >= 5
        ? links
            .slice(0, 3)
            .map(({ text }) => text)
            .join('; ')
        : null;
    },
  },
  {
    id: 'counterfeit-title-in-another-language',
    strength: 'indicative',
    group: 'language',
    see({ facts }) {
      const declared = facts?.lang?.toLowerCase() ?? '';
      if (!facts || declared.startsWith('ja') || facts.detectedLanguage === 'ja') return null;
      return facts.title.search(wordFamilies['product-spam']) >= 0 ? facts.title : null;
    },
  },
  {
    id: 'sales-pitch',
    strength: 'indicative',
    group: 'pitch',
    see: (subject) => pitchOf(subject),
  },
  {
    id: 'title-of-a-pitch',
    strength: 'indicative',
    group: 'title',
    // A title with such words is news as often as not; above a sales pitch it is none.
    see(subject) {
      const words = familyWords(subject.title);
      return words.length > 0 && pitchOf(subject) !== null ? words.join(', ') : null;
    },
  },
  {
    id: 'words-for-search-engines-only',
    strength: 'indicative',
    group: 'hidden-text',
    see({ facts, observation }) {
      const { cloaked } = observation.web;
      if (!facts || !cloaked) return null;
      const shown = familyWords(normalPhrase(`${facts.title} ${facts.text}`));
      const only = familyWords(normalPhrase(`${cloaked.title} ${cloaked.text}`)).filter(
        (word) => !shown.includes(word),
      );
      return only.length >= 2 ? only.join(', ') : null;
    },
  },
  {
    id: 'other-page-for-search-engines',
    strength: 'indicative',
    group: 'cloak',
    see({ facts, observation }) {
      const { cloaked } = observation.web;
      if (!facts || !cloaked || cloaked.words < 20) return null;
      const [shown, told] = [simhashOf(facts.text), simhashOf(cloaked.text)];
      if (shown === null || told === null) return null;
      const bits = simhashDistance(shown, told);
      return bits > 16 ? `texts differ in ${bits} of 64 bits, title “${cloaked.title.slice(0, 60)}”` : null;
    },
  },
];
