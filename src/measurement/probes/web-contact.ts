/**
 * Finds the link to the page that says whose site it is. Pure.
 */
import type { PageFacts } from '../observation.ts';
import { registrableDomain } from '../zones.ts';
import { bareHost } from './web-visit.ts';

/** In order of preference; matched without diacritics, so "Liên hệ", "LIEN HE" and `/lien-he` are one. */
const patterns = [
  /\blien[\s_-]*he\b/,
  /\bcontact/,
  /\bgioi[\s_-]*thieu\b/,
  /\babout/,
  /\bve[\s_-]+chung[\s_-]+toi\b/,
];

/** @returns the best link on the page's own registrable domain that is not the page itself, or null */
export function contactLink(links: PageFacts['links'], page: URL): URL | null {
  const own = registrableDomain(bareHost(page));
  let best: { rank: number; url: URL } | null = null;
  for (const link of links) {
    if (link.hidden) continue;
    const words = folded(`${link.text}\n${decoded(pathOf(link.url))}`);
    const rank = patterns.findIndex((pattern) => pattern.test(words));
    if (rank < 0 || (best !== null && rank >= best.rank)) continue;
    const url = URL.parse(link.url);
    if (!url || !/^https?:$/.test(url.protocol) || registrableDomain(bareHost(url)) !== own) continue;
    url.hash = '';
    if (url.href !== page.href) best = { rank, url };
  }
  return best?.url ?? null;
}

/** Path of an absolute URL without parsing it: most links of a page are not looked at further. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return start < 0 ? '' : (url.slice(start).split(/[?#]/, 1)[0] ?? '');
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
