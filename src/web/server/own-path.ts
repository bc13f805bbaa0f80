/** Where to go back to, out of an address anybody may have written: only places of our own. */

/**
 * A path of ours with its query; `/` for everything else: another site's address, `//other.vn`, `/\other.vn`, one with a
 * line break or a tab, which browsers leave out before they read it.
 */
export function ownPath(asked: string | null): string {
  if (asked === null || !asked.startsWith('/') || /[\\\p{Cc}]/u.test(asked)) return '/';
  const at = URL.parse(asked, 'http://a');
  if (at === null || at.origin !== 'http://a' || at.pathname.startsWith('//')) return '/';
  return `${at.pathname}${at.search}`;
}

/** An address that knows where to go on to afterwards; without, where that is the first page anyway. */
export function withReturn(path: string, back: string): string {
  return back === '/' ? path : `${path}?ve=${encodeURIComponent(back)}`;
}

/** `?ve=` of a request. */
export function returnOf(request: Request): string {
  return ownPath(new URL(request.url).searchParams.get('ve'));
}
