/**
 * Sites taken down by their hoster or registrar: unpaid, expired, abused.
 *
 * EPP clientHold leaves no delegation and cannot be told from an unregistered name by DNS.
 */
import { phrases } from '../normal.ts';
import { firstMatch, type Rule, underSuffix } from '../signal.ts';
import type { Subject } from '../subject.ts';
import { mentionsHoster } from './hosters.ts';

/** Name servers and CNAME targets to which suspended or unverified names are moved. */
const suspensionHosts: readonly string[] = [
  'suspended-domain.com', // Enom/Tucows: ns1.verification-hold.suspended-domain.com
  'failed-whois-verification.namecheap.com',
  'verify-contact-details.namecheap.com',
  'suspended.hostgator.com',
  'ns-suspended.net',
  'suspendeddomain.org',
];

const suspendedPaths =
  /\/cgi-sys\/suspendedpage\.cgi|\/suspended\.page\/|\/(?:account[-_]?)?suspended(?:\.html?|\.php|\/)?(?:$|\?)/i;

const said = phrases(
  '(?:this |your |the )?(?:account|website|site|web hosting account|domain)(?: name)? (?:has been|is|was)(?: temporarily| currently)? (?:suspended|disabled by)',
  '(?:account|website|site|hosting|domain) suspended',
  'bandwidth limit exceeded',
  '(?:account|web ?site|site|domain)[^.]{0,60} (?:has been|is|was) (?:archived or )?(?:suspended|disabled|deactivated)',
  'website expired|subscription has expired',
  'suspended (?:page|account|domain|website)',
  'we have (?:suspended|disabled|deactivated) (?:this|the|your) (?:account|site|website|hosting)',
  '(?:ce |le )?site(?: web| internet)? (?:est|a été) (?:suspendu|désactivé)|site(?: web)? suspendu',
  'diese (?:website|webseite|domain) (?:wurde|ist) (?:gesperrt|deaktiviert)',
  'this domain(?: name)? (?:has )?expired',
  'tài khoản (?:hosting |này |của bạn )*(?:đang |đã |hiện )*(?:bị |được )?(?:tạm )?(?:khóa|ngưng|dừng|đình chỉ|ngừng)',
  '(?:trang )?(?:website|trang web|web|hosting|dịch vụ)(?: này| của bạn| của quý khách)?(?: hiện)?(?: đang| đã)?(?: bị| được)? (?:tạm (?:khóa|ngưng|dừng|ngừng)|đình chỉ|khóa)',
  '(?:hosting|dịch vụ|tên miền|website)(?: này| của bạn| bạn truy cập)?(?: đã| đang| bị)* hết hạn',
  'tên miền(?: này)?(?: hiện)?(?: đang| đã)?(?: bị)? (?:tạm (?:khóa|ngưng|dừng|ngừng|treo)|đình chỉ|thu hồi)',
  'tạm khóa (?:website|trang web|tài khoản)',
  // Shop builders speak of the shop. "Cửa hàng tạm ngưng" is no such phrase: shops say it of themselves.
  '(?:cửa hàng|gian hàng|shop)(?: này)?(?: đã| đang| bị)* hết hạn',
  'chưa (?:được )?thanh toán phí',
);
/** What only a notice to the account's owner says. */
const toOwner = phrases(
  'contact (?:your|the) (?:hosting|service)? ?(?:provider|company|support)',
  'contact (?:the )?(?:billing|support)(?:\\/support)? department',
  'if you are the (?:site |website |account )?owner|if this is your (?:account|site|website)',
  'the owner of this (?:account|site|website|domain)|in accordance with our terms',
  'si vous êtes (?:le |la )?propriétaire|wenn sie der (?:inhaber|besitzer|betreiber)',
  'liên hệ (?:với )?(?:nhà cung cấp|bộ phận (?:hỗ trợ|kỹ thuật|chăm sóc)|quản trị|đơn vị cung cấp)',
  '(?:gia hạn|thanh toán)(?: dịch vụ| hosting| tên miền| cước phí)',
  'nếu (?:bạn|quý khách) là (?:chủ sở hữu|chủ|người quản trị)',
  'invoice is overdue|(?:unpaid|overdue) invoice|make a payment|acceptable use policy|open a (?:support )?ticket',
  'renew your (?:plan|subscription|hosting|domain)|sign in within \\d+ days',
  'liên hệ nhà đăng ký|(?:vui lòng|chờ) gia hạn|chủ tên miền',
  'quá hạn thanh toán|thanh toán (?:hóa đơn|phí duy trì)|vượt quá băng thông|nâng cấp gói',
  'nhà đăng ký đang xử lý',
);

/** A notice is short; a shop that is "tạm ngưng" for Tết is not. */
const noticeWords = 150;

/** Articles ask in their title when and why names are suspended; notices do not ask. */
function isNotice({ title, words }: Subject): boolean {
  return words < noticeWords && !/\?(?:\s|$)/.test(title);
}

export const suspendedRules: readonly Rule[] = [
  {
    state: 'suspended',
    id: 'suspension-host-in-dns',
    strength: 'definite',
    group: 'dns',
    see({ nameServers, cnames }) {
      for (const host of suspensionHosts) {
        const found = underSuffix([...nameServers, ...cnames], host);
        if (found) return found;
      }
      return null;
    },
  },
  {
    state: 'suspended',
    id: 'suspension-page-address',
    strength: 'definite',
    group: 'address',
    see: ({ page, words }) =>
      page && words < noticeWords && suspendedPaths.test(page.url) ? page.url : null,
  },
  {
    state: 'suspended',
    id: 'title-says-suspended',
    strength: 'indicative',
    group: 'title',
    see: (subject) => (isNotice(subject) ? firstMatch(said, `${subject.title} · ${subject.h1}`) : null),
  },
  {
    state: 'suspended',
    id: 'text-says-suspended',
    strength: 'indicative',
    group: 'text',
    see: (subject) => (isNotice(subject) ? firstMatch(said, subject.text.replace(subject.h1, ' ')) : null),
  },
  {
    state: 'suspended',
    id: 'speaks-to-account-owner',
    strength: 'indicative',
    group: 'owner',
    see: (subject) =>
      isNotice(subject) && firstMatch(said, `${subject.title} · ${subject.text}`)
        ? firstMatch(toOwner, subject.text)
        : null,
  },
  {
    state: 'suspended',
    id: 'names-hoster',
    strength: 'indicative',
    group: 'hoster',
    see: (subject) =>
      isNotice(subject) && firstMatch(said, `${subject.title} · ${subject.text}`)
        ? mentionsHoster(subject)
        : null,
  },
];
