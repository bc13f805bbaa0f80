/**
 * Names that are offered for sale: by a broker's DNS or page, or by a sentence that offers this very name.
 *
 * Selling things, houses or even domain names does not make a page `for_sale`: the name offered must be its own, or two
 * independent marks must agree.
 */
import { phrases } from '../normal.ts';
import { platformOf } from '../platforms.ts';
import { firstMatch, type Rule } from '../signal.ts';
import { brokers, forSaleByDns } from './parking.ts';

/** English "for sale" alone is said of everything; these say it of a name. */
const offered = phrases(
  '(?:this |the )?domain(?: name)? (?:is|may be|might be|could be) (?:available )?for sale',
  'buy this domain',
  'get this domain',
  'own this domain(?: name)?(?: today)?',
  'domain(?: name)? for sale',
  'domain(?: name)? is available for (?:purchase|sale)',
  'premium domain',
  '(?:nhượng lại|sang nhượng) (?:lại )?tên miền',
  'tên miền [a-z0-9.-]+ (?:(?:hiện|đang|được) )+(?:rao |chào |cần )?bán',
  'interested in (?:buying )?this domain',
  'inquire about this domain',
  '(?:cần |đang )?(?:rao )?bán tên miền',
  'tên miền (?:này )?(?:(?:đang|hiện|được) )*(?:cần |rao |chào )?bán',
  'mua (?:lại )?tên miền này',
  'sang nhượng tên miền|chuyển nhượng tên miền này',
  'domain .{0,60} zum verkauf|nom de domaine .{0,60}à vendre',
);
const offer = phrases(
  'make an? offer',
  'minimum offer',
  'buy it now',
  'lease to own',
  'trả giá',
  'giá (?:bán|đề xuất|chuyển nhượng)',
  'đấu giá tên miền',
  'asking price|price on request|best price|contact the broker',
  'mua đứt|liên hệ mua tên miền',
  'serious (?:offers|inquiries)|angebot abgeben|faire une offre',
);

/** Said by a page that says little else, there is nothing else it could be. */
const plainly = phrases(
  'this domain(?: name)? is for sale',
  'tên miền này (?:(?:đang|hiện|được|cần) )+(?:rao |chào )?bán',
);
const plainWords = 40;

const beforeName = phrases(
  '(?:bán|sang nhượng|chuyển nhượng|mua|for sale:?|buy|own) (?:lại )?(?:tên miền |the domain(?: name)? |domain )?$',
);
const afterName = phrases(
  '^["”»)]* (?:này )?(?:is|may be|đang|hiện|được|hiện đang|đang được|cần)[^.!?]{0,20}(?:for sale|available for purchase|rao bán|chào bán|cần bán|được bán|bán lại)',
  // Titles: "cafe.vn - This website is for sale!"
  '^ [-–|:] this (?:web ?site|domain(?: name)?) is for sale',
  '^["”»)]* (?:ist |steht )?zum verkauf|^["”»)]* est à vendre',
);

/** A sentence that offers the name itself: "Tên miền cafe.vn đang được rao bán", "cafe.vn is for sale". */
function offersItself(text: string, names: readonly string[]): string | null {
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const before = text.slice(Math.max(0, at - 60), at);
      const after = text.slice(at + name.length, at + name.length + 80);
      if (firstMatch(beforeName, before) || firstMatch(afterName, after)) {
        return `${before.slice(-30)}${name}${after.slice(0, 40)}`.trim();
      }
    }
  }
  return null;
}

export const forSaleRules: readonly Rule[] = [
  forSaleByDns,
  {
    state: 'for_sale',
    id: 'ends-at-broker',
    strength: 'definite',
    group: 'end',
    see: ({ endUrl, foreign }) => (foreign && platformOf(endUrl, brokers) ? endUrl : null),
  },
  {
    state: 'for_sale',
    id: 'offers-itself',
    strength: 'definite',
    group: 'phrase',
    see({ title, text, domain, observation, words }) {
      if (words >= 400) return null;
      return offersItself(`${title} · ${text}`, [domain, observation.unicode]);
    },
  },
  {
    state: 'for_sale',
    id: 'says-only-that',
    strength: 'definite',
    group: 'phrase',
    see: ({ title, text, words }) => (words < plainWords ? firstMatch(plainly, `${title} · ${text}`) : null),
  },
  {
    state: 'for_sale',
    id: 'title-offers-a-name',
    strength: 'indicative',
    group: 'title',
    see: ({ title, h1, words }) => (words < 200 ? firstMatch(offered, `${title} · ${h1}`) : null),
  },
  {
    state: 'for_sale',
    id: 'text-offers-this-name',
    strength: 'indicative',
    group: 'text',
    see: ({ text, h1, words }) => (words < 200 ? firstMatch(offered, text.replace(h1, ' ')) : null),
  },
  {
    state: 'for_sale',
    id: 'asks-for-an-offer',
    strength: 'indicative',
    group: 'offer',
    see({ text, title, h1, words }) {
      const about = firstMatch([/domain|tên miền/u], `${title} ${h1} ${text}`);
      return words < 200 && about ? firstMatch(offer, text) : null;
    },
  },
  {
    state: 'for_sale',
    id: 'links-to-broker',
    strength: 'indicative',
    group: 'link',
    see: ({ facts, words }) =>
      words < 200
        ? (facts?.links.find(({ url, hidden }) => !hidden && platformOf(url, brokers))?.url ?? null)
        : null,
  },
];
