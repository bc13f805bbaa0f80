import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JudgeContext } from '../check.ts';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said } from '../testing/web-checks.ts';
import { isEnterpriseCode, shownCodes } from './shared-duties-code.ts';
import { enterpriseCode } from './v02-enterprise-code.ts';

function withFooter(footerText: string) {
  const observation = observationOf();
  Object.assign(observation.web.page!.facts!, { footerText, text: `Quán cà phê bên hồ. ${footerText}` });
  return observation;
}
const judged = (footer: string, context?: JudgeContext) => said(enterpriseCode, withFooter(footer), context);

test('published codes of two firms have the right check digit', () => {
  assert.equal(isEnterpriseCode('0100109106'), true);
  assert.equal(isEnterpriseCode('0402230476'), true);
  assert.equal(isEnterpriseCode('0100109106001'), true);
  assert.equal(isEnterpriseCode('0100109106000'), false);
  assert.equal(isEnterpriseCode('0100109107'), false);
  assert.equal(isEnterpriseCode('0100000000'), false);
});

test('a right code passes, a mistyped one fails, none does not apply', () => {
  assert.equal(judged('Mã số thuế: 0100109106'), 'pass');
  assert.equal(judged('MST 0100109106-001'), 'pass');
  assert.equal(judged('Mã số doanh nghiệp: 0100109160'), 'fail wrong-check-digit');
  assert.equal(judged('Điện thoại 0912345678'), 'not-applicable no-code-shown');
});

test('the code is compared with the holder where the registry tells it', () => {
  const holder = { holder: { enterpriseCode: '0100109106' } };
  assert.equal(judged('MSDN: 0100109106-001', holder), 'pass');
  assert.equal(judged('MSDN: 0402230476', holder), 'warn code-of-another');
});

test('a personal code of twelve digits is masked and not scored', () => {
  const outcome = outcomeOf(enterpriseCode, withFooter('Mã số hộ kinh doanh: 033177011448'));
  assert.deepEqual(outcome, {
    verdict: 'info',
    reason: 'personal-code',
    evidence: { codes: ['033*******48'] },
  });
});

test('codes are read behind their label in the ways people write them', () => {
  const digits = (text: string) => shownCodes(text).map((code) => code.digits);
  assert.deepEqual(digits('MST/MSDN: 0100109106'), ['0100109106']);
  assert.deepEqual(digits('Ma so thue 0100 109 106'), ['0100109106']);
  assert.deepEqual(digits('Giấy chứng nhận đăng ký doanh nghiệp số 0100109106 do Sở cấp'), ['0100109106']);
  assert.deepEqual(digits('GCNĐKDN số: 0100109106 – ĐT 0912345678'), ['0100109106']);
  assert.deepEqual(digits('MST: 0100109106 - 091 234 5678'), ['0100109106']);
  assert.deepEqual(digits('Tax code: 0100109106'), ['0100109106']);
  assert.deepEqual(digits('Nhập mã số thuế của bạn. Hotline 0912345678'), []);
  assert.deepEqual(digits('Giấy phép số 123/GP-STTTT'), []);
});
