/**
 * X5: the cookies that the first visit sets cannot be read on the way, by scripts, or by other sites. Nothing was clicked,
 * so whatever was set was set before any consent.
 */
import { defineCheck } from '../check.ts';
import type { Observation } from '../observation.ts';
import { registrableDomain } from '../zones.ts';
import { cut, headerValues, notApplicable, ownPage } from './shared-web.ts';
import { breaksPrefix, type Cookie, isSession, parseCookie } from './shared-web-cookies.ts';

export const cookies = defineCheck({
  id: 'X5',
  slug: 'cookies',
  title: { vi: 'Cookie được đặt an toàn', en: 'Cookies are set safely' },
  category: 'headers',
  profile: 'presence',
  verdicts: ['pass', 'info', 'warn', 'fail', 'not-applicable', 'not-measured'],
  advice: {
    'session-not-secure': {
      vi: {
        owner:
          'Mã giữ phiên đăng nhập của khách có thể bị đọc trộm trên mạng dùng chung. Hãy nhờ người làm web sửa.',
        provider:
          'Cookie phiên thiếu Secure (xem tên). Đặt Secure; HttpOnly; SameSite=Lax, hoặc tên __Host-…. PHP: session.cookie_secure=1. RFC 6265bis §4.1.2.5.',
      },
      en: {
        owner:
          'The mark of a visitor’s login can be overheard on a shared network. Ask whoever makes the site to mend it.',
        provider:
          'A session cookie lacks Secure (see its name). Set Secure; HttpOnly; SameSite=Lax, or name it __Host-…. PHP: session.cookie_secure=1. RFC 6265bis §4.1.2.5.',
      },
    },
    'session-not-httponly': {
      vi: {
        owner:
          'Mã giữ phiên đăng nhập của khách có thể bị mã lạ trên trang lấy mất. Hãy nhờ người làm web sửa.',
        provider:
          'Cookie phiên thiếu HttpOnly (xem tên). PHP: session.cookie_httponly=1. RFC 6265bis §4.1.2.6.',
      },
      en: {
        owner:
          'The mark of a visitor’s login can be taken by foreign code on the page. Ask whoever makes the site to mend it.',
        provider:
          'A session cookie lacks HttpOnly (see its name). PHP: session.cookie_httponly=1. RFC 6265bis §4.1.2.6.',
      },
    },
    'prefix-broken': {
      vi: {
        owner: 'Một cookie được đặt sai quy tắc nên trình duyệt từ chối. Hãy nhờ người làm web sửa.',
        provider:
          '__Host- đòi Secure, Path=/ và không có Domain; __Secure- đòi Secure; cả hai qua https. RFC 6265bis §4.1.3.',
      },
      en: {
        owner: 'A cookie breaks its own rule and browsers refuse it. Ask whoever makes the site to mend it.',
        provider:
          '__Host- wants Secure, Path=/ and no Domain; __Secure- wants Secure; both over https. RFC 6265bis §4.1.3.',
      },
    },
    'cookie-not-secure': {
      vi: {
        owner: 'Một số cookie được gửi cả trên kết nối không bảo mật. Nhờ người làm web sửa khi tiện.',
        provider:
          'Cookie thiếu Secure, hoặc SameSite=None mà thiếu Secure (trình duyệt từ chối). RFC 6265bis §4.1.2.',
      },
      en: {
        owner: 'Some cookies travel over insecure connections too. Ask whoever makes the site at leisure.',
        provider:
          'Cookies lack Secure, or have SameSite=None without it (browsers refuse those). RFC 6265bis §4.1.2.',
      },
    },
    'cookie-no-samesite': {
      vi: {
        owner: 'Một số cookie không nói rõ trang khác có được dùng không. Nhờ người làm web thêm khi tiện.',
        provider:
          'Thiếu SameSite hợp lệ; trình duyệt không giống nhau khi thiếu. Đặt SameSite=Lax. RFC 6265bis §4.1.2.7.',
      },
      en: {
        owner:
          'Some cookies do not say whether other sites may use them. Ask whoever makes the site at leisure.',
        provider:
          'There is no valid SameSite, and browsers differ when it is missing. Set SameSite=Lax. RFC 6265bis §4.1.2.7.',
      },
    },
    'cookie-before-consent': {
      vi: {
        owner:
          'Trang lưu cookie lâu dài ngay khi khách mới vào, chưa hỏi ý khách. Nếu cookie dùng để theo dõi, cần hỏi trước.',
        provider:
          'Cookie có Expires/Max-Age được đặt ở câu trả lời đầu tiên (xem tên). Chỉ đặt sau khi khách đồng ý nếu không cần cho việc khách yêu cầu.',
      },
      en: {
        owner:
          'The site keeps lasting cookies at the first visit, before asking. If they serve tracking, ask first.',
        provider:
          'Cookies with Expires/Max-Age are set by the first answer (see their names). Set them after consent unless the visitor’s request needs them.',
      },
    },
  },
  judge(observation) {
    const own = ownPage(observation);
    if ('ended' in own) return own.ended;
    const all = cookiesOf(observation);
    if (all.length === 0) return notApplicable('no-cookies', { url: cut(own.page.url) });
    for (const [verdict, reason, isWrong] of rules) {
      const wrong = all.filter(isWrong);
      if (wrong.length === 0) continue;
      return { verdict, reason, evidence: { cookies: wrong.slice(0, 8).map(line), set: all.length } };
    }
    return { verdict: 'pass', evidence: { cookies: all.slice(0, 8).map(line), set: all.length } };
  },
});

const rules = [
  ['fail', 'session-not-secure', (cookie: Cookie) => isSession(cookie) && !cookie.secure],
  ['fail', 'session-not-httponly', (cookie: Cookie) => isSession(cookie) && !cookie.httpOnly],
  ['warn', 'prefix-broken', breaksPrefix],
  ['warn', 'cookie-not-secure', (cookie: Cookie) => !cookie.secure],
  ['warn', 'cookie-no-samesite', (cookie: Cookie) => cookie.sameSite === null],
  ['info', 'cookie-before-consent', (cookie: Cookie) => cookie.persistent && !isSession(cookie)],
] as const;

/** What the name's own hosts set on the way to the page and on it, each name once a host. */
function cookiesOf({ web, domain, observedAt }: Observation): Cookie[] {
  const at = Date.parse(observedAt);
  const responses = [
    ...web.chains.flatMap(({ hops }) => hops.map(({ url, headers }) => ({ url, headers: headers ?? [] }))),
    ...(web.page ? [{ url: web.page.url, headers: web.page.headers }] : []),
  ];
  const found = new Map<string, Cookie>();
  for (const { url, headers } of responses) {
    if (registrableDomain(new URL(url).hostname) !== registrableDomain(domain)) continue;
    for (const value of headerValues(headers, 'set-cookie')) {
      const cookie = parseCookie(value, url, at);
      if (cookie) found.set(`${cookie.host} ${cookie.name}`, cookie);
    }
  }
  return [...found.values()];
}

function line({ name, host, secure, httpOnly, sameSite, persistent }: Cookie): string {
  const attributes = [
    secure ? 'Secure' : null,
    httpOnly ? 'HttpOnly' : null,
    sameSite ? `SameSite=${sameSite}` : null,
    persistent ? 'persistent' : null,
  ].filter((attribute) => attribute !== null);
  return cut(`${host} ${name}${attributes.length > 0 ? `: ${attributes.join(', ')}` : ''}`, 150);
}
