/**
 * Pages that lie close to a rule and must not fall under it: what the rules of placeholders and flags leave alone.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationShowing } from '../../testing/pages.ts';
import { decideFlags } from '../flags.ts';
import { decideState } from '../state.ts';

const shop =
  '<p>Quán nằm ở số 5 phố Hàng Than, bán chả cá, bún thang và xôi vò từ sáu giờ sáng đến hai giờ chiều, nghỉ thứ hai.</p>';

const stateOf = (html: string) => decideState(observationShowing(html)).state;
const flagsOf = (html: string) => decideFlags(observationShowing(html)).map(({ flag }) => flag);

test('a shop that closes for a while is not suspended', () => {
  assert.equal(
    stateOf(
      `<title>Quán Mộc</title><h1>Cửa hàng tạm ngưng nghỉ Tết</h1>${shop}<p>Cửa hàng tạm ngưng bán đến mồng sáu.</p>`,
    ),
    'small_page',
  );
});

test('an article that asks when names are suspended is not suspended', () => {
  const answer = '<p>Tên miền bị tạm ngừng khi chủ tên miền không gia hạn đúng hạn.</p>';
  assert.equal(stateOf(`<title>Vì sao tên miền bị tạm ngừng?</title>${answer}${shop}`), 'small_page');
  assert.equal(stateOf(`<title>Tên miền bị tạm ngừng</title>${answer}${shop}`), 'suspended');
});

test('a page of a car park is not parked', () => {
  assert.equal(
    stateOf('<title>Bãi xe</title><div id="root"></div><script src="/js/parking.js"></script>'),
    'script_app',
  );
  assert.equal(stateOf(`<h1>Bãi giữ xe</h1><p>Xe ô tô đang được đỗ ở tầng hai.</p>${shop}`), 'small_page');
});

test('a page about parked names, longer than a notice, is not parked', () => {
  const article = 'Trước khi mua lại tên miền cũ nên xem lịch sử của nó trong nhiều năm. '.repeat(5);
  assert.equal(stateOf(`<p>The old owner wrote: this domain is parked.</p><p>${article}</p>`), 'small_page');
});

test('a company that builds websites is not under construction', () => {
  const work =
    '我们为胡志明市的餐厅和商店设计网站，价格合理，三天交付，欢迎来电咨询，也提供域名注册和主机服务。';
  assert.equal(stateOf(`<title>网站建设公司</title><h1>网站建设与维护</h1><p>${work}`), 'small_page');
  assert.equal(stateOf(`<title>网站建设中</title><h1>网站建设中</h1><p>${work}`), 'under_construction');
});

test('the textbook ways of loading Google Analytics and jQuery are no malware', () => {
  const analytics = `<script>document.write(unescape("%3Cscript src='" + host + "google-analytics.com/ga.js' type='text/javascript'%3E%3C/script%3E"));</script>`;
  const fallback = `<script>window.jQuery || document.write(unescape('%3Cscript src="/js/jquery.js"%3E%3C/script%3E'))</script>`;
  assert.deepEqual(flagsOf(shop + analytics + fallback), []);
});

test('an element spelt in codes, or a written frame nobody sees, is malware', () => {
  const spelt = `<script>document.write(unescape("%3C%73%63%72%69%70%74%20%73%72%63=//x.example/a.js%3E"))</script>`;
  const frame = `<script>document.write(unescape("%3Ciframe src=//x.example/ width=1 height=1%3E"))</script>`;
  assert.deepEqual(flagsOf(shop + spelt), ['malware_script']);
  assert.deepEqual(flagsOf(shop + frame), ['malware_script']);
});

test('a marquee that can be read hides nothing', () => {
  const links =
    '<a href="https://a.example.com/">nhà cái</a> <a href="https://b.example.net/">tài xỉu</a> <a href="https://c.example.org/">nổ hũ</a>';
  assert.deepEqual(flagsOf(`${shop}<marquee width="1" height="1">${links}</marquee>`), ['injected']);
  assert.deepEqual(
    flagsOf(`${shop}<marquee width="100%">Khai giảng lớp cờ vua, nói không với nhà cái</marquee>`),
    [],
  );
});

test('a comment below a shop cannot make it a defaced page', () => {
  const comment = '<p>Khách viết: hacked by Ghost Team, greetz to all</p>';
  assert.deepEqual(flagsOf(shop.repeat(6) + comment), []);
  assert.deepEqual(flagsOf(`<p>hacked by Ghost Team, greetz to all</p>${shop}`), ['defaced']);
});
