import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vietnameseLetters } from './letters.ts';
import { renderNameFinding, sourceOfNameRule } from './name-rule-words.ts';
import { checkNameRules } from './name-rules.ts';
import { zoneSources } from './sources.ts';

const today = '2026-11-26';
const check = (name: string, zone: string, on = today) =>
  checkNameRules(name, zone, on).map(({ rule, severity }) => `${rule} ${severity}`);

test('ordinary names break no rule', () => {
  for (const [name, zone] of [
    ['cafebalo', 'biz.vn'],
    ['CafeBalo.biz.vn', 'biz.vn'],
    ['a', 'id.vn'],
    ['24h-thai-nguyen', 'vn'],
    ['tiền.vn', 'vn'],
    ['quán-phở', 'vn'],
    ['xn--tin-hkz.vn', 'vn'],
  ] as const) {
    assert.deepEqual(check(name, zone), [], name);
  }
});

test('there are 67 Vietnamese letters beside a–z', () => {
  assert.equal(vietnameseLetters.size, 67);
  for (const letter of ['đ', 'ằ', 'ỗ', 'ợ', 'ự', 'ỹ', 'ế']) assert.ok(vietnameseLetters.has(letter), letter);
});

test('other letters and signs are named', () => {
  assert.deepEqual(checkNameRules('café_balo!', 'biz.vn', today), [
    { rule: 'characters', severity: 'refused', about: '_ !' },
    { rule: 'vietnamese-not-here', severity: 'refused', about: 'biz.vn' },
  ]);
  assert.deepEqual(check('münchen', 'vn'), ['characters refused']);
  assert.deepEqual(check('phở 24', 'vn'), ['characters refused']);
});

test('letters in either Unicode form are the same letters', () => {
  assert.deepEqual(check('tiền'.normalize('NFD'), 'vn'), []);
});

test('a hyphen stands neither at an end nor beside another', () => {
  assert.deepEqual(check('-cafe', 'biz.vn'), ['hyphen-edge refused']);
  assert.deepEqual(check('cafe-', 'biz.vn'), ['hyphen-edge refused']);
  assert.deepEqual(check('cafe--balo', 'biz.vn'), ['hyphen-double refused']);
});

test('63 characters are the most, Vietnamese names counted in their xn-- form', () => {
  assert.deepEqual(check('a'.repeat(63), 'biz.vn'), []);
  assert.deepEqual(check('a'.repeat(64), 'biz.vn'), ['too-long refused']);
  assert.deepEqual(check(`phở-${'a'.repeat(50)}`, 'vn'), []);
  assert.deepEqual(check(`phở-${'a'.repeat(56)}`, 'vn'), ['too-long refused']);
  assert.deepEqual(check('phở'.repeat(20), 'vn'), ['too-long refused']);
});

test('one and two characters are auctioned directly under .vn and free to take elsewhere', () => {
  assert.deepEqual(check('ab', 'vn'), ['auction-only refused']);
  assert.deepEqual(check('ab', 'id.vn'), []);
  assert.deepEqual(check('tý', 'vn'), ['vietnamese-short warning']);
});

test('Vietnamese letters stand directly under .vn only; geographic zones are unclear', () => {
  assert.deepEqual(check('quánphở', 'com.vn'), ['vietnamese-not-here refused']);
  assert.deepEqual(check('quánphở', 'thainguyen.vn'), ['vietnamese-perhaps-here warning']);
});

test('a shared zone cannot be registered', () => {
  assert.deepEqual(check('hanoi', 'vn'), ['is-zone refused']);
  assert.deepEqual(check('com.vn', 'vn'), ['is-zone refused']);
  assert.deepEqual(check('on', 'vn'), ['is-zone refused']);
});

test('a zone must exist and be open', () => {
  assert.deepEqual(check('shop', 'on.vn', '2026-02-09'), ['zone-not-open refused']);
  assert.deepEqual(check('shop', 'on.vn', '2026-02-10'), []);
  assert.deepEqual(check('shop', 'shop.vn'), ['zone-unknown refused']);
});

test('a name is one part before its zone', () => {
  assert.deepEqual(check('www.cafebalo.biz.vn', 'biz.vn'), ['below-another refused']);
  assert.deepEqual(check('  ', 'biz.vn'), ['empty refused']);
});

test('what may need a paper is a warning, not a refusal', () => {
  assert.deepEqual(check('nguyenvana', 'name.vn'), ['own-name warning']);
  assert.deepEqual(check('báo-điện-tử-thái-nguyên', 'vn'), ['press-like warning']);
});

test('a finding is a sentence in both languages with a source', () => {
  const [finding] = checkNameRules('cafe--balo', 'biz.vn', today);
  assert.equal(renderNameFinding(finding!, 'vi'), 'Không được có hai dấu gạch nối liền nhau.');
  assert.equal(renderNameFinding(finding!, 'en'), 'Two hyphens may not follow each other.');
  assert.equal(zoneSources[sourceOfNameRule('press-like')].grade, 'inferred');
});
