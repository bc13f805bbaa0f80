import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check, JudgeContext } from '../check.ts';
import type { PageFacts } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said } from '../testing/web-checks.ts';
import { crc16, readVietQr } from './shared-duties-qr.ts';
import { orderingNotified } from './v03-ordering-notified.ts';
import { vietnamesePage } from './v04-vietnamese-page.ts';
import { injection } from './v05-injection.ts';
import { qrPayment } from './v06-qr-payment.ts';
import { elsewhereOnly } from './v07-elsewhere-only.ts';
import { contactLinks } from './v08-contact-links.ts';

function withFacts(change: Partial<PageFacts>) {
  const observation = observationOf();
  Object.assign(observation.web.page!.facts!, change);
  return observation;
}
const judged = (check: Check, change: Partial<PageFacts> = {}) => said(check, withFacts(change));
const healthyText = observationOf().web.page!.facts!.text;
const link = (url: string) => ({ url, text: 'xem', hidden: false });
const image = (url: string, alt = '') => ({ url, alt });

test('a page without cart or order form does not owe a notification mark', () => {
  assert.equal(judged(orderingNotified), 'not-applicable no-ordering');
  assert.equal(
    judged(orderingNotified, { text: `${healthyText} Gọi điện để đặt hàng.` }),
    'not-applicable no-ordering',
  );
  assert.equal(
    judged(orderingNotified, { links: [link('https://shopee.vn/cart')] }),
    'not-applicable no-ordering',
  );
});

test('a cart without the mark is to be looked at, with it passes', () => {
  const cart = link('https://example.vn/gio-hang');
  assert.equal(judged(orderingNotified, { links: [cart] }), 'info no-notification-mark');
  const marked = { links: [cart, link('http://online.gov.vn/Home/WebDetails/12345')] };
  assert.equal(judged(orderingNotified, marked), 'pass');
  const badge = { links: [cart], images: [image('https://example.vn/anh/da-thong-bao-bct.png')] };
  assert.equal(judged(orderingNotified, badge), 'pass');
});

test('an order form that asks who and where is ordering', () => {
  const fields = ['ten', 'dienthoai', 'diachi'].map((name) => ({ type: 'text', name }));
  const forms = [{ action: 'https://example.vn/', method: 'post', fields }];
  assert.equal(
    judged(orderingNotified, { forms, text: `${healthyText} Đặt hàng ngay` }),
    'info no-notification-mark',
  );
  assert.equal(judged(orderingNotified, { forms }), 'not-applicable no-ordering');
});

test('a Vietnamese page declares its language', () => {
  assert.equal(judged(vietnamesePage), 'pass');
  assert.equal(judged(vietnamesePage, { lang: 'vi-VN' }), 'pass');
  assert.equal(judged(vietnamesePage, { lang: null }), 'warn no-lang');
  assert.equal(judged(vietnamesePage, { lang: 'en-US' }), 'warn other-lang');
});

test('Vietnamese without diacritics is warned of, another language is left alone', () => {
  const plain =
    'Cua hang chung toi chuyen ban san pham tot gia re cho khach hang trong tinh. Lien he dien thoai de duoc giao hang mien phi ' +
    'tai nha. Chat luong uy tin, thanh toan khi nhan hang. Dia chi cua hang o duong Nguyen Trai.';
  assert.equal(judged(vietnamesePage, { text: plain, detectedLanguage: 'vi' }), 'warn no-diacritics');
  const english =
    'A quiet beach resort with twelve villas, a small spa and a kitchen that buys its fish from the boats in front of the house. ' +
    'Rooms are from 90 dollars a night with breakfast, and the airport bus stops at the door.';
  assert.equal(
    judged(vietnamesePage, { text: english, detectedLanguage: 'en', lang: 'en' }),
    'not-applicable not-vietnamese',
  );
});

test('a clean page passes the injection check', () => {
  assert.equal(judged(injection), 'pass');
});

// The string that VietQR's own documentation gives as an example (charity account of 2021).
const vietQr =
  '00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405790005802VN62220818Ung Ho Quy Vac Xin63043ACF';

test('the CRC is CRC-16/CCITT-FALSE', () => {
  assert.equal(crc16('123456789'), 0x29b1);
});

test('a VietQR payload is read, and its bank but not its account is shown', () => {
  assert.deepEqual(readVietQr(`${vietQr} quét mã`), {
    kind: 'payload',
    valid: true,
    seen: 'NAPAS, BIN 970415',
  });
  assert.equal(readVietQr(vietQr.replace('79000', '99000'))?.valid, false);
  assert.equal(readVietQr('000201 là một con số'), null);
  const evidence = outcomeOf(qrPayment, withFacts({ text: `${healthyText} ${vietQr}` })).evidence;
  assert.deepEqual(evidence, { codes: ['payload: NAPAS, BIN 970415'] });
});

test('codes are found in text and in addresses of code services', () => {
  const drawn = [image('https://img.vietqr.io/image/970415-113366668888-compact2.png?amount=79000')];
  assert.equal(judged(qrPayment, { images: drawn }), 'pass');
  const generated = [image(`https://qr.example.net/?data=${encodeURIComponent(vietQr)}`)];
  assert.equal(judged(qrPayment, { images: generated }), 'pass');
  const broken = `${healthyText} ${vietQr.replace('79000', '99000')}`;
  assert.equal(judged(qrPayment, { text: broken }), 'info broken-code');
  assert.equal(
    judged(qrPayment, { images: [image('https://example.vn/anh/ma-qr.jpg')] }),
    'info unread-image',
  );
});

test('a page with prices and no code is told so; one that sells nothing is left alone', () => {
  assert.equal(judged(qrPayment), 'info no-code');
  assert.equal(judged(qrPayment, { text: 'Trang của xã. '.repeat(30) }), 'not-applicable no-ordering');
});

test('a name that leads to a social network only is told so', () => {
  assert.equal(judged(elsewhereOnly), 'pass');
  const moved = observationOf();
  moved.web.page!.url = 'https://www.facebook.com/trasang';
  for (const chain of moved.web.chains) {
    chain.hops.at(-1)!.status = 302;
    chain.hops.at(-1)!.location = 'https://www.facebook.com/trasang';
    chain.hops.push({ url: 'https://www.facebook.com/trasang', outcome: 'response', status: 200 });
  }
  assert.equal(said(elsewhereOnly, moved), 'info social-only');
});

test('a notice that stands in for a page is no page of its own', () => {
  const text = 'Tên miền example.vn đang được rao bán. Mời trả giá qua điện thoại.';
  const offered = { title: 'example.vn đang được rao bán', h1: [], text, words: 12, internalPages: 0 };
  assert.equal(judged(elsewhereOnly, offered), 'not-applicable placeholder');
});

test('Zalo, Facebook and map links are listed, telephone numbers in them masked', () => {
  assert.equal(judged(contactLinks), 'info no-contact-links');
  const links = [
    link('https://zalo.me/0912345678'),
    link('https://www.facebook.com/trasang?ref=web'),
    link('https://www.facebook.com/sharer/sharer.php?u=https://example.vn'),
  ];
  const iframes = ['https://www.google.com/maps/embed?pb=!1m18'];
  assert.deepEqual(outcomeOf(contactLinks, withFacts({ links, iframes })), {
    verdict: 'pass',
    evidence: {
      zalo: ['https://zalo.me/091*****78'],
      facebook: ['https://www.facebook.com/trasang'],
      map: ['https://www.google.com/maps/embed'],
    },
  });
});

test('a page that only its likeness to many others shows to be parked owes nothing', () => {
  const observation = withFacts({ text: 'Trang này là trang giữ chỗ tên miền.', words: 24 });
  const verdictFor = (context: JudgeContext) =>
    [contactLinks.judge(observation, context)].flat().map(({ verdict }) => verdict);
  assert.deepEqual(verdictFor({}), ['info']);
  assert.deepEqual(verdictFor({ similarPages: 60 }), ['not-applicable']);
});
