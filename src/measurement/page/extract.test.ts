import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import type { PageFacts } from '../observation.ts';
import { createPageExtractor } from './extract.ts';

function factsOf(html: string | Uint8Array, url = 'https://quan.vn/', contentType = 'text/html'): PageFacts {
  const extractor = createPageExtractor({ url, contentType });
  extractor.write(typeof html === 'string' ? Buffer.from(html) : html);
  return extractor.end().facts;
}

test('a café page gives its title, words, links and footer', () => {
  const facts = factsOf(`<!doctype html><html lang="vi"><head><title> Quán  cà phê
    Mộc </title><meta name=description content="Cà phê rang xay"><meta name=generator content="WordPress 6.9"></head>
    <body><h1>Quán <b>cà phê</b> Mộc</h1><p>Mở cửa từ 7:00 – 22:00</p><a href="/thuc-don">Thực đơn</a><a href="lien-he#form">Liên hệ</a>
    <a href="/">Trang chủ</a><a href="tel:0905%20123456">Gọi</a><a href="mailto:moc@quan.vn">Thư</a><a href="//www.facebook.com/moc">Facebook</a>
    <footer>Hộ kinh doanh Mộc, 12 Lê Lợi, Huế</footer></body></html>`);
  assert.equal(facts.title, 'Quán cà phê Mộc');
  assert.equal(facts.lang, 'vi');
  assert.equal(facts.description, 'Cà phê rang xay');
  assert.equal(facts.generator, 'WordPress 6.9');
  assert.deepEqual(facts.h1, ['Quán cà phê Mộc']);
  assert.equal(
    facts.text,
    'Quán cà phê Mộc Mở cửa từ 7:00 – 22:00 Thực đơn Liên hệ Trang chủ Gọi Thư Facebook Hộ kinh doanh Mộc, 12 Lê Lợi, Huế',
  );
  assert.equal(facts.words, 26);
  assert.equal(facts.internalPages, 2);
  assert.equal(facts.externalLinks, 1);
  assert.deepEqual(facts.externalDomains, ['facebook.com']);
  assert.deepEqual(facts.links[1], { url: 'https://quan.vn/lien-he#form', text: 'Liên hệ', hidden: false });
  assert.deepEqual(facts.tels, ['0905 123456']);
  assert.deepEqual(facts.mailtos, ['moc@quan.vn']);
  assert.equal(facts.footerText, 'Hộ kinh doanh Mộc, 12 Lê Lợi, Huế');
  assert.equal(facts.detectedLanguage, 'vi');
});

test('what an attribute, an inline style or a simple rule hides is kept apart from what is seen', () => {
  const facts =
    factsOf(`<style>.an{display:none} @media print{.in{display:none}} .lai{display:none} .lai{display:block}</style>
    <div hidden>một</div><div style="display: none">hai</div><div style="position:absolute;left:-9999px"><a href="//la.com/">ba</a></div>
    <div style="font-size:0">bốn<span style="font-size:14px">thấy bốn</span></div><div class="x an">năm</div>
    <div style="visibility:hidden">sáu</div><div style="height:0;overflow:hidden">bảy</div>
    <p class="in">thấy</p><p class="lai">cũng thấy</p><p aria-hidden="true">vẫn thấy</p>`);
  assert.equal(facts.text, 'thấy bốn thấy cũng thấy vẫn thấy');
  assert.equal(facts.hiddenText, 'một hai ba bốn năm sáu bảy');
  assert.deepEqual(facts.links, [{ url: 'https://la.com/', text: 'ba', hidden: true }]);
});

test('a page that hides its whole body until a script shows it is still read', () => {
  assert.equal(factsOf('<body style="display:none"><p>Xin chào</p>').text, 'Xin chào');
});

test('scripts, styles, templates, drawings and options are no visible words', () => {
  const facts =
    factsOf(`<script>let a = '<p>không</p>'</script><style>p{}</style><template><p>không</p></template>
    <svg><title>không</title><text>không</text></svg><select><option>không</select><textarea>không</textarea>
    <noscript>Hãy bật JavaScript</noscript><p>có</p>`);
  assert.equal(facts.text, 'có');
  assert.equal(facts.noscriptText, 'Hãy bật JavaScript');
  assert.equal(facts.inlineScriptBytes, 23);
  assert.equal(facts.appRoot, true);
});

test('an empty mount point is an app root, a filled one is not', () => {
  assert.equal(factsOf('<div id="root"></div><script src=/a.js></script>').appRoot, true);
  assert.equal(factsOf('<div id="__next"><span>Đang tải…</span></div>').appRoot, true);
  assert.equal(
    factsOf('<div id="app"><p>Chúng tôi bán cà phê rang xay nguyên chất tại Huế</p></div>').appRoot,
    false,
  );
});

test('links and subresources are made absolute through base, active and passive as Mixed Content has it', () => {
  const facts = factsOf(
    `<base href="http://cdn.quan.vn/v1/"><link rel=stylesheet href=a.css><script src="b.js"></script><img src=c.png srcset="d.png 1x, e.png 2x">
     <iframe src="//www.youtube.com/embed/x"></iframe><video src=f.mp4 poster=g.jpg></video><link rel=icon href=/i.ico>
     <picture><source srcset=h.webp><img src=data:image/png;base64,AA data-src=j.png></picture><div style="background:url('k.jpg')"></div><a href=trang>x</a>`,
  );
  assert.deepEqual(
    facts.subresources.map((each) => `${each.active ? 'active' : 'passive'} ${each.kind} ${each.url}`),
    [
      'active stylesheet http://cdn.quan.vn/v1/a.css',
      'active script http://cdn.quan.vn/v1/b.js',
      'passive image http://cdn.quan.vn/v1/c.png',
      'active image-set http://cdn.quan.vn/v1/d.png',
      'active frame http://www.youtube.com/embed/x',
      'passive video http://cdn.quan.vn/v1/f.mp4',
      'passive image http://cdn.quan.vn/v1/g.jpg',
      'passive image http://cdn.quan.vn/i.ico',
      'active image-set http://cdn.quan.vn/v1/h.webp',
      'passive image http://cdn.quan.vn/v1/k.jpg',
    ],
  );
  assert.deepEqual(facts.scripts, ['http://cdn.quan.vn/v1/b.js']);
  assert.deepEqual(
    facts.images.map((image) => image.url),
    ['http://cdn.quan.vn/v1/c.png', 'http://cdn.quan.vn/v1/j.png'],
  );
  assert.equal(facts.links[0]?.url, 'http://cdn.quan.vn/v1/trang');
  assert.equal(facts.internalPages, 1);
});

test('two names in different zones under .vn are not one site', () => {
  const facts = factsOf(
    '<a href="//kho.on.vn/">a</a><a href="//quan.on.vn/gia">b</a>',
    'https://quan.on.vn/',
  );
  assert.deepEqual(facts.externalDomains, ['kho.on.vn']);
  assert.equal(facts.internalPages, 1);
});

test('forms keep where they send and what they ask; a password field without a form counts as one', () => {
  const facts = factsOf(
    '<form action="/dang-nhap" method=POST><input name=u><input type=password name=p><select name=t></select></form>',
  );
  assert.deepEqual(facts.forms, [
    {
      action: 'https://quan.vn/dang-nhap',
      method: 'post',
      fields: [
        { type: 'text', name: 'u' },
        { type: 'password', name: 'p' },
        { type: 'select', name: 't' },
      ],
    },
  ]);
  assert.equal(factsOf('<input type=search><input type=password>').forms.length, 1);
  assert.equal(factsOf('<input type=search>').forms.length, 0);
});

test('meta refresh is read in the spellings that browsers read', () => {
  const refresh = (content: string) =>
    factsOf(`<meta http-equiv="Refresh" content="${content}">`).metaRefresh;
  assert.deepEqual(refresh('0;url=/moi'), { seconds: 0, url: 'https://quan.vn/moi' });
  assert.deepEqual(refresh("5; URL = 'https://www.facebook.com/moc'"), {
    seconds: 5,
    url: 'https://www.facebook.com/moc',
  });
  assert.deepEqual(refresh('3 /x'), { seconds: 3, url: 'https://quan.vn/x' });
  assert.deepEqual(refresh('300'), { seconds: 300, url: 'https://quan.vn/' });
  assert.equal(refresh('0;url=javascript:alert(1)'), null);
  assert.equal(refresh('sớm'), null);
  assert.equal(
    factsOf('<noscript><meta http-equiv=refresh content="0;url=/x"></noscript>').metaRefresh,
    null,
  );
});

test('Vietnamese pages are read in every encoding they come in', () => {
  const html = '<meta charset="$"><p>Cà phê Đắk Lắk – phở, tiếng Việt</p>';
  const expected = 'Cà phê Đắk Lắk – phở, tiếng Việt';
  const utf8 = Buffer.from(html.replace('$', 'utf-8'));
  assert.equal(factsOf(utf8).text, expected);
  assert.equal(
    factsOf(Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(html, 'utf-16le')])).text,
    expected,
  );
  assert.equal(
    factsOf(Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(html, 'utf-16be')])).text,
    expected,
  );
  // windows-1258 has no precomposed ế: letters with circumflex and a combining tone, as the encoding prescribes.
  const legacy = Buffer.from('<p>ti\xea\xecng Vi\xea\xf2t</p>', 'latin1');
  assert.equal(factsOf(legacy, 'https://quan.vn/', 'text/html; charset=windows-1258').text, 'tiếng Việt');
  assert.equal(factsOf(legacy).text, 'tiếng Việt');
  assert.equal(
    factsOf(iconv.encode('<p>tiếng Việt</p>', 'viscii'), 'https://quan.vn/', 'text/html; charset=VISCII')
      .text,
    'tiếng Việt',
  );
  assert.equal(factsOf(utf8, 'https://quan.vn/', 'text/html; charset=khong-co').charset, 'utf-8');
});

test('a page cut into single bytes reads the same as in one piece', () => {
  const html = Buffer.from(
    '<title>Phở</title><h1>Phở bò</h1><a href="/gi%C3%A1">Giá &amp; chỗ</a><p>Sáu mươi nghìn đồng</p>'.repeat(
      60,
    ),
  );
  const whole = factsOf(html);
  const extractor = createPageExtractor({ url: 'https://quan.vn/', contentType: 'text/html' });
  for (let at = 0; at < html.length; at++) extractor.write(html.subarray(at, at + 1));
  assert.deepEqual(extractor.end().facts, whole);
});

test('every bound of the facts holds on a page without end', () => {
  const part =
    '<h1>một</h1><a href="https://x$.vn/$">liên kết</a><img src="/$.png"><script>let x = 1;</script><form><input name=x></form><p hidden>ẩn giấu</p><footer>chân trang</footer><iframe src="/$"></iframe><script type="application/ld+json">{"a":"bcdefghijklmnopqrstuvwxyz"}</script>';
  let html = '';
  for (let at = 0; html.length < 900_000; at++) html += part.replaceAll('$', String(at));
  const facts = factsOf(html);
  assert.equal(facts.text.length, 20_000);
  assert.ok(facts.words > 12_000);
  assert.equal(facts.links.length, 300);
  assert.equal(facts.images.length, 100);
  assert.equal(facts.subresources.length, 300);
  assert.equal(facts.forms.length, 30);
  assert.equal(facts.h1.length, 20);
  assert.equal(facts.externalDomains.length, 100);
  assert.ok(facts.hiddenText.length <= 4_000 && facts.footerText.length <= 4_000);
  assert.ok(facts.inlineScripts.join('').length <= 16_000 && facts.jsonLd.join('').length <= 8_000);
});

test('elements nested without end, and text after them, are read', { timeout: 10_000 }, () => {
  const facts = factsOf(`${'<b>'.repeat(80_000)}${'</i>'.repeat(60_000)}<p>hết</p>`);
  assert.equal(facts.text, 'hết');
});

test('no bytes at all, no sense at all: facts come back all the same', { timeout: 30_000 }, () => {
  assert.equal(factsOf('').words, 0);
  assert.equal(factsOf('<p>x</p>', 'không phải địa chỉ', '').text, 'x');
  const pieces = fc.constantFrom(
    '<',
    '>',
    '</',
    '<a href="',
    '<a href=//[',
    '"',
    "'",
    '<p hidden',
    '<style>',
    '.a{',
    '}',
    '</style>',
    '<script',
    '</script>',
    '<svg>',
    '<!--',
    '-->',
    '<meta http-equiv=refresh content=',
    '<base href=',
    '<form',
    '<title>',
    '&#x110000;',
    '&amp',
    '\u0000',
    '\ud800',
    ' __proto__=1 ',
    '<constructor>',
    '<noscript>',
    'ệ',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }),
      fc.uint8Array({ maxLength: 200 }),
      (parts, tail) => {
        const facts = factsOf(Buffer.concat([Buffer.from(parts.join('')), tail]));
        return facts.words >= 0 && JSON.stringify(facts).length < 400_000;
      },
    ),
    { seed: 8, numRuns: 500 },
  );
});

test('combining marks without end and sheets without number are read at once', { timeout: 5_000 }, () => {
  const marks = factsOf(`<p>Phở${'\u0323\u0301'.repeat(100_000)} bò</p>`);
  assert.equal(marks.words, 2);
  assert.equal(marks.text.length, 36);
  const sheets = factsOf(`${'<style>.a{}</style>'.repeat(20_000)}<p class=b>Bún</p>`);
  assert.equal(sheets.text, 'Bún');
});
