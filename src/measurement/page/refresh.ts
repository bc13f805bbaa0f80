/**
 * `meta http-equiv=refresh`: where a page sends its visitor after some seconds.
 */
import type { PageFacts } from '../observation.ts';
import type { Urls } from './urls.ts';

/**
 * HTML, "shared declarative refresh steps": without a URL the page loads itself again.
 *
 * @returns null when there is no number of seconds, or the URL is none a page can be at
 */
export function readRefresh(content: string, pageUrl: string, urls: Urls): PageFacts['metaRefresh'] {
  const parts = /^\s*(\d{1,9})[\d.]*\s*(?:[;,\s]\s*([\s\S]*))?$/.exec(content.slice(0, 2_000));
  if (!parts) return null;
  const target = (parts[2] ?? '').replace(/^url\s*=\s*/i, '').replace(/^(["'])([^"']*)\1?.*$/s, '$2');
  const url = target.trim() === '' ? pageUrl : urls.resolve(target);
  return url === null ? null : { seconds: Number(parts[1]), url };
}
