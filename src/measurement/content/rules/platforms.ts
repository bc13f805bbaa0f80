/**
 * A name that only leads to a social network or a marketplace has no page of its own (A8b `social-only`).
 */
import { marketplaces, platformOf, socialNetworks } from '../platforms.ts';
import type { Rule } from '../signal.ts';
import type { Subject } from '../subject.ts';

const endsOn = (platforms: readonly string[]) => (subject: Subject) =>
  // A platform's own name (shopee.vn itself) is its website, not a stall on it.
  subject.foreign && platformOf(subject.endUrl, platforms) ? subject.endUrl : null;

export const platformRules: readonly Rule[] = [
  // Marketplaces first: shop.tiktok.com lies below tiktok.com.
  {
    state: 'redirect_marketplace',
    id: 'ends-on-marketplace',
    strength: 'definite',
    group: 'end',
    see: endsOn(marketplaces),
  },
  {
    state: 'redirect_social',
    id: 'ends-on-social-network',
    strength: 'definite',
    group: 'end',
    see: endsOn(socialNetworks),
  },
];
