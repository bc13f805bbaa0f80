import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageFacts } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { operatorAddress, operatorContact, operatorName } from './shared-duties-operator.ts';
import { operatorNamed } from './v01-operator-named.ts';

/** `name pass`, `address warn no-address` …; one line for a check that ends early. */
function partsOf(change: Partial<PageFacts>, observation = observationOf()): string[] {
  Object.assign(observation.web.page!.facts!, change);
  return [operatorNamed.judge(observation, {})]
    .flat()
    .map((one) => [one.part, one.verdict, 'reason' in one ? one.reason : null].filter(Boolean).join(' '));
}

/** Prose that names nobody, long enough to be a page. */
const anonymousText = 'Ở đây có cà phê ngon, chỗ ngồi thoáng, nhạc nhẹ và bánh nóng mỗi sáng. '.repeat(6);
const nothing = { text: anonymousText, footerText: '', tels: [], mailtos: [] };

test('a page with operator, address and telephone in its footer passes in all three parts', () => {
  assert.deepEqual(partsOf({}), ['name pass', 'address pass', 'contact pass']);
});

test('what is missing is warned of, part by part', () => {
  const footerText = 'Hộ kinh doanh Trà Sáng. Điện thoại: 0229 123 4567';
  assert.deepEqual(partsOf({ ...nothing, footerText }), [
    'name pass',
    'address warn no-address',
    'contact pass',
  ]);
  assert.deepEqual(partsOf({ ...nothing, footerText: 'Đ/c: 12 đường Hồ Sen, phường Hoa Lư' }), [
    'name warn no-name',
    'address pass',
    'contact warn no-contact',
  ]);
});

test('a page without name, address and contact is anonymous', () => {
  assert.deepEqual(partsOf(nothing), [
    'name fail anonymous',
    'address fail anonymous',
    'contact fail anonymous',
  ]);
});

test('the contact page counts', () => {
  const observation = observationOf();
  const page = structuredClone(observation.web.page!);
  observation.web.contactPage = { ...page, url: 'https://example.vn/lien-he' };
  assert.deepEqual(partsOf(nothing, observation), ['name pass', 'address pass', 'contact pass']);
});

test('a page that broke off before its footer is not called anonymous', () => {
  const observation = observationOf();
  observation.web.page!.body.fault = 'reset';
  assert.deepEqual(partsOf(nothing, observation), ['not-measured reset']);
});

test('evidence never holds a whole telephone number or mailbox', () => {
  const text = JSON.stringify(operatorNamed.judge(observationOf(), {}));
  assert.doesNotMatch(text, /1234567|123 4567|chao@/);
  assert.match(text, /022\*{6}67/);
});

test('a page of somebody else, or behind a challenge, owes nothing', () => {
  const elsewhere = observationOf();
  elsewhere.web.page!.url = 'https://www.facebook.com/trasang';
  assert.match(partsOf({}, elsewhere)[0]!, /^not-applicable foreign-page$/);
  const closed = observationOf();
  closed.web.page!.status = 403;
  closed.web.page!.headers.push(['cf-mitigated', 'challenge']);
  assert.deepEqual(partsOf({}, closed), ['not-measured challenge']);
  const parked = observationOf();
  const text = 'This domain is for sale! Buy this domain. Tên miền này đang được rao bán, liên hệ để mua.';
  assert.deepEqual(partsOf({ text, title: 'example.vn is for sale', words: 18 }, parked), [
    'not-applicable placeholder',
  ]);
});

test('names of operators are found by legal form, label or English form', () => {
  assert.match(operatorName('© 2026. CÔNG TY TNHH MTV GỐM BÁT TRÀNG') ?? '', /^CÔNG TY/);
  assert.match(operatorName('Hop tac xa Rau sach Moc Chau') ?? '', /^Hop tac xa/);
  assert.match(operatorName('Chịu trách nhiệm nội dung: Bà Trần Thị Mai') ?? '', /^Chịu/);
  assert.match(operatorName('Chủ quán: anh Nguyễn Văn Nam') ?? '', /^Chủ quán/);
  assert.match(operatorName('Operated by Sunrise Resort Co., Ltd') ?? '', /Sunrise/);
  assert.match(operatorName('Trường Tiểu học Kim Đồng') ?? '', /^Trường/);
  assert.match(operatorName('Xin chào, tôi là Lê Minh Anh, sinh viên') ?? '', /^tôi|^Tôi/);
  assert.match(operatorName('Ủy ban nhân dân xã Đông Sơn') ?? '', /^Ủy ban/);
  assert.match(operatorName('Trung tâm tiếng Hàn Ánh Dương') ?? '', /^Trung tâm/);
  assert.match(operatorName('Văn phòng luật sư Minh Khang') ?? '', /^Văn phòng/);
  assert.equal(operatorName('Xe chạy từ trung tâm thành phố Vinh'), null);
  assert.equal(operatorName('Công ty nào cũng cần khách, chủ quán thì bận'), null);
  assert.equal(operatorName('Quán mở cửa mỗi ngày từ sáng'), null);
});

test('a person named right before a place or number is an operator, one greeted in passing is not', () => {
  assert.equal(
    operatorName('Quán phở. Bà Trần Thị Sáu, 12 đường Trần Phú, phường Lộc Thọ'),
    'Bà Trần Thị Sáu, 12 đường Trần Phú, phường Lộc Thọ',
  );
  assert.notEqual(operatorName('Ông Lê Văn Tám – ĐT: 0912 345 678'), null);
  assert.equal(operatorName('Cảm ơn bà Trần Thị Sáu đã ghé quán.'), null);
});

test('addresses are found by label or by two parts that follow each other', () => {
  for (const text of [
    'Địa chỉ: Số 12 đường Hồ Sen, phường Hoa Lư, tỉnh Ninh Bình',
    'Dia chi: 45 Tran Phu, phuong Hai Chau, Da Nang',
    'Thôn Đông, xã Quảng Phú, tỉnh Bắc Ninh',
    '128/5 đường Nguyễn Trãi, phường Bến Thành',
    'Address: 23 Tran Hung Dao Street, An Thoi, Phu Quoc',
    'xã Tân Cương, tỉnh Thái Nguyên',
    'Ngõ 102 phố Khương Trung, Hà Nội',
    '27 đường Thái Phiên',
    '22 Ma May Street, Hoan Kiem ward, Hanoi',
    'Hoa Phu industrial zone, Dak Lak Province',
  ]) {
    assert.notEqual(operatorAddress(text), null, text);
  }
  assert.equal(operatorAddress('Địa chỉ email: quan@example.vn'), null);
  assert.equal(operatorAddress('Có 2 đường vào bản, đường nào cũng đẹp'), null);
  assert.equal(operatorAddress('Quán nằm ở khu phố cổ, rất dễ tìm'), null);
});

test('telephone numbers and mailboxes are told from other numbers', () => {
  assert.equal(operatorContact('Gọi 0912.345.678 nhé', [], []), '091*****78');
  assert.equal(operatorContact('Tel: (+84) 24 3825 1234', [], []), '024******34');
  assert.equal(operatorContact('Tổng đài 1900 1234', [], []), '1900 1234');
  assert.equal(operatorContact('', [], ['chao@example.vn']), 'c***@example.vn');
  assert.equal(operatorContact('Giá 1.250.000 đồng, STK 19031234567890', [], []), null);
});
