import assert from 'node:assert/strict';
import test from 'node:test';
import { contactLink } from './web-contact.ts';

const page = new URL('https://www.quan.vn/');
const link = (text: string, url: string, hidden = false) => ({ text, url, hidden });

test('"Liên hệ" is found in any spelling, in the text or in the address', () => {
  for (const one of [
    link('LIÊN HỆ', 'https://quan.vn/a'),
    link('Lien he voi chung toi', 'https://quan.vn/a'),
    link('☎', 'https://quan.vn/lien-he.html'),
    link('', 'https://quan.vn/li%C3%AAn-h%E1%BB%87'),
    link('Contact us', 'https://quan.vn/a'),
    link('Giới thiệu', 'https://quan.vn/a'),
    link('Về chúng tôi', 'https://quan.vn/a'),
  ]) {
    assert.equal(contactLink([one], page)?.href, one.url, one.text);
  }
});

test('a contact page comes before an about page, whatever their order', () => {
  const links = [link('Giới thiệu', 'https://quan.vn/gt'), link('Liên hệ', 'https://quan.vn/lh')];
  assert.equal(contactLink(links, page)?.href, 'https://quan.vn/lh');
});

test('other domains, hidden links, the page itself and other schemes do not count', () => {
  const links = [
    link('Liên hệ', 'https://facebook.com/quan'),
    link('Liên hệ', 'https://quan.vn/lh', true),
    link('Liên hệ', 'https://www.quan.vn/#lien-he'),
    link('Liên hệ', 'mailto:hoa@quan.vn'),
    link('Thực đơn', 'https://quan.vn/thuc-don?from=lien-he'),
    link('Xem hết', 'https://quan.vn/%E0%A4%A'),
  ];
  assert.equal(contactLink(links, page), null);
});
