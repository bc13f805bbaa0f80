/**
 * Signs that a page takes orders, names prices, or carries the notification mark of online.gov.vn.
 */
import type { PageFacts } from '../observation.ts';
import { unaccented } from './shared-duties.ts';

/** Paths by which shop software names cart and checkout; Vietnamese platforms use the Vietnamese words. */
const shopPath =
  /[/=](?:cart|gio-hang|giohang|checkouts?|thanh-toan|thanhtoan|dat-hang|add-to-cart|mua-hang)(?:[/?#.&]|$)/i;
const shopWords =
  /(?<![a-z])(?:gio hang|them vao gio|cho vao gio|mua ngay|tien hanh (?:dat hang|thanh toan)|dat hang truc tuyen|dat hang online|add to (?:cart|basket|bag)|shopping cart|proceed to checkout)(?![a-z])/;
const orderWords = /(?<![a-z])(?:dat hang|dat mon|dat mua|don hang|order now|place order)(?![a-z])/;

/** @returns what shows that orders are taken on the page itself, ≤ 120 characters, or null */
export function orderingSign(facts: PageFacts): string | null {
  const link = facts.links.find(({ url, hidden }) => !hidden && isOwnShopPath(url));
  if (link) return `link ${link.url.slice(0, 110)}`;
  const form = facts.forms.find(({ action }) => shopPath.test(action));
  if (form) return `form ${form.action.slice(0, 110)}`;
  const plain = unaccented(facts.text);
  const words = shopWords.exec(plain);
  if (words) return `words ${facts.text.normalize('NFC').slice(words.index, words.index + words[0].length)}`;
  // "Đặt hàng" alone may mean the telephone: it counts beside a form that asks who and where.
  const asks = facts.forms.some(
    ({ method, fields }) =>
      method === 'post' &&
      fields.filter(({ type }) => /^(?:text|tel|textarea|number|select|email)$/.test(type)).length >= 3,
  );
  const order = asks ? orderWords.exec(plain) : null;
  return order
    ? `form and words ${facts.text.normalize('NFC').slice(order.index, order.index + order[0].length)}`
    : null;
}

/** A link to Shopee's cart is no cart of this page: only paths count, and of well-known marketplaces none. */
function isOwnShopPath(url: string): boolean {
  return shopPath.test(url) && !/^https?:\/\/[^/]*(?:shopee|lazada|tiktok|tiki|sendo|facebook)\./i.test(url);
}

const badgeImage =
  /(?:bo-?cong-?thuong|da-?thong-?bao|dathongbao|da-?dang-?ky|dadangky|logosalenoti|logo-?bct|logoccdv|bct-?online)/i;

/** @returns the link to online.gov.vn or the badge's image address, ≤ 120 characters, or null */
export function notificationMark(facts: PageFacts): string | null {
  const link = facts.links.find(({ url }) =>
    /^https?:\/\/(?:[a-z0-9-]+\.)*online\.gov\.vn(?:[/:?#]|$)/i.test(url),
  );
  if (link) return link.url.slice(0, 120);
  const image = facts.images.find(({ url, alt }) => {
    if (/^https?:\/\/(?:[a-z0-9-]+\.)*online\.gov\.vn\//i.test(url) || badgeImage.test(url)) return true;
    return /(?:da thong bao|bo cong thuong)/.test(unaccented(alt));
  });
  return image ? image.url.slice(0, 120) : null;
}

/** Whether the page names a price in đồng: 25.000đ, 25.000 đồng, 25k, 120,000 VND. */
export function namesPrices(facts: PageFacts): boolean {
  return /\d{1,3}(?:[.,]\d{3})+\s?(?:đ|₫|đồng|vnđ|vnd)(?![\p{L}])|(?<![\p{L}\d])\d{2,4}k(?![\p{L}\d])/iu.test(
    facts.text,
  );
}
