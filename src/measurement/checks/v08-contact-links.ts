/**
 * V8: which Zalo, Facebook and map links the page offers. Attributes for the help desk; nothing is judged.
 */
import { defineCheck, type JudgeContext, type Outcome } from '../check.ts';
import type { Observation, PageFacts } from '../observation.ts';
import { maskNumbers } from '../personal.ts';
import { advise } from './shared-dns.ts';
import { dutyPage } from './shared-duties.ts';

/** Hosts (and paths) of each kind; buttons that share the page elsewhere are nobody's profile. */
const kinds = {
  zalo: /^https?:\/\/(?:[a-z0-9-]+\.)*(?:zalo\.me|zaloapp\.com)\/./i,
  facebook:
    /^https?:\/\/(?:(?:[a-z0-9-]+\.)*(?:facebook|messenger)\.com|(?:www\.)?fb\.(?:com|me)|m\.me)\/(?!sharer|share\.php|dialog|tr[/?]|plugins\/like)./i,
  map: /^https?:\/\/(?:(?:www\.)?google\.[a-z.]+\/maps|maps\.google\.|maps\.app\.goo\.gl\/|goo\.gl\/maps|g\.page\/|(?:www\.)?openstreetmap\.org\/|(?:[a-z0-9-]+\.)*vietmap\.vn\/|map\.coccoc\.com|(?:maps|www)\.bing\.com\/maps)/i,
} as const;

function judge(observation: Observation, context: JudgeContext): Outcome<'no-contact-links'> {
  const read = dutyPage(observation, context);
  if ('ended' in read) return read.ended;
  const addresses = [read.facts, read.contact].flatMap((facts) => (facts ? addressesOf(facts) : []));
  const found = (pattern: RegExp) =>
    [...new Set(addresses.filter((url) => pattern.test(url)).map(shown))].slice(0, 3);
  const evidence = { zalo: found(kinds.zalo), facebook: found(kinds.facebook), map: found(kinds.map) };
  const any = Object.values(evidence).some((list) => list.length > 0);
  return any ? { verdict: 'pass', evidence } : { verdict: 'info', reason: 'no-contact-links', evidence };
}

function addressesOf(facts: PageFacts): string[] {
  return [...facts.links.filter(({ hidden }) => !hidden).map(({ url }) => url), ...facts.iframes];
}

/** zalo.me/0912345678 is a telephone number. */
function shown(url: string): string {
  return maskNumbers((url.split('?', 1)[0] ?? url).slice(0, 120));
}

export const contactLinks = defineCheck({
  id: 'V8',
  slug: 'contact-links',
  title: { vi: 'Liên kết Zalo, Facebook, bản đồ', en: 'Zalo, Facebook and map links' },
  category: null,
  profile: 'presence',
  verdicts: ['pass', 'info', 'not-applicable', 'not-measured'],
  advice: {
    'no-contact-links': advise(
      [
        'Trang chưa có liên kết Zalo, Facebook hoặc bản đồ. Không bắt buộc, nhưng khách đi chợ, đi quán hay tìm bằng những cách này.',
        'Có thể thêm liên kết https://zalo.me/…, trang Facebook và bản đồ chỉ đường vào trang Liên hệ.',
      ],
      [
        'The page has no link to Zalo, Facebook or a map. None is required, but customers often look for these.',
        'You may add a https://zalo.me/… link, the Facebook page and a map to the contact page.',
      ],
    ),
  },
  judge,
});
