/**
 * Social networks and marketplaces: a name that only leads there has no page of its own (A8b `social-only`).
 *
 * Registrable domains, or hosts where the domain is used for other things too. Looked up on 22/11/2026.
 */
import type { Rule } from '../signal.ts';
import type { Subject } from '../subject.ts';

export const socialNetworks: readonly string[] = [
  'facebook.com',
  'fb.com',
  'fb.me',
  'fb.watch',
  'm.me',
  'messenger.com',
  'instagram.com',
  'threads.net',
  'threads.com',
  'zalo.me',
  'tiktok.com',
  'youtube.com',
  'youtu.be',
  'x.com',
  'twitter.com',
  't.co',
  'linkedin.com',
  'lnkd.in',
  'pinterest.com',
  't.me',
  'telegram.me',
  'wa.me',
  'whatsapp.com',
  'viber.com',
  'line.me',
  'discord.gg',
  'discord.com',
  'linktr.ee',
  'linkbio.co',
  'bio.link',
  'beacons.ai',
  'lnk.bio',
  'taplink.cc',
  'campsite.bio',
  'solo.to',
  'carrd.co',
  'about.me',
  'gapo.vn',
  'lotus.vn',
  'mocha.com.vn',
  'maps.app.goo.gl',
  'g.page',
  'maps.google.com',
];

export const marketplaces: readonly string[] = [
  'shopee.vn',
  'shope.ee',
  'shp.ee',
  'lazada.vn',
  'tiki.vn',
  'sendo.vn',
  'voso.vn',
  'postmart.vn',
  'buudien.vn',
  'nongsan.buudien.vn',
  'chotot.com',
  'chotot.vn',
  'shop.tiktok.com',
  'amazon.com',
  'alibaba.com',
  'ebay.com',
  'etsy.com',
  'taobao.com',
  '1688.com',
  'shopeefood.vn',
  'food.grab.com',
  'grab.com',
  'foody.vn',
  'be.com.vn',
  'baemin.vn',
  'now.vn',
  'loship.vn',
  'booking.com',
  'agoda.com',
  'traveloka.com',
  'airbnb.com',
  'tripadvisor.com',
  'tripadvisor.com.vn',
  'klook.com',
];

/** The listed platform that a URL lies on, or null. */
export function platformOf(url: string | null, platforms: readonly string[]): string | null {
  const parsed = url === null ? null : URL.parse(url);
  if (!parsed) return null;
  const host = parsed.hostname;
  return platforms.find((platform) => host === platform || host.endsWith(`.${platform}`)) ?? null;
}

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
