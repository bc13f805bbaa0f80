/**
 * How the engine introduces itself to web servers: one name and one page, in one place.
 *
 * The page says what is measured, how often, and how to ask not to be measured. `productToken` is what a robots.txt
 * group is matched against (RFC 9309 §2.2.1).
 */

export const productToken = 'HienDien';

export const aboutUrl = 'https://hiendien.vn/do-luong';

export const userAgent = `Mozilla/5.0 (compatible; ${productToken}/1.0; +${aboutUrl})`;

/** With --cloak-check only: what a page is asked as to see whether it shows search engines something else. */
export const searchEngineUserAgent =
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
