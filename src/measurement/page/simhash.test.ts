import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectLanguage } from './language.ts';
import { simhashDistance, simhashOf } from './simhash.ts';

const café =
  'Quán cà phê Mộc phục vụ cà phê rang xay nguyên chất, bánh mì và trà trái cây. Mở cửa mỗi ngày từ bảy giờ sáng đến mười giờ tối tại số 12 đường Lê Lợi, thành phố Huế. Đặt bàn qua điện thoại hoặc ghé quán, chúng tôi luôn có chỗ cho bạn bè và gia đình.';

test('the simhash of a text stays the same over time, because it is stored', () => {
  assert.equal(simhashOf(café), 'd14825a218988700');
  assert.equal(simhashOf(''), null);
  assert.equal(simhashOf(' –  … '), null);
});

test('case and punctuation do not change a simhash; a word changes few bits, another text many', () => {
  const own = simhashOf(café) ?? '';
  assert.equal(simhashOf(café.toUpperCase().replaceAll(',', ' ')), own);
  assert.ok(simhashDistance(own, simhashOf(café.replace('bảy giờ', 'tám giờ')) ?? '') <= 12);
  const other =
    'Công ty TNHH Vận tải Minh Phát nhận chở hàng liên tỉnh bằng xe tải và container, báo giá nhanh, có hoá đơn.';
  assert.ok(simhashDistance(own, simhashOf(other) ?? '') >= 20);
  assert.equal(simhashDistance('0000000000000000', 'ffffffffffffffff'), 64);
});

test('the language of a text is recognised from a hundred characters on', () => {
  assert.equal(detectLanguage(café), 'vi');
  assert.equal(
    detectLanguage(
      'We roast our own coffee every morning and serve it with fresh bread. Come and visit us in the old town of Hue.',
    ),
    'en',
  );
  assert.equal(
    detectLanguage('当店は毎朝コーヒー豆を焙煎しています。ご来店をお待ちしております。'.repeat(4)),
    'ja',
  );
  assert.equal(detectLanguage('Quán cà phê'), null);
});
