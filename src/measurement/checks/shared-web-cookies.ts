/**
 * Reads Set-Cookie as RFC 6265bis §5.6 does, and says what is wrong with a cookie. Values are never kept.
 */

export interface Cookie {
  name: string;
  /** Host that set it. */
  host: string;
  overHttps: boolean;
  secure: boolean;
  httpOnly: boolean;
  sameSite: 'strict' | 'lax' | 'none' | null;
  path: string | null;
  domain: string | null;
  /** Lives on when the browser is closed. */
  persistent: boolean;
}

/**
 * @param header one Set-Cookie field value
 * @param url of the response that carried it
 * @param at instant of the observation, milliseconds: cookies set to a past date are deletions
 * @returns null for a deletion, or where there is no name
 */
export function parseCookie(header: string, url: string, at: number): Cookie | null {
  const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
  const name = pair.includes('=') ? pair.slice(0, pair.indexOf('=')).trim() : '';
  if (name === '') return null;
  const given = new Map<string, string>();
  for (const attribute of attributes) {
    const [key = '', ...value] = attribute.split('=');
    // §5.6: of an attribute given twice the last counts.
    given.set(key.trim().toLowerCase(), value.join('=').trim());
  }
  const maxAge = given.has('max-age') ? Number(given.get('max-age')) : Number.NaN;
  const expires = Date.parse(given.get('expires') ?? '');
  // Max-Age goes before Expires (§5.6.3).
  const ends = Number.isNaN(maxAge) ? expires : at + maxAge * 1000;
  if (ends <= at) return null;
  const { hostname, protocol } = new URL(url);
  const sameSite = given.get('samesite')?.toLowerCase();
  return {
    name,
    host: hostname,
    overHttps: protocol === 'https:',
    secure: given.has('secure'),
    httpOnly: given.has('httponly'),
    sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : null,
    path: given.get('path') ?? null,
    domain: given.get('domain') || null,
    persistent: !Number.isNaN(ends),
  };
}

/** Names that hold a login or a session: a thief who has the cookie is the visitor. Anti-forgery tokens are none. */
export function isSession({ name }: Cookie): boolean {
  const bare = name.replace(/^__(host|secure)-/i, '').toLowerCase();
  if (/csrf|xsrf/.test(bare)) return false;
  return /sess|login|auth|^sid$|\.sid$|_sid$|jwt|remember/.test(bare);
}

/** `__Host-` and `__Secure-` are promises that browsers enforce by refusing the cookie (RFC 6265bis §4.1.3). */
export function breaksPrefix({ name, secure, overHttps, path, domain }: Cookie): boolean {
  if (/^__secure-/i.test(name)) return !secure || !overHttps;
  if (/^__host-/i.test(name)) return !secure || !overHttps || path !== '/' || domain !== null;
  return false;
}
