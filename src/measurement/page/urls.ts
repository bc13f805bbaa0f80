/**
 * Turns the references of one page into absolute URLs, through `<base>`, and knows whose registrable domain each is.
 */
import { registrableDomain } from '../zones.ts';

const maxUrl = 500;
/** Paths that are files to download or look at, not pages to read. */
const filePath =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|js|pdf|docx?|xlsx?|pptx?|zip|rar|7z|gz|apk|exe|mp[34]|avi|mov)$/i;

/** No dot segments, no second slash at the start, nothing that URL would encode. */
const plainPath = /^\/(?:[\w-][\w\-.~]*(?:\/[\w-][\w\-.~]*)*\/?)?$/;

export interface Urls {
  /** The page's own registrable domain; its host where it has none (an address, a public suffix). */
  own: string;
  setBase(href: string): void;
  /** Absolute http(s) URL cut to 500 characters; null for anything else (javascript:, data:, garbage). */
  resolve(reference: string): string | null;
  registrable(url: string): string;
  /** The page a URL leads to, without fragment; null for the page itself and for files. */
  pageOf(url: string): string | null;
}

export function createUrls(pageUrl: string): Urls {
  const page = URL.parse(pageUrl) ?? new URL('http://invalid.invalid/');
  const self = withoutFragment(page.href);
  const domains = new Map<string, string>();
  const ownStart = `${page.origin}/`;
  let own = '';
  let base = page.href;
  let baseOrigin = page.origin;

  const registrable = (url: string): string => {
    if (own !== '' && url.startsWith(ownStart)) return own;
    const host = hostOf(url);
    const known = domains.get(host);
    if (known !== undefined) return known;
    const domain = registrableDomain(host) ?? host;
    if (domains.size < 1000) domains.set(host, domain);
    return domain;
  };
  own = registrable(page.href);
  return {
    own,
    setBase(href) {
      const declared = URL.parse(href.trim().slice(0, 2000), page.href);
      if (!declared?.protocol.startsWith('http')) return;
      base = declared.href;
      baseOrigin = declared.origin;
    },
    resolve(reference) {
      const trimmed = reference.trim();
      // Half the cost of a page of links was URL parsing: a plain absolute path needs none.
      if (plainPath.test(trimmed)) return (baseOrigin + trimmed).slice(0, maxUrl);
      if (trimmed === '' || /^(?:javascript|data|mailto|tel|blob|about|zalo|viber|sms):/i.test(trimmed))
        return null;
      const url = URL.parse(trimmed.slice(0, 2000), base);
      if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
      return url.href.slice(0, maxUrl);
    },
    registrable,
    pageOf(url) {
      const target = withoutFragment(url);
      return target === self || filePath.test(target.split('?', 1)[0] ?? '') ? null : target;
    },
  };
}

function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  return at < 0 ? url : url.slice(0, at);
}

/** Host of an absolute URL as `URL` writes it, without user and port; an IPv6 address keeps its brackets. */
function hostOf(url: string): string {
  const authority = /^[a-z]+:\/\/([^/?#]*)/.exec(url)?.[1] ?? '';
  return authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
}
