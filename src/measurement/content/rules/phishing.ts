/**
 * Marks of a page that passes itself off as somebody's to get at passwords and cards. Two must agree.
 *
 * The age of certificate and name, which A8 lists as well, needs the name's registration date: no observation holds it.
 */
import type { PageFacts } from '../../observation.ts';
import { normalPhrase } from '../normal.ts';
import type { SignalRule } from '../signal.ts';
import { registrableOfUrl } from '../subject.ts';
import { type Brand, brands } from './brands.ts';

const asWord = (...spellings: readonly string[]) => {
  const alternatives = spellings.map((each) => normalPhrase(each).replace(/[.]/g, '\\.')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'u');
};
const spelt = brands.map((brand) => ({ brand, pattern: asWord(...brand.spellings) }));
/** Most headings name no brand at all: asked first, it saves asking for each. */
const anyBrand = asWord(...brands.flatMap(({ spellings }) => spellings));

/** Letters that look alike in the scripts and fonts of address bars (a small part of Unicode TR 39's confusables). */
const lookAlikes: { [letter: string]: string } = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ѕ: 's',
  ԁ: 'd',
  ɡ: 'g',
  ո: 'n',
  ⅼ: 'l',
  ı: 'i',
  ʋ: 'v',
  ᴠ: 'v',
  0: 'o',
  1: 'l',
  đ: 'd',
};

/** Bare letters of a name: marks, look-alikes and hyphens taken away. */
export function skeleton(label: string): string {
  const bare = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return Array.from(bare, (letter) => lookAlikes[letter] ?? letter)
    .join('')
    .replaceAll('-', '');
}

const belongs = (brand: Brand, domain: string) =>
  brand.domains.includes(domain) || domain.endsWith('.gov.vn') || domain === 'gov.vn';

/** @param bare skeleton of the name without its last label. A short label must begin or end the name: "bidv" in the middle of a longer word is chance. */
function readsLike(bare: string, { label }: Brand): boolean {
  if (label === null) return false;
  return label.length > 5 ? bare.includes(label) : bare.startsWith(label) || bare.endsWith(label);
}

/** The page's own small sign-in, or fields that only a payment or a bank asks for. */
function asksForSecrets(facts: PageFacts): string | null {
  for (const { fields } of facts.forms) {
    const secret = fields.find(
      ({ type, name }) =>
        type !== 'hidden' &&
        /(?:^|[^a-z])(?:otp|cvv|cvc|pin|smart-?otp|ma-?otp|card-?(?:number|no)|so-?the|ccnumber|ma-?pin)(?:[^a-z]|$)|cardnumber|sothe|maotp/i.test(
          name,
        ),
    );
    if (secret) return `field ${secret.name}`;
    if (facts.words < 150 && fields.some(({ type }) => type === 'password'))
      return 'password field on a short page';
  }
  return null;
}

export const phishingRules: readonly SignalRule[] = [
  {
    id: 'brand-in-heading',
    strength: 'indicative',
    group: 'brand',
    see(subject) {
      const logos =
        subject.facts?.images
          .slice(0, 3)
          .map(({ alt }) => normalPhrase(alt))
          .filter((alt) => alt.includes('logo')) ?? [];
      const heading = [subject.title, subject.h1, ...logos].join(' · ');
      if (!anyBrand.test(heading)) return null;
      const found = spelt.find(
        ({ brand, pattern }) => !belongs(brand, subject.pageDomain) && pattern.test(heading),
      );
      return found ? `${found.brand.name} on ${subject.pageDomain}` : null;
    },
  },
  {
    id: 'brand-in-name',
    strength: 'indicative',
    group: 'name',
    see({ registrable, observation }) {
      const bare = skeleton(observation.unicode.replace(/\.[^.]*$/, '').replaceAll('.', '-'));
      const found = brands.find((brand) => !belongs(brand, registrable) && readsLike(bare, brand));
      return found ? `${observation.unicode} reads like ${found.name}` : null;
    },
  },
  {
    id: 'asks-for-secrets',
    strength: 'indicative',
    group: 'form',
    see: ({ facts }) => (facts ? asksForSecrets(facts) : null),
  },
  {
    id: 'secrets-sent-elsewhere',
    strength: 'indicative',
    group: 'form',
    see(subject) {
      const own = subject.pageDomain;
      for (const { action, fields } of subject.facts?.forms ?? []) {
        const secret = fields.some(
          ({ type, name }) => type === 'password' || /cvv|cvc|otp|card-?number/i.test(name),
        );
        const target = registrableOfUrl(action);
        if (secret && target !== null && target !== own) return `${own} → ${target}`;
      }
      return null;
    },
  },
  {
    id: 'pictures-from-brand',
    strength: 'indicative',
    group: 'pictures',
    see(subject) {
      const own = subject.pageDomain;
      const drawn =
        subject.facts?.subresources.filter(({ kind }) => kind === 'image' || kind === 'stylesheet') ?? [];
      const foreign = drawn.flatMap(({ url }) => {
        const domain = registrableOfUrl(url);
        return domain === null || domain === own ? [] : [{ url, domain }];
      });
      // One is the button of a social sign-in, or the badge of a wallet.
      if (foreign.length < 3) return null;
      for (const brand of brands) {
        const taken = foreign.filter(({ domain }) => brand.domains.includes(domain));
        if (taken.length >= 3) return `${taken.length} from ${brand.name}: ${taken[0]?.url.slice(0, 100)}`;
      }
      return null;
    },
  },
];
